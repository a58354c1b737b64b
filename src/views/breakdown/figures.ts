import type { FirstPurchaseGroup, FirstPurchasesResult } from '../../analysis/first-purchases.ts';
import type { LineOfBusiness, LinesOfBusinessResult } from '../../analysis/lines-of-business.ts';
import { t } from '../../charts/words.ts';
import { narrowed, type CustomerClause, type CustomerFigure, type Selection } from '../../model/selection.ts';
import type { PickedFigure } from '../../session/open-figure.ts';
import { CUSTOMERS, linesWith, not } from '../open-rows/clauses.ts';
import { inClass } from '../segments/clauses.ts';
import { businessName, groupName } from './finding.ts';

/** Of the table of lines of business, by the id of its column. */
export function businessFigure(
  result: LinesOfBusinessResult,
  row: LineOfBusiness,
  id: string,
): PickedFigure | null {
  const isAll = row === result.all;
  const title = isAll ? t('breakdown.all') : businessName(row);
  const lines = isAll ? [] : [linesOf(result, row)];
  switch (id) {
    case 'name':
      return null;
    case 'revenue':
    case 'share':
      return { title, where: lines, of: 'lines', sum: row.totalRevenue };
    case 'regulars':
      return {
        title: `${title}: ${t('breakdown.regulars')}`,
        // On the ladder of the whole business, whatever of it they bought.
        where: [...lines, inClass('ladder', ['regular', 'adherent', 'advocate'], {})],
        of: 'customers',
        count: row.regulars,
        sum: row.regularsRevenue,
      };
    default:
      return { title, where: isAll ? [CUSTOMERS] : lines, of: 'customers', count: row.customers };
  }
}

function linesOf({ by, rows }: LinesOfBusinessResult, row: LineOfBusiness) {
  if (row.pooled === 0) return linesWith(by, [row.name]);
  return not(linesWith(by, rows.flatMap((one) => (one.pooled === 0 ? [one.name] : [])))); // prettier-ignore
}

const inRange = (figure: CustomerFigure, from: number | null, to: number | null): CustomerClause => ({
  about: 'customers',
  kind: 'figure',
  figure,
  from,
  to,
});

/**
 * Of the table of first purchases, by the id of its column. `selection` is that of the view: what a first purchase holds is asked of first purchases alone.
 */
export function firstFigure(
  result: FirstPurchasesResult,
  group: FirstPurchaseGroup,
  id: string,
  days: { readonly from?: number; readonly completeThrough: number },
  selection: Selection,
): PickedFigure | null {
  const isAll = group === result.all;
  const title = isAll ? t('first.all') : groupName(result.by, group);
  const known = inRange('sinceAcquired', 0, 0);
  const like: Selection = isAll
    ? [known]
    : result.by === 'size'
      ? [known, inRange('firstAmount', group.least, group.most)]
      : [
          known,
          {
            about: 'customers',
            kind: 'bought',
            attribute: result.by,
            values: [group.name],
            butNot: [],
            among: narrowed(selection, [{ about: 'orders', kind: 'number', from: 1, to: 1 }]),
          },
        ];
  const lived = inRange('first', null, days.completeThrough - result.days);
  const figure = (where: Selection, count: number): PickedFigure => ({
    title,
    where,
    of: 'customers',
    count,
  });
  switch (id) {
    case 'customers':
    case 'worth':
      return figure(like, group.customers);
    case 'within':
      return figure([...like, lived, inRange('secondAfter', 0, result.days)], group.cameWithin);
    case 'interval':
      return figure([...like, lived], group.lived);
    case 'ever':
    case 'median':
      return figure([...like, inRange('secondAfter', 0, null)], group.cameEver);
    default:
      return null;
  }
}
