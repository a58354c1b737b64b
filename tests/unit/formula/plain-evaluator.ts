import type { Syntax } from '../../../src/formula/compile.ts';

/**
 * Formulas the slow way, value by value, for the part of the language that random formulas are made of: written from
 * Excel's reference apart from the code under test. Dates stay out; they have cases of their own.
 */
export type PlainValue = number | string | boolean | null | { readonly error: string };

type Row = Readonly<Record<string, PlainValue>>;

const fault = (error: string): PlainValue => ({ error });
const isFault = (value: PlainValue): value is { readonly error: string } =>
  typeof value === 'object' && value !== null;

function asNumber(value: PlainValue): number | { error: string } {
  if (value === null) return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string') return value;
  return /^\s*-?(\d+\.?\d*|\.\d+)\s*$/.test(value) ? parseFloat(value) : { error: '#VALUE!' };
}

function asText(value: PlainValue): string {
  if (isFault(value)) return value.error;
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'number' ? String(parseFloat(value.toPrecision(15))) : value;
}

function finite(value: number): PlainValue {
  return Number.isFinite(value) ? value : fault('#NUM!');
}

function arithmetic(operator: string, left: PlainValue, right: PlainValue): PlainValue {
  const a = asNumber(left);
  if (typeof a !== 'number') return a;
  const b = asNumber(right);
  if (typeof b !== 'number') return b;
  if (operator === '+') return finite(a + b);
  if (operator === '-') return finite(a - b);
  if (operator === '*') return finite(a * b);
  return b === 0 ? fault('#DIV/0!') : finite(a / b);
}

function filled(value: PlainValue, like: PlainValue): PlainValue {
  if (value !== null) return value;
  return typeof like === 'string' ? '' : typeof like === 'boolean' ? false : 0;
}

function order(left: PlainValue, right: PlainValue): number {
  const a = filled(left, right);
  const b = filled(right, left);
  const kinds = ['number', 'string', 'boolean'];
  if (typeof a !== typeof b) return kinds.indexOf(typeof a) - kinds.indexOf(typeof b);
  if (typeof a === 'string' && typeof b === 'string')
    return a.toUpperCase().localeCompare(b.toUpperCase(), 'en');
  return Number(Number(a).toPrecision(15)) - Number(Number(b).toPrecision(15));
}

const COMPARISONS: Readonly<Record<string, (order: number) => boolean>> = {
  '=': (o) => o === 0,
  '<>': (o) => o !== 0,
  '<': (o) => o < 0,
  '<=': (o) => o <= 0,
  '>': (o) => o > 0,
  '>=': (o) => o >= 0,
};

function condition(value: PlainValue): boolean | { error: string } {
  if (typeof value !== 'string') return isFault(value) ? value : Boolean(value);
  if (/^true$/i.test(value)) return true;
  return /^false$/i.test(value) ? false : { error: '#VALUE!' };
}

export function plainly(node: Syntax, row: Row, rows: readonly Row[]): PlainValue {
  const of = (one: Syntax): PlainValue => plainly(one, row, rows);
  switch (node.type) {
    case 'number':
    case 'text':
    case 'boolean':
      return node.value;
    case 'missing':
      return null;
    case 'column':
      return row[node.name] ?? null;
    case 'unary': {
      const value = of(node.operand);
      if (node.operator === '+') return value;
      return arithmetic(
        node.operator === '-' ? '-' : '/',
        node.operator === '-' ? 0 : value,
        node.operator === '-' ? value : 100,
      );
    }
    case 'binary': {
      const left = of(node.left);
      const right = of(node.right);
      if ('+-*/'.includes(node.operator)) return arithmetic(node.operator, left, right);
      if (isFault(left)) return left;
      if (isFault(right)) return right;
      if (node.operator === '&') return asText(left) + asText(right);
      return COMPARISONS[node.operator]?.(order(left, right)) ?? null;
    }
    case 'call':
      return called(node, of, rows);
  }
}

function called(
  { name, arguments: given }: Extract<Syntax, { type: 'call' }>,
  of: (node: Syntax) => PlainValue,
  rows: readonly Row[],
): PlainValue {
  const [first = { type: 'missing' }, second = { type: 'missing' }, third] = given;
  if (name === 'SUM' || name === 'COUNT') {
    const column = first.type === 'column' ? first.name : '';
    const numbers = rows.map((one) => one[column]).filter((value) => typeof value === 'number');
    return name === 'COUNT' ? numbers.length : numbers.reduce((sum, value) => sum + value, 0);
  }
  if (name === 'COUNTIFS') {
    const column = first.type === 'column' ? first.name : '';
    const wanted = of(second);
    return rows.filter(
      (one) =>
        typeof wanted === 'string' && asText(one[column] ?? null).toUpperCase() === wanted.toUpperCase(),
    ).length;
  }
  const value = of(first);
  if (name === 'IFERROR') return isFault(value) ? of(second) : value;
  if (name === 'IF') {
    const holds = condition(value);
    if (typeof holds !== 'boolean') return holds;
    return holds ? of(second) : third ? of(third) : false;
  }
  if (name === 'NOT') {
    const holds = condition(value);
    return typeof holds === 'boolean' ? !holds : holds;
  }
  if (isFault(value)) return value;
  if (name === 'UPPER') return asText(value).toUpperCase();
  if (name === 'LEN') return asText(value).length;
  if (name === 'LEFT') return asText(value).substring(0, Number(of(second)));
  const number = asNumber(value);
  if (typeof number !== 'number') return number;
  if (name === 'ABS') return number < 0 ? -number : number;
  if (name === 'INT') return number - (((number % 1) + 1) % 1);
  throw new Error(`the plain evaluator knows no ${name}`);
}
