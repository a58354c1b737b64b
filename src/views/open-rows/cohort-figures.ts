import type { CohortResult } from '../../analysis/cohorts.ts';
import { ageTwinLines, type AgeFigure } from '../../charts/age-curves.ts';
import { ageUnit, ageWords, cohortExtent, hasMeanRow, type CohortFigure } from '../../charts/cohort-heat.ts';
import { t } from '../../charts/words.ts';
import { period } from '../../i18n/format.ts';
import type { Aged, CustomerClause, OrderClause } from '../../model/selection.ts';
import type { Step, ViewSettings } from '../../model/settings.ts';
import type { FigureOfCell, PickedFigure } from '../../session/open-figure.ts';
import { acquiredIn } from './clauses.ts';

type Row = CohortResult['rows'][number];

function agedOf({ period: step, ages, purchase }: CohortResult, { weekStart }: ViewSettings): Aged {
  return { step: step as Step, weekStart, ages, ...(purchase === 1 ? {} : { since: purchase }) };
}

/** Customers with a purchase at an age, or also later. */
function activeAt(result: CohortResult, age: number, view: ViewSettings): CustomerClause {
  // By purchases a customer is active at every age up to its last.
  const onOrAfter = result.activity === 'onOrAfter' || result.ages === 'purchases';
  return {
    about: 'customers',
    kind: 'activeAt',
    age,
    ...(onOrAfter ? { onOrAfter } : {}),
    ...agedOf(result, view),
  };
}

function ordersAt(result: CohortResult, view: ViewSettings, from: number, to: number | null): OrderClause {
  return { about: 'orders', kind: 'age', ...agedOf(result, view), from, to };
}

function titleOf(result: CohortResult, cohort: string, age: number): string {
  return t('cohorts.cell', { cohort, age: ageWords(age, ageUnit(result)) });
}

function figureOfCell(
  result: CohortResult,
  row: Row,
  age: number,
  figure: CohortFigure,
  view: ViewSettings,
): PickedFigure | null {
  const cell = row.cells[age];
  if (!cell) return null;
  const title = titleOf(result, period(row.cohort), age);
  const acquired = acquiredIn(row, result.purchase);
  // By purchases what comes after the last column stays in it.
  const to = result.ages === 'purchases' && age === row.cells.length - 1 ? null : age;
  switch (figure) {
    case 'retention':
    case 'customers':
      return { title, where: [acquired, activeAt(result, age, view)], of: 'customers', count: cell.active };
    case 'revenue':
      return { title, where: [acquired, ordersAt(result, view, age, to)], of: 'orders', sum: cell.revenue };
    case 'cumulative': {
      const sum = cell.cumulativeRevenue * row.size;
      return { title, where: [acquired, ordersAt(result, view, 0, to)], of: 'orders', sum };
    }
  }
}

/** The mean is over the mature cells: of the cohorts from the first that is old enough to the last. */
function figureOfMean(
  result: CohortResult,
  age: number,
  figure: CohortFigure,
  view: ViewSettings,
): PickedFigure | null {
  const mature = result.rows.filter((row) => row.cells[age]?.mature);
  const [first] = mature;
  const last = mature.at(-1);
  if (!first || !last) return null;
  const acquired = acquiredIn({ firstDay: first.firstDay, lastDay: last.lastDay }, result.purchase);
  const title = titleOf(result, t('cohorts.mean'), age);
  if (figure === 'retention') {
    const count = mature.reduce((sum, row) => sum + (row.cells[age]?.active ?? 0), 0);
    return { title, where: [acquired, activeAt(result, age, view)], of: 'customers', count };
  }
  const sum = mature.reduce((total, row) => total + (row.cells[age]?.cumulativeRevenue ?? 0) * row.size, 0);
  const to = result.ages === 'purchases' && first.cells.length - 1 === age ? null : age;
  return { title, where: [acquired, ordersAt(result, view, 0, to)], of: 'orders', sum };
}

/** Of `cohortTwin`: cohort, its customers, then an age a column; the mean above all where there is one. */
export function cohortFigures(result: CohortResult, figure: CohortFigure, view: ViewSettings): FigureOfCell {
  const { rows } = cohortExtent(result);
  const means = hasMeanRow(result, figure) ? 1 : 0;
  return (at, column) => {
    const age = column - 2;
    if (at < means) return age < 0 ? null : figureOfMean(result, age, figure, view);
    const row = rows[at - means];
    if (!row || column === 0) return null;
    if (age >= 0) return figureOfCell(result, row, age, figure, view);
    const title = `${t('customers')}, ${period(row.cohort)}`;
    return { title, where: [acquiredIn(row, result.purchase)], of: 'customers', count: row.size };
  };
}

/** Of `ageTwin`: the age, the mean, then a cohort a column. */
export function ageFigures(result: CohortResult, figure: AgeFigure, view: ViewSettings): FigureOfCell {
  const { ages, cohorts } = ageTwinLines(result, figure);
  return (at, column) => {
    const age = ages[at];
    if (age === undefined || column === 0) return null;
    if (column === 1) return figureOfMean(result, age, figure, view);
    const row = result.rows.find(({ cohort }) => cohort === cohorts[column - 2]);
    return row?.cells[age]?.mature ? figureOfCell(result, row, age, figure, view) : null;
  };
}
