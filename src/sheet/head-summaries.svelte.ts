import type { GridState } from './grid.svelte.ts';
import type { SheetColumnSummary } from './source.ts';

/** Windows of rows come first: heads wait until nothing moved for so long. */
const PAUSE_MILLISECONDS = 180;

/** The little histograms of the heads in sight, asked for one after another while nothing else is wanted. */
export class HeadSummaries {
  /** Of before a change until the new one is there. */
  found = $state.raw<Readonly<Record<string, SheetColumnSummary>>>({});
  readonly #grid: GridState;
  /** Columns asked about since the last change. */
  #fresh: string[] = [];
  #running = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #epoch = 0;

  constructor(grid: GridState) {
    this.#grid = grid;
  }

  restart(): void {
    this.#fresh = [];
    this.#epoch++;
    this.#running = false;
    this.look();
  }

  /** Heads came into sight, or time for them did. */
  look(): void {
    clearTimeout(this.#timer);
    if (this.#grid.source.summary) this.#timer = setTimeout(() => void this.#next(), PAUSE_MILLISECONDS);
  }

  async #next(): Promise<void> {
    const { source, arranged, heads, cache } = this.#grid;
    if (this.#running || !source.summary || !cache.complete) return;
    const places = [...Array(arranged.pinned).keys(), ...heads];
    const column = places
      .map((place) => arranged.columns[place])
      .find((one) => one && one.absent !== true && !this.#fresh.includes(one.name));
    if (!column) return;
    const epoch = this.#epoch;
    this.#running = true;
    this.#fresh.push(column.name);
    const answer = await source.summary(column.name);
    if (epoch !== this.#epoch) return;
    this.#running = false;
    const others = Object.entries(this.found).filter(([name]) => name !== column.name);
    if ('ok' in answer && answer.ok !== null) others.push([column.name, answer.ok]);
    this.found = Object.fromEntries(others);
    void this.#next();
  }
}

/**
 * Bars of bins side by side in a box one unit a bin wide and one high. '' where there is nothing to draw, or where all are alike, as
 * of keys that stand once each: a full stripe would say nothing.
 */
export function binsPath(bins: readonly number[]): string {
  const most = bins.reduce((greatest, bin) => Math.max(greatest, bin), 0);
  if (!(most > 0) || (bins.length > 1 && bins.every((bin) => bin === most))) return '';
  let path = '';
  for (const [at, bin] of bins.entries()) {
    if (!(bin > 0)) continue;
    // Few rows are still rows: a bar never vanishes beside a tall one.
    const height = Math.max(0.08, bin / most);
    path += `M${at + 0.08} 1V${(1 - height).toFixed(3)}h.84V1z`;
  }
  return path;
}
