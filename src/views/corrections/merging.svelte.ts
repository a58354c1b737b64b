import type { OpenRowWindow, PlainError } from '../../../workers/engine-api.ts';
import type { Selection } from '../../model/selection.ts';
import type { Workspace } from '../../session/workspace.svelte.ts';
import { joinedOrders, type Order } from './joined-orders.ts';

export const MOST_MERGED = 200;
/** Past this many the orders that two of them share are not looked for. */
const MOST_ORDERS = 5000;

export interface MergedCustomer {
  readonly key: string;
  readonly name: string;
  readonly revenue: number;
  readonly purchases: number;
}

export interface MergePreview {
  readonly customers: readonly MergedCustomer[];
  readonly revenue: number;
  /** As one: an order of one number that was several people's is one. */
  readonly purchases: number;
  /** Orders that become one with another; null: too many to look for. */
  readonly shared: number | null;
  readonly before: number;
  readonly after: number;
}

/** What becomes of several customers as one, before it is done. */
export class Merging {
  preview = $state.raw<MergePreview | null>(null);
  error = $state.raw<PlainError | null>(null);
  into = $state('');

  constructor(
    readonly workspace: Workspace,
    readonly keys: readonly string[],
  ) {}

  async look(): Promise<void> {
    const where: Selection = [{ about: 'customers', kind: 'keys', keys: this.keys }];
    const [customers, orders] = await Promise.all([
      this.workspace.openRows({ table: 'customers', where, offset: 0, count: MOST_MERGED }),
      this.workspace.openRows({ table: 'orders', where, offset: 0, count: MOST_ORDERS }),
    ]);
    if ('error' in customers || 'error' in orders) {
      this.error = 'error' in customers ? customers.error : 'error' in orders ? orders.error : null;
      return;
    }
    const known = customersOf(customers.ok);
    const missing = this.keys.filter((key) => !known.some((one) => one.key === key));
    const all = [...known, ...missing.map((key) => ({ key, name: key, revenue: 0, purchases: 0 }))];
    const before = this.workspace.totals?.customers ?? 0;
    const buyers = all.filter(({ purchases }) => purchases > 0).length;
    const sum = all.reduce((total, one) => total + one.purchases, 0);
    const listed = orders.ok.total <= MOST_ORDERS ? ordersOf(orders.ok) : null;
    const joined = listed && joinedOrders(listed, this.workspace.view.zeroIsPurchase);
    this.preview = {
      customers: all,
      revenue: all.reduce((total, one) => total + one.revenue, 0),
      purchases: sum - (joined?.lost ?? 0),
      shared: joined?.shared ?? null,
      before,
      after: before - Math.max(0, buyers - 1),
    };
    if (this.into === '') this.into = all[0]?.key ?? '';
  }
}

function customersOf(window: OpenRowWindow): MergedCustomer[] {
  const key = cells(window, 'customer');
  const name = cells(window, 'name');
  const revenue = cells(window, 'revenue');
  const purchases = cells(window, 'purchases');
  return key.map((one, at) => ({
    key: String(one),
    name: String(name[at] ?? one),
    revenue: Number(revenue[at] ?? 0),
    purchases: Number(purchases[at] ?? 0),
  }));
}

/** An order is known by its number, and where there is none, by its day. */
function ordersOf(window: OpenRowWindow): Order[] {
  const number = cells(window, 'order');
  const day = cells(window, 'date');
  return cells(window, 'amount').map((amount, at) => ({
    id: String(number[at] ?? `day ${String(day[at])}`),
    amount: Number(amount ?? 0),
  }));
}

function cells(window: OpenRowWindow, name: string): readonly (string | number | null)[] {
  return window.columns.find((column) => column.name === name)?.values ?? [];
}
