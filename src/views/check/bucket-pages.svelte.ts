import type { RejectedRow } from '../../import/check.ts';
import type { Outcome, PlainError } from '../../../workers/engine-api.ts';

export interface BucketRow {
  readonly fileRow: number;
  readonly cells: readonly string[];
  readonly why: RejectedRow | null;
}
type Fetch = (from: number, count: number) => Promise<Outcome<{ total: number; rows: readonly BucketRow[] }>>;

/** The rows of a bucket, fetched a page at a time. Answers to a question that was asked anew are dropped. */
export class BucketPages {
  readonly size = 100;
  rows = $state.raw<readonly BucketRow[]>([]);
  total = $state(0);
  fetching = $state(false);
  error = $state.raw<PlainError | null>(null);
  #turn = 0;
  readonly #fetch: Fetch;

  constructor(fetch: Fetch) {
    this.#fetch = fetch;
  }

  get left(): number {
    return Math.max(0, this.total - this.rows.length);
  }

  restart(): Promise<void> {
    return this.#ask([]);
  }

  more(): Promise<void> {
    return this.#ask(this.rows);
  }

  async #ask(before: readonly BucketRow[]): Promise<void> {
    const turn = ++this.#turn;
    this.fetching = true;
    const answer = await this.#fetch(before.length, this.size);
    if (turn !== this.#turn) return;
    this.fetching = false;
    if ('ok' in answer) {
      this.error = null;
      this.total = answer.ok.total;
      this.rows = [...before, ...answer.ok.rows];
    } else {
      this.error = answer.error;
    }
  }
}
