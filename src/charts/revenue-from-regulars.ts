import type { LineOfBusiness } from '../analysis/lines-of-business.ts';
import { moneyRounded, number, percent } from '../i18n/format.ts';
import type { Look } from './look.ts';
import { ordinal, tooltip } from './marks.ts';
import { shareShort } from './share-words.ts';
import { layered, type Spec } from './spec.ts';
import { t } from './words.ts';

/** What each line of business brings: from regulars, the rest, and the regulars' share behind the bar. */
export function revenueFromRegulars(
  rows: readonly LineOfBusiness[],
  nameOf: (row: LineOfBusiness) => string,
  look: Look,
  rowHeight: number,
): Spec {
  // The first row of the twin is that of everything.
  const drawn = rows.map((row, place) => {
    // A value that lost money has no bar; what regulars bring may be more than what is left in all.
    const total = Math.max(0, row.totalRevenue);
    const regulars = Math.min(total, Math.max(0, row.regularsRevenue));
    return {
      pick: place + 1,
      name: nameOf(row),
      heading: nameOf(row),
      regulars,
      total,
      label: shareShort(row.regularsShare),
      revenue: moneyRounded(row.totalRevenue),
      fromRegulars: `${moneyRounded(row.regularsRevenue)} (${percent(row.regularsShare)})`,
      customers: number(row.customers),
    };
  });
  const y = ordinal(
    'name',
    drawn.map((row) => row.name),
    { title: null, labelColor: look.ink, labelLimit: 150, labelPadding: 10 },
  );
  const most = drawn.reduce((top, row) => Math.max(top, row.total), 0);
  const x = {
    type: 'quantitative',
    title: null,
    axis: null,
    scale: { domain: [0, most > 0 ? most * 1.22 : 1], nice: false },
  };
  const told = tooltip([
    ['revenue', t('measure.revenue')],
    ['fromRegulars', t('breakdown.regulars')],
    ['customers', t('customers')],
  ]);
  const bar = { type: 'bar', height: { band: 0.62 } };
  return layered(Math.max(1, drawn.length) * rowHeight, drawn, [
    {
      mark: { ...bar, color: look.lineStrong, cornerRadiusEnd: 2 },
      encoding: { x: { ...x, field: 'total' }, y, tooltip: told },
    },
    {
      data: { values: drawn.map((row) => ({ ...row, pickColumn: 4 })) },
      mark: { ...bar, color: look.accent },
      encoding: { x: { ...x, field: 'regulars' }, y, tooltip: told },
    },
    {
      mark: { type: 'text', align: 'left', dx: 6, color: look.ink, fontWeight: 600, tooltip: null },
      encoding: { x: { ...x, field: 'total' }, y, text: { field: 'label', type: 'nominal' } },
    },
  ]);
}
