import type { GrowthResult, GrowthRow } from '../analysis/growth.ts';
import { moneyRounded, number, percent, period } from '../i18n/format.ts';
import { heat } from './heat.ts';
import type { Look } from './look.ts';
import type { Spec } from './spec.ts';
import { stackedPeriods, type StackedPeriod, type StackedSeries } from './stacked-periods.ts';
import { twin, type Twin } from './twin.ts';
import { t } from './words.ts';

export type GrowthUnit = 'customers' | 'money';

const headingOf = (row: GrowthRow) =>
  row.complete ? period(row.period) : t('period-not-over', { period: period(row.period) });

function periodsOf(rows: readonly GrowthRow[]): StackedPeriod[] {
  return rows.map((row) => ({ name: period(row.period), heading: headingOf(row), complete: row.complete }));
}

function seriesOf(
  rows: readonly GrowthRow[],
  write: (value: number) => string,
  name: string,
  colour: string,
  column: number,
  of: (row: GrowthRow) => number,
  opacity = 1,
): StackedSeries {
  const value = (at: number) => {
    const row = rows[at];
    return row ? of(row) : 0;
  };
  return { name, colour, column, opacity, value, text: (at) => write(value(at)) };
}

/** What a period gained and gave away: the change of its customers, or of its revenue, since the one before. */
export function changeOf(row: GrowthRow, unit: GrowthUnit): number {
  if (unit === 'customers') return row.new + row.reactivated - row.lost;
  const { change, parts } = row;
  if (change === null) return row.revenue;
  return parts.new + parts.reactivated + change.expansion - change.lost - change.contraction + change.other;
}

/** Who came and who went, above and below the line, and the difference as a line. */
export function growthAccounting(result: GrowthResult, unit: GrowthUnit, look: Look, height: number): Spec {
  const { rows } = result;
  const write = unit === 'customers' ? (value: number) => number(value) : moneyRounded;
  const series = (
    name: string,
    colour: string,
    column: number,
    of: (row: GrowthRow) => number,
    opacity = 1,
  ) => seriesOf(rows, write, name, colour, column, of, opacity);
  const light = look.heat[4] ?? look.accent;
  const came =
    unit === 'customers'
      ? [
          series(t('retention.new'), look.accent, 4, (row) => row.new),
          series(t('retention.reactivated'), light, 3, (row) => row.reactivated),
        ]
      : [
          series(t('retention.new'), look.accent, 2, (row) => row.parts.new),
          series(t('retention.reactivated'), light, 3, (row) => row.parts.reactivated),
          series(t('retention.expansion'), light, 4, (row) => row.change?.expansion ?? 0, 0.55),
        ];
  const went =
    unit === 'customers'
      ? [series(t('retention.lost'), look.changeDown, 2, (row) => -row.lost)]
      : [
          series(t('retention.lost'), look.changeDown, 5, (row) => -(row.change?.lost ?? 0)),
          series(
            t('retention.contraction'),
            look.changeDown,
            6,
            (row) => -(row.change?.contraction ?? 0),
            0.55,
          ),
        ];
  const change = series(t('change'), look.ink, 1, (row) => changeOf(row, unit));
  // The first period has nothing before it, and one that is not over would only fall.
  const line = {
    ...change,
    value: (at: number) => (rows[at]?.complete && rows[at]?.change ? change.value(at) : null),
  };
  const told = [...came, ...went, line];
  const column = unit === 'customers' ? 5 : 1;
  return stackedPeriods(
    { height, periods: periodsOf(rows), series: [...came, ...went], line, told, column },
    look,
  );
}

