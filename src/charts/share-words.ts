import { percent } from '../i18n/format.ts';
import { t } from './words.ts';

/**
 * A fraction as a sentence says it: `27 %`, `3.4 %`, `99.6 %`. Never `0 %` of what there is some of, never `100 %` of
 * what is not all.
 */
export function shareWords(fraction: number | null): string {
  if (fraction === null || fraction <= 0 || fraction >= 1) return percent(fraction, 0);
  if (fraction < 0.001) return t('share.tiny');
  if (fraction >= 0.9995) return t('share.nearly-all');
  return percent(fraction, fraction < 0.0995 || fraction >= 0.995 ? 1 : 0);
}

/** The same where the room is small. */
export function shareShort(fraction: number | null): string {
  return fraction !== null && fraction > 0 && fraction < 0.001 ? t('share.tiny.short') : shareWords(fraction);
}

/** Fewer than this, and people are counted rather than given in percent. */
export const FEW = 30;
