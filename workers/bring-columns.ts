import type { Lines } from '../src/model/lines.ts';

/**
 * Brings the columns that a request names and that are not in memory: a column's name is a text somewhere in its settings,
 * whichever analysis or filter they are of. One request at a time, so that no column is read twice.
 */
export class ColumnBringer {
  #last: Promise<void> = Promise.resolve();

  /** Null where nothing has to be read. */
  bring(lines: Lines, request: unknown): Promise<void> | null {
    const { absent } = lines;
    if (!absent) return null;
    const texts = new Set<string>();
    gatherTexts(request, texts);
    const names = absent.columns.flatMap(({ name }) => (texts.has(name) ? [name] : []));
    if (names.length === 0) return null;
    const turn = this.#last.then(() => absent.bring(names));
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

function gatherTexts(value: unknown, into: Set<string>): void {
  if (typeof value === 'string') into.add(value);
  else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) gatherTexts(part, into);
  }
}
