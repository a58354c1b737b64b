import { shapeOf, type FormulaColumn } from './column-lane.ts';
import { computedColumn, type ComputedColumn } from './computed-column.ts';
import { FormulaError } from './formula-error.ts';
import { kindOf, type ColumnShape, type ExpressionKind, type Kind } from './kind.ts';
import { Program, surroundings } from './program.ts';
import type { Syntax } from './syntax.ts';

/**
 * The language of computed columns: Excel's formulas over the columns of a table.
 *
 *     const tree = parse('=ROUND([@price] * quantity, 2)', { decimal: '.', argumentSeparator: ',' });
 *     const { kind, evaluate } = compile(tree, columns, { today });
 *     const { column, faults } = evaluate('revenue');
 *
 * No text of a user ever becomes code or a regular expression. Where the language leaves Excel's: a date joined to text
 * is written YYYY-MM-DD (Excel: its serial number); sums are compensated; plain names stand beside `[@name]`.
 */
export interface CompileOptions {
  /** TODAY(): the day the data are complete through, in days since 1970-01-01. */
  readonly today: number;
  /** Of numbers read from and written to text. */
  readonly decimal?: '.' | ',';
  /** Rows of the table; left out: those of the first column. */
  readonly rows?: number;
  /** How often SUMIFS and its like may test a row before `too-much-work`; left out: some seconds' worth. */
  readonly mostTests?: number;
}

export interface CompiledFormula {
  readonly kind: Kind;
  /**
   * The column's values, for the rows `from` to `to` (all, where left out); whole-column functions take all rows in any
   * case, once. May be called again; holds on to what it computed, so let it go when done. Throws FormulaError
   * `too-much-work`.
   */
  readonly evaluate: (name: string, from?: number, to?: number) => ComputedColumn;
}

/** Throws FormulaError: `column-unknown`, `row-in-column`. */
export function compile(
  tree: Syntax,
  columns: readonly FormulaColumn[],
  { today, decimal = '.', rows = columns[0]?.column.length ?? 0, mostTests = 4e8 }: CompileOptions,
): CompiledFormula {
  for (const { column } of columns) {
    if (column.length !== rows)
      throw new RangeError(`formula: ${column.name} has ${column.length} rows, not ${rows}`);
  }
  const kind = columnKind(kindOf(tree, columns.map(shapeOf)));
  const program = new Program(surroundings(columns, decimal, today, rows, mostTests));
  const lane = program.lane(tree);
  return {
    kind,
    evaluate: (name, from = 0, to = rows) => computedColumn(name, kind, program, lane, from, to),
  };
}

/** The kind of column a formula makes, without its data. Throws FormulaError `column-unknown`. */
export function formulaKind(tree: Syntax, columns: readonly ColumnShape[]): Kind {
  return columnKind(kindOf(tree, columns));
}

/** What is sometimes a number and sometimes a text makes a column of text. */
function columnKind(kind: ExpressionKind): Kind {
  return kind === 'mixed' || kind === 'blank' ? 'text' : kind;
}

export { parse } from './parse.ts';
export { complete, signatureAt } from './complete.ts';
export { computedOrder } from './dependencies.ts';
export { bracketedName } from './tokens.ts';
export { faultWord, type FaultWord } from './lane.ts';
export { FormulaError };
export type { ColumnShape, ComputedColumn, FormulaColumn, Kind, Syntax };
