import type { AnalysisId, ResultOf, SettingsOf } from '../../analysis/index.ts';
import type { TotalsResult } from '../../analysis/totals.ts';
import { t } from '../../charts/words.ts';
import { date } from '../../i18n/format.ts';
import type { Workspace } from '../../session/workspace.svelte.ts';
import type { CellKind, CellTable, ExportSource } from '../../../workers/export-api.ts';
import { waterfallSteps } from '../check/waterfall-steps.ts';
import { DEFINITION_IDS } from '../definitions/ids.ts';
import { FACTORS, segmentName, ways } from '../lifetime-value/finding.ts';
import { definitionsOf, filterWords, personalColumns, settingsInForce } from '../report/report-facts.ts';
import { r } from '../report/words.ts';
import { COLUMNS, ROWS } from '../segments/finding.ts';
import { RUNGS } from '../segments/ladder-finding.ts';
import { SEGMENTS } from '../segments/rfm-finding.ts';
import { w } from '../segments/words.ts';
import { x } from './words.ts';

type Ask = <Id extends AnalysisId>(id: Id, change?: Partial<SettingsOf<Id>>) => Promise<ResultOf<Id>>;
type Cell = string | number | null;
type Head = readonly [title: string, kind: CellKind, decimals?: number];

/** A table from its rows. */
function table(title: string, heads: readonly Head[], rows: readonly (readonly Cell[])[]): CellTable {
  return {
    title,
    columns: heads.map(([name, kind, decimals], place) => ({
      title: name,
      kind,
      decimals: decimals ?? (kind === 'money' ? 2 : 0),
      cells: rows.map((row) => row[place] ?? null),
    })),
  };
}

const share = (part: number, whole: number) => (whole > 0 ? part / whole : null);
const points = (percent: number | null) => (percent === null ? null : percent / 100);

/** Every table of the workbench as sheets of one file, under the view and the settings in force. Rejects with what could not be worked out. */
export async function workbookSources(workspace: Workspace, names: boolean): Promise<ExportSource[]> {
  const ask: Ask = async (id, change = {}) => {
    const answer = await workspace.ask(id, { ...workspace.settings(id), ...change }, {});
    if ('error' in answer) throw new Error(answer.error.message);
    return answer.ok;
  };
  const totals = await ask('totals');
  const made = [
    ...aboutSheets(workspace, totals, names),
    table(
      x('sheet.periods'),
      [[t('period'), 'text'], [t('measure.revenue'), 'money'], [t('measure.purchases'), 'number'], [t('customers'), 'number'], [x('over'), 'text']], // prettier-ignore
      totals.byPeriod.map((row) => [
        row.period,
        row.revenue,
        row.purchases,
        row.customers,
        yes(row.complete),
      ]),
    ),
    ...(await classSheets(ask)),
    ...(await loyaltySheets(ask)),
    ...(await timeSheets(ask)),
    ...(await valueSheets(ask)),
  ];
  return [
    ...made.map((one) => ({ from: 'cells' as const, table: one })),
    customersSource(workspace, names, x('sheet.customers')),
    {
      from: 'cells',
      table: table(x('sheet.definitions'), [[x('term'), 'text'], [x('meaning'), 'text']], definitionsOf(DEFINITION_IDS)), // prettier-ignore
    },
  ];
}

const yes = (over: boolean) => (over ? x('yes') : x('no'));

/** The customers with the classes as the Segments screen cuts them. */
export function customersSource(workspace: Workspace, names: boolean, title: string): ExportSource {
  const { cutA, cutB, cutX, cutY, minPeriods, window, step } = workspace.settings('abcXyz');
  const set = { cutA, cutB, cutX, cutY, minPeriods, window, step };
  const given = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined));
  return {
    from: 'customers',
    title,
    names,
    request: { table: 'customers', offset: 0, count: 0, ...given },
    titles: {
      customer: x('column.customer'),
      name: x('column.name'),
      abc: x('column.abc'),
      xyz: x('column.xyz'),
      revenue: t('measure.revenue'),
      share: t('share'),
      purchases: t('measure.purchases'),
      first: x('column.first'),
      last: x('column.last'),
    },
  };
}

