import type { View } from './dataset.ts';
import { lineIndex } from './line-index.ts';
import { oncePerView } from './once-per-view.ts';

/**
 * The lines in a view, 1 a line: those of its orders and of nobody that the date range and the selection leave; null where
 * all are in it.
 */
export const viewLines = oncePerView(makeViewLines, () => '');

function makeViewLines(view: View): Uint8Array | null {
  const { lines } = view.dataset;
  const { from, to, selection } = view.settings;
  const days = from === null && to === null ? null : lines.date;
  if (selection.length === 0) return days === null ? null : inDays(days, from, to);
  const mask = new Uint8Array(lines.count);
  const { rows, orderStart } = lineIndex(lines);
  const allowed = view.left.lines;
  const least = from ?? -Infinity;
  const most = to ?? Infinity;
  for (const source of [view.orders.source, view.returnsOnly.source]) {
    for (let order = 0; order < source.length; order++) {
      const end = orderStart[source[order]! + 1]!;
      for (let i = orderStart[source[order]!]!; i < end; i++) {
        const row = rows[i]!;
        if (days !== null && (days[row]! < least || days[row]! > most)) continue;
        if (allowed === null || allowed[row] === 1) mask[row] = 1;
      }
    }
  }
  if (view.anonymous.lines === 0) return mask;
  // The days whose lines of nobody are in the view, line by line beyond those asked for by the mask.
  const known = new Set(view.anonymous.dates);
  const { codes } = lines.customer;
  for (let row = 0; row < codes.length; row++) {
    if (codes[row]! < 0 && (allowed === null || allowed[row] === 1) && known.has(lines.date[row]!))
      mask[row] = 1;
  }
  return mask;
}

function inDays(days: Int32Array, from: number | null, to: number | null): Uint8Array {
  const mask = new Uint8Array(days.length);
  const least = from ?? -Infinity;
  const most = to ?? Infinity;
  for (let row = 0; row < mask.length; row++) if (days[row]! >= least && days[row]! <= most) mask[row] = 1;
  return mask;
}
