import { Gunzip } from 'fflate';
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

/** A file smaller than this is read without a look where the device has memory: what it takes fits. */
export const SURVEYED_FROM = 1 << 28;
/** A file takes no more than this many times its bytes: so much do a few letters take that never come again. */
const MOST_TIMES = 8;
/** Places looked at, evenly over the file, and bytes at each. */
const PLACES = 16;
const WINDOW = 1 << 16;
const LINE_FEED = 10;
/** What gzip makes of a table, roughly. */
const GZIP_RATIO = 6;
/** So much of a packed file is unpacked to be looked at: its places lie in its beginning. */
const UNPACKED = 1 << 23;
const PACKED = 1 << 16;

/**
 * Looks at a file in several places, as its head alone may be unlike the rest. Null where the file is small, or is not to
 * be cut from bytes.
 *
 * @param plan how its records are cut; its columns are looked at as texts
 * @param memory bytes this device can probably give
 */
export async function surveyFile(
  file: Blob,
  gzip: boolean,
  plan: ReadPlan,
  signal?: AbortSignal,
  memory = Infinity,
): Promise<FileSurvey | null> {
  const least = Math.min(SURVEYED_FROM, memory / MOST_TIMES);
  const guess = gzip ? Math.max(file.size * GZIP_RATIO, await writtenSize(file)) : file.size;
  if (guess < least || isTranscoded(plan.dialect.encoding)) return null;
  const { looked, bytes } = gzip ? await unpackedHead(file) : { looked: file, bytes: file.size };
  if (bytes < least) return null;
  const tables: PackedTable[] = [];
  let read = 0;
  // All at once: what a disk has to go and fetch is not waited for one place after the other.
  const places = Array.from({ length: PLACES }, (_, place) => {
    const at = Math.floor((looked.size * place) / PLACES);
    return looked.slice(at, at + WINDOW).arrayBuffer();
  });
  for (const [place, buffer] of (await Promise.all(places)).entries()) {
    if (signal?.aborted) break;
    const found = new Uint8Array(buffer);
    const start = place === 0 ? 0 : guessRecordStart(found, plan);
    if (start === null) continue;
    // What is cut off at the end would count as a text of its own.
    const end = found.lastIndexOf(LINE_FEED) + 1;
    const table = tableAt(found.subarray(start, end > start ? end : undefined), plan, place === 0);
    if (table === null || table.rows === 0) continue;
    tables.push(table);
    read += table.bytes;
  }
  return surveyOf(tables, bytes, read, plan.columns.length);
}

/** What a gzip file says of the bytes in it, modulo 2^32 (RFC 1952, ISIZE). Of several members it is the last one's. */
async function writtenSize(file: Blob): Promise<number> {
  const trailer = await file.slice(Math.max(0, file.size - 4)).arrayBuffer();
  return trailer.byteLength === 4 ? new DataView(trailer).getUint32(0, true) : 0;
}

/** The beginning of what is packed, and how much there is of it in all: as the file says, where that is like its beginning. */
async function unpackedHead(file: Blob): Promise<{ looked: Blob; bytes: number }> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let packed = 0;
  let unpacked = 0;
  // Not the browser's own unpacker: how much that has taken in says nothing of what it has let out.
  const gunzip = new Gunzip((chunk) => {
    parts.push(chunk.slice());
    unpacked += chunk.length;
  });
  try {
    for (; packed < file.size && unpacked < UNPACKED; packed = Math.min(file.size, packed + PACKED)) {
      gunzip.push(new Uint8Array(await file.slice(packed, packed + PACKED).arrayBuffer()));
    }
  } catch {
    // Whoever reads the file tells what is wrong with it.
  }
  const looked = new Blob(parts);
  if (packed === file.size || packed === 0) return { looked, bytes: unpacked };
  const likely = (file.size / packed) * unpacked;
  const written = await writtenSize(file);
  const whole = written + Math.round((likely - written) / 2 ** 32) * 2 ** 32;
  return { looked, bytes: whole > likely * 0.5 && whole < likely * 2 ? whole : likely };
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
