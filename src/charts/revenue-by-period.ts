import type { TotalsResult } from '../analysis/totals.ts';
import { COMPACT } from './axis-format.ts';
import { moneyRounded, number, period } from '../i18n/format.ts';
import type { Look } from './look.ts';
import { HATCH, hoverColumns, ordinal, PERIOD_AXIS } from './marks.ts';
import { layered, type Spec } from './spec.ts';
import { evenly, MOST_POINTS } from './thin.ts';
import { twin, type Twin } from './twin.ts';
import { t } from './words.ts';

type Periods = TotalsResult['byPeriod'];

/** Revenue of every period; a period that is not over is hatched. */
export function revenueByPeriod(periods: Periods, look: Look, height: number): Spec {
  const drawn = evenly(periods.length, MOST_POINTS).flatMap((pick) => {
    const row = periods[pick];
    return row ? [{ row, pick }] : [];
  });
  const rows = drawn.map(({ row, pick }) => ({
    pick,
    period: period(row.period),
    revenue: row.revenue,
    fill: row.complete ? look.accent : HATCH,
    heading: row.complete ? period(row.period) : t('period-not-over', { period: period(row.period) }),
    revenueText: moneyRounded(row.revenue),
    purchases: number(row.purchases),
    customers: number(row.customers),
  }));
  const x = ordinal(
    'period',
    rows.map((row) => row.period),
    PERIOD_AXIS,
  );
  const y = {
    field: 'revenue',
    type: 'quantitative',
    title: null,
    axis: { ...COMPACT, tickCount: 3 },
    scale: { zero: true },
  };
  return layered(height, rows, [
    {
      // One period alone is a bar, not a wall.
      mark: {
        type: 'bar',
        cornerRadiusEnd: rows.length > 60 ? 0 : 2,
        width: { expr: `min(bandwidth('x') * 0.88, 72)` },
      },
      encoding: { x, y, fill: { field: 'fill', type: 'nominal', scale: null } },
    },
    hoverColumns(
      x,
      [
        ['revenueText', t('measure.revenue')],
        ['purchases', t('measure.purchases')],
        ['customers', t('customers')],
      ],
      look,
    ),
  ]);
}

export function revenueByPeriodTwin(periods: Periods): Twin {
  return twin(
    [t('period'), t('measure.revenue'), t('measure.purchases'), t('customers')],
    periods.map((row) => [
      row.complete ? period(row.period) : t('period-not-over', { period: period(row.period) }),
      moneyRounded(row.revenue),
      number(row.purchases),
      number(row.customers),
    ]),
  );
}
