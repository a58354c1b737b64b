import type { JoinChoice } from './check.ts';
import type { CanonicalCells } from './canonical-cells.ts';
import { matchHeader, tokensOf } from './header-words.ts';

/** A table as joining sees it: its columns' names and their cells as canonical text. */
export interface KeyedTable {
  readonly label: string;
  readonly rows: number;
  readonly names: readonly string[];
  readonly cells: readonly CanonicalCells[];
  /** By column: whether it can name things at all. Dates and fractions cannot. */
  readonly canBeKey: readonly boolean[];
}

/** A column that leads from each row of one table to at most one row of another. */
export interface KeyEdge {
  readonly from: number;
  readonly fromColumn: number;
  readonly table: number;
  readonly column: number;
  /** Fraction of the values looked up that are there, and how alike the names are; 0 to 1. */
  readonly overlap: number;
  readonly nameScore: number;
}

/** Values looked up to measure how much two columns share. */
const LOOKED_UP = 2000;
/** Of the keys of a table that is looked up in, so many may be there twice: a slip, not a table of many lines a key. */
const REPEATED = 0.02;

/** A value as keys are compared: white space folded, `17850.0` as 17850. Empty where there is none. */
export function keyText(text: string): string {
  const folded = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  return /^-?\d+\.0+$/.test(folded) ? folded.slice(0, folded.indexOf('.')) : folded;
}

/** First row of each key, and how many rows repeat one. */
export interface KeyIndex {
  readonly rowOf: ReadonlyMap<string, number>;
  readonly repeated: number;
  readonly filled: number;
}

export function indexKeys(cells: CanonicalCells, rows: number, stopAt = Infinity): KeyIndex {
  const rowOf = new Map<string, number>();
  let repeated = 0;
  let filled = 0;
  for (let row = 0; row < rows; row++) {
    const key = keyText(cells.at(row));
    if (key === '') continue;
    filled++;
    if (rowOf.has(key)) {
      if (++repeated > stopAt) break;
    } else rowOf.set(key, row);
  }
  return { rowOf, repeated, filled };
}

/** How alike two columns' names are for a key: `customer_id` and `id` in customers, `Email` and `Customer e-mail`. */
export function nameScore(one: string, two: string, tableOfTwo: string): number {
  const [a, b] = [tokensOf(one), tokensOf(two)];
  if (a.join(' ') === b.join(' ')) return 1;
  const plain = (tokens: readonly string[]) =>
    tokens.map((token) => token.replace(/(?:ies|s)$/, '')).join(' ');
  const label = tokensOf(tableOfTwo.replace(/\.[a-z0-9]{2,7}(?:\.gz)?$/i, ''));
  if (label.some((word) => plain(a) === plain([word, ...b]))) return 0.95;
  const roles = matchHeader(two);
  for (const [role, { score }] of matchHeader(one)) {
    if (score >= 0.7 && (roles.get(role)?.score ?? 0) >= 0.7 && KEY_ROLES.has(role)) return 0.8;
  }
  // `SKU` and `product sku`; but `id` and `customer id` share the least telling of words.
  const telling = (tokens: readonly string[]) => tokens.filter((token) => !VAGUE.has(token));
  const [ta, tb] = [telling(a), telling(b)];
  if (ta.length > 0 && tb.length > 0 && (ta.every((t) => tb.includes(t)) || tb.every((t) => ta.includes(t))))
    return 0.6;
  return 0;
}

const VAGUE = new Set(['id', 'no', 'nr', 'number', 'code', 'key', 'name']);
const KEY_ROLES = new Set<string>(['customer', 'order', 'product', 'email', 'phone']);

/** Every column of one table that leads to another, the best first. */
export function keyEdges(tables: readonly KeyedTable[]): KeyEdge[] {
  const edges: KeyEdge[] = [];
  tables.forEach((target, table) => {
    target.names.forEach((name, column) => {
      const cells = target.cells[column];
      if (!cells || !target.canBeKey[column]) return;
      let index: KeyIndex | null = null;
      tables.forEach((source, from) => {
        if (from === table) return;
        source.names.forEach((fromName, fromColumn) => {
          const looked = source.cells[fromColumn];
          if (!looked || !source.canBeKey[fromColumn]) return;
          const names = nameScore(fromName, name, target.label);
          index ??= indexKeys(cells, target.rows, Math.max(1, target.rows * REPEATED));
          if (index.repeated > index.filled * REPEATED || index.rowOf.size < 2) return;
          const { share, telling } = sharedValues(looked, source.rows, index.rowOf);
          // Small whole numbers are found in any numbering: their names must say that they mean the same.
          const score = 0.6 * share + 0.4 * (names > 0 ? names : telling ? 0.3 : 0);
          if (share < 0.3 || score < 0.65) return;
          edges.push({ from, fromColumn, table, column, overlap: share, nameScore: names });
        });
      });
    });
  });
  const worth = ({ overlap, nameScore: names }: KeyEdge) => 0.6 * overlap + 0.4 * names;
  return edges.sort((a, b) => worth(b) - worth(a));
}

/** Fraction of a column's values, of the first so many different ones, that are among the keys. */
function sharedValues(
  cells: CanonicalCells,
  rows: number,
  keys: ReadonlyMap<string, number>,
): { share: number; telling: boolean } {
  const values = new Set<string>();
  for (let row = 0; row < rows && values.size < LOOKED_UP; row++) {
    const key = keyText(cells.at(row));
    if (key !== '') values.add(key);
  }
  let found = 0;
  let long = 0;
  for (const value of values) {
    if (!keys.has(value)) continue;
    found++;
    if (value.length >= 5) long++;
  }
  return { share: values.size === 0 ? 0 : found / values.size, telling: long > found / 2 && values.size > 3 };
}

/** From a root outward, each table by its best key, as far as keys lead. */
export function joinFrom(root: number, tables: readonly KeyedTable[], edges: readonly KeyEdge[]): JoinChoice {
  const reached = new Set([root]);
  const steps: JoinChoice['steps'][number][] = [];
  for (;;) {
    const edge = edges.find(({ from, table }) => reached.has(from) && !reached.has(table));
    if (!edge) return { root, steps };
    reached.add(edge.table);
    steps.push({
      table: edge.table,
      column: tables[edge.table]?.names[edge.column] ?? '',
      from: edge.from,
      fromColumn: tables[edge.from]?.names[edge.fromColumn] ?? '',
    });
  }
}
