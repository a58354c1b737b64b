import type { View } from '../model/dataset.ts';
import { keysOfOrders } from '../model/key-places.ts';
import { lineIndex } from '../model/line-index.ts';
import { viewLines } from '../model/view-lines.ts';

/**
 * Rows of the file as read (0-based, in rising order) behind places of a table: of orders and customers those of all their lines
 * in the view. Null where they are more than `most`.
 */
export function fileRowsBehind(
  table: 'lines' | 'orders' | 'customers',
  view: View,
  places: Int32Array,
  most: number,
): number[] | null {
  const { lines } = view.dataset;
  const { sourceRow } = lines;
  const found = new Set<number>();
  const add = (line: number) => found.add(sourceRow === null ? line : sourceRow[line]!);
  if (table === 'lines') {
    for (let i = 0; i < places.length && found.size <= most; i++) add(places[i]!);
  } else {
    const { rows, orderStart } = lineIndex(lines);
    const inView = viewLines(view);
    const orders = table === 'orders' ? sourcesOfOrders(view, places) : sourcesOfCustomers(view, places);
    for (const order of orders) {
      for (let i = orderStart[order]!; i < orderStart[order + 1]! && found.size <= most; i++) {
        if (inView === null || inView[rows[i]!] === 1) add(rows[i]!);
      }
    }
  }
  return found.size > most ? null : [...found].sort((a, b) => a - b);
}

/** Places of orders in the index of the lines. */
function sourcesOfOrders({ orders, returnsOnly }: View, places: Int32Array): number[] {
  return Array.from(places, (place) =>
    place < orders.count ? orders.source[place]! : returnsOnly.source[place - orders.count]!,
  );
}

function sourcesOfCustomers({ customers, orders, returnsOnly, dataset }: View, places: Int32Array): number[] {
  const wanted = new Set(places);
  const sources: number[] = [];
  for (const place of wanted) {
    if (place >= customers.count) continue;
    for (let order = customers.start[place]!; order < customers.start[place + 1]!; order++)
      sources.push(orders.source[order]!);
  }
  // Orders of keys without a purchase come key by key, as the keys do.
  const keyOf = keysOfOrders(lineIndex(dataset.lines), returnsOnly.source);
  let key = -1;
  for (let order = 0; order < keyOf.length; order++) {
    if (order === 0 || keyOf[order] !== keyOf[order - 1]) key++;
    if (wanted.has(customers.count + key)) sources.push(returnsOnly.source[order]!);
  }
  return sources;
}
