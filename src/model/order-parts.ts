import type { Codes, TextColumn } from '../table/column.ts';
import { codesFor } from '../table/narrow.ts';
import { shortened } from '../table/shortened.ts';
import type { View } from './dataset.ts';
import { lineIndex, type LineIndex } from './line-index.ts';
import type { Lines } from './lines.ts';
import { viewLines } from './view-lines.ts';

/**
 * What every order holds of each value of an attribute: an order with three lines of two products has two parts. They lie
 * as the orders of the index do, customer by customer, so that nobody need follow the orders to lines far apart.
 */
export interface OrderParts {
  /** Parts of order o of the LineIndex: `start[o] .. start[o + 1]`, in the order of their first lines. */
  readonly start: Int32Array;
  /** The value's code; blank is the last, `levels.length`. */
  readonly code: Codes;
  /** Ticks. */
  readonly amount: Float64Array;
  /** Ticks; null where the file gives no margin. */
  readonly margin: Float64Array | null;
  /** The day of a part's earliest line; null where every order lies in one day. */
  readonly day: Int32Array | null;
  /** Purchases a part's lines stand for; null where the lines say nothing of it. */
  readonly purchaseCount: Int32Array | null;
}

/** The parts of whole orders by the attribute asked for last: one of them, as it takes up to 12 bytes a line. */
const wholeOrders = new WeakMap<LineIndex, { readonly codes: Codes; readonly parts: OrderParts }>();

/**
 * The parts of the orders of a view. Where the view shows orders whole or not at all they are those of the file, made once
 * for an attribute; parts of orders that are not in the view are then there too.
 */
export function orderParts(view: View, column: TextColumn): OrderParts {
  const { lines } = view.dataset;
  const index = lineIndex(lines);
  const { from, to } = view.settings;
  const cut = view.left.lines !== null || (index.lastDate !== null && (from !== null || to !== null));
  if (cut) return makeParts(lines, index, column, viewLines(view));
  let kept = wholeOrders.get(index);
  if (kept?.codes !== column.codes) {
    kept = { codes: column.codes, parts: makeParts(lines, index, column, null) };
    wholeOrders.set(index, kept);
  }
  return kept.parts;
}

function makeParts(
  lines: Lines,
  { rows, orderStart, lastDate }: LineIndex,
  { codes, levelCount: blank }: TextColumn,
  inView: Uint8Array | null,
): OrderParts {
  const orders = orderStart.length - 1;
  const start = new Int32Array(orders + 1);
  const code = codesFor(rows.length, blank + 1);
  const amount = new Float64Array(rows.length);
  const margin = lines.margin && new Float64Array(rows.length);
  const day = lastDate && new Int32Array(rows.length);
  const purchaseCount = lines.purchaseCount && new Int32Array(rows.length);
  // The latest part of every value, which is the order's own if it is none of those before, and what its sums have lost.
  const latest = new Int32Array(blank + 1).fill(-1);
  const amountLost = new Float64Array(blank + 1);
  const marginLost = new Float64Array(blank + 1);
  let parts = 0;
  for (let order = 0; order < orders; order++) {
    const begin = parts;
    const end = orderStart[order + 1]!;
    for (let i = orderStart[order]!; i < end; i++) {
      const row = rows[i]!;
      if (inView !== null && inView[row] === 0) continue;
      const value = codes[row]! < 0 ? blank : codes[row]!;
      if (latest[value]! < begin) {
        latest[value] = parts;
        amountLost[value] = 0;
        marginLost[value] = 0;
        code[parts] = value;
        if (day !== null) day[parts] = lines.date[row]!;
        parts++;
      }
      const part = latest[value]!;
      addTo(amount, part, amountLost, value, lines.amount[row]!);
      if (margin !== null && lines.margin !== null)
        addTo(margin, part, marginLost, value, lines.margin[row]!);
      if (purchaseCount !== null) purchaseCount[part]! += lines.purchaseCount?.[row] ?? 0;
    }
    for (let part = begin; part < parts; part++) {
      if (Number.isFinite(amount[part]!)) amount[part]! += amountLost[code[part]!]!;
      if (margin !== null && Number.isFinite(margin[part]!)) margin[part]! += marginLost[code[part]!]!;
    }
    start[order + 1] = parts;
  }
  return {
    start,
    code: code.length === parts ? code : code.slice(0, parts),
    amount: shortened(amount, parts),
    margin: margin && shortened(margin, parts),
    day: day && shortened(day, parts),
    purchaseCount: purchaseCount && shortened(purchaseCount, parts),
  };
}

/** Compensated, so that the order of the lines shows nowhere. */
function addTo(sums: Float64Array, at: number, lost: Float64Array, lostAt: number, value: number): void {
  const sum = sums[at]!;
  const next = sum + value;
  lost[lostAt]! += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
  sums[at] = next;
}
