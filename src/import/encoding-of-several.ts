import { SURE, type EncodingFound } from './encoding-detect.ts';
import type { FoundTable } from './found-table.ts';
import type { ReadingMeans } from './delimited-text.ts';
import { inspectTable, type InspectedTable, type ReadingOptions } from './inspect-table.ts';

/**
 * Looks at the heads of tables that may be put together; null stands for one that need not be looked at. An encoding that was chosen is that of the
 * texts whose own words leave it in doubt; where none does, of all whose bytes are not UTF-8 or UTF-16 for certain: the others were
 * written by other programs.
 */
export async function inspectSeveral(
  tables: readonly (FoundTable | null)[],
  means: ReadingMeans,
  reading: ReadingOptions,
  signal?: AbortSignal,
): Promise<(InspectedTable | null)[]> {
  const { encoding, ...others } = reading;
  const wanted = tables.filter((table) => table !== null).length;
  const look = async (table: FoundTable | null, by: ReadingOptions) =>
    table && (await inspectTable(table, means, by, signal));
  const inspected: (InspectedTable | null)[] = [];
  for (const table of tables) inspected.push(await look(table, wanted > 1 ? others : reading));
  if (encoding === undefined || wanted < 2) return inspected;
  const doubtful = inspected.some((one) => one !== null && isInDoubt(one.sniffed.encoding));
  for (const [place, table] of tables.entries()) {
    const one = inspected[place] ?? null;
    const found = one?.sniffed.encoding;
    const meant = found === undefined || (doubtful ? isInDoubt(found) : found.by === 'letters');
    inspected[place] = meant ? await look(table, reading) : one && withOwnEncoding(one);
  }
  return inspected;
}

function withOwnEncoding(one: InspectedTable): InspectedTable {
  return { ...one, text: { ...one.text, ownEncoding: true } };
}

function isInDoubt({ by, confidence }: EncodingFound): boolean {
  return by === 'letters' && confidence < SURE;
}

/** What the first of the texts is written in whose words do not say clearly; null where all of them do. */
export function doubtOf(tables: readonly InspectedTable[]): EncodingFound | null {
  return tables.find(({ sniffed }) => isInDoubt(sniffed.encoding))?.sniffed.encoding ?? null;
}
