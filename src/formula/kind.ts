import { FormulaError } from './formula-error.ts';
import { NUMERIC } from './number-functions.ts';
import { columnNamed, type BinarySyntax, type CallSyntax, type Syntax } from './syntax.ts';

/**
 * What an expression gives, known before any row is computed, so that a column keeps its kind under every filter.
 * `blank` is nothing or "" (which in a column of numbers is a blank); `mixed` becomes text.
 */
export type Kind = 'number' | 'date' | 'text' | 'boolean';
export type ExpressionKind = Kind | 'blank' | 'mixed';

export interface ColumnShape {
  readonly name: string;
  readonly kind: Kind;
}

/** Functions that give the kind of what they are given: the latest date is a date. */
const KEEP_DATES = new Set(['MIN', 'MAX', 'AVERAGE', 'PERCENTILE', 'PERCENTILE.INC', 'AVERAGEIFS']);
const TEXTS = new Set(['LEFT', 'RIGHT', 'MID', 'TRIM', 'UPPER', 'LOWER', 'SUBSTITUTE', 'TEXT']);
const BOOLEANS = new Set(['AND', 'OR', 'NOT', 'CONTAINS', 'ISBLANK', 'ISERROR']);

export function unify(one: ExpressionKind, other: ExpressionKind): ExpressionKind {
  if (one === other || other === 'blank') return one;
  return one === 'blank' ? other : 'mixed';
}

/** The place of the column a name means. Throws FormulaError `column-unknown`. */
export function columnPlace(
  { name, position, length }: { name: string; position: number; length: number },
  names: readonly string[],
): number {
  const place = columnNamed(name, names);
  if (place < 0) throw new FormulaError('column-unknown', { name, position, length, shown: '#NAME?' });
  return place;
}

/** Throws FormulaError `column-unknown`. */
export function kindOf(node: Syntax, columns: readonly ColumnShape[]): ExpressionKind {
  const names = columns.map(({ name }) => name);
  const of = (one: Syntax): ExpressionKind => {
    switch (one.type) {
      case 'number':
      case 'boolean':
        return one.type;
      case 'text':
        return one.value === '' ? 'blank' : 'text';
      case 'missing':
        return 'blank';
      case 'column':
        return columns[columnPlace(one, names)]?.kind ?? 'text';
      case 'unary':
        return one.operator === '+' ? of(one.operand) : (of(one.operand), 'number');
      case 'binary':
        return binaryKind(one, of);
      case 'call':
        return callKind(one, of);
    }
  };
  return of(node);
}

/** Down the left side in a loop: a sum of thousands of terms is as deep as it is long. */
function binaryKind(node: BinarySyntax, of: (node: Syntax) => ExpressionKind): ExpressionKind {
  const spine: BinarySyntax[] = [];
  let first: Syntax = node;
  while (first.type === 'binary') {
    spine.push(first);
    first = first.left;
  }
  let kind = of(first);
  for (const { operator, right } of spine.reverse()) {
    const other = of(right);
    if (operator === '+') kind = sumKind(kind, other);
    else if (operator === '-') kind = differenceKind(kind, other);
    else if (operator === '&') kind = 'text';
    else kind = '*/^'.includes(operator) ? 'number' : 'boolean';
  }
  return kind;
}

/** What may or may not be a date makes a day or a number, row by row. */
function sumKind(one: ExpressionKind, other: ExpressionKind): ExpressionKind {
  if (one === 'mixed' || other === 'mixed') return 'mixed';
  return (one === 'date') !== (other === 'date') ? 'date' : 'number';
}

function differenceKind(one: ExpressionKind, other: ExpressionKind): ExpressionKind {
  if (other === 'date' || (one !== 'date' && one !== 'mixed')) return 'number';
  return one === 'date' && other !== 'mixed' ? 'date' : 'mixed';
}

function callKind(
  { name, arguments: given }: CallSyntax,
  of: (node: Syntax) => ExpressionKind,
): ExpressionKind {
  const kinds = given.map(of);
  if (name === 'IF') return unify(kinds[1] ?? 'blank', kinds[2] ?? 'blank');
  if (name === 'IFS') return kinds.filter((_, at) => at % 2 === 1).reduce(unify, 'blank');
  if (name === 'IFERROR') return unify(kinds[0] ?? 'blank', kinds[1] ?? 'blank');
  if (name === 'NA') return 'blank';
  if (TEXTS.has(name)) return 'text';
  if (BOOLEANS.has(name)) return 'boolean';
  if (name === 'TODAY' || NUMERIC[name]?.gives === 'day') return 'date';
  if (!KEEP_DATES.has(name)) return 'number';
  if (name.startsWith('PERCENTILE') || name === 'AVERAGEIFS') return kinds[0] === 'date' ? 'date' : 'number';
  return kinds.every((kind) => kind === 'date') ? 'date' : 'number';
}
