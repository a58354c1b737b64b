import { orderByInteger } from '../table/order.ts';
import { Sums } from '../table/compensated-sum.ts';
import type { LineIndex } from './line-index.ts';
import type { Lines } from './lines.ts';

/** The lines without a customer that a mask leaves, summed by day as the index has all of them. */
export function anonymousByDay(lines: Lines, mask: Uint8Array): LineIndex['anonymous'] {
  const { codes } = lines.customer;
  const found: number[] = [];
  for (let row = 0; row < codes.length; row++) if (codes[row]! < 0 && mask[row] === 1) found.push(row);
  const days = Int32Array.from(found, (row) => lines.date[row]!);
  const order = orderByInteger(days);
  const date: number[] = [];
  const counts: number[] = [];
  const amount = new Sums(found.length);
  const margin = lines.margin && new Sums(found.length);
  for (const at of order) {
    const row = found[at]!;
    if (date.length === 0 || days[at] !== date.at(-1)) {
      date.push(days[at]!);
      counts.push(0);
    }
    const place = date.length - 1;
    counts[place]! += 1;
    amount.add(place, lines.amount[row]!);
    if (margin !== null) margin.add(place, lines.margin?.[row] ?? 0);
  }
  return {
    date: Int32Array.from(date),
    lines: Int32Array.from(counts),
    amount: Float64Array.from(date, (_, place) => amount.at(place)),
    margin: margin && Float64Array.from(date, (_, place) => margin.at(place)),
  };
}
