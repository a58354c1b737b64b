import type { PlainError } from '../../workers/engine-api.ts';
import type { GridWindow, SheetCells, SheetSource } from './source.ts';

/** Rows a block: about four screens, so that a step of the wheel seldom asks. */
export const BLOCK = 128;
/** Blocks kept: 16 k rows. */
const MOST_BLOCKS = 128;
/** Questions on their way: one being worked on and one behind it, so that the engine never waits for the page. */
const MOST_ASKED = 2;
/** How long cells of before a change stand in for those to come, so that a new order does not flash. */
const STALE_MILLISECONDS = 400;

export interface BlockCells {
  readonly cells: SheetCells;
  readonly faults: Uint8Array | null;
}

interface Block {
  readonly columns: Map<string, BlockCells>;
  depth: Int32Array | null;
}

interface Wanted {
  readonly first: number;
  readonly end: number;
  readonly columns: readonly string[];
  readonly cursor: number;
  readonly slow: readonly string[];
}

/** The part of the source that windows are read from. */
export type WindowSource = Pick<SheetSource, 'rows' | 'window'>;

/**
 * Cells of the rows lately looked at, in blocks. Only what is wanted now is asked for, nearest first, then the blocks around
 * it: what was wanted a moment ago and is out of sight is never asked for, however fast the thumb moves.
 */
export class WindowCache {
  /** Why the cells wanted last did not come. */
  error: PlainError | null = null;
  #source: WindowSource | null = null;
  #blocks = new Map<number, Block>();
  #stale = new Map<number, Block>();
  #asked = new Set<string>();
  #wanted: Wanted | null = null;
  /** Counts changes: an answer to a question of before one is let go. */
  #epoch = 0;
  #staleTimer: ReturnType<typeof setTimeout> | undefined;
  #direction = 1;
  readonly #changed: () => void;

  /** `changed`: cells came in, or an error. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** The rows are other ones from now on. */
  restart(source: WindowSource): void {
    const before = this.#source;
    this.#source = source;
    this.#epoch++;
    this.#asked.clear();
    this.error = null;
    if (this.#blocks.size > 0) this.#stale = before === source ? this.#blocks : new Map<number, Block>();
    this.#blocks = new Map();
    clearTimeout(this.#staleTimer);
    this.#staleTimer = setTimeout(() => {
      if (this.#stale.size === 0) return;
      this.#stale.clear();
      this.#changed();
    }, STALE_MILLISECONDS);
    this.#wanted = null;
  }

  stop(): void {
    this.#epoch++;
    clearTimeout(this.#staleTimer);
    this.#wanted = null;
    this.#source = null;
  }

  /** After an error: asks anew. */
  retry(): void {
    this.error = null;
    this.#asked.clear();
    this.#ask();
  }

  /** Cells of a column around a row, or undefined while they are on their way. The row is the `row % BLOCK`th of them. */
  cells(row: number, column: string): BlockCells | undefined {
    const at = Math.floor(row / BLOCK);
    return this.#blocks.get(at)?.columns.get(column) ?? this.#stale.get(at)?.columns.get(column);
  }

  depth(row: number): number | null {
    const at = Math.floor(row / BLOCK);
    return (this.#blocks.get(at) ?? this.#stale.get(at))?.depth?.[row % BLOCK] ?? null;
  }

  /**
   * Rows and columns in sight, and the row of the cursor, which ears read wherever it is. `slow`: columns in sight whose cells
   * have to be fetched from afar, asked for by themselves once the others are there.
   */
  need(
    first: number,
    end: number,
    columns: readonly string[],
    cursor = first,
    slow: readonly string[] = [],
  ): void {
    if (this.#wanted && first !== this.#wanted.first) this.#direction = first < this.#wanted.first ? -1 : 1;
    this.#wanted = { first, end, columns, cursor, slow };
    this.#ask();
  }

  /** Whether nothing in sight is on its way. */
  get complete(): boolean {
    const wanted = this.#wanted;
    if (!wanted) return true;
    for (let at = Math.floor(wanted.first / BLOCK); at * BLOCK < wanted.end; at++)
      if (this.#missing(at, wanted.columns).length > 0) return false;
    return true;
  }

  #missing(at: number, columns: readonly string[]): string[] {
    const block = this.#blocks.get(at);
    return block ? columns.filter((name) => !block.columns.has(name)) : [...columns];
  }

  #ask(): void {
    const { error } = this;
    const source = this.#source;
    const wanted = this.#wanted;
    if (!source || !wanted || error || wanted.end <= wanted.first) return;
    const from = Math.floor(wanted.first / BLOCK);
    const to = Math.floor((wanted.end - 1) / BLOCK);
    const last = Math.floor((source.rows - 1) / BLOCK);
    const around =
      this.#direction > 0 ? [to + 1, to + 2, from - 1, to + 3] : [from - 1, from - 2, to + 1, from - 3];
    const places = Array.from({ length: to - from + 1 }, (_, index) => from + index);
    const cursor = Math.floor(wanted.cursor / BLOCK);
    for (const at of [cursor, ...places]) this.#touch(at);
    for (const at of [...places, cursor, ...around])
      if (at >= 0 && at <= last && !this.#askBlock(source, at, wanted.columns)) return;
    if (this.complete) for (const at of places) if (!this.#askBlock(source, at, wanted.slow)) return;
  }

  /** False: no more questions for now. */
  #askBlock(source: WindowSource, at: number, wanted: readonly string[]): boolean {
    if (this.#asked.size >= MOST_ASKED) return false;
    const columns = this.#missing(at, wanted);
    const key = `${at}:${columns.join('\n')}`;
    if (columns.length === 0 || this.#asked.has(key)) return true;
    this.#asked.add(key);
    void this.#fetch(source, at, columns, key);
    return true;
  }

  async #fetch(source: WindowSource, at: number, columns: readonly string[], key: string): Promise<void> {
    const epoch = this.#epoch;
    const offset = at * BLOCK;
    const answer = await source.window(columns, offset, Math.min(BLOCK, source.rows - offset));
    if (epoch !== this.#epoch) return;
    this.#asked.delete(key);
    if ('ok' in answer) this.#keep(at, columns, answer.ok);
    else if (answer.error.code === 'superseded') {
      // The engine had something newer to do; a change is on its way, or it is free again in a moment.
      setTimeout(() => {
        if (epoch === this.#epoch) this.#ask();
      }, 60);
      return;
    } else this.error = answer.error;
    this.#changed();
    this.#ask();
  }

  #keep(at: number, columns: readonly string[], window: GridWindow): void {
    let block = this.#blocks.get(at);
    if (!block) this.#blocks.set(at, (block = { columns: new Map(), depth: null }));
    for (const [place, name] of columns.entries()) {
      const cells = window.cells[place];
      if (cells) block.columns.set(name, { cells, faults: window.faults?.[place] ?? null });
    }
    if (window.depth) block.depth = window.depth;
    this.#stale.delete(at);
    for (const oldest of this.#blocks.keys()) {
      if (this.#blocks.size <= MOST_BLOCKS) break;
      if (oldest !== at) this.#blocks.delete(oldest);
    }
  }

  /** The blocks used last stand last in the map and are the last to go. */
  #touch(at: number): void {
    const block = this.#blocks.get(at);
    if (!block) return;
    this.#blocks.delete(at);
    this.#blocks.set(at, block);
  }
}
