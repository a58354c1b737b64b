import {
  BLANK,
  NO_DATE,
  dateColumn,
  numberColumn,
  type Codes,
  type Column,
  type TextColumn,
} from '../table/column.ts';
import { packedNumberColumn, packNumbers } from '../table/narrow.ts';
import { inBlocks } from '../table/blocks.ts';
import { extentOf } from '../table/extent.ts';
import { isoOf } from '../table/civil-day.ts';
import { currenciesBeside } from './currencies.ts';
import type { DateFormat } from './date-format.ts';
import { parseDate } from './date-format.ts';
import type { ColumnDecision } from './infer.ts';
import { decimalsOf, parseNumber, type NumberFormat } from './number-format.ts';

/** A column as read, turned into what was decided; and the texts of the cells that are outside its format. */
export interface ResolvedColumn {
  readonly column: Column;
  readonly decision: ColumnDecision;
  readonly blanks: number;
  readonly odd: number;
  /** Distinct texts of a text column, else null. */
  readonly distinct: number | null;
  readonly range: readonly [string, string] | null;
  /** The currency beside the number of each row, where there are several in the column; else null. */
  readonly currencies: TextColumn | null;
  /** The text of a cell that has no value in the column: '' where it is blank. */
  oddText(row: number): string;
}

/**
 * @param raw the column as the reader left it: text, or of the decided kind and format already
 * @param odd texts of the reader's odd cells by row
 */
export function resolveColumn(
  raw: Column,
  decision: ColumnDecision,
  odd: ReadonlyMap<number, string>,
): ResolvedColumn {
  const { kind, format } = decision;
  if (raw.kind === 'text') {
    if (kind === 'date' && format !== null && 'order' in format) return datesFromText(raw, decision, format);
    if (kind === 'number' && format !== null && 'decimal' in format)
      return numbersFromText(raw, decision, format);
  }
  const column = raw;
  const oddText = (row: number) => odd.get(row) ?? '';
  return {
    column,
    decision,
    blanks: countBlanks(column) - odd.size,
    odd: odd.size,
    distinct: column.kind === 'text' ? column.levelCount : null,
    range: rangeOf(column, format),
    currencies: null,
    oddText,
  };
}

function fromText(raw: TextColumn, column: Column, decision: ColumnDecision): ResolvedColumn {
  const blanks = blankTextRows(raw);
  return {
    column,
    decision,
    blanks,
    odd: countBlanks(column) - blanks,
    distinct: null,
    range: rangeOf(column, decision.format),
    currencies: decision.currencies.length > 1 ? currenciesBeside(raw) : null,
    oddText: (row) => (raw.at(row) ?? '').trim() && (raw.at(row) ?? ''),
  };
}

function datesFromText(raw: TextColumn, decision: ColumnDecision, format: DateFormat): ResolvedColumn {
  const dayOf = Int32Array.from(raw.levels, (level) => parseDate(level, format));
  const days = new Int32Array(raw.length);
  const { codes } = raw;
  for (let row = 0; row < days.length; row++) {
    const code = codes[row]!;
    days[row] = code === BLANK ? NO_DATE : dayOf[code]!;
  }
  return fromText(raw, dateColumn(raw.name, days), decision);
}

function numbersFromText(raw: TextColumn, decision: ColumnDecision, format: NumberFormat): ResolvedColumn {
  let decimals = 0;
  const valueOf = Float64Array.from(raw.levels, (level) => {
    const value = parseNumber(level, format);
    if (!Number.isNaN(value)) decimals = Math.max(decimals, decimalsOf(level, format));
    return value;
  });
  const values = new Float64Array(raw.length);
  const { codes } = raw;
  for (let row = 0; row < values.length; row++) {
    const code = codes[row]!;
    values[row] = code === BLANK ? NaN : valueOf[code]!;
  }
  const packed = packNumbers(values, decimals);
  const column = packed
    ? packedNumberColumn(raw.name, packed, decimals)
    : numberColumn(raw.name, values, decimals);
  return fromText(raw, column, decision);
}

/** Rows of a text column without text, those of nothing but spaces included. */
function blankTextRows(raw: TextColumn): number {
  const { codes } = raw;
  let rows = raw.full === true ? 0 : countEqual(codes, BLANK);
  if (raw.plain) return rows;
  const blank = raw.levels.map((level) => level.trim() === '');
  if (blank.includes(true)) {
    for (let row = 0; row < codes.length; row++) if (blank[codes[row]!]) rows++;
  }
  return rows;
}

function countBlanks(column: Column): number {
  if (column.kind === 'text') return blankTextRows(column);
  if (column.kind === 'date') return column.extent?.blanks ?? countEqual(column.days, NO_DATE);
  if (column.packed) {
    const { whole, blank, extent } = column.packed;
    return extent?.blanks ?? countEqual(whole, blank);
  }
  const { values } = column;
  let rows = 0;
  // NaN alone differs from itself.
  for (let row = 0; row < values.length; row++) if (values[row] !== values[row]) rows++;
  return rows;
}

/** Cells found one by one, before the rest is counted in a loop. */
const FEW = 100;

/** Most columns hold none of what is sought, which the array's own search tells soonest. */
function countEqual(cells: Codes, sought: number): number {
  let rows = 0;
  let at = cells.indexOf(sought);
  for (; at >= 0 && rows < FEW; at = cells.indexOf(sought, at + 1)) rows++;
  if (at < 0) return rows;
  inBlocks(cells.length - at, (from, to) => (rows += equalIn(cells, sought, at + from, at + to)));
  return rows;
}

function equalIn(cells: Codes, sought: number, from: number, to: number): number {
  let rows = 0;
  for (let row = from; row < to; row++) if (cells[row] === sought) rows++;
  return rows;
}

function rangeOf(column: Column, format: DateFormat | NumberFormat | null): readonly [string, string] | null {
  if (column.kind === 'text') return null;
  if (column.kind === 'date') {
    const { least, most } = column.extent ?? extentOf(column.days, NO_DATE);
    return least > most ? null : [isoOf(least), isoOf(most)];
  }
  let low = Infinity;
  let high = -Infinity;
  if (column.packed) {
    const { whole, blank, extent } = column.packed;
    const { least, most } = extent ?? extentOf(whole, blank);
    low = least / 10 ** column.decimals;
    high = most / 10 ** column.decimals;
  } else {
    const { values } = column;
    for (let row = 0; row < values.length; row++) {
      const value = values[row]!;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  const mark = format !== null && 'decimal' in format ? format.decimal : '.';
  const written = (value: number) => String(value).replace('.', mark);
  return low > high ? null : [written(low), written(high)];
}
