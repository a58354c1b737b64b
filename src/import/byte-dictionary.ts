import { inBlocks } from '../table/blocks.ts';
import { textDecoder, type Encoding } from './encoding.ts';
import { firstWord, hashOf, hashOfWords, PADDING, secondWord, thirdWord, WORDS } from './text-hash.ts';

/** A dictionary holds at most this many bytes of text. */
const MAX_ARENA = 1 << 30;

/** Numbers in the table from which on one that is full only doubles: memory counts for more then than dealing its texts out again. */
const LARGE = 1 << 21;

/** What `take` answers when the dictionary may not grow. */
export const CROWDED = -2;

/** Distinct texts as typed arrays: text c is `levelBytes[levelOffsets[c] .. levelOffsets[c + 1]]`, PADDING after the last. */
export interface PackedLevels {
  readonly levelBytes: Uint8Array<ArrayBuffer>;
  readonly levelOffsets: Int32Array<ArrayBuffer>;
  /** The table over them, so that a merge need not enter them all again; empty where they ascend (`ByteDictionary`). */
  readonly levelSlots: Int32Array<ArrayBuffer>;
}

/** A view over the same bytes. */
export function viewOf(bytes: Uint8Array<ArrayBuffer>): DataView<ArrayBuffer> {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Where in a slot's last number the length stands, above code + 1; LONG where the text is longer than WORDS. */
const LENGTH_AT = 27;
const CODE = (1 << LENGTH_AT) - 1;
const LONG = 15;

/**
 * Distinct texts as bytes, numbered in order of first appearance. Open addressing; unequal texts never share a code, and no string is
 * made while reading. A slot is four numbers, of which the last holds code + 1 and the length: of a short text its words, so that
 * nothing else needs to be looked at to know it; of a long one its hash, where its bytes begin, and how many they are.
 *
 * Numbers of orders mostly ascend. As long as every new text comes after all before (the longer one, or of the same length the
 * one with the greater bytes), it is known to be new, and no table is kept.
 */
export class ByteDictionary {
  /** Number of distinct texts. */
  count = 0;
  /** Text of code c: bytes `offsets[c] .. offsets[c + 1]`. */
  private bytes: Uint8Array<ArrayBuffer> = new Uint8Array(1024);
  private view = new DataView(this.bytes.buffer);
  private offsets = new Int32Array(65);
  /** 0 in the last place of four marks a free slot. At most two thirds full. Empty while texts ascend. */
  private slots = new Int32Array(0);
  private ascends = true;
  private readonly maxCount: number;

  constructor(maxCount: number) {
    this.maxCount = Math.min(maxCount, CODE - 1);
  }

  /** The code of the text `source[start .. end]`; CROWDED where it is new and too many. PADDING bytes must follow it. */
  take(source: DataView, start: number, end: number): number {
    const length = end - start;
    if (length <= WORDS) {
      return this.takeShort(
        source,
        start,
        length,
        firstWord(source, start, length),
        secondWord(source, start, length),
        thirdWord(source, start, length),
      );
    }
    if (this.ascends) {
      const order = this.comparedToLast(source, start, end);
      if (order > 0) return this.append(source, start, end);
      if (order === 0) return this.count - 1;
      this.index();
    }
    return this.takeLong(source, start, end, hashOf(source, start, end));
  }

  /** As `take`, for a text of up to WORDS bytes whose words are at hand. */
  takeShort(
    source: DataView,
    start: number,
    length: number,
    first: number,
    second: number,
    third: number,
  ): number {
    if (this.ascends) {
      const order = this.comparedToLast(source, start, start + length);
      if (order > 0) return this.append(source, start, start + length);
      if (order === 0) return this.count - 1;
      this.index();
    }
    const { slots } = this;
    const last = slots.length - 1;
    let slot = (hashOfWords(first, second, third, length) << 2) & last;
    for (;;) {
      const entry = slots[slot + 3]!;
      if (entry === 0) break;
      if (
        slots[slot] === first &&
        slots[slot + 1] === second &&
        slots[slot + 2] === third &&
        entry >>> LENGTH_AT === length
      )
        return (entry & CODE) - 1;
      slot = (slot + 4) & last;
    }
    const code = this.append(source, start, start + length);
    if (code !== CROWDED) this.occupy(slot, first, second, third, length, code);
    return code;
  }

  private takeLong(source: DataView, start: number, end: number, hash: number): number {
    const { slots, view } = this;
    const last = slots.length - 1;
    const length = end - start;
    let slot = (hash << 2) & last;
    for (;;) {
      const entry = slots[slot + 3]!;
      if (entry === 0) break;
      if (slots[slot] === hash && slots[slot + 2] === length && entry >>> LENGTH_AT === LONG) {
        // The last four bytes overlap the ones before: no loop over single bytes.
        const final = end - 4;
        let at = slots[slot + 1]!;
        let p = start;
        while (p < final && source.getInt32(p, true) === view.getInt32(at, true)) {
          p += 4;
          at += 4;
        }
        if (p >= final && source.getInt32(final, true) === view.getInt32(at + final - p, true))
          return (entry & CODE) - 1;
      }
      slot = (slot + 4) & last;
    }
    const begins = this.offsets[this.count]!;
    const code = this.append(source, start, end);
    if (code !== CROWDED) this.occupy(slot, hash, begins, length, LONG, code);
    return code;
  }

  /** The texts, to be handed over; the dictionary is used up. */
  packed(): PackedLevels {
    const used = (this.offsets[this.count] ?? 0) + PADDING;
    const { bytes, offsets, count } = this;
    // Where one dictionary went on from another, there is no room left over.
    return {
      levelBytes: bytes.length === used ? bytes : bytes.slice(0, used),
      levelOffsets: offsets.length === count + 1 ? offsets : offsets.slice(0, count + 1),
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

  /** Makes the table that was not needed so far. */
  private index(): void {
    this.ascends = false;
    const { count, view, offsets } = this;
    const slots = new Int32Array(slotsFor(count + 1));
    for (let code = 0; code < count; code++) {
      const start = offsets[code]!;
      const length = offsets[code + 1]! - start;
      if (length > WORDS) enter(slots, hashOf(view, start, start + length), start, length, LONG, code);
      else {
        enter(
          slots,
          firstWord(view, start, length),
          secondWord(view, start, length),
          thirdWord(view, start, length),
          length,
          code,
        );
      }
    }
    this.slots = slots;
  }

  /** Fills a free slot, and makes the table larger where that was one of the last. */
  private occupy(slot: number, one: number, two: number, three: number, length: number, code: number): void {
    const { slots } = this;
    slots[slot] = one;
    slots[slot + 1] = two;
    slots[slot + 2] = three;
    slots[slot + 3] = (length << LENGTH_AT) | (code + 1);
    if (this.count * 6 > slots.length) this.spread(slots.length * (slots.length < LARGE ? 4 : 2));
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
    for (let from = 0; from < old.length; from += 4) {
      const entry = old[from + 3]!;
      if (entry !== 0)
        enter(slots, old[from]!, old[from + 1]!, old[from + 2]!, entry >>> LENGTH_AT, (entry & CODE) - 1);
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

/** Puts a text that is not among them yet into a table. */
function enter(
  slots: Int32Array,
  one: number,
  two: number,
  three: number,
  length: number,
  code: number,
): void {
  const last = slots.length - 1;
  let slot = ((length === LONG ? one : hashOfWords(one, two, three, length)) << 2) & last;
  while (slots[slot + 3] !== 0) slot = (slot + 4) & last;
  slots[slot] = one;
  slots[slot + 1] = two;
  slots[slot + 2] = three;
  slots[slot + 3] = (length << LENGTH_AT) | (code + 1);
}

/** Numbers in a table for so many texts: a power of two, at most two thirds of the slots taken. */
function slotsFor(count: number): number {
  let size = 512;
  while (count * 6 > size) size *= 2;
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
