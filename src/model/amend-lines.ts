import {
  BLANK,
  dateColumn,
  numberColumn,
  packedTextColumn,
  textColumn,
  type Codes,
  type Column,
  type TextColumn,
} from '../table/column.ts';
import { Sums } from '../table/compensated-sum.ts';
import { codesFor, packedNumberColumn } from '../table/narrow.ts';
import { LinesDraft } from './amend-draft.ts';
import type { RuleOutcome } from './amend-problem.ts';
import { Rules } from './amend-rules.ts';
import type { Correction } from './amendments.ts';
import { usedLevels } from './amend-text.ts';
import type { Dataset } from './dataset.ts';
import { withAttributes } from './layered-lines.ts';
import { lineColumns } from './line-columns.ts';
import { sharesIndex } from './line-index.ts';
import type { LineAttribute, Lines, Waterfall } from './lines.ts';

/** Lines with corrections made to them. Columns nobody wrote to are the very columns of the source. */
export interface AmendedLines {
  readonly lines: Lines;
  readonly waterfall: Waterfall;
  /** One a correction, in their order. */
  readonly outcomes: readonly RuleOutcome[];
  /** The customer that stands for a key: itself, unless it was merged. */
  readonly standsFor: (key: string) => string;
}

/**
 * The lines of a dataset after corrections, in their order (see `Correction`). The dataset stays as it is. Columns that
 * corrections name must be in memory (`columnsCorrected`).
 */
export function amendLines(source: Dataset, corrections: readonly Correction[]): AmendedLines {
  const draft = new LinesDraft(source);
  const outcomes = new Rules(draft).make(corrections);
  const name = nameColumn(draft, corrections);
  const { customers } = draft;
  const standsFor = (key: string) => customers.standsFor(key);
  const customer = customers.column();
  const own = customer !== source.lines.customer || draft.datesChanged || draft.ordersChanged;
  if (!own && !name && draft.gone === null && !draft.columnsChanged)
    return { lines: source.lines, waterfall: source.waterfall, outcomes, standsFor };
  const written = new Map<string, LineAttribute>();
  for (const attribute of source.lines.attributes) {
    const column = draft.columnOf(attribute.column);
    if (column !== attribute.column) written.set(column.name, { ...attribute, column, corrected: true });
  }
  const { gone } = draft;
  const kept = gone === null ? null : keptLines(gone);
  const base = { ...source.lines, customer, date: draft.date, order: draft.order };
  const picked = kept === null ? base : pickLines(base, kept);
  const lines = withAttributes(picked, source.lines, remaking(written, name, kept), new Set(written.keys()));
  if (!own && kept === null) sharesIndex(lines, source.lines);
  const waterfall = own || kept !== null ? waterfallOf(source, customer, gone) : source.waterfall;
  return { lines, waterfall, outcomes, standsFor };
}

/** The columns out of memory that corrections name, and the one of names where they call somebody something. */
export function columnsCorrected(lines: Lines, corrections: readonly Correction[]): string[] {
  const named = new Set<string>();
  for (const { active, change } of corrections) {
    if (!active) continue;
    if (change.kind === 'setValue') {
      named.add(change.column);
      if ('column' in change.where) named.add(change.where.column);
    } else if (change.kind === 'mergeCustomers' || change.kind === 'renameCustomer') {
      for (const { role, name } of lines.absent?.columns ?? []) if (role === 'name') named.add(name);
    }
  }
  return (lines.absent?.columns ?? []).flatMap(({ name }) => (named.has(name) ? [name] : []));
}

/** Writes names where customers are merged or called something; a column of them that the file lacks, or null. */
function nameColumn(draft: LinesDraft, corrections: readonly Correction[]): LineAttribute | null {
  const { lines } = draft.source;
  const asked = corrections.some(
    ({ active, change }) => active && (change.kind === 'mergeCustomers' || change.kind === 'renameCustomer'),
  );
  if (!asked) return null;
  const column = lines.attributes.find(({ role }) => role === 'name')?.column;
  if (column?.kind === 'text') {
    draft.customers.writeNames(draft.textDraft(column));
    return null;
  }
  if (!draft.customers.named) return null;
  const taken = new Set(lineColumns(lines).map((one) => one.name));
  let name = 'name';
  while (taken.has(name)) name += ' *';
  const made = draft.textDraft(textColumn(name, codesFor(lines.count, 0).fill(BLANK), []));
  draft.customers.writeNames(made);
  return { role: 'name', column: made.column() };
}

