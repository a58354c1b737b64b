import { crc32 } from '../table/crc32.ts';
import { ProjectError } from './project-error.ts';

/**
 * A file of named parts, each with its check sum: what a project file is, and what the columns of a project are kept as on this
 * device. Everything is little-endian.
 *
 * | at   | bytes     |                                                                                                |
 * | ---- | --------- | ---------------------------------------------------------------------------------------------- |
 * | 0    | 8         | `89 52 47 4C 53 0D 0A 1A`: no text, and shows what transfers of text do to files               |
 * | 8    | 4         | version, 1                                                                                     |
 * | 12   | 4         | parts                                                                                          |
 * | 16   | 4         | CRC-32 of the directory                                                                        |
 * | 20   | 4         | 0                                                                                              |
 * | 24   | 56 a part | directory: name (16 bytes ASCII, filled up with 0), number (4), packing (4; 0: none, 1:        |
 * |      |           | deflate), offset (8), bytes as stored (8), bytes unpacked (8), CRC-32 as stored (4), 0 (4)     |
 * | then |           | the parts, each beginning at a multiple of 8, filled up with 0                                 |
 */
export interface Part {
  readonly name: string;
  /** Tells parts of one name apart. */
  readonly number: number;
  readonly bytes: Uint8Array;
}

interface Entry {
  readonly name: string;
  readonly number: number;
  readonly packed: boolean;
  readonly offset: number;
  readonly stored: number;
  readonly unpacked: number;
  readonly sum: number;
}

const MAGIC = Uint8Array.of(0x89, 0x52, 0x47, 0x4c, 0x53, 0x0d, 0x0a, 0x1a);
const VERSION = 1;
const HEAD = 24;
const ENTRY = 56;
const NAME = 16;
const MOST_PARTS = 20_000;
/** Deflate packs no byte into less than this (RFC 1951: 258 bytes into two bits). */
const MOST_SAVED = 1032;
/** Handed to the packer at once. */
const CHUNK = 1 << 20;

export type Told = (done: number, total: number) => void;

/** How many first bytes tell whether a file is one of ours: `isContainer`. */
export const MAGIC_BYTES = MAGIC.length;

export function isContainer(first: Uint8Array): boolean {
  return MAGIC.every((byte, at) => first[at] === byte);
}

/**
 * @param pack deflated; without, the parts lie as they are, and reading them costs nothing
 * @param told bytes done of bytes in all
 */
export async function writeContainer(parts: readonly Part[], pack: boolean, told?: Told): Promise<Blob> {
  const directory = new DataView(new ArrayBuffer(parts.length * ENTRY));
  const content: BlobPart[] = [];
  const total = parts.reduce((sum, { bytes }) => sum + bytes.length, 0);
  let offset = HEAD + directory.byteLength;
  let done = 0;
  for (const [place, { name, number, bytes }] of parts.entries()) {
    const { chunks, length, sum } = pack ? await deflated(bytes) : whole(bytes);
    const gap = (8 - (offset % 8)) % 8;
    content.push(new Uint8Array(gap), ...chunks);
    offset += gap;
    const at = place * ENTRY;
    for (let i = 0; i < name.length; i++) directory.setUint8(at + i, name.charCodeAt(i));
    directory.setUint32(at + NAME, number, true);
    directory.setUint32(at + NAME + 4, pack ? 1 : 0, true);
    directory.setBigUint64(at + 24, BigInt(offset), true);
    directory.setBigUint64(at + 32, BigInt(length), true);
    directory.setBigUint64(at + 40, BigInt(bytes.length), true);
    directory.setUint32(at + 48, sum, true);
    offset += length;
    done += bytes.length;
    told?.(done, total);
  }
  const head = new DataView(new ArrayBuffer(HEAD));
  new Uint8Array(head.buffer).set(MAGIC);
  head.setUint32(8, VERSION, true);
  head.setUint32(12, parts.length, true);
  head.setUint32(16, crc32(new Uint8Array(directory.buffer)), true);
  return new Blob([head.buffer, directory.buffer, ...content], { type: 'application/octet-stream' });
}

interface Stored {
  readonly chunks: readonly BlobPart[];
  readonly length: number;
  readonly sum: number;
}

function whole(bytes: Uint8Array): Stored {
  return { chunks: [bytes as Uint8Array<ArrayBuffer>], length: bytes.length, sum: crc32(bytes) };
}

async function deflated(bytes: Uint8Array): Promise<Stored> {
  const packer = new CompressionStream('deflate-raw');
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const writer = packer.writable.getWriter();
  const writing = (async () => {
    for (let at = 0; at < bytes.length; at += CHUNK)
      await writer.write(bytes.subarray(at, at + CHUNK) as Uint8Array<ArrayBuffer>);
    await writer.close();
  })();
  let length = 0;
  let sum = 0;
  const reader = packer.readable.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    length += value.length;
    sum = crc32(value, sum);
  }
  await writing;
  return { chunks, length, sum };
}

