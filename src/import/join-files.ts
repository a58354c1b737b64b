import { asideOf, type TableAside } from './aside-of.ts';
import { CanonicalCsvWriter, type CellType } from './canonical-csv.ts';
import {
  canonicalCells,
  understandTable,
  type CanonicalCells,
  type UnderstoodTable,
} from './canonical-cells.ts';
import { ImportError, type JoinChoice, type Joined, type LostRows } from './check.ts';
import type { ReadingMeans } from './delimited-text.ts';
import type { TableText } from './found-table.ts';
import type { ReadingOptions } from './inspect-table.ts';
import { matchHeader } from './header-words.ts';
import { indexKeys, joinFrom, keyEdges, keyText, type KeyedTable } from './join-keys.ts';
import type { ReadProgress } from './open.ts';
import { countWord } from './purchase-count.ts';
import { fileRowOf } from './raw-table.ts';
import { guessRoles } from './roles.ts';
import { Turns } from './turns.ts';
import type { Role } from '../model/lines.ts';

export interface TableToJoin {
  readonly label: string;
  readonly text: TableText;
}

export interface JoinedTable {
  readonly text: TableText;
  readonly joined: Joined;
  /** By place among the tables joined. */
  readonly aside: readonly { readonly table: number; readonly aside: TableAside }[];
}

interface Side extends KeyedTable {
  readonly understood: UnderstoodTable;
  readonly types: readonly CellType[];
}

const MONEY: ReadonlySet<Role> = new Set<Role>([
  'amount', 'quantity', 'unitPrice', 'discount', 'cost', 'unitCost', 'margin',
]); // prettier-ignore

/**
 * Joins tables of different columns, as web shops export orders, customers and items. One table's rows, the root's, stay as
 * they are; for each of them every other table is asked for the one row that its key names. A row there that serves several of
 * the root's gives its texts to all of them but never its money, so no amount is ever counted twice.
 *
 * @param chosen the keys; left out: the root from which most of what is needed can be reached
 * @throws ImportError `join-no-key` (`name`), `table-unknown`, and what reading a table throws
 */
export async function joinTables(
  sources: readonly TableToJoin[],
  chosen: JoinChoice | undefined,
  means: ReadingMeans,
  reading: ReadingOptions = {},
  progress?: ReadProgress,
  signal?: AbortSignal,
): Promise<JoinedTable> {
  const sides: Side[] = [];
  for (const [index, { label, text }] of sources.entries()) {
    const ofAll =
      progress && ((done: number, total: number) => progress(index + done / total, sources.length));
    sides.push(sideOf(label, await understandTable(text, means, reading, ofAll, signal)));
  }
  const choice = chosen ?? likeliestJoin(sides);
  const root = sides[choice.root];
  if (!root) throw new ImportError('table-unknown', { name: String(choice.root) });
  if (choice.steps.length === 0) throw new ImportError('join-no-key', { name: root.label });
  const turns = new Turns(signal);
  /** By table reached: its row for each row of the root, -1 where there is none. */
  const rowsOf = new Map<number, Int32Array>();
  const steps: Joined['steps'][number][] = [];
  const lost: Joined['lost'][number][] = [];
  const columns: { name: string; cells: CanonicalCells; type: CellType; rows: Int32Array | null }[] =
    root.names.map((name, index) => ({
      name,
      cells: root.cells[index]!,
      type: root.types[index] ?? 'text',
      rows: null,
    }));
  for (const step of choice.steps) {
    const { reached, counts, unmatched, unused } = await lookUp(step, choice.root, sides, rowsOf, turns);
    rowsOf.set(step.table, reached);
    const side = sides[step.table]!;
    lost.push({ table: step.table, unmatched: lostRows(root, unmatched), unused: lostRows(side, unused) });
    const leftOut: string[] = [];
    const dated = saysCustomer(side) && !saysCustomer(root);
    side.names.forEach((name, index) => {
      if (name === step.column) return;
      if (counts.shared && isMoney(side, index) && !isPriceWanted(side, index, root)) leftOut.push(name);
      else {
        // Of two dates of one name the order's is the one beside the customer: a line's says when it was written down.
        const own = dated && side.types[index] === 'date' && columns.find((column) => column.name === name);
        if (own && own.rows === null) own.name = freeName(name, root.label, columns);
        columns.push({
          name: freeName(name, side.label, columns),
          cells: side.cells[index]!,
          type: side.types[index] ?? 'text',
          rows: reached,
        });
      }
    });
    const { shared: _, ...described } = counts;
    steps.push({ ...step, ...described, leftOut });
  }
  const writer = new CanonicalCsvWriter();
  writer.row(columns.map(({ name }) => name));
  const types = columns.map(({ type }) => type);
  const line: string[] = new Array<string>(columns.length);
  for (let row = 0; row < root.rows; row++) {
    for (const [index, { cells, rows }] of columns.entries()) {
      const at = rows === null ? row : rows[row]!;
      line[index] = at < 0 ? '' : cells.at(at);
    }
    writer.row(line, types);
    if ((row & 4095) === 0) await turns.take();
  }
  for (const { text } of root.understood.state.table.malformed) writer.unreadable(text);
  const { blob } = writer.finish();
  const plainNumbers = types.map((type) => type === 'number');
  const apart = sides.flatMap((_, index) =>
    index === choice.root || choice.steps.some(({ table }) => table === index) ? [] : [index],
  );
  return {
    text: { blob, gzip: false, canonical: { plainNumbers, header: true } },
    joined: { choice, steps, apart, keys: sides.map(keysOf), lost },
    aside: sides.flatMap(({ understood: { state } }, table) =>
      apart.includes(table) ? [] : [{ table, aside: asideOf(state.sniffed, state.table) }],
    ),
  };
}

