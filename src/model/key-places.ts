import { lineIndex, type LineIndex } from './line-index.ts';
import { oncePerView } from './once-per-view.ts';

/** The place among the keys of the index of each order's customer; orders come key by key. */
export function keysOfOrders({ customerStart }: LineIndex, orders: Int32Array): Int32Array {
  const keys = new Int32Array(orders.length);
  let key = 0;
  for (let at = 0; at < orders.length; at++) {
    while (customerStart[key + 1]! <= orders[at]!) key++;
    keys[at] = key;
  }
  return keys;
}

/** The place of every customer of a view among the keys of the index. A customer has an order. */
export const keysOfCustomers = oncePerView(
  ({ customers, orders, dataset }) =>
    keysOfOrders(
      lineIndex(dataset.lines),
      Int32Array.from({ length: customers.count }, (_, at) => orders.source[customers.start[at]!]!),
    ),
  () => '',
);
