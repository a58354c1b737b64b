import type { Codes } from '../table/column.ts';
import { Sums } from '../table/compensated-sum.ts';
import type { View } from '../model/dataset.ts';
import { lineIndex } from '../model/line-index.ts';
import { viewLines } from '../model/view-lines.ts';
import { attributeColumn } from './attributes.ts';
import { customerValues, type Values } from './customer-value.ts';

export interface Entities extends Values {
  /** In code unit order; '' for lines where the attribute is blank. */
  readonly names: readonly string[];
}

/**
 * Entities of a kind with their value by the view's measure. `customer`: the view's customers. An attribute: its
 * values on the lines in the view, the anonymous lines and those of keys without a purchase too, as a product's revenue
 * is no customer figure: their net total is the total revenue. By purchases: the purchases with a line of that value,
 * so a purchase with two products counts for both; where the file counts purchases, those its lines stand for.
 *
 * @throws AnalysisError `unknown-attribute`
 */
export function entities(view: View, kind: string): Entities {
  if (kind === 'customer') return { names: view.customers.keys, ...customerValues(view) };
  const { codes, levels } = attributeColumn(view, kind);
  const sums = new Sums(levels.length + 1);
  const seen = new Uint8Array(levels.length + 1);
  if (view.settings.measure === 'purchases') countPurchases(view, codes, levels.length, sums);
  else sumLines(view, codes, levels.length, sums);
  markSeen(view, codes, levels.length, seen);
  const present: number[] = [];
  for (let code = 0; code <= levels.length; code++) if (seen[code] === 1) present.push(code);
  const nameOf = (code: number): string => levels[code] ?? '';
  present.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  return {
    names: present.map(nameOf),
    values: Float64Array.from(present, (code) => sums.at(code)),
    scale: view.settings.measure === 'purchases' ? 1 : view.unit,
  };
}

function sumLines(view: View, codes: Codes, blank: number, sums: Sums): void {
  const { lines } = view.dataset;
  const { measure, marginRate } = view.settings;
  const inView = viewLines(view);
  const own = measure === 'margin' && lines.margin ? lines.margin : lines.amount;
  const rate = measure === 'margin' && !lines.margin ? (marginRate ?? 1) : 1;
  for (let row = 0; row < lines.count; row++) {
    if (inView !== null && inView[row] === 0) continue;
    const code = codes[row]!;
    sums.add(code < 0 ? blank : code, own[row]! * rate);
  }
}

/** Marks the values that have a line in the view. */
function markSeen(view: View, codes: Codes, blank: number, seen: Uint8Array): void {
  const { lines } = view.dataset;
  const inView = viewLines(view);
  for (let row = 0; row < lines.count; row++) {
    if (inView !== null && inView[row] === 0) continue;
    const code = codes[row]!;
    seen[code < 0 ? blank : code] = 1;
  }
}

function countPurchases(view: View, codes: Codes, blank: number, sums: Sums): void {
  const { lines } = view.dataset;
  const { orders } = view;
  const inView = viewLines(view);
  const counts = lines.purchaseCount;
  const index = lineIndex(lines);
  // The last order counted for a value: an order's lines come together, so one number a value is enough.
  const counted = new Int32Array(blank + 1).fill(-1);
  for (let order = 0; order < orders.count; order++) {
    if (orders.purchase[order] === 0) continue;
    const source = orders.source[order]!;
    for (let i = index.orderStart[source]!; i < index.orderStart[source + 1]!; i++) {
      const row = index.rows[i]!;
      if (inView !== null && inView[row] === 0) continue;
      const place = codes[row]! < 0 ? blank : codes[row]!;
      if (counts !== null) {
        sums.add(place, counts[row]!);
        continue;
      }
      if (counted[place] === order) continue;
      counted[place] = order;
      sums.add(place, 1);
    }
  }
}
