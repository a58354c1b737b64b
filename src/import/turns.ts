import { nextTask } from '../table/next-task.ts';
import { ImportError } from './check.ts';

/** Milliseconds of work after which others get a turn: a cancel message then arrives soon enough to feel at once. */
const TURN = 40;

/** Lets the event loop run between stretches of work, and stops the work when it was cancelled. */
export class Turns {
  private began = performance.now();

  constructor(private readonly signal: AbortSignal | undefined) {
    this.check();
  }

  /** True where the work has just made room for others. Throws ImportError `cancelled`. */
  async take(): Promise<boolean> {
    this.check();
    if (performance.now() - this.began < TURN) return false;
    await nextTask();
    this.began = performance.now();
    this.check();
    return true;
  }

  private check(): void {
    if (this.signal?.aborted === true) throw new ImportError('cancelled');
  }
}
