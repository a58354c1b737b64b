import { BLANK, NO_DATE, textColumn, type Column, type TextColumn } from '../table/column.ts';
import { isoOf } from '../table/civil-day.ts';
import type { View } from '../model/dataset.ts';
import type { Role } from '../model/lines.ts';
import { AnalysisError } from './analysis-error.ts';

/** A text column with more values than this is an identifier or free text: no breakdown is offered by it. */
const MOST_LEVELS = 1000;

/** Attributes to break down by: text columns with a readable number of values. */
export function breakdownAttributes(view: View): string[] {
  return view.dataset.lines.attributes
    .filter(({ column }) => column.kind === 'text' && column.levelCount <= MOST_LEVELS)
    .map(({ column }) => column.name);
}

const ASKED_FIRST: readonly (Role | null)[] = ['category', 'product', 'channel', 'region', 'seller'];

/** The attribute that says most of a business unless somebody asks for another; '' where there is none. */
export function attributeToAsk(view: View, names: readonly string[]): string {
  const offered = view.dataset.lines.attributes.filter(({ column }) => names.includes(column.name));
  for (const role of ASKED_FIRST) {
    const found = offered.find((attribute) => attribute.role === role);
    if (found) return found.column.name;
  }
  return names[0] ?? '';
}

/** A column by name, as codes. Throws AnalysisError `unknown-attribute`. */
export function attributeColumn(view: View, name: string): TextColumn {
  const found = view.dataset.lines.attributes.find(({ column }) => column.name === name);
  if (!found) throw new AnalysisError('unknown-attribute', { name });
  return encoded(found.column);
}

const encodings = new WeakMap<Column, TextColumn>();

/** Dates and numbers as text codes, made once a column: dates as ISO text, numbers as JavaScript writes them. */
function encoded(column: Column): TextColumn {
  if (column.kind === 'text') return column;
  let made = encodings.get(column);
  if (!made) {
    made = encode(column.name, column.kind === 'date' ? column.days : column.values, column.kind === 'date');
    encodings.set(column, made);
  }
  return made;
}

function encode(name: string, values: Int32Array | Float64Array, dates: boolean): TextColumn {
  const codes = new Int32Array(values.length);
  const codeOf = new Map<number, number>();
  const levels: string[] = [];
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (Number.isNaN(value) || (dates && value === NO_DATE)) {
      codes[row] = BLANK;
      continue;
    }
    let code = codeOf.get(value);
    if (code === undefined) {
      code = levels.length;
      codeOf.set(value, code);
      levels.push(dates ? isoOf(value) : String(value));
    }
    codes[row] = code;
  }
  return textColumn(name, codes, levels);
}

/**
 * The group of every customer by an attribute: its value on the first line of the customer's first purchase in the
 * whole file, so that a date range moves nobody. Blank is a group too, named ''.
 */
export function customerAttribute(view: View, name: string): { groupOf: Int32Array; names: string[] } {
  const { codes, levels } = attributeColumn(view, name);
  const { acquiredLine, count } = view.customers;
  const groupOfCode = new Int32Array(levels.length + 1).fill(-1);
  const groupOf = new Int32Array(count);
  const names: string[] = [];
  for (let customer = 0; customer < count; customer++) {
    const code = codes[acquiredLine[customer]!]!;
    const place = code < 0 ? levels.length : code;
    if (groupOfCode[place]! < 0) {
      groupOfCode[place] = names.length;
      names.push(levels[place] ?? '');
    }
    groupOf[customer] = groupOfCode[place]!;
  }
  return { groupOf, names };
}
