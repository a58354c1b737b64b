import type { Workspace } from '../../session/workspace.svelte.ts';
import type { PlainError, RowRequest } from '../../../workers/engine-api.ts';

export interface CustomerRow {
  readonly customer: string;
  /** What it is called, where the file says; else its key. */
  readonly name: string;
  readonly abc: 'A' | 'B' | 'C';
  readonly xyz: 'X' | 'Y' | 'Z' | 'new';
  readonly revenue: number;
  readonly share: number | null;
  readonly purchases: number;
  /** Days since 1970-01-01. */
  readonly first: number;
  readonly last: number;
}
export type CustomerFilter = Omit<RowRequest, 'table' | 'offset' | 'count' | 'sortBy' | 'descending'>;
export type CustomerSort = NonNullable<RowRequest['sortBy']>;

const FIRST_WINDOW = 40;
const NEXT_WINDOW = 100;

/** The customers in an order, window by window: only those asked for leave the engine. */
export class CustomerRows {
  rows = $state.raw<readonly CustomerRow[]>([]);
  total = $state(0);
  error = $state.raw<PlainError | null>(null);
  pending = $state(false);
  #turn = 0;
  #asked: Omit<RowRequest, 'offset' | 'count'> = { table: 'customers' };

  constructor(readonly workspace: Workspace) {}

  /** Asks anew from the top; the rows before stay until the answer is there. */
  async show(filter: CustomerFilter, sortBy: CustomerSort | undefined, descending: boolean): Promise<void> {
    this.#asked = { ...filter, table: 'customers', ...(sortBy ? { sortBy, descending } : {}) };
    await this.#ask(0, FIRST_WINDOW);
  }

  async more(): Promise<void> {
    if (this.pending || this.rows.length >= this.total) return;
    await this.#ask(this.rows.length, NEXT_WINDOW);
  }

  get next(): number {
    return Math.min(NEXT_WINDOW, this.total - this.rows.length);
  }

  async #ask(offset: number, count: number): Promise<void> {
    const turn = ++this.#turn;
    this.pending = true;
    const answer = await this.workspace.track(this.workspace.rows({ ...this.#asked, offset, count }));
    if (turn !== this.#turn) return;
    this.pending = false;
    if ('error' in answer) {
      this.error = answer.error;
      return;
    }
    this.error = null;
    this.total = answer.ok.total;
    const read = (name: keyof CustomerRow) =>
      answer.ok.columns.find((column) => column.name === name)?.values ?? [];
    const [customer, name, abc, xyz, revenue, share, purchases, first, last] = (
      ['customer', 'name', 'abc', 'xyz', 'revenue', 'share', 'purchases', 'first', 'last'] as const
    ).map(read);
    const window = (customer ?? []).map((key, row) => ({
      customer: String(key),
      name: String(name?.[row] ?? key),
      abc: abc?.[row] as CustomerRow['abc'],
      xyz: xyz?.[row] as CustomerRow['xyz'],
      revenue: Number(revenue?.[row]),
      share: (share?.[row] ?? null) as number | null,
      purchases: Number(purchases?.[row]),
      first: Number(first?.[row]),
      last: Number(last?.[row]),
    }));
    this.rows = offset === 0 ? window : [...this.rows, ...window];
  }
}