function sideOf(label: string, understood: UnderstoodTable): Side {
  const { state, understanding } = understood;
  const { names } = state.sniffed;
  const cells = understanding.decisions.map((decision, index) =>
    canonicalCells(understood, index, decision, null),
  );
  return {
    label,
    rows: state.table.rows,
    names,
    cells,
    types: cells.map(({ type }) => type),
    canBeKey: understanding.decisions.map(
      ({ kind }, index) =>
        kind !== 'date' && !(kind === 'number' && state.profile(index)?.fractions === true),
    ),
    understood,
  };
}

/** The root from which customer, date and amount can be had, then most tables, then with most rows. */
function likeliestJoin(sides: readonly Side[]): JoinChoice {
  const edges = keyEdges(sides);
  let best: { choice: JoinChoice; score: number } | null = null;
  for (const [root, side] of sides.entries()) {
    const choice = joinFrom(root, sides, edges);
    const score =
      -missingRoles(choice, sides) * 1e6 + choice.steps.length * 1e3 + Math.log2(1 + side.rows) - root * 1e-6;
    if (best === null || score > best.score) best = { choice, score };
  }
  return best?.choice ?? { root: 0, steps: [] };
}

/** How many of the roles that are needed no column of the joined table would have. */
function missingRoles({ root, steps }: JoinChoice, sides: readonly Side[]): number {
  const reached = [{ table: root, column: null }, ...steps];
  const profiles = reached.flatMap(({ table, column }) => {
    const side = sides[table];
    if (!side) return [];
    return side.names.flatMap((name, index) => {
      if (name === column) return [];
      // Whatever is looked up may serve several rows: its money does not count on.
      const first = sides[root];
      if (table !== root && isMoney(side, index) && !(first && isPriceWanted(side, index, first))) return [];
      const profile = side.understood.state.profile(index);
      return profile === null ? [] : [profile];
    });
  });
  return guessRoles(
    profiles.map((profile, index) => ({ ...profile, index })),
    [],
  ).missing.length;
}

function saysCustomer({ names }: Side): boolean {
  return names.some((name) => (matchHeader(name).get('customer')?.score ?? 0) >= 0.7);
}

/** A price of one is not added up: where the root's rows have none, nor an amount, they take that of what was sold. */
function isPriceWanted(side: Side, index: number, root: Side): boolean {
  const says = matchHeader(side.names[index] ?? '');
  const price = says.get('unitPrice')?.score ?? 0;
  if (price < 0.8 || price < (says.get('amount')?.score ?? 0)) return false;
  return !root.names.some((name, at) => {
    if (root.types[at] !== 'number') return false;
    const own = matchHeader(name);
    return (own.get('unitPrice')?.score ?? 0) >= 0.5 || (own.get('amount')?.score ?? 0) >= 0.5;
  });
}

