import { ByteReader } from './byte-reader.ts';
import { isTranscoded } from './encoding.ts';
import { mergePacked } from './merge-tables.ts';
import type { PackedTable } from './packed-table.ts';
import type { ReadPlan } from './raw-table.ts';
import { guessRecordStart } from './slices.ts';

/** What a look at a few places of a file says of the whole of it. Estimates, all of them. */
export interface FileSurvey {
  readonly rows: number;
  readonly columns: readonly {
    /** Different texts. */
    readonly levels: number;
    /** Bytes of one of them, on average. */
    readonly bytes: number;
  }[];
}

/** A file smaller than this is read without a look: what it takes fits everywhere. */
export const SURVEYED_FROM = 1 << 28;
/** Places looked at, evenly over the file, and bytes at each. */
const PLACES = 16;
const WINDOW = 1 << 18;
/** What gzip makes of a table, roughly. */
const GZIP_RATIO = 6;

/**
 * Looks at a file in several places, as its head alone may be unlike the rest. Null where the file is small, or is not to
 * be cut from bytes.
 *
 * @param plan how its records are cut; its columns are looked at as texts
 */
export async function surveyFile(
  file: Blob,
  gzip: boolean,
  plan: ReadPlan,
  signal?: AbortSignal,
): Promise<FileSurvey | null> {
  const bytes = gzip ? file.size * GZIP_RATIO : file.size;
  if (bytes < SURVEYED_FROM || isTranscoded(plan.dialect.encoding)) return null;
  // What is packed can only be looked at from its beginning, which is what the head has been.
  if (gzip) return null;
  const tables: PackedTable[] = [];
  let read = 0;
  for (let place = 0; place < PLACES && !signal?.aborted; place++) {
    const at = Math.floor((file.size * place) / PLACES);
    const found = new Uint8Array(await file.slice(at, at + WINDOW).arrayBuffer());
    const start = place === 0 ? 0 : guessRecordStart(found, plan);
    if (start === null) continue;
    const table = tableAt(found.subarray(start), plan, place === 0);
    if (table === null || table.rows === 0) continue;
    tables.push(table);
    read += table.bytes;
  }
  return surveyOf(tables, bytes, read, plan.columns.length);
}

function tableAt(bytes: Uint8Array, plan: ReadPlan, beginsFile: boolean): PackedTable | null {
  const texts = plan.columns.map(({ name }) => ({ kind: 'text', name }) as const);
  const reader = new ByteReader({ ...plan, columns: texts }, { beginsFile });
  try {
    reader.push(bytes);
    return reader.needsPapa === null ? reader.finishPacked() : null;
  } catch {
    // A quote that does not close within the window, or one that only PapaParse understands: other places tell.
    return null;
  }
}

function surveyOf(
  tables: readonly PackedTable[],
  bytes: number,
  read: number,
  columns: number,
): FileSurvey | null {
  const half = tables.length >> 1;
  if (half === 0 || read === 0) return null;
  const first = mergePacked(tables.slice(0, half));
  const firstRows = first.rows;
  const firstLevels = first.columns.map((column) => levelsIn(column).levels);
  const all = mergePacked([first, ...tables.slice(half)]);
  const rows = Math.round((bytes / read) * all.rows);
  return {
    rows,
    columns: Array.from({ length: columns }, (_, index) => {
      const { levels, bytes: size } = levelsIn(all.columns[index] ?? null);
      const before = Math.max(1, firstLevels[index] ?? 1);
      // Texts grow as a power of rows (Heaps' law), the power told by how they grew from one half of the places to all.
      const power = Math.log(Math.max(1, levels) / before) / Math.log(all.rows / firstRows);
      const grown = levels * (rows / all.rows) ** Math.min(1, Math.max(0, power));
      return { levels: Math.round(Math.min(rows, grown)), bytes: levels === 0 ? 0 : size / levels };
    }),
  };
}

function levelsIn(column: PackedTable['columns'][number]): { levels: number; bytes: number } {
  if (column?.kind !== 'text') return { levels: 0, bytes: 0 };
  const levels = column.levelOffsets.length - 1;
  return { levels, bytes: column.levelOffsets[levels] ?? 0 };
}
