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
import { maskedRows } from '../table/mask.ts';
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
  const kept = gone === null ? null : maskedRows(gone.map((one) => 1 - one));
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
  kept: Int32Array | null,
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

function pickLines(lines: Lines, kept: Int32Array): Lines {
  const { customer, order, purchaseCount, margin, sourceRow } = lines;
  return {
    ...lines,
    count: kept.length,
    customer: pickText(customer, kept),
    date: pickInto(lines.date, kept, new Int32Array(kept.length)),
    amount: pickInto(lines.amount, kept, new Float64Array(kept.length)),
    margin: margin && pickInto(margin, kept, new Float64Array(kept.length)),
    order: order && pickText(order, kept),
    purchaseCount: purchaseCount && pickInto(purchaseCount, kept, new Int32Array(kept.length)),
    sourceRow: sourceRow === null ? kept : pickInto(sourceRow, kept, new Int32Array(kept.length)),
  };
}

function pickInto<Values extends Codes | Float64Array>(from: Values, rows: Int32Array, into: Values): Values {
  for (let line = 0; line < rows.length; line++) into[line] = from[rows[line]!]!;
  return into;
}

function pickCodes(codes: Codes, rows: Int32Array): Codes {
  return pickInto(codes, rows, codes.slice(0, rows.length));
}

function pickText({ name, codes, levels, levelCount, store }: TextColumn, rows: Int32Array): TextColumn {
  const picked = pickCodes(codes, rows);
  if (store) return packedTextColumn(name, picked, store);
  return usedLevels(name, picked, levelCount, (code) => levels[code] ?? '');
}

function pickColumn(column: Column, rows: Int32Array): Column {
  const { name } = column;
  if (column.kind === 'text') return pickText(column, rows);
  if (column.kind === 'date')
    return dateColumn(name, pickInto(column.days, rows, new Int32Array(rows.length)));
  const { packed, decimals } = column;
  return packed
    ? packedNumberColumn(name, { whole: pickCodes(packed.whole, rows), blank: packed.blank }, decimals)
    : numberColumn(name, pickInto(column.values, rows, new Float64Array(rows.length)), decimals);
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
