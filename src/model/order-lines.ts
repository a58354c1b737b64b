import type { View } from './dataset.ts';
import { lineIndex } from './line-index.ts';

/** The lines (indices into Lines) of an order of the view that lie in the view, by date, ties by appearance. */
export function orderLines(view: View, order: number): Int32Array {
  const { lines } = view.dataset;
  const { rows, orderStart } = lineIndex(lines);
  const source = view.orders.source[order] ?? -1;
  const from = view.settings.from ?? -Infinity;
  const to = view.settings.to ?? Infinity;
  return rows.subarray(orderStart[source] ?? 0, orderStart[source + 1] ?? 0).filter((row) => {
    const day = lines.date[row]!;
    return day >= from && day <= to && view.left.lines?.[row] !== 0;
  });
}
