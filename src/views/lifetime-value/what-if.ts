import type { Lever, LeverValues, WhatIfResult } from '../../analysis/what-if.ts';
import { t } from '../../charts/words.ts';
import { number, percent } from '../../i18n/format.ts';
import { factorWords, valueWords } from './finding.ts';

export const LEVER_NAMES = ['S', 'C', 'P', 'T', 'crr'] as const satisfies readonly Lever[];

/** A lever's value as it is written everywhere. */
export function leverWords(lever: Lever, value: number | null): string {
  return lever === 'crr' ? percent(value) : factorWords(lever, value);
}

/** "+10 %", "−3 points"; "0 %" where nothing is changed. */
export function changeWords(change: number, unit: 'share' | 'points' = 'share'): string {
  const rounded = Math.round(Math.abs(change) * 1000) / 10;
  const sign = rounded === 0 ? '' : change > 0 ? '+' : '−';
  return unit === 'share'
    ? `${sign}${percent(rounded / 100, Number.isInteger(rounded) ? 0 : 1)}`
    : `${sign}${number(rounded)} ${t('whatif.points')}`;
}

/** What the levers make of it in a sentence. */
export function whatIfFinding({ observed, changed }: WhatIfResult): string {
  if (!observed || !changed) return t('whatif.title.none');
  const change = changed.ltv / observed.ltv - 1;
  if (Math.abs(change) < 0.0005) return t('whatif.title', { gain: valueWords(observed.ltv * 0.1) });
  const params = {
    changed: valueWords(changed.ltv),
    observed: valueWords(observed.ltv),
    change: changeWords(Math.abs(change)).replace('+', ''),
  };
  return change > 0 ? t('whatif.title.up', params) : t('whatif.title.down', params);
}

/** Which lever weighs most; the four factors weigh alike, unless the margin rate is at its end. */
export function tornadoFinding({ tornado, observed }: WhatIfResult): string {
  const width = (of: WhatIfResult['tornado'][number] | undefined) =>
    of && observed ? Math.round(((of.high.ltv - of.low.ltv) / observed.ltv) * 1e6) : 0;
  const [widest] = tornado;
  if (!widest) return t('whatif.title.none');
  const crr = tornado.find(({ lever }) => lever === 'crr');
  if (widest.lever === 'crr') return t('whatif.tornado.title', { lever: t('whatif.lever.crr') });
  return crr
    ? t('whatif.tornado.title.same', {
        less: width(crr) < width(widest) ? t('whatif.tornado.less') : t('whatif.tornado.more'),
      })
    : t('whatif.tornado.title', { lever: t(`whatif.lever.${widest.lever}`) });
}

/** How far a value sought lies from what was observed: a share of it, of retention in points. */
export function soughtChange(lever: Lever, value: number, observed: LeverValues): string {
  const from = observed[lever];
  if (from === null) return percent(null);
  return lever === 'crr' ? changeWords(value - from, 'points') : changeWords(value / from - 1);
}
