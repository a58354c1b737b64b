import { compile, faultWord, parse, type FormulaColumn } from '../../../src/formula/compile.ts';
import { dateColumn, NO_DATE, numberColumn, textColumn } from '../../../src/table/column.ts';
import { daysFromCivil, parseIso } from '../../../src/table/civil-day.ts';

export const US = { decimal: '.', argumentSeparator: ',' } as const;
export const EUROPE = { decimal: ',', argumentSeparator: ';' } as const;
/** TODAY() in tests. */
export const TODAY = daysFromCivil(2024, 2, 29);

type Value = number | string | boolean | null;

/** A column from plain values: `2024-01-31` are dates where all are. */
export function column(name: string, values: readonly Value[]): FormulaColumn {
  const known = values.filter((value) => value !== null);
  if (known.length > 0 && known.every((value) => typeof value === 'string' && parseIso(value) !== null)) {
    const days = values.map((value) => (typeof value === 'string' ? (parseIso(value) ?? NO_DATE) : NO_DATE));
    return { column: dateColumn(name, Int32Array.from(days)) };
  }
  if (known.every((value) => typeof value === 'number')) {
    const numbers = values.map((value) => (typeof value === 'number' ? value : NaN));
    return { column: numberColumn(name, Float64Array.from(numbers), 2) };
  }
  const boolean = known.every((value) => typeof value === 'boolean');
  const texts = values.map((value) =>
    value === null ? null : String(value).replace(/^true$|^false$/, (word) => word.toUpperCase()),
  );
  const levels = [...new Set(texts.filter((text) => text !== null))];
  const codes = Int32Array.from(texts, (text) => (text === null ? -1 : levels.indexOf(text)));
  return { column: textColumn(name, codes, levels), ...(boolean ? { kind: 'boolean' } : {}) };
}

/** A formula's values in every row: faults as Excel's words, dates as YYYY-MM-DD, booleans as such, blanks as null. */
export function evaluated(
  formula: string,
  columns: readonly FormulaColumn[],
  spelling: typeof US | typeof EUROPE = US,
): Value[] {
  const compiled = compile(parse(formula, spelling), columns, {
    today: TODAY,
    decimal: spelling.decimal,
    rows: columns[0]?.column.length ?? 1,
  });
  const { kind, column: made, faults } = compiled.evaluate('made');
  return Array.from({ length: made.length }, (_, row) => {
    const word = faultWord(faults?.[row] ?? 0);
    if (word !== null) return word;
    const cell = made.at(row);
    if (cell === null) return null;
    if (kind === 'boolean') return cell === 'TRUE';
    return kind === 'date' && typeof cell === 'number' ? iso(cell) : cell;
  });
}

/** Through Date, which the code under test does not use. */
function iso(days: number): string {
  return new Date(days * 86400000).toISOString().slice(0, 10);
}
