import type { FormulaColumn, Kind } from '../src/formula/compile.ts';
import { lineColumns, type OwnColumn } from '../src/model/line-columns.ts';
import type { LineAttribute, Lines } from '../src/model/lines.ts';
import type { Ticks } from '../src/table/ticks.ts';
import { dateColumn, type Column, type NumberColumn } from '../src/table/column.ts';
import type { FormulaColumnInfo } from './amend-api.ts';

/** A column that formulas may name: as the sheet of lines shows it, or as the file has it. */
export interface NamedColumn {
  readonly name: string;
  readonly kind: Kind;
  readonly from: FormulaColumnInfo['from'];
  /** Null while it stays in the file. */
  readonly column: FormulaColumn | null;
  /** Its very values, whatever wraps them: the same object, the same values. */
  readonly values: object;
  /** Another name of one that is there already: understood, not offered. */
  readonly alias: boolean;
}

/** All that formulas over some lines may name, the names of the sheet first. */
export function namedColumns(lines: Lines): NamedColumn[] {
  const found: NamedColumn[] = lineColumns(lines).map(({ name, own, attribute }) =>
    attribute ? ofAttribute(name, attribute, stays(lines, attribute)) : ofLines(lines, own ?? 'row'),
  );
  const has = (name: string) => found.some((one) => one.name === name);
  for (const { name, kind } of lines.absent?.columns ?? []) {
    if (has(name)) continue;
    found.push({ name, kind, from: 'file', column: null, values: rowsOf(lines), alias: false });
  }
  const { customer, order } = lines;
  for (const [name, own] of [
    [customer.name, 'customer'] as const,
    [order?.name ?? 'order', 'order'] as const,
  ]) {
    const column = found.find((one) => one.name === own);
    if (column && !has(name)) found.push({ ...column, ...renamed(column, name), alias: true });
  }
  return found;
}

const ALL_ROWS = {};

function rowsOf({ sourceRow }: Lines): object {
  return sourceRow ?? ALL_ROWS;
}

/** What stays in the file is the same whenever it is brought, as long as the lines are the same rows. */
function stays(lines: Lines, { column, corrected }: LineAttribute): object {
  const absent = !corrected && lines.absent?.columns.some(({ name }) => name === column.name);
  return absent ? rowsOf(lines) : column;
}

function renamed({ column }: NamedColumn, name: string): Pick<NamedColumn, 'name' | 'column'> {
  return { name, column: column && { ...column, column: calledBy(column.column, name) } };
}

/** The same cells under another name. */
function calledBy(column: Column, name: string): Column {
  return column.name === name ? column : (Object.create(column, { name: { value: name } }) as Column);
}

function ofAttribute(name: string, attribute: LineAttribute, values: object): NamedColumn {
  const { column, formulaKind, faults = null } = attribute;
  const kind = formulaKind ?? column.kind;
  return {
    name,
    kind,
    from: attribute.computed ? 'computed' : 'file',
    column: { column: calledBy(column, name), kind, faults },
    values,
    alias: false,
  };
}

function ofLines(lines: Lines, own: OwnColumn): NamedColumn {
  const shared = { name: own, from: 'own', alias: false } as const;
  switch (own) {
    case 'date':
      return { ...shared, kind: 'date', column: { column: dateColumn(own, lines.date) }, values: lines.date };
    case 'customer':
      return {
        ...shared,
        kind: 'text',
        column: { column: calledBy(lines.customer, own) },
        values: lines.customer,
      };
    case 'order': {
      const order = lines.order ?? lines.customer;
      return { ...shared, kind: 'text', column: { column: calledBy(order, own) }, values: order };
    }
    case 'amount':
      return money(own, lines.amount, lines.unit);
    case 'margin':
      return money(own, lines.margin ?? lines.amount, lines.unit);
    case 'row': {
      const { sourceRow, count } = lines;
      const column = numbersOf(own, count, 0, (line) => (sourceRow?.[line] ?? line) + 1);
      return { ...shared, kind: 'number', column: { column }, values: rowsOf(lines) };
    }
  }
}

function money(name: string, ticks: Ticks, unit: number): NamedColumn {
  const decimals = Math.round(Math.log10(unit));
  const column = numbersOf(name, ticks.length, decimals, (line) => (ticks[line] ?? NaN) / unit);
  return { name, kind: 'number', from: 'own', column: { column }, values: ticks, alias: false };
}

/** Numbers made when a formula asks for them. */
function numbersOf(
  name: string,
  length: number,
  decimals: number,
  value: (line: number) => number,
): NumberColumn {
  return {
    kind: 'number',
    name,
    length,
    decimals,
    get values() {
      const values = new Float64Array(length);
      for (let line = 0; line < length; line++) values[line] = value(line);
      return values;
    },
    at: value,
  };
}
