import { crc32 } from '../table/crc32.ts';
import { ImportError } from './check.ts';
import type { ReadProgress } from './open.ts';
import { UNPACK_LIMITS, readable, type UnpackLimits } from './decompress.ts';

/** One file in a zip archive, as the archive's directory lists it. */
export interface ZipEntry {
  /** Path as stored, decoded; not safe to show or to use as a path (see `shownName`). */
  readonly name: string;
  /** 0 stored, 8 deflated; others are refused. */
  readonly method: number;
  readonly compressed: number;
  readonly size: number;
  readonly crc: number;
  readonly encrypted: boolean;
  /** Byte of the archive at which the entry's own header begins. */
  readonly headerAt: number;
}

export interface ZipDirectory {
  readonly file: Blob;
  readonly entries: readonly ZipEntry[];
  /** Bytes unpacked so far from all entries: the limits hold for the archive as a whole. */
  unpacked: number;
  readonly limits: UnpackLimits;
  /** Packed bytes taken in so far, about, and who wants to know. */
  taken: number;
  progress: ReadProgress | undefined;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** More files than any set of exports has; a directory of millions is made to do harm. */
const MAX_ENTRIES = 20_000;

/**
 * Reads the directory at the end of a zip archive (APPNOTE 6.3, 4.3). Nothing is unpacked.
 *
 * @throws ImportError `zip-broken`, `file-unreadable`
 */
export async function readZipDirectory(
  file: Blob,
  limits = UNPACK_LIMITS,
  progress?: ReadProgress,
): Promise<ZipDirectory> {
  const tailAt = Math.max(0, file.size - 65_557);
  const tail = await viewOf(file, tailAt, file.size);
  let end = tail.byteLength - 22;
  while (end >= 0 && tail.getUint32(end, true) !== END) end--;
  if (end < 0) throw broken('no-directory');
  let count = tail.getUint16(end + 10, true);
  let size = tail.getUint32(end + 12, true);
  let at = tail.getUint32(end + 16, true);
  const locator = end - 20;
  if (locator >= 0 && tail.getUint32(locator, true) === LOCATOR_64) {
    const recordAt = Number(tail.getBigUint64(locator + 8, true));
    const record = await viewOf(file, recordAt, recordAt + 56);
    if (record.byteLength < 56 || record.getUint32(0, true) !== END_64) throw broken('no-directory');
    count = Number(record.getBigUint64(32, true));
    size = Number(record.getBigUint64(40, true));
    at = Number(record.getBigUint64(48, true));
  }
  if (at + size > file.size || count > MAX_ENTRIES) throw broken('directory');
  const view = await viewOf(file, at, at + size);
  const entries: ZipEntry[] = [];
  let offset = 0;
  for (let index = 0; index < count; index++) {
    if (offset + 46 > view.byteLength || view.getUint32(offset, true) !== CENTRAL) throw broken('directory');
    const nameLength = view.getUint16(offset + 28, true);
    const extraLength = view.getUint16(offset + 30, true);
    const next = offset + 46 + nameLength + extraLength + view.getUint16(offset + 32, true);
    if (next > view.byteLength) throw broken('directory');
    entries.push(entryAt(view, offset, nameLength, extraLength));
    offset = next;
  }
  return { file, entries, unpacked: 0, limits, taken: 0, progress };
}

function entryAt(view: DataView, offset: number, nameLength: number, extraLength: number): ZipEntry {
  const flags = view.getUint16(offset + 8, true);
  let compressed = view.getUint32(offset + 20, true);
  let size = view.getUint32(offset + 24, true);
  let headerAt = view.getUint32(offset + 42, true);
  const nameBytes = new Uint8Array(view.buffer, view.byteOffset + offset + 46, nameLength);
  let unicodeName: string | null = null;
  const extraAt = offset + 46 + nameLength;
  for (let at = extraAt; at + 4 <= extraAt + extraLength;) {
    const id = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    let field = at + 4;
    const fieldEnd = field + length;
    if (fieldEnd > extraAt + extraLength) break;
    const long = () => {
      if (field + 8 > fieldEnd) throw broken('directory');
      field += 8;
      return Number(view.getBigUint64(field - 8, true));
    };
    if (id === 0x0001) {
      if (size === 0xffffffff) size = long();
      if (compressed === 0xffffffff) compressed = long();
      if (headerAt === 0xffffffff) headerAt = long();
    } else if (id === 0x7075 && length > 5) {
      // Info-ZIP's Unicode path, valid where its check sum is that of the name it stands for.
      if (view.getUint32(field + 1, true) === crc32(nameBytes)) {
        const bytes = new Uint8Array(view.buffer, view.byteOffset + field + 5, length - 5);
        unicodeName = new TextDecoder().decode(bytes);
      }
    }
    at = fieldEnd;
  }
  return {
    name: unicodeName ?? decodeName(nameBytes, (flags & 0x800) !== 0),
    method: view.getUint16(offset + 10, true),
    compressed,
    size,
    crc: view.getUint32(offset + 16, true),
    // Bit 13 hides the directory itself behind strong encryption.
    encrypted: (flags & 0x2001) !== 0,
    headerAt,
  };
}

const CYRILLIC_WORD = /^(?:[\u0410-\u042f\u0401]?[\u0430-\u044f\u0451]*|[\u0410-\u042f\u0401]+)$/;

/**
 * Names without the UTF-8 flag are in the code page of whoever packed them. Tried: UTF-8 (many packers forget the flag),
 * IBM866 where it gives Cyrillic words, Shift-JIS where it is that, and Latin.
 */
function decodeName(bytes: Uint8Array, utf8: boolean): string {
  if (utf8) return new TextDecoder().decode(bytes);
  const strict = (label: string) => {
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      return null;
    }
  };
  const plain = strict('utf-8');
  if (plain !== null) return plain;
  const cyrillic = strict('ibm866') ?? '';
  const words = cyrillic.split(/\p{ASCII}+/u).filter((word) => word !== '');
  if (words.every((word) => CYRILLIC_WORD.test(word))) return cyrillic;
  return strict('shift_jis') ?? new TextDecoder('windows-1252').decode(bytes);
}

