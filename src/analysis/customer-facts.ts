import type { Column } from '../table/column.ts';
import type { View } from '../model/dataset.ts';
import type { Role } from '../model/lines.ts';
import { customerNames } from '../model/customer-names.ts';
import { lineIndex } from '../model/line-index.ts';
import { oncePerView } from '../model/once-per-view.ts';

function columnOf(view: View, role: Role): Column | null {
  return view.dataset.lines.attributes.find((attribute) => attribute.role === role)?.column ?? null;
}

/**
 * The share of wallet of every customer as a fraction, where a column has that role: the latest one its orders in the
 * view name, NaN where none does. Null without such a column.
 */
export const walletShares = oncePerView(
  (view): Float64Array | null => {
    const column = columnOf(view, 'shareOfWallet');
    if (column?.kind !== 'number') return null;
    const { customers } = view;
    const { values } = column;
    const shares = new Float64Array(customers.count).fill(NaN);
    for (let customer = 0; customer < customers.count; customer++) {
      eachLine(view, customer, (line) => {
        const share = values[line]!;
        if (!Number.isNaN(share)) shares[customer] = share;
      });
    }
    return shares;
  },
  () => '',
);

/**
 * Which customers another customer of the view names in `referredBy` (1), by key or, where customers have names, by a
 * name that only one of them has. Null where no column has that role.
 */
export const customersNamed = oncePerView(
  (view): Uint8Array | null => {
    const column = columnOf(view, 'referredBy');
    if (column?.kind !== 'text') return null;
    const { customers } = view;
    const meant = customersMeant(view, column.levels);
    const named = new Uint8Array(customers.count);
    for (let customer = 0; customer < customers.count; customer++) {
      eachLine(view, customer, (line) => {
        const other = meant[column.codes[line]!] ?? -1;
        if (other >= 0 && other !== customer) named[other] = 1;
      });
    }
    return named;
  },
  () => '',
);

/** Lines of a customer's orders that lie in the view, the orders by date. */
function eachLine(view: View, customer: number, visit: (line: number) => void): void {
  const { lines } = view.dataset;
  const { rows, orderStart } = lineIndex(lines);
  const { customers, orders, settings, left } = view;
  const from = settings.from ?? -Infinity;
  const to = settings.to ?? Infinity;
  const end = customers.start[customer + 1]!;
  for (let order = customers.start[customer]!; order < end; order++) {
    const source = orders.source[order]!;
    for (let i = orderStart[source]!; i < orderStart[source + 1]!; i++) {
      const line = rows[i]!;
      const day = lines.date[line]!;
      if (day >= from && day <= to && left.lines?.[line] !== 0) visit(line);
    }
  }
}

/** The customer each text means, -1 where none. */
function customersMeant(view: View, texts: readonly string[]): Int32Array {
  const { keys } = view.customers;
  const byKey = new Map(keys.map((key, customer) => [key, customer]));
  const byName = new Map<string, number>();
  const names = customerNames(view);
  for (let customer = 0; names !== null && customer < keys.length; customer++) {
    const name = names.at(customer);
    if (name === null) continue;
    const folded = foldedText(name);
    byName.set(folded, byName.has(folded) ? -1 : customer);
  }
  return Int32Array.from(texts, (text) => {
    const folded = foldedText(text);
    // Keys are compared as the import writes them: an e-mail address in lower case, a whole number without `.0`.
    return (
      byKey.get(folded) ??
      byKey.get(folded.toLowerCase()) ??
      byKey.get(folded.replace(/\.0+$/, '')) ??
      byName.get(folded) ??
      -1
    );
  });
}

function foldedText(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
