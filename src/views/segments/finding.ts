import type { AbcResult } from '../../analysis/abc.ts';
import type { AbcXyzResult } from '../../analysis/abc-xyz.ts';
import type { XyzResult } from '../../analysis/xyz.ts';
import { shareWords } from '../../charts/share-words.ts';
import { t } from '../../charts/words.ts';
import { money, number } from '../../i18n/format.ts';

export const ROWS = ['A', 'B', 'C'] as const;
export const COLUMNS = ['X', 'Y', 'Z', 'new'] as const;
export type Measure = 'revenue' | 'margin' | 'purchases';

/** "52 customers buy much and evenly: 7.9 % of revenue". */
export function segmentsFinding(result: AbcXyzResult): string {
  const { customers, share } = result.cells.AX;
  if (result.total.customers === 0) return t('segments.abc.title.none');
  if (customers === 0) return t('segments.title.none');
  return t('segments.title', { count: customers, share: shareWords(share) });
}

export function abcFinding(result: AbcResult): string {
  const { classes } = result;
  const customers = ROWS.reduce((sum, name) => sum + classes[name].customers, 0);
  const revenue = ROWS.reduce((sum, name) => sum + classes[name].revenue, 0);
  if (customers === 0 || revenue <= 0) return t('segments.abc.title.none');
  return t('segments.abc.title', {
    share: shareWords(classes.A.customers / customers),
    revenue: shareWords(classes.A.revenue / revenue),
  });
}

export function xyzFinding(result: XyzResult): string {
  const { classes } = result;
  const customers = COLUMNS.reduce((sum, name) => sum + classes[name].customers, 0);
  if (customers === 0) return t('segments.xyz.title.none');
  return t('segments.xyz.title', { share: shareWords(classes.X.customers / customers) });
}

/** What is said of equal customers on both sides of a cut. */
export function tieNotes(result: AbcResult, measure: Measure): string[] {
  return result.tied.map((tie) =>
    t('segments.tied', {
      count: tie.customers,
      measure: t(`in.${measure}`),
      value: measure === 'purchases' ? number(tie.value) : money(tie.value),
      cut: tie.cut,
    }),
  );
}
