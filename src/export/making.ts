import { nextTask } from '../table/next-task.ts';
import { ExportError } from './export-error.ts';

/** Milliseconds of work after which others get a turn: a wish to stop is then heard soon enough to feel at once. */
const TURN = 40;

/** A file being made: says how far it is, makes room for others now and then, stops when nobody wants it any more. */
export class Making {
  #done = 0;
  #turnBegan = performance.now();

  constructor(
    readonly report: (done: number, total: number) => void = () => undefined,
    readonly signal: AbortSignal | null = null,
    /** Rows in all. */
    readonly total = 0,
  ) {}

  /** Some rows are written. Throws ExportError `cancelled`. */
  async written(rows: number): Promise<void> {
    this.#done += rows;
    this.#check();
    if (performance.now() - this.#turnBegan < TURN) return;
    this.report(this.#done, this.total);
    await nextTask();
    this.#turnBegan = performance.now();
    this.#check();
  }

  #check(): void {
    if (this.signal?.aborted === true) throw new ExportError('cancelled');
  }
}
