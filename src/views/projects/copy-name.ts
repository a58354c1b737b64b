import { enProjects } from '../../i18n/en-projects.ts';
import { translator } from '../../i18n/translate.ts';

const t = translator(enProjects);

/** A name for a copy that none has yet: `(copy)`, `(copy 2)`, also of a copy. */
export function copyName(name: string, taken: readonly string[]): string {
  const original = name.replace(/ \(copy(?: \d+)?\)$/, '');
  let copy = t('duplicate.name', { name: original });
  for (let number = 2; taken.includes(copy); number++)
    copy = t('duplicate.again', { name: original, number: String(number) });
  return copy;
}
