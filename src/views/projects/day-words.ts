import { enProjects } from '../../i18n/en-projects.ts';
import { translator } from '../../i18n/translate.ts';
import { daysAgo } from '../start/days-ago.ts';

const t = translator(enProjects);

/** When a project was last open, from the day it is now (milliseconds since 1970). */
export function openedWords(openedAt: number, now: number): string {
  if (openedAt === 0) return t('recent.never');
  const days = daysAgo(openedAt, now);
  const day =
    days === 0
      ? t('recent.today')
      : days === 1
        ? t('recent.yesterday')
        : new Date(openedAt).toLocaleDateString();
  return t('recent.when', { day });
}
