import type { SheetColumn, SheetGrouping, SheetTable } from '../../../workers/sheet-api.ts';

/** What is grouped by at first: of each table the column that tells most, with rows and money. */
const FIRST: Readonly<Record<SheetTable, readonly string[]>> = {
  customers: ['abc', 'rfmSegment', 'ladder', 'first'],
  orders: ['date'],
  lines: [],
};
const FIGURES: readonly SheetColumn['kind'][] = ['money', 'number'];

export function startGrouping(table: SheetTable, columns: readonly SheetColumn[]): SheetGrouping | null {
  const present = (column: SheetColumn) => !column.absent;
  const by =
    FIRST[table].flatMap((name) => columns.find((column) => column.name === name) ?? [])[0] ??
    // What was sold, rather than when: a role the file names first.
    columns.find(({ role }) => role === 'category') ??
    columns.find(({ role }) => role === 'product') ??
    columns.find((column) => column.kind === 'text' && column.from === 'file' && present(column)) ??
    columns.find(({ kind }) => kind === 'date') ??
    columns[0];
  if (!by) return null;
  const money =
    columns.find(({ name, from }) => from === 'own' && (name === 'revenue' || name === 'amount')) ??
    columns.find(({ kind }) => FIGURES.includes(kind));
  return {
    by: [{ column: by.name, ...(by.kind === 'date' ? { step: 'month' as const } : {}) }],
    aggregates: [
      { column: null, of: 'count' },
      ...(money
        ? ([
            { column: money.name, of: 'sum' },
            { column: money.name, of: 'average' },
            { column: money.name, of: 'share' },
          ] as const)
        : []),
    ],
    sort: {
      aggregate: by.kind === 'date' || !money ? 'group' : 1,
      descending: by.kind !== 'date' && Boolean(money),
    },
  };
}