export function growthTwin(result: GrowthResult, unit: GrowthUnit): Twin {
  if (unit === 'customers') {
    return twin(
      [
        t('period'),
        t('retention.before'),
        t('retention.lost'),
        t('retention.reactivated'),
        t('retention.new'),
        t('retention.after'),
      ],
      result.rows.map((row, at) => [
        headingOf(row),
        number(result.rows[at - 1]?.active ?? 0),
        number(row.lost),
        number(row.reactivated),
        number(row.new),
        number(row.active),
      ]),
    );
  }
  return twin(
    [
      t('period'),
      t('measure.revenue'),
      t('retention.new'),
      t('retention.reactivated'),
      t('retention.expansion'),
      t('retention.lost'),
      t('retention.contraction'),
      t('retention.other'),
      t('growth.quick'),
    ],
    result.rows.map((row) => [
      headingOf(row),
      moneyRounded(row.revenue),
      moneyRounded(row.parts.new),
      moneyRounded(row.parts.reactivated),
      moneyRounded(row.change?.expansion),
      moneyRounded(row.change?.lost),
      moneyRounded(row.change?.contraction),
      moneyRounded(row.change?.other),
      number(row.quickRatio, 2),
    ]),
  );
}

/** Whose the revenue of every period is: of customers won before, of those who came back, of new ones. */
export function revenueParts({ rows }: GrowthResult, look: Look, height: number): Spec {
  const series = (name: string, colour: string, column: number, of: (row: GrowthRow) => number) =>
    seriesOf(rows, moneyRounded, name, colour, column, of);
  const parts = [
    series(t('growth.retained'), look.heat[7] ?? look.ink, 4, (row) => row.parts.retained),
    series(t('retention.reactivated'), look.heat[4] ?? look.mute, 5, (row) => row.parts.reactivated),
    series(t('retention.new'), look.classes.Y, 2, (row) => row.parts.new),
    series(t('growth.other'), look.mute, 6, (row) => row.parts.other),
  ];
  const share = (at: number) => percent(repeatShare(rows[at]), 0);
  const told = [
    ...parts.slice(0, 3).reverse(),
    { ...series(t('growth.repeat'), look.ink, 7, () => 0), text: share },
  ];
  return stackedPeriods({ height, periods: periodsOf(rows), series: parts, told }, look);
}

/** Share of a period's revenue that is not of new customers; null where there is none. */
export function repeatShare(row: GrowthRow | undefined): number | null {
  return row && row.revenue > 0 ? 1 - row.parts.new / row.revenue : null;
}

export function revenuePartsTwin({ rows }: GrowthResult): Twin {
  return twin(
    [
      t('period'),
      t('measure.revenue'),
      t('retention.new'),
      t('growth.first'),
      t('growth.retained'),
      t('retention.reactivated'),
      t('growth.other'),
      t('growth.repeat'),
    ],
    rows.map((row) => [
      headingOf(row),
      moneyRounded(row.revenue),
      moneyRounded(row.parts.new),
      moneyRounded(row.firstPurchases),
      moneyRounded(row.parts.retained),
      moneyRounded(row.parts.reactivated),
      moneyRounded(row.parts.other),
      percent(repeatShare(row)),
    ]),
  );
}

const layerName = (cohort: string) => (cohort === '' ? t('growth.layer.before') : period(cohort));

/** Revenue by period in layers of cohorts, the oldest at the ground, the newer the stronger. */
export function layerCake({ rows, layers }: GrowthResult, look: Look, height: number): Spec {
  const series = layers.map(({ cohort, revenue, active }, place): StackedSeries => {
    const at = layers.length === 1 ? 0.6 : 0.18 + (0.82 * place) / (layers.length - 1);
    return {
      name: layerName(cohort),
      colour: cohort === '' ? look.lineStrong : heat(at, look),
      column: place + 1,
      value: (period) => revenue[period] ?? 0,
      text: (period) =>
        t('growth.layer.told', {
          revenue: moneyRounded(revenue[period]),
          customers: number(active[period]),
        }),
    };
  });
  return stackedPeriods({ height, periods: periodsOf(rows), series, unit: t('measure.revenue') }, look);
}

export function layerTwin({ rows, layers }: GrowthResult): Twin {
  return twin(
    [t('period'), ...layers.map(({ cohort }) => layerName(cohort))],
    rows.map((row, at) => [headingOf(row), ...layers.map(({ revenue }) => moneyRounded(revenue[at]))]),
  );
}
