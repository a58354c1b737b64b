import { BLANK, textColumn, type TextColumn } from '../table/column.ts';
import type { View } from './dataset.ts';
import { lineIndex } from './line-index.ts';

const made = new WeakMap<View['customers'], TextColumn | null>();

/**
 * What the customers of a view are called, where a column has the role `name`: the name on most of a customer's orders,
 * of several the one met first; blank where no order names it. Null without such a column, or where no customer has a
 * name other than its key.
 */
export function customerNames(view: View): TextColumn | null {
  const { customers } = view;
  let names = made.get(customers);
  if (names === undefined) {
    names = nameCustomers(view);
    made.set(customers, names);
  }
  return names;
}

function nameCustomers({ customers, orders, dataset }: View): TextColumn | null {
  const column = dataset.lines.attributes.find(({ role }) => role === 'name')?.column;
  if (column?.kind !== 'text') return null;
  const { codes } = column;
  const { rows: lines, orderStart } = lineIndex(dataset.lines);
  const codeOf = (order: number) => codes[lines[orderStart[orders.source[order]!]!]!]!;
  const seen = new Int32Array(column.levelCount);
  const nameOf = new Int32Array(customers.count).fill(BLANK);
  for (let customer = 0; customer < customers.count; customer++) {
    const from = customers.start[customer]!;
    const to = customers.start[customer + 1]!;
    let best = BLANK;
    for (let order = from; order < to; order++) {
      const code = codeOf(order);
      if (code !== BLANK) seen[code]!++;
    }
    for (let order = from; order < to; order++) {
      const code = codeOf(order);
      if (code !== BLANK && (best === BLANK || seen[code]! > seen[best]!)) best = code;
    }
    // Cleared for the next customer: only what this one touched.
    for (let order = from; order < to; order++) {
      const code = codeOf(order);
      if (code !== BLANK) seen[code] = 0;
    }
    nameOf[customer] = best;
  }
  const { levels } = column;
  const telling = nameOf.some(
    (code, customer) => code !== BLANK && levels[code] !== customers.keys[customer],
  );
  return telling ? textColumn('name', nameOf, levels) : null;
}