function aboutSheets(workspace: Workspace, totals: TotalsResult, names: boolean): CellTable[] {
  const { source, waterfall, view, columns } = workspace;
  const figures: [string, Cell][] = [
    [t('measure.revenue'), totals.revenue],
    [x('total.customers'), totals.customerRevenue],
    [x('total.returns'), totals.returnsOnlyRevenue],
    [x('total.anonymous'), totals.anonymousRevenue],
    [t('measure.margin'), totals.margin],
    [t('customers'), totals.customers],
    [x('total.orders'), totals.orders],
    [t('measure.purchases'), totals.purchases],
    [x('total.lines'), totals.lines],
  ];
  const filters = filterWords(view.selection, names, personalColumns(columns));
  const settings = source ? settingsInForce(source, totals, view, filters) : [];
  const from = `${date(totals.firstDay)} – ${date(totals.lastDay)}`;
  const sheets = [
    table(x('sheet.totals'), [[x('figure'), 'text'], [from, 'number', 2]], figures),
    table(x('sheet.settings'), [[r('page.setting'), 'text'], [r('page.value'), 'text']], settings),
  ]; // prettier-ignore
  if (!waterfall) return sheets;
  const rows = waterfallSteps(waterfall).map((step) => [r(`page.bucket.${step.id}`), step.rows, step.id === 'rejected' ? null : step.amount]); // prettier-ignore
  return [
    ...sheets,
    table(
      x('sheet.waterfall'),
      [[r('page.data.rows'), 'text'], [r('page.data.count'), 'number'], [r('page.data.sum'), 'money']],
      [[r('page.data.file'), waterfall.file.rows, waterfall.file.amount], ...rows],
    ),
  ]; // prettier-ignore
}

async function classSheets(ask: Ask): Promise<CellTable[]> {
  const [pareto, cells] = [await ask('pareto', { entity: 'customer' }), await ask('abcXyz')];
  const step = Math.max(1, Math.ceil(pareto.n / 1000));
  const curve = Array.from({ length: Math.ceil(pareto.n / step) }, (_, at) =>
    Math.min(pareto.n, (at + 1) * step),
  );
  const rows = ROWS.flatMap((row) =>
    COLUMNS.map((column) => {
      const cell = cells.cells[`${row}${column}`];
      return [row, column === 'new' ? t('xyz.new') : column, cell.customers, cell.revenue, cell.share];
    }),
  );
  return [
    table(
      x('sheet.pareto'),
      [[t('customers'), 'number'], [t('share-of-customers'), 'share'], [x('together'), 'share']],
      curve.map((k) => [k, k / pareto.n, pareto.cumulative[k] ?? null]),
    ),
    table(
      x('sheet.classes'),
      [['ABC', 'text'], ['XYZ', 'text'], [t('customers'), 'number'], [t('measure.revenue'), 'money'], [t('share-of-revenue'), 'share']],
      rows,
    ),
  ]; // prettier-ignore
}

