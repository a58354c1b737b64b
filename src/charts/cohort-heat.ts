import type { CohortCell, CohortResult } from '../analysis/cohorts.ts';
import { compact, moneyRounded, number, percent, period } from '../i18n/format.ts';
import { heat, inkOn, paled } from './heat.ts';
import type { Look } from './look.ts';
import { HATCH_CELL, ordinal, tooltip } from './marks.ts';
import { FEW } from './share-words.ts';
import { layered, type Spec } from './spec.ts';
import { twin, type Twin } from './twin.ts';
import { t } from './words.ts';

export type CohortFigure = 'retention' | 'customers' | 'revenue' | 'cumulative';
export const COHORT_FIGURES: readonly CohortFigure[] = ['retention', 'customers', 'revenue', 'cumulative'];

/** A triangle of this many rows and columns is 1,830 cells, each up to three marks. */
const MOST_ROWS = 60;
const MOST_AGES = 60;
/** Narrower columns than this (pixels) hold no figure. */
const LEAST_TEXT_WIDTH = 27;

/** Height of the ages above the cells, pixels. */
const HEAD = 46;
/** Fewer columns than this leave the rest of the width free rather than stretch. */
const LEAST_COLUMNS = 9;

export interface CohortExtent {
  /** The latest cohorts are drawn. */
  readonly rows: CohortResult['rows'];
  /** Ages 0 .. ages - 1. */
  readonly ages: number;
  readonly left: { readonly cohorts: number; readonly ages: number };
}

/** What of the triangle is drawn: all of it, or of a large one the latest cohorts and the first ages. */
export function cohortExtent(result: CohortResult): CohortExtent {
  const rows = result.rows.slice(-MOST_ROWS);
  const all = result.rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  const wide = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  const ages = Math.min(MOST_AGES, wide);
  return { rows, ages, left: { cohorts: result.rows.length - rows.length, ages: all - ages } };
}

/** More rows than this are too low for a figure. */
const MOST_ROWS_WRITTEN = 30;

export function cohortHeatHeight(result: CohortResult, figure: CohortFigure, intervals = false): number {
  const { rows } = cohortExtent(result);
  const lines = rows.length + (hasMean(figure) ? 1 : 0);
  const low = rows.length > MOST_ROWS_WRITTEN;
  return HEAD + Math.max(1, lines) * (low ? 14 : intervals && figure === 'retention' ? 38 : 26);
}

/** `24–31`, in percent; '' where nobody asked. */
function intervalShort({ low, high }: { low: number; high: number }): string {
  return `${number(Math.round(low * 100))}–${number(Math.round(high * 100))}`;
}
function intervalWords({ low, high }: { low: number; high: number }): string {
  return `${percent(low)} – ${percent(high)}`;
}

/** What the ages of a result are counted in. */
export function ageUnit(result: CohortResult): string {
  return result.ages === 'purchases' ? 'purchase' : result.period;
}

export function cohortValue(cell: CohortCell, figure: CohortFigure): number {
  switch (figure) {
    case 'retention':
      return cell.retention;
    case 'customers':
      return cell.active;
    case 'revenue':
      return cell.revenue;
    case 'cumulative':
      return cell.cumulativeRevenue;
  }
}

const hasMean = (figure: CohortFigure) => figure === 'retention' || figure === 'cumulative';
/** Whether the twin's first row is that of the means. */
export function hasMeanRow(result: CohortResult, figure: CohortFigure): boolean {
  const { ages } = cohortExtent(result);
  return hasMean(figure) && result.mean.some(({ age }) => age < ages);
}

type Mean = CohortResult['mean'][number];
function meanAt(result: CohortResult, figure: CohortFigure, age: number): Mean | undefined {
  return hasMean(figure) ? result.mean.find((one) => one.age === age) : undefined;
}
const meanValue = (mean: Mean, figure: CohortFigure) =>
  figure === 'retention' ? mean.retention : mean.cumulativeRevenue;

function short(value: number, figure: CohortFigure): string {
  if (figure === 'retention') return number(Math.round(value * 100));
  return figure === 'customers' ? number(value) : compact(value);
}
export function cohortFigureText(value: number | null, figure: CohortFigure): string {
  if (value === null) return '–';
  if (figure === 'retention') return percent(value);
  return figure === 'customers' ? number(value) : moneyRounded(value);
}

