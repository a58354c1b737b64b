import type { SheetTableOf } from '../src/export/sheet-table.ts';
import { calendar } from '../src/model/calendar.ts';
import type { ViewSettings } from '../src/model/settings.ts';
import type { Rows } from '../src/table/cells.ts';
import { groupRows } from '../src/table/group-rows.ts';
import type { SheetGrouping, SheetGroups } from './sheet-api.ts';
import { columnNamed, rankOf } from './sheet-rows.ts';

const MOST_GROUPS = 100_000;

export function groupsOf(
  table: SheetTableOf,
  rows: Rows,
  { by, aggregates, sort = { aggregate: 'group', descending: false } }: SheetGrouping,
  { weekStart }: ViewSettings,
  language: string | undefined,
): SheetGroups {
  const keys = by.map(({ column, step = 'day' }) => {
    const { cells } = columnNamed(table, column);
    const steps = calendar(step, weekStart);
    const firstDay =
      cells.kind === 'date' && step !== 'day' ? (day: number) => steps.firstDay(steps.periodOf(day)) : null;
    return { cells, rank: cells.kind === 'text' ? rankOf(cells.levels, language) : null, firstDay };
  });
  const figures = aggregates.map(({ of, column }) => ({
    of,
    column: column === null ? null : columnNamed(table, column),
  }));
  const known = sort.aggregate === 'group' || sort.aggregate in figures;
  const order = known ? sort : { aggregate: 'group' as const, descending: sort.descending };
  return groupRows(rows, keys, figures, order, MOST_GROUPS);
}
