import type { FirstPurchaseGroup, FirstPurchasesResult } from '../../analysis/first-purchases.ts';
import type { LineOfBusiness, LinesOfBusinessResult } from '../../analysis/lines-of-business.ts';
import { FEW, shareWords } from '../../charts/share-words.ts';
import { t } from '../../charts/words.ts';
import { moneyRounded, number } from '../../i18n/format.ts';

export const valueName = (name: string) => (name === '' ? t('blank') : name);

export function businessName(row: LineOfBusiness): string {
  return row.pooled > 0 ? t('breakdown.pooled', { count: row.pooled }) : valueName(row.name);
}

/** Rows that weigh something: a hundredth of the revenue at least, else a finding would be about crumbs. */
const WEIGHS = 0.01;

/** "Regulars bring 95 % of the revenue of Doors, 10 % of that of Offcuts". */
export function breakdownFinding({ rows, by }: LinesOfBusinessResult): string {
  if (by === '' || rows.length === 0) return t('breakdown.title.none');
  const known = rows.filter((row) => row.pooled === 0 && row.regularsShare !== null);
  const weighty = known.filter((row) => (row.share ?? 0) >= WEIGHS && row.customers >= FEW);
  const told = weighty.length > 1 ? weighty : known;
  const ranked = [...told].sort((a, b) => (b.regularsShare ?? 0) - (a.regularsShare ?? 0));
  const best = ranked[0];
  const least = ranked.at(-1);
  if (!best || !least) return t('breakdown.title.none');
  const high = shareWords(best.regularsShare);
  if (best === least || best.regularsShare === least.regularsShare)
    return t('breakdown.title.one', { high, best: businessName(best) });
  return t('breakdown.title', {
    high,
    best: businessName(best),
    low: shareWords(least.regularsShare),
    least: businessName(least),
  });
}

export function groupName(by: string, group: FirstPurchaseGroup): string {
  if (by !== 'size') return valueName(group.name);
  const { least, most } = group;
  // Bands of cents would all read alike without them.
  const write = (value: number | null) =>
    most !== null && most < 10 ? number(value, 2) : moneyRounded(value);
  return write(least) === write(most)
    ? t('first.size.one', { least: write(least) })
    : t('first.size', { least: write(least), most: write(most) });
}

/** "Tea: 61 % come back within 90 days of the first purchase; Mugs: 22 %". */
export function firstFinding(result: FirstPurchasesResult): string {
  const days = number(result.days);
  const told = result.groups.filter((group) => group.lived >= FEW && group.within !== null);
  const ranked = [...told].sort((a, b) => (b.within ?? 0) - (a.within ?? 0));
  const best = ranked[0];
  const least = ranked.at(-1);
  if (best && least && best.within !== least.within) {
    return t('first.title', {
      best: groupName(result.by, best),
      least: groupName(result.by, least),
      days,
      high: shareWords(best.within),
      low: shareWords(least.within),
    });
  }
  const { within } = result.all;
  return within === null ? t('first.title.none') : t('first.title.one', { high: shareWords(within), days });
}