/**
 * Cohorts down, age across; with `intervals` the 95 % interval of a rate under it. Cohorts too small for a rate are pale. The scale starts from age 1 where the first column says nothing new (everybody is there
 * at age 0). Immature cells are hatched, unobserved ones are not drawn.
 */
export function cohortHeat(result: CohortResult, figure: CohortFigure, look: Look, intervals = false): Spec {
  const { rows, ages } = cohortExtent(result);
  // At age 0 all of a cohort is there: what it holds would only pale everything after it.
  const firstOfScale = figure === 'retention' || figure === 'customers' ? 1 : 0;
  const isSmall = (size: number) => size < FEW && figure === 'retention';
  const valuesOf = (of: CohortResult['rows']) =>
    of.flatMap((row) => row.cells.slice(firstOfScale, ages).map((one) => cohortValue(one, figure)));
  // Two of four customers are no half: the scale is that of cohorts large enough, where there are any, and of the mean.
  const large = rows.filter((row) => !isSmall(row.size));
  const meanValues = hasMean(figure)
    ? result.mean.filter(({ age }) => age >= firstOfScale).map((mean) => meanValue(mean, figure))
    : [];
  const scaled = [...valuesOf(large), ...meanValues];
  const most = (scaled.length > 0 ? scaled : valuesOf(rows)).reduce((top, value) => Math.max(top, value), 0);
  const width = rows.reduce((widest, row) => Math.max(widest, number(row.size).length), 0);

  const meanName = t('cohorts.mean');
  const names = rows.map((row) => cohortName(row.cohort, row.size, row.preExisting, width));
  const written = rows.length <= MOST_ROWS_WRITTEN;
  const twoLines = intervals && figure === 'retention' && written;
  const cell = (
    name: string,
    heading: string,
    { age, mature, small }: { age: number; mature: boolean; small: boolean },
    value: number,
    interval: { low: number; high: number },
    more: object,
  ) => {
    const plain = age < firstOfScale;
    const full = plain ? look.sunk : heat(most > 0 ? value / most : 0, look);
    const fill = small && !plain ? paled(full, look.panel, 0.45) : full;
    return {
      name,
      age: String(age),
      fill,
      ink: plain ? look.mute : inkOn(fill, look),
      short: short(value, figure),
      under: twoLines && !plain ? intervalShort(interval) : '',
      mature,
      heading,
      ...more,
    };
  };
  // Cells of the twin: cohort and size stand before the ages, the means above the cohorts.
  const above = hasMeanRow(result, figure) ? 1 : 0;
  const cells = rows.flatMap((row, place) =>
    row.cells.slice(0, ages).map((one) =>
      cell(
        names[place] ?? '',
        headingOf(row.cohort, one, result),
        { age: one.age, mature: one.mature, small: isSmall(row.size) },
        cohortValue(one, figure),
        one,
        {
          pick: place + above,
          pickColumn: one.age + 2,
          retention: percent(one.retention),
          interval: intervalWords(one),
          customers: `${number(one.active)} / ${number(row.size)}`,
          revenue: moneyRounded(one.revenue),
          cumulative: moneyRounded(one.cumulativeRevenue),
          state: one.mature ? undefined : t('cohorts.immature-short'),
        },
      ),
    ),
  );
  const means = Array.from({ length: ages }, (_, age) => age).flatMap((age) => {
    const mean = meanAt(result, figure, age);
    if (!mean) return [];
    const value = meanValue(mean, figure);
    const state = { age, mature: true, small: false };
    return [
      cell(meanName, t('cohorts.mean-at', { age }), state, value, mean, {
        pick: 0,
        pickColumn: age + 2,
        mean: cohortFigureText(value, figure),
        interval: intervalWords(mean),
        cohorts: number(mean.cohorts),
      }),
    ];
  });
  const domain = means.length > 0 ? [meanName, ...names] : names;
  const observed = Array.from({ length: ages }, (_, age) => String(age));
  const columns = Array.from({ length: Math.max(ages, LEAST_COLUMNS) }, (_, age) => String(age));
  const x = ordinal('age', columns, {
    values: observed,
    title: t(`cohorts.age.${ageUnit(result) as 'month'}`),
    titleAnchor: 'start',
    orient: 'top',
    labelPadding: 4,
  });
  const y = ordinal('name', domain, {
    title: null,
    labelLimit: 190,
    labelPadding: 8,
    labelOverlap: written ? false : 'greedy',
    labelColor: {
      condition: { test: `datum.value === ${JSON.stringify(meanName)}`, value: look.ink },
      value: look.mute,
    },
    labelFontWeight: {
      condition: { test: `datum.value === ${JSON.stringify(meanName)}`, value: 600 },
      value: 400,
    },
  });
  const gap = written ? 1 : 0.5;
  const square = (fill: object, more: object = {}) => ({
    mark: {
      type: 'rect',
      cornerRadius: written ? 3 : 1,
      stroke: look.panel,
      strokeWidth: gap * 2,
      ...more,
    },
    encoding: { x, y, ...fill },
  });
  const filled = { fill: { field: 'fill', type: 'nominal', scale: null } };
  const words = tooltip([
    ['retention', t('cohorts.figure.retention')],
    ['interval', t('cohorts.interval-words')],
    ['customers', t('cohorts.figure.customers')],
    ['revenue', t('cohorts.figure.revenue')],
    ['cumulative', t('cohorts.figure.cumulative')],
  ]);
  const writing = (field: string, dy: number, fontSize: number) => ({
    data: { values: [...means, ...cells] },
    mark: {
      type: 'text',
      fontSize,
      dy,
      tooltip: null,
      opacity: { expr: `bandwidth('x') >= ${LEAST_TEXT_WIDTH} ? 1 : 0` },
    },
    encoding: {
      x,
      y,
      text: { field, type: 'nominal' },
      color: { field: 'ink', type: 'nominal', scale: null },
    },
  });
  return layered(
    cohortHeatHeight(result, figure, intervals),
    [],
    [
      { data: { values: cells }, ...square({ ...filled, tooltip: words }) },
      {
        data: { values: cells.filter((one) => !one.mature) },
        ...square({}, { fill: HATCH_CELL, tooltip: null, interactive: false }),
      },
      {
        data: { values: means },
        ...square({
          ...filled,
          tooltip: tooltip([
            ['mean', t(`cohorts.figure.${figure}`)],
            ...(figure === 'retention' ? [['interval', t('cohorts.interval-words')] as const] : []),
          ]),
        }),
      },
      ...(written ? [writing('short', twoLines ? -7 : 0, 11)] : []),
      ...(twoLines ? [writing('under', 8, 9)] : []),
    ],
  );
}

