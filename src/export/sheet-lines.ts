import { cellsOf } from '../table/cells.ts';
import type { View } from '../model/dataset.ts';
import { lineColumns } from '../model/line-columns.ts';
import type { LineAttribute, Lines } from '../model/lines.ts';
import type { Ticks } from '../table/ticks.ts';
import { viewLines } from '../model/view-lines.ts';
import { lazyColumn, type AbsentTableColumn, type SheetTableOf, type TableColumn } from './sheet-table.ts';

/** All lines of the file, those of the view among them, as the file has them. Nothing is copied. */
export function lineTable(view: View): SheetTableOf {
  const { lines } = view.dataset;
  const ofFile = lineColumns(lines).flatMap(({ name, attribute }) =>
    attribute ? [columnOf(name, attribute)] : [],
  );
  return {
    length: lines.count,
    mask: viewLines(view),
    columns: [...ownColumnsOf(lines), ...ofFile],
    readBy: null,
  };
}

// Columns are the same objects from question to question, so that what is known of them is kept with them; attributes come and
// go with the columns brought from the file.
const ownMade = new WeakMap<Lines, readonly TableColumn[]>();
const made = new WeakMap<LineAttribute, TableColumn>();

function ownColumnsOf(lines: Lines): readonly TableColumn[] {
  let columns = ownMade.get(lines);
  if (!columns) ownMade.set(lines, (columns = ownColumns(lines)));
  return columns;
}

function columnOf(name: string, attribute: LineAttribute): TableColumn {
  let column = made.get(attribute);
  if (column?.name !== name) made.set(attribute, (column = ofFile(attribute, name)));
  return column;
}

/** Row of the file, day, customer, order where the file has any, amount, and margin where it can be told. */
function ownColumns(lines: Lines): TableColumn[] {
  const { sourceRow, count, unit, order, margin } = lines;
  const decimals = decimalsOf(unit);
  const money = (stored: Ticks) => () => ({ kind: 'number', stored, blank: NaN, scale: unit }) as const;
  return [
    lazyColumn('row', 'number', () => {
      const stored = new Int32Array(count);
      for (let line = 0; line < count; line++)
        stored[line] = (sourceRow === null ? line : sourceRow[line]!) + 1;
      return { kind: 'number', stored, blank: NaN, scale: 1 };
    }),
    lazyColumn('date', 'date', () => ({ kind: 'date', days: lines.date }), { role: 'date' }),
    lazyColumn('customer', 'text', () => cellsOf(lines.customer), { role: 'customer' }),
    ...(order ? [lazyColumn('order', 'text', () => cellsOf(order), { role: 'order' })] : []),
    lazyColumn('amount', 'money', money(lines.amount), { role: 'amount', decimals }),
    ...(margin ? [lazyColumn('margin', 'money', money(margin), { decimals })] : []),
  ];
}

function ofFile({ role, column, computed, faults = null }: LineAttribute, name: string): TableColumn {
  return lazyColumn(name, kindOf(role, column.kind), () => cellsOf(column), {
    role,
    decimals: column.kind === 'number' ? column.decimals : 0,
    from: computed ? 'computed' : 'file',
    faults,
  });
}

const MONEY_ROLES: ReadonlySet<string | null> = new Set(['unitPrice', 'cost', 'unitCost', 'margin']);
const SHARE_ROLES: ReadonlySet<string | null> = new Set(['shareOfWallet']);

export function kindOf(role: LineAttribute['role'], kind: 'text' | 'number' | 'date'): TableColumn['kind'] {
  if (kind !== 'number') return kind;
  if (MONEY_ROLES.has(role)) return 'money';
  return SHARE_ROLES.has(role) ? 'share' : 'number';
}

/** Columns of the lines that are in the file only. */
export function absentColumns({ attributes, absent }: Lines): AbsentTableColumn[] {
  return (absent?.columns ?? [])
    .filter(({ name }) => attributes.every(({ column }) => column.name !== name))
    .map(({ role, name, kind }) => ({ role, name, kind: kindOf(role, kind) }));
}

export function decimalsOf(unit: number): number {
  return Math.round(Math.log10(unit));
}
