import type { Check, ImportOptions } from './check.ts';
import type { FileSource } from './file-under-check.ts';
import type { ReadState, Understanding } from './read-state.ts';

/** What can be said of a file of which only the head and a few places were looked at, as it may be too large to read. */
export function unreadCheck(
  { name, bytes, gzip }: Pick<FileSource, 'name' | 'bytes' | 'gzip'>,
  { sniffed, memory }: Pick<ReadState, 'sniffed' | 'memory'>,
  { guesses, decisions }: Understanding,
  options: ImportOptions,
): Check {
  const guessOf = new Map(guesses.guesses.map((guess) => [guess.column, guess]));
  return {
    source: { name, bytes, fingerprint: '' },
    dialect: sniffed.dialect,
    gzip,
    encoding: sniffed.encoding,
    skipTop: sniffed.skipTop,
    aside: { rows: sniffed.titles, count: sniffed.titles.length },
    padded: 0,
    filledDown: null,
    mongolian: null,
    invisible: null,
    container: null,
    overlap: null,
    columns: decisions.map((decision, index) => {
      const guess = guessOf.get(index);
      return {
        index,
        name: sniffed.names[index] ?? '',
        kind: decision.kind,
        format: decision.format,
        formatEvidence: decision.evidence,
        role: guess?.role ?? null,
        roleEvidence: guess?.evidence ?? [],
        roleConfidence: guess?.confidence ?? 0,
        blanks: 0,
        distinct: null,
        range: null,
        odd: 0,
        absent: true,
      };
    }),
    memory,
    head: sniffed.head.slice(sniffed.dialect.header ? 1 : 0).slice(0, 50),
    waterfall: null,
    rejected: [],
    questions: [{ code: 'memory', column: null, role: null, examples: [], choices: [] }],
    statuses: [],
    currencies: [],
    dropDuplicates: options.dropDuplicates ?? false,
    purchaseCount: null,
    bank: null,
    folding: { on: false, saved: 0, folds: [], count: 0 },
    anonymous: { inForce: [], found: [] },
    ready: false,
    summary: null,
    options,
  };
}
