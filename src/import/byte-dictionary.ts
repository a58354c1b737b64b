import { inBlocks } from '../table/blocks.ts';
import { textDecoder, type Encoding } from './encoding.ts';

/** A dictionary holds at most this many bytes of text. */
const MAX_ARENA = 1 << 30;

/** Slots from which on a table that is full only doubles: memory counts for more then than dealing its texts out again. */
const LARGE = 1 << 22;

/** What `code` answers when the dictionary may not grow. */
export const CROWDED = -2;

/** Final mix of a 32-bit hash (MurmurHash3, Appleby 2011, public domain): every bit of the input moves every bit. */
export function mixed(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Bytes that must follow the last text of a buffer read here, because texts are read four bytes at a time. */
export const PADDING = 4;

/** What is left of the four bytes at a text's start where it has 0, 1, 2 or 3. */
export const SHORT = Int32Array.of(0, 0xff, 0xffff, 0xffffff);

/** Distinct texts as typed arrays: text c is `levelBytes[levelOffsets[c] .. levelOffsets[c + 1]]`, PADDING after the last. */
export interface PackedLevels {
  readonly levelBytes: Uint8Array<ArrayBuffer>;
  readonly levelOffsets: Int32Array<ArrayBuffer>;
  /** The hash table over them, so that a merge need not hash them all again; empty where they ascend (`ByteDictionary`). */
  readonly levelSlots: Int32Array<ArrayBuffer>;
}

/** A view over the same bytes. */
export function viewOf(bytes: Uint8Array<ArrayBuffer>): DataView<ArrayBuffer> {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The hash dictionaries are keyed by. TableBuilder has the same, written out where it hashes a whole row. */
export function hashOf(view: DataView, start: number, end: number): number {
  const length = end - start;
  const final = end - 4;
  let hash = 0x9747b28c ^ length;
  for (let p = start; p < final; p += 4) {
    let word = Math.imul(view.getInt32(p, true), 0xcc9e2d51);
    word = (word << 15) | (word >>> 17);
    hash ^= Math.imul(word, 0x1b873593);
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
  }
  let word = length < 4 ? view.getInt32(start, true) & SHORT[length]! : view.getInt32(final, true);
  word = Math.imul(word, 0xcc9e2d51);
  word = (word << 15) | (word >>> 17);
  return mixed(hash ^ Math.imul(word, 0x1b873593));
}

/**
 * Distinct texts as bytes, numbered in order of first appearance. Open addressing on a 32-bit hash, with the bytes
 * compared, so unequal texts never share a code; no string is made while reading.
 *
 * Numbers of orders mostly ascend. As long as every new text comes after all before (the longer one, or of the same length the
 * one with the greater bytes), it is known to be new, and no table of hashes is kept.
 */
export class ByteDictionary {
  /** Number of distinct texts. */
  count = 0;
  /** Text of code c: bytes `offsets[c] .. offsets[c + 1]`. */
  private bytes: Uint8Array<ArrayBuffer> = new Uint8Array(1024);
  private view = new DataView(this.bytes.buffer);
  private offsets = new Int32Array(65);
  /** Pairs of hash and code + 1; 0 in the second place marks a free slot. At most two thirds full. Empty while texts ascend. */
  private slots = new Int32Array(0);
  private ascends = true;

  constructor(private readonly maxCount: number) {}

  /** The code of the text `source[start .. end]`; CROWDED where it is new and too many. PADDING bytes must follow it. */
  take(source: DataView, start: number, end: number): number {
    if (this.ascends) {
      const order = this.comparedToLast(source, start, end);
      if (order > 0) return this.append(source, start, end);
      if (order === 0) return this.count - 1;
    }
    return this.code(source, start, end, hashOf(source, start, end));
  }

  /** As `take`, with the hash at hand. */
  code(source: DataView, start: number, end: number, hash: number): number {
    if (this.ascends) this.index();
    const { slots, offsets, view } = this;
    const last = slots.length - 1;
    const length = end - start;
    let slot = (hash << 1) & last;
    for (;;) {
      const code = slots[slot + 1]! - 1;
      if (code < 0) return this.add(source, start, end, hash, slot);
      if (slots[slot] === hash) {
        let at = offsets[code]!;
        if (offsets[code + 1]! - at === length) {
          if (length < 4) {
            if (((source.getInt32(start, true) ^ view.getInt32(at, true)) & SHORT[length]!) === 0)
              return code;
          } else {
            // The last four bytes overlap the ones before: no loop over single bytes.
            const final = end - 4;
            let p = start;
            while (p < final && source.getInt32(p, true) === view.getInt32(at, true)) {
              p += 4;
              at += 4;
            }
            if (p >= final && source.getInt32(final, true) === view.getInt32(at + final - p, true))
              return code;
          }
        }
      }
      slot = (slot + 2) & last;
    }
  }

  /** The texts, to be handed over; the dictionary is used up. */
  packed(): PackedLevels {
    const used = this.offsets[this.count] ?? 0;
    return {
      levelBytes: this.bytes.slice(0, used + PADDING),
      levelOffsets: this.offsets.slice(0, this.count + 1),
      levelSlots: this.slots,
    };
  }

  /** A dictionary that goes on from one handed over, whose arrays it takes. */
  static of(levels: PackedLevels, maxCount: number): ByteDictionary {
    const dictionary = new ByteDictionary(maxCount);
    dictionary.count = levels.levelOffsets.length - 1;
    dictionary.bytes = levels.levelBytes;
    dictionary.view = viewOf(levels.levelBytes);
    dictionary.offsets = levels.levelOffsets;
    dictionary.slots = levels.levelSlots;
    dictionary.ascends = levels.levelSlots.length === 0;
    return dictionary;
  }

  /**
   * Takes all texts of another dictionary whose texts ascend, where they go on from here.
   *
   * @returns what to add to their codes; null where they do not go on, CROWDED where they are too many
   */
  goOn({ levelBytes, levelOffsets, levelSlots }: PackedLevels): number | null {
    const levels = levelOffsets.length - 1;
    if (!this.ascends || levelSlots.length > 0 || levels === 0) return null;
    const begins = levelOffsets[0]!;
    const order = this.comparedToLast(viewOf(levelBytes), begins, levelOffsets[1]!);
    if (order < 0) return null;
    // Where a slice begins amid an order, its first text is the last one here.
    const first = order === 0 ? 1 : 0;
    const { count } = this;
    const from = this.offsets[count]!;
    const to = levelOffsets[levels]!;
    const shift = from - levelOffsets[first]!;
    if (count + levels - first > this.maxCount || to + shift > MAX_ARENA) return CROWDED;
    this.reserve(levels - first, to - levelOffsets[first]!);
    this.bytes.set(levelBytes.subarray(levelOffsets[first], to), from);
    shiftInto(levelOffsets.subarray(first + 1), shift, this.offsets.subarray(count + 1));
    this.count = count + levels - first;
    return count - first;
  }

  /** Makes room for more texts that ascend. */
  private reserve(texts: number, bytes: number): void {
    const arena = this.offsets[this.count]! + bytes + PADDING;
    if (arena > this.bytes.length) this.growArena(arena);
    if (this.count + texts + 1 > this.offsets.length) this.growOffsets(this.count + texts + 1);
  }

  /** Below 0 where a text comes before the last one, 0 where it is the same, above 0 where it comes after. */
  private comparedToLast(source: DataView, start: number, end: number): number {
    const { count, offsets, view } = this;
    if (count === 0) return 1;
    const at = offsets[count - 1]!;
    const length = end - start;
    const longer = length - (offsets[count]! - at);
    if (longer !== 0) return longer;
    if (length < 4) {
      const unused = (4 - length) * 8;
      // A shift by all 32 bits is none.
      return length === 0 ? 0 : (source.getUint32(start) >>> unused) - (view.getUint32(at) >>> unused);
    }
    for (let p = 0; p < length - 4; p += 4) {
      const difference = source.getUint32(start + p) - view.getUint32(at + p);
      if (difference !== 0) return difference;
    }
    // What was compared already is the same in both.
    return source.getUint32(end - 4) - view.getUint32(at + length - 4);
  }

  /** Makes the table of hashes that was not needed so far. */
  private index(): void {
    this.ascends = false;
    const { count, view, offsets } = this;
    const slots = new Int32Array(slotsFor(count + 1));
    for (let code = 0; code < count; code++)
      enter(slots, hashOf(view, offsets[code]!, offsets[code + 1]!), code + 1);
    this.slots = slots;
  }

  private add(source: DataView, start: number, end: number, hash: number, slot: number): number {
    const code = this.append(source, start, end);
    if (code === CROWDED) return code;
    this.slots[slot] = hash;
    this.slots[slot + 1] = code + 1;
    if (this.count * 3 > this.slots.length) {
      this.spread(this.slots.length * (this.slots.length < LARGE ? 4 : 2));
    }
    return code;
  }

  private append(source: DataView, start: number, end: number): number {
    const code = this.count;
    const from = this.offsets[code]!;
    const to = from + end - start;
    if (code >= this.maxCount || to > MAX_ARENA) return CROWDED;
    if (to + PADDING > this.bytes.length) {
      this.growArena(Math.max(to + PADDING, Math.min(MAX_ARENA + PADDING, this.bytes.length * 2)));
    }
    if (end - start > 64) {
      this.bytes.set(new Uint8Array(source.buffer, source.byteOffset + start, end - start), from);
    } else {
      // What is written too much, the next text writes over.
      const { view } = this;
      for (let p = start, at = from; p < end; p += 4, at += 4) {
        view.setInt32(at, source.getInt32(p, true), true);
      }
    }
    if (code + 2 > this.offsets.length) this.growOffsets(Math.ceil(this.offsets.length * 1.5) + 1);
    this.offsets[code + 1] = to;
    this.count = code + 1;
    return code;
  }

  private growArena(size: number): void {
    const grown = new Uint8Array(size);
    grown.set(this.bytes);
    this.bytes = grown;
    this.view = new DataView(grown.buffer);
  }

  private growOffsets(size: number): void {
    const grown = new Int32Array(size);
    grown.set(this.offsets);
    this.offsets = grown;
  }

  private spread(size: number): void {
    const old = this.slots;
    const slots = new Int32Array(size);
    for (let from = 0; from < old.length; from += 2) {
      const entry = old[from + 1]!;
      if (entry !== 0) enter(slots, old[from]!, entry);
    }
    this.slots = slots;
  }
}

/** Writes whole numbers, each so much more, to the beginning of another array. */
function shiftInto(from: Int32Array, by: number, into: Int32Array): void {
  inBlocks(from.length, (first, end) => {
    for (let at = first; at < end; at++) into[at] = from[at]! + by;
  });
}

/** Puts a text that is not among them yet into a table of hashes. */
function enter(slots: Int32Array, hash: number, entry: number): void {
  const last = slots.length - 1;
  let slot = (hash << 1) & last;
  while (slots[slot + 1] !== 0) slot = (slot + 2) & last;
  slots[slot] = hash;
  slots[slot + 1] = entry;
}

/** Slots for so many texts: a power of two, at most two thirds of it full. */
function slotsFor(count: number): number {
  let size = 256;
  while (count * 3 > size) size *= 2;
  return size;
}

const BLOCK = 1 << 20;

/** The texts of a packed dictionary in an encoding of one byte a character: lengths are the bytes'. */
export function levelsOfBytes(bytes: Uint8Array, offsets: Int32Array, encoding: Encoding): string[] {
  const count = offsets.length - 1;
  const levels = new Array<string>(Math.max(0, count));
  const decode = textDecoder(encoding);
  for (let first = 0; first < count;) {
    const from = offsets[first]!;
    let next = first + 1;
    while (next < count && offsets[next + 1]! - from <= BLOCK) next++;
    const text = decode(bytes.subarray(from, offsets[next]));
    for (let code = first; code < next; code++) {
      levels[code] = text.slice(offsets[code]! - from, offsets[code + 1]! - from);
    }
    first = next;
  }
  return levels;
}