/** `Dec 2010   885`: sizes set to the same width with figure spaces, so that they stand under one another. */
function cohortName(cohort: string, size: number, preExisting: boolean, width: number): string {
  return `${period(cohort)}${preExisting ? '*' : ''}\u2003${number(size).padStart(width, '\u2007')}`;
}

function headingOf(cohort: string, cell: CohortCell, result: CohortResult): string {
  const words = t('cohorts.cell', { cohort: period(cohort), age: ageWords(cell.age, ageUnit(result)) });
  return cell.mature ? words : `${words}, ${t('cohorts.immature-short')}`;
}

/** `3 months later`, in the step of the cohorts. */
export function ageWords(age: number, step: string): string {
  return t(`cohorts.later.${step as 'month'}`, { count: age });
}

/** The drawn part of the triangle, a column an age. */
export function cohortTwin(result: CohortResult, figure: CohortFigure, intervals = false): Twin {
  const beside = (one: { low: number; high: number }) =>
    intervals && figure === 'retention' ? ` (${intervalShort(one)})` : '';
  const { rows, ages } = cohortExtent(result);
  const columns = Array.from({ length: ages }, (_, age) => age);
  const means = columns.map((age) => meanAt(result, figure, age));
  return twin(
    [t('cohorts.cohort'), t('customers'), ...columns.map(String)],
    [
      ...(means.some((mean) => mean)
        ? [
            [
              t('cohorts.mean'),
              '',
              ...means.map((mean) =>
                mean ? `${cohortFigureText(meanValue(mean, figure), figure)}${beside(mean)}` : '',
              ),
            ],
          ]
        : []),
      ...rows.map((row) => [
        `${period(row.cohort)}${row.preExisting ? '*' : ''}`,
        number(row.size),
        ...columns.map((age) => {
          const cell = row.cells[age];
          if (!cell) return '';
          const text = `${cohortFigureText(cohortValue(cell, figure), figure)}${beside(cell)}`;
          return `${text}${cell.mature ? '' : ' …'}`;
        }),
      ]),
    ],
  );
}