async function loyaltySheets(ask: Ask): Promise<CellTable[]> {
  const [rfm, ladder, overdue] = [await ask('rfm'), await ask('ladder'), await ask('overdue')];
  return [
    table(
      x('sheet.rfm'),
      [[w('rfm.segments.column'), 'text'], [r('rfm.do'), 'text'], [t('customers'), 'number'], [t('measure.revenue'), 'money'], [t('share-of-revenue'), 'share']],
      SEGMENTS.map((name) => {
        const { customers, revenue, share: part } = rfm.segments[name];
        return [w(`rfm.segment.${name}`), w(`rfm.segment.${name}.do`), customers, revenue, part];
      }),
    ),
    table(
      x('sheet.scores'),
      [['RFM', 'text'], [t('customers'), 'number']],
      Object.entries(rfm.scores).sort(([a], [b]) => Number(b) - Number(a)),
    ),
    table(
      x('sheet.ladder'),
      [[r('ladder.rung'), 'text'], [t('customers'), 'number'], [t('share-of-customers'), 'share'], [t('measure.revenue'), 'money'], [t('share-of-revenue'), 'share']],
      RUNGS.map((rung) => {
        const { customers, revenue } = ladder.rungs[rung];
        if (rung === 'advocate' && ladder.advocateNeedsData) return [w(`ladder.rung.${rung}`)];
        return [w(`ladder.rung.${rung}`), customers, share(customers, ladder.customers), revenue, share(revenue, ladder.revenue)];
      }),
    ),
    table(
      x('sheet.overdue'),
      [[r('overdue.state'), 'text'], [t('customers'), 'number'], [w('overdue.reading.stake'), 'money']],
      (['active', 'overdue', 'lost'] as const).map((state) => [w(`overdue.reading.${state}`), overdue.states[state].customers, overdue.states[state].atStake]),
    ),
  ]; // prettier-ignore
}

async function timeSheets(ask: Ask): Promise<CellTable[]> {
  const [retention, cohorts] = [await ask('retention'), await ask('cohorts')];
  const cells = cohorts.rows.flatMap((row) =>
    row.cells.map((cell) => ({ ...cell, cohort: row.cohort, size: row.size })),
  );
  const ages = cohorts.rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  return [
    table(
      x('sheet.retention'),
      [
        [t('period'), 'text'], [t('retention.before'), 'number'], [t('retention.after'), 'number'], [t('retention.retained'), 'number'], [t('retention.lost'), 'number'],
        [t('retention.reactivated'), 'number'], [t('retention.new'), 'number'], [t('retention.strict'), 'share'], [t('retention.crr'), 'share'], [x('over'), 'text'],
      ],
      retention.rows.map((row) => [row.period, row.S, row.E, row.retained, row.lost, row.reactivated, row.N, points(row.crrStrict), points(row.crr), yes(row.complete)]),
    ),
    table(
      x('sheet.cohorts'),
      [[t('cohorts.cohort'), 'text'], [t('customers'), 'number'], ...Array.from({ length: ages }, (_, age): Head => [String(age), 'share'])],
      cohorts.rows.map((row) => [row.cohort, row.size, ...row.cells.map(({ retention: kept }) => kept)]),
    ),
    table(
      x('sheet.cohort-cells'),
      [
        [t('cohorts.cohort'), 'text'], [x('age'), 'number'], [x('cohort-size'), 'number'], [x('active'), 'number'], [t('cohorts.figure.retention'), 'share'],
        [t('measure.revenue'), 'money'], [t('cohorts.figure.cumulative'), 'money'], [x('over'), 'text'],
      ],
      cells.map((cell) => [cell.cohort, cell.age, cell.size, cell.active, cell.retention, cell.revenue, cell.cumulativeRevenue, yes(cell.mature)]),
    ),
  ]; // prettier-ignore
}

async function valueSheets(ask: Ask): Promise<CellTable[]> {
  const value = await ask('lifetimeValue');
  const heads: Head[] = [[x('who'), 'text'], [t('customers'), 'number'], ...FACTORS.map((factor): Head => [t(`value.short.${factor}`), factor === 'S' ? 'money' : factor === 'P' ? 'share' : 'number', 4]), [x('value'), 'money']]; // prettier-ignore
  const rows: Cell[][] = [
    [t('everybody'), value.customers, value.S, value.C, value.P, value.T, value.ltv],
    ...value.segments.map((one) => [
      segmentName(value.by, one),
      one.customers,
      one.S,
      one.C,
      one.P,
      one.T,
      one.ltv,
    ]),
  ];
  return [
    table(x('sheet.value'), heads, rows),
    table(
      x('sheet.lifetimes'),
      [[r('value.way'), 'text'], [r('value.months'), 'number', 1], [r('value.why'), 'text']],
      ways(value).map(({ name, months, why }) => [name, months, why]),
    ),
  ]; // prettier-ignore
}
