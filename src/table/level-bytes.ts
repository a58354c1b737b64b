import type { LevelStore } from './column.ts';

/** The texts of a dictionary as their bytes, one after the other: text c is `bytes[offsets[c] .. offsets[c + 1]]`. */
export interface LevelBytes {
  readonly bytes: Uint8Array;
  readonly offsets: Int32Array;
}

const BLOCK = 1 << 20;

/**
 * The texts of a packed dictionary as strings. Decoded a block at a time and cut by lengths counted in the bytes,
 * because a decoder call for each text costs more than everything else together. Bytes that are not UTF-8 become
 * U+FFFD, so that two texts can turn out equal: the caller looks (`levels.length` against a Set).
 */
export function levelStrings(
  bytes: Uint8Array,
  offsets: Int32Array,
): { levels: string[]; validUtf8: boolean } {
  const count = offsets.length - 1;
  const levels = new Array<string>(Math.max(0, count));
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let validUtf8 = true;
  for (let first = 0; first < count;) {
    const from = offsets[first]!;
    let next = first + 1;
    while (next < count && offsets[next + 1]! - from <= BLOCK) next++;
    let text: string | null = null;
    try {
      text = strict.decode(bytes.subarray(from, offsets[next]));
    } catch {
      validUtf8 = false;
    }
    if (text === null) {
      const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
      for (let code = first; code < next; code++) {
        levels[code] = lenient.decode(bytes.subarray(offsets[code], offsets[code + 1]));
      }
    } else if (text.length === offsets[next]! - from) {
      // One byte a character: the lengths are the bytes'.
      for (let code = first; code < next; code++) {
        levels[code] = text.slice(offsets[code]! - from, offsets[code + 1]! - from);
      }
    } else {
      let at = 0;
      for (let code = first; code < next; code++) {
        let units = 0;
        for (let p = offsets[code]!; p < offsets[code + 1]!; p++) {
          const byte = bytes[p]!;
          // Continuation bytes make no unit of their own; a four-byte character makes two.
          if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
        }
        levels[code] = text.slice(at, at + units);
        at += units;
      }
    }
    first = next;
  }
  return { levels, validUtf8 };
}

/** A dictionary over its UTF-8, which must be valid. */
export function utf8Levels(bytes: Uint8Array, offsets: Int32Array): LevelStore {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return {
    count: offsets.length - 1,
    bytes: { bytes, offsets },
    all: () => levelStrings(bytes, offsets).levels,
    one: (code) => decoder.decode(bytes.subarray(offsets[code], offsets[code + 1])),
  };
}

/** Texts as UTF-8; null where one holds half a surrogate pair, which UTF-8 cannot say. Encoded a block at a time, as above. */
export function levelBytes(levels: readonly string[]): LevelBytes | null {
  const encoder = new TextEncoder();
  const offsets = new Int32Array(levels.length + 1);
  const blocks: Uint8Array[] = [];
  let used = 0;
  for (let first = 0; first < levels.length;) {
    let next = first;
    let units = 0;
    while (next < levels.length && (next === first || units < BLOCK)) units += levels[next++]!.length;
    const text = levels.slice(first, next).join('');
    // Two halves of a pair, at the end of one text and the beginning of the next, would look whole together.
    const bytes = encoder.encode(text);
    if (bytes.length === units) {
      for (let code = first; code < next; code++) used = offsets[code + 1] = used + levels[code]!.length;
    } else {
      for (let code = first; code < next; code++) {
        const level = levels[code]!;
        if (/\p{Surrogate}/u.test(level)) return null;
        used = offsets[code + 1] = used + utf8Length(level);
      }
    }
    blocks.push(bytes);
    first = next;
  }
  const all = new Uint8Array(used);
  let at = 0;
  for (const block of blocks) {
    all.set(block, at);
    at += block.length;
  }
  return { bytes: all, offsets };
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // Each half of a pair is two of its four bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  return bytes;
}