/** A path as it may be shown: no control or direction characters, no climbing out, forward slashes. */
export function shownName(name: string): string {
  const parts = name
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .split(/[\\/]+/)
    .filter((part) => part !== '' && part !== '.' && part !== '..');
  return parts.join('/').slice(0, 300);
}

/**
 * The bytes of one entry, unpacked as they are taken. What comes out is counted against the directory's size, the
 * archive's limits and the entry's check sum.
 *
 * @throws ImportError `file-encrypted`, `zip-method`, `zip-too-large`, `zip-broken`, `file-unreadable`
 */
export async function* entryChunks(
  zip: ZipDirectory,
  entry: ZipEntry,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const { file, limits } = zip;
  const member = shownName(entry.name);
  if (entry.encrypted) throw new ImportError('file-encrypted', { member });
  if (entry.method !== 0 && entry.method !== 8) {
    throw new ImportError('zip-method', { member, method: entry.method });
  }
  const header = await viewOf(file, entry.headerAt, entry.headerAt + 30);
  if (header.byteLength < 30 || header.getUint32(0, true) !== LOCAL) throw broken('member', member);
  const from = entry.headerAt + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  if (from + entry.compressed > file.size) throw broken('member', member);
  let source: ReadableStream<Uint8Array<ArrayBuffer>> = file.slice(from, from + entry.compressed).stream();
  if (entry.method === 8) source = source.pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = source.getReader();
  let size = 0;
  let crc = 0;
  let ended = false;
  try {
    for (;;) {
      const { done, value } = await readable(reader.read(), () => broken('member', member));
      if (done) {
        ended = true;
        break;
      }
      size += value.length;
      zip.unpacked += value.length;
      if (size > entry.size) throw broken('member', member);
      if (
        zip.unpacked > limits.bytes ||
        (zip.unpacked > limits.ratioFrom && zip.unpacked > file.size * limits.ratio)
      ) {
        throw new ImportError('zip-too-large', { member, limit: limits.bytes, ratio: limits.ratio });
      }
      crc = crc32(value, crc);
      zip.taken += (value.length / Math.max(1, entry.size)) * entry.compressed;
      zip.progress?.(zip.taken, file.size);
      yield value;
    }
    if (size !== entry.size || crc !== entry.crc) throw broken('member', member);
  } finally {
    // Not waited for: a broken stream may never answer.
    if (!ended) reader.cancel().catch(() => undefined);
  }
}

/** The text of an entry in chunks. XML in these containers is UTF-8, or says otherwise by a byte order mark. */
export async function* entryText(
  zip: ZipDirectory,
  entry: ZipEntry,
): AsyncGenerator<string, void, undefined> {
  let decoder: TextDecoder | null = null;
  for await (const chunk of entryChunks(zip, entry)) {
    decoder ??= new TextDecoder(
      chunk[0] === 0xff && chunk[1] === 0xfe
        ? 'utf-16le'
        : chunk[0] === 0xfe && chunk[1] === 0xff
          ? 'utf-16be'
          : 'utf-8',
    );
    yield decoder.decode(chunk, { stream: true });
  }
  const rest = decoder?.decode() ?? '';
  if (rest !== '') yield rest;
}

/** A whole entry, unpacked. */
export async function entryBlob(zip: ZipDirectory, entry: ZipEntry): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const chunk of entryChunks(zip, entry)) parts.push(chunk);
  return new Blob(parts);
}

async function viewOf(file: Blob, from: number, to: number): Promise<DataView> {
  return new DataView(await readable(file.slice(from, to).arrayBuffer()));
}

function broken(part: string, member = ''): ImportError {
  return new ImportError('zip-broken', { part, member });
}