/** How the attributes of the source become those of the amended lines. */
function remaking(
  written: ReadonlyMap<string, LineAttribute>,
  name: LineAttribute | null,
  kept: Kept | null,
) {
  const made = new WeakMap<Column, Column>();
  const picked = (attribute: LineAttribute): LineAttribute => {
    if (kept === null) return attribute;
    let column = made.get(attribute.column);
    if (!column) made.set(attribute.column, (column = pickColumn(attribute.column, kept)));
    return { ...attribute, column };
  };
  return (attributes: readonly LineAttribute[]): LineAttribute[] => {
    const there = new Set(attributes.map(({ column }) => column.name));
    // One that was brought to be corrected stays, though the source lets it go.
    const stayed = [...written.values()].filter(({ column }) => !there.has(column.name));
    const own = attributes.map((one) => written.get(one.column.name) ?? one);
    // Of two with a role the first counts.
    return [...(name ? [name] : []), ...own, ...stayed].map(picked);
  };
}

function pickLines(lines: Lines, kept: Kept): Lines {
  const { customer, order, purchaseCount, margin, sourceRow } = lines;
  const { count } = kept;
  return {
    ...lines,
    count,
    customer: pickText(customer, kept),
    date: pickInto(lines.date, kept, new Int32Array(count)),
    amount: pickInto(lines.amount, kept, lines.amount.slice(0, count)),
    margin: margin && pickInto(margin, kept, new Float64Array(count)),
    order: order && pickText(order, kept),
    purchaseCount: purchaseCount && pickInto(purchaseCount, kept, new Int32Array(count)),
    sourceRow: pickInto(sourceRow ?? everyRow(lines.count), kept, new Int32Array(count)),
  };
}

/** Lines that are in, as stretches `[from, to)` between those left out: mostly few, and copied as a whole. */
interface Kept {
  readonly count: number;
  readonly stretches: Int32Array;
}

function keptLines(gone: Uint8Array): Kept {
  const stretches: number[] = [];
  let count = 0;
  for (let line = 0; line < gone.length; line++) {
    if (gone[line] === 1) continue;
    const from = line;
    const next = gone.indexOf(1, line);
    line = next < 0 ? gone.length : next;
    stretches.push(from, line);
    count += line - from;
  }
  return { count, stretches: Int32Array.from(stretches) };
}

function everyRow(count: number): Int32Array {
  const rows = new Int32Array(count);
  for (let row = 0; row < count; row++) rows[row] = row;
  return rows;
}

function pickInto<Values extends Codes | Float64Array>(
  from: Values,
  { stretches }: Kept,
  into: Values,
): Values {
  for (let at = 0, to = 0; at < stretches.length; at += 2) {
    const stretch = from.subarray(stretches[at], stretches[at + 1]);
    into.set(stretch, to);
    to += stretch.length;
  }
  return into;
}

function pickCodes(codes: Codes, kept: Kept): Codes {
  return pickInto(codes, kept, codes.slice(0, kept.count));
}

/** Values of a long dictionary that no line has any more stay in it: nobody lists them. */
const MOST_LISTED = 1000;

function pickText(column: TextColumn, kept: Kept): TextColumn {
  const { name, codes, levelCount, store } = column;
  const picked = pickCodes(codes, kept);
  if (store) return packedTextColumn(name, picked, store);
  const { levels } = column;
  if (levelCount > MOST_LISTED) return textColumn(name, picked, levels);
  return usedLevels(name, picked, levelCount, (code) => levels[code] ?? '');
}

function pickColumn(column: Column, kept: Kept): Column {
  const { name } = column;
  if (column.kind === 'text') return pickText(column, kept);
  if (column.kind === 'date')
    return dateColumn(name, pickInto(column.days, kept, new Int32Array(kept.count)));
  const { packed, decimals } = column;
  return packed
    ? packedNumberColumn(name, { whole: pickCodes(packed.whole, kept), blank: packed.blank }, decimals)
    : numberColumn(name, pickInto(column.values, kept, new Float64Array(kept.count)), decimals);
}

/** What is left out goes into a bucket of its own; whoever is nobody by now is among the anonymous. */
function waterfallOf(
  { lines, waterfall }: Dataset,
  { codes }: TextColumn,
  gone: Uint8Array | null,
): Waterfall {
  const sums = new Sums(3);
  const rows = [0, 0, 0];
  for (let line = 0; line < codes.length; line++) {
    const bucket = gone !== null && gone[line] === 1 ? 2 : codes[line]! < 0 ? 1 : 0;
    rows[bucket]!++;
    sums.add(bucket, lines.amount[line]!);
  }
  const bucket = (at: number) => ({ rows: rows[at] ?? 0, amount: sums.at(at) / lines.unit });
  const { excluded: _, ...before } = waterfall;
  return {
    ...before,
    analysed: bucket(0),
    anonymous: bucket(1),
    ...(rows[2] === 0 ? {} : { excluded: bucket(2) }),
  };
}
