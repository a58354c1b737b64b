import { ImportError } from '../src/import/check.ts';
import type { Dataset } from '../src/model/dataset.ts';
import type { Bringing } from './engine-api.ts';
import { seldom } from './seldom.ts';

/**
 * Brings the columns that a request names and that are not in memory: a column's name is a text somewhere in its settings,
 * whichever analysis or filter they are of. One request at a time, so that no column is read twice.
 */
export class ColumnBringer {
  /** Is told what is being read, and null once it is over. */
  report: ((bringing: Bringing | null) => void) | null = null;
  #last: Promise<void> = Promise.resolve();
  #stop = new AbortController();

  /** Null where nothing has to be read. */
  bring(dataset: Dataset, request: unknown): Promise<void> | null {
    const { absent } = dataset.lines;
    if (!absent) return null;
    const texts = new Set<string>();
    gatherTexts(request, texts);
    const names = absent.columns.flatMap(({ name }) => (texts.has(name) ? [name] : []));
    if (names.length === 0) return null;
    const { signal } = this.#stop;
    const turn = this.#last.then(() => this.#read(dataset, names, signal));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Whoever waits for a column is told `cancelled`. */
  cancel(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
  }

  async #read({ lines, source }: Dataset, names: readonly string[], signal: AbortSignal): Promise<void> {
    if (signal.aborted) throw new ImportError('cancelled');
    const { absent, attributes } = lines;
    const columns = names.filter((name) => attributes.every(({ column }) => column.name !== name));
    if (columns.length > 0) this.report?.({ columns, done: 0, total: source.bytes });
    const told = seldom((done, total) => this.report?.({ columns, done, total }));
    try {
      await absent?.bring(names, told, signal);
    } finally {
      if (columns.length > 0) this.report?.(null);
    }
  }
}

function gatherTexts(value: unknown, into: Set<string>): void {
  if (typeof value === 'string') into.add(value);
  else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) gatherTexts(part, into);
  }
}
