import { errorWords, type ErrorWords } from '../i18n/error-words.ts';
import { putOnClipboard } from './clipboard.ts';
import type { GridState } from './grid.svelte.ts';
import { cellCount, oneTable } from './selection.ts';
import type { GridCopy } from './source.ts';
import { t } from './words.ts';

/** Copies shorter than this are not worth a word while they are under way. */
const QUIET_MILLISECONDS = 200;

/** What is being copied, and what came of it. */
export class CopyDesk {
  /** Cells on their way to the clipboard for a while already; null: none. */
  cells = $state<number | null>(null);
  problem = $state.raw<ErrorWords | null>(null);
  readonly #grid: GridState;
  #running: AbortController | null = null;

  constructor(grid: GridState) {
    this.#grid = grid;
  }

  get running(): boolean {
    return this.#running !== null;
  }

  stop(): void {
    this.#running?.abort();
  }

  async copy(header: boolean): Promise<void> {
    const grid = this.#grid;
    const { source } = grid;
    if (!source.copy) return;
    this.stop();
    this.problem = null;
    const table = oneTable(
      grid.namedRanges(),
      grid.columns.map(({ name }) => name),
    );
    if (!table) {
      this.problem = { what: t('copy.ranges'), advice: t('copy.ranges.advice') };
      return;
    }
    const cells = cellCount(table);
    if (cells === 0) return;
    const run = new AbortController();
    this.#running = run;
    const late = setTimeout(() => (this.cells = cells), QUIET_MILLISECONDS);
    const stopped = new Promise<never>((_, refuse) =>
      run.signal.addEventListener('abort', () => refuse(new Error('copying was stopped'))),
    );
    const made = Promise.race([stopped, this.#made(source.copy(table, header, run.signal))]);
    // Told below, whoever else waits for it.
    made.catch(() => undefined);
    try {
      const taken = await putOnClipboard(made);
      if (taken) grid.say(t('copied', { count: cells }));
      else this.problem ??= { what: t('copy.refused'), advice: t('copy.refused.advice') };
    } catch {
      if (run.signal.aborted) grid.say(t('copy.stopped'));
    } finally {
      clearTimeout(late);
      if (this.#running === run) {
        this.#running = null;
        this.cells = null;
      }
    }
  }

  async #made(answer: Promise<{ ok: GridCopy } | { error: Parameters<typeof errorWords>[0] }>) {
    const found = await answer;
    if ('ok' in found) return found.ok;
    const { error } = found;
    const what = t.find(error.code, error.params);
    this.problem =
      what === null
        ? errorWords(error)
        : { what, advice: t.find(`${error.code}.advice`, error.params) ?? '' };
    throw new Error(error.message);
  }
}