/** A container that is being read: nothing of a part is looked at before its check sum holds. */
export class Container {
  readonly #file: Blob;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(file: Blob, entries: ReadonlyMap<string, Entry>) {
    this.#file = file;
    this.#entries = entries;
  }

  /** Throws ProjectError. */
  static async open(file: Blob): Promise<Container> {
    const head = new DataView(await bytesOf(file, 0, Math.min(HEAD, file.size)));
    if (!isContainer(new Uint8Array(head.buffer))) throw new ProjectError('project-unknown');
    if (head.byteLength < HEAD) throw new ProjectError('project-cut-off');
    const version = head.getUint32(8, true);
    // A flipped bit looks like a later version too; a version far off is no version.
    if (version !== VERSION)
      throw version > VERSION && version < 1000
        ? new ProjectError('project-later', { version })
        : new ProjectError('project-damaged', { part: 'version' });
    const parts = head.getUint32(12, true);
    if (parts > MOST_PARTS) throw new ProjectError('project-damaged', { part: 'directory' });
    const end = HEAD + parts * ENTRY;
    if (end > file.size) throw new ProjectError('project-cut-off');
    const directory = await bytesOf(file, HEAD, end);
    if (crc32(new Uint8Array(directory)) !== head.getUint32(16, true))
      throw new ProjectError('project-damaged', { part: 'directory' });
    const entries = new Map<string, Entry>();
    let last = end;
    for (let place = 0; place < parts; place++) {
      const entry = entryAt(new DataView(directory, place * ENTRY, ENTRY));
      const { name, number, packed, offset, stored, unpacked } = entry;
      const fits = packed ? unpacked <= stored * MOST_SAVED : unpacked === stored;
      if (offset < last || !fits) throw new ProjectError('project-damaged', { part: 'directory' });
      last = offset + stored;
      if (last > file.size) throw new ProjectError('project-cut-off');
      entries.set(`${name} ${number}`, entry);
    }
    return new Container(file, entries);
  }

  has(name: string, number = 0): boolean {
    return this.#entries.has(`${name} ${number}`);
  }

  /** Bytes in the file of the parts of a name. */
  stored(name: string): number {
    let bytes = 0;
    for (const entry of this.#entries.values()) if (entry.name === name) bytes += entry.stored;
    return bytes;
  }

  /** A part's bytes, alone in their buffer. Throws ProjectError. */
  async read(name: string, number = 0): Promise<Uint8Array<ArrayBuffer>> {
    const entry = this.#entries.get(`${name} ${number}`);
    if (!entry) throw new ProjectError('project-damaged', { part: name });
    const { offset, stored, packed, unpacked, sum } = entry;
    const bytes = new Uint8Array(await bytesOf(this.#file, offset, offset + stored));
    if (bytes.length !== stored) throw new ProjectError('project-cut-off');
    if (crc32(bytes) !== sum) throw new ProjectError('project-damaged', { part: name });
    return packed ? inflated(bytes, unpacked, name) : bytes;
  }
}

async function bytesOf(file: Blob, from: number, to: number): Promise<ArrayBuffer> {
  try {
    return await file.slice(from, to).arrayBuffer();
  } catch (cause) {
    throw new ProjectError('project-cut-off', {}, { cause });
  }
}

function entryAt(view: DataView): Entry {
  let name = '';
  for (let at = 0; at < NAME; at++) {
    const unit = view.getUint8(at);
    if (unit !== 0) name += String.fromCharCode(unit);
  }
  return {
    name,
    number: view.getUint32(NAME, true),
    packed: view.getUint32(NAME + 4, true) === 1,
    offset: Number(view.getBigUint64(24, true)),
    stored: Number(view.getBigUint64(32, true)),
    unpacked: Number(view.getBigUint64(40, true)),
    sum: view.getUint32(48, true),
  };
}

async function inflated(
  bytes: Uint8Array<ArrayBuffer>,
  length: number,
  part: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const unpacker = new DecompressionStream('deflate-raw');
  const writer = unpacker.writable.getWriter();
  // What goes wrong shows where it is read.
  writer
    .write(bytes)
    .then(() => writer.close())
    .catch(() => undefined);
  const into = new Uint8Array(length);
  let at = 0;
  try {
    const reader = unpacker.readable.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (at + value.length > length) {
        await reader.cancel();
        throw new ProjectError('project-damaged', { part });
      }
      into.set(value, at);
      at += value.length;
    }
  } catch (cause) {
    throw new ProjectError('project-damaged', { part }, { cause });
  }
  if (at !== length) throw new ProjectError('project-damaged', { part });
  return into;
}