/** Whether a column holds what must not be counted twice: money, quantities, or fractions of anything. */
function isMoney(side: Side, index: number): boolean {
  if (side.types[index] !== 'number') return false;
  if (side.understood.state.profile(index)?.fractions === true) return true;
  if (countWord(side.names[index] ?? '') !== null) return true;
  return [...matchHeader(side.names[index] ?? '')].some(
    ([role, { score }]) => score >= 0.5 && MONEY.has(role),
  );
}

async function lookUp(
  step: JoinChoice['steps'][number],
  rootIndex: number,
  sides: readonly Side[],
  rowsOf: ReadonlyMap<number, Int32Array>,
  turns: Turns,
): Promise<{
  reached: Int32Array;
  counts: {
    matched: number;
    unmatched: number;
    blank: number;
    unused: number;
    repeated: number;
    /** Some row serves several of the root's. */
    shared: boolean;
  };
  /** The first rows of the root that found none, and of the table that nothing asked for. */
  unmatched: number[];
  unused: number[];
}> {
  const [root, from, target] = [sides[rootIndex], sides[step.from], sides[step.table]];
  const via = step.from === rootIndex ? null : rowsOf.get(step.from);
  const keys = from?.cells[from.names.indexOf(step.fromColumn)];
  const named = target?.cells[target.names.indexOf(step.column)];
  if (!root || !target || !keys || !named || via === undefined) {
    throw new ImportError('join-no-key', { name: target?.label ?? String(step.table) });
  }
  const { rowOf, repeated } = indexKeys(named, target.rows);
  const reached = new Int32Array(root.rows);
  const used = new Uint8Array(target.rows);
  let matched = 0;
  let blank = 0;
  let shared = false;
  const unmatched: number[] = [];
  for (let row = 0; row < root.rows; row++) {
    const at = via === null ? row : via[row]!;
    const key = at < 0 ? '' : keyText(keys.at(at));
    const found = key === '' ? -1 : (rowOf.get(key) ?? -1);
    reached[row] = found;
    if (key === '') blank++;
    else if (found < 0 && unmatched.length < LOST_SHOWN) unmatched.push(row);
    if (found >= 0) {
      matched++;
      if (used[found] === 1) shared = true;
      used[found] = 1;
    }
    if ((row & 4095) === 0) await turns.take();
  }
  const asked = used.reduce((count, one) => count + one, 0);
  const unused: number[] = [];
  for (let row = 0; row < target.rows && unused.length < LOST_SHOWN; row++) {
    // The second of two rows with one key is told as repeated.
    if (used[row] === 0 && (rowOf.get(keyText(named.at(row))) ?? row) === row) unused.push(row);
  }
  return {
    reached,
    counts: {
      matched,
      unmatched: root.rows - matched - blank,
      blank,
      unused: target.rows - asked - repeated,
      repeated,
      shared,
    },
    unmatched,
    unused,
  };
}

/** Rows without a partner that are kept to be looked at. */
const LOST_SHOWN = 50;

function lostRows({ names, types, cells, understood }: Side, rows: readonly number[]): LostRows {
  return {
    columns: names.map((name, index) => ({ name, number: types[index] === 'number' })),
    rows: rows.map((row) => ({
      fileRow: fileRowOf(understood.state.table, row),
      cells: cells.map((column) => column.at(row)),
    })),
  };
}

function keysOf({ names, canBeKey }: Side, table: number): Joined['keys'][number] {
  return { table, columns: names.filter((_, index) => canBeKey[index]) };
}

function freeName(name: string, label: string, columns: readonly { readonly name: string }[]): string {
  const taken = (one: string) => columns.some((column) => column.name === one);
  if (!taken(name)) return name;
  const base = `${name} (${label.replace(/\.[a-z0-9]{2,7}$/i, '')})`;
  let free = base;
  for (let copy = 2; taken(free); copy++) free = `${base} ${copy}`;
  return free;
}
