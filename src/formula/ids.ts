import { fold } from './fold.ts';

/** Whole numbers up to here are looked up in an array. */
const DENSE = 1 << 21;
const SMALLEST = 1 << 10;

/**
 * Numbers known by a whole number each. A table of slots, as a Map of a million doubles boxes every one of them and takes
 * several times as long.
 */
export class NumberIds {
  /** Id + 1 of a small whole number. */
  #dense = new Int32Array(SMALLEST);
  #keys = new Float64Array(SMALLEST);
  /** Id + 1 by slot, 0: free. */
  #ids = new Int32Array(SMALLEST);
  #used = 0;
  readonly #double = new Float64Array(1);
  readonly #words = new Int32Array(this.#double.buffer);

  /** The id of a number: the one it has, else `fresh`, which it has from now on. 0 and -0 must be made one before. */
  id(value: number, fresh: number): number {
    if (value >= 0 && value < DENSE && value === Math.floor(value)) {
      if (value >= this.#dense.length) this.#lengthen(value);
      const known = this.#dense[value]!;
      if (known !== 0) return known - 1;
      this.#dense[value] = fresh + 1;
      return fresh;
    }
    const slot = this.#slot(value);
    if (this.#ids[slot] !== 0) return this.#ids[slot]! - 1;
    this.#keys[slot] = value;
    this.#ids[slot] = fresh + 1;
    if (++this.#used * 2 > this.#ids.length) this.#grow();
    return fresh;
  }

  /** The id of a number; -1 where it has none. */
  find(value: number): number {
    if (value >= 0 && value < DENSE && value === Math.floor(value)) {
      return value < this.#dense.length ? this.#dense[value]! - 1 : -1;
    }
    return this.#ids[this.#slot(value)]! - 1;
  }

  #slot(value: number): number {
    this.#double[0] = value;
    const mask = this.#ids.length - 1;
    let slot = mixed(this.#words[0]! ^ Math.imul(this.#words[1]!, 0x9e3779b1)) & mask;
    while (this.#ids[slot] !== 0 && this.#keys[slot] !== value) slot = (slot + 1) & mask;
    return slot;
  }

  #lengthen(value: number): void {
    const longer = new Int32Array(Math.min(DENSE, 2 ** Math.ceil(Math.log2(value + 1))));
    longer.set(this.#dense);
    this.#dense = longer;
  }

  #grow(): void {
    const keys = this.#keys;
    const ids = this.#ids;
    this.#keys = new Float64Array(keys.length * 4);
    this.#ids = new Int32Array(ids.length * 4);
    for (let slot = 0; slot < ids.length; slot++) {
      if (ids[slot] === 0) continue;
      const to = this.#slot(keys[slot]!);
      this.#keys[to] = keys[slot]!;
      this.#ids[to] = ids[slot]!;
    }
  }
}

/** Texts known by a whole number each; where they are folded, those alike but for case by the same. */
export class TextIds {
  #hashes = new Int32Array(SMALLEST);
  #ids = new Int32Array(SMALLEST);
  #texts: string[] = [];
  #used = 0;

  constructor(private readonly folded: boolean) {}

  id(text: string, fresh: number): number {
    const hash = this.#hash(text);
    const slot = this.#slot(text, hash);
    if (this.#ids[slot] !== 0) return this.#ids[slot]! - 1;
    this.#hashes[slot] = hash;
    this.#ids[slot] = fresh + 1;
    this.#texts[slot] = text;
    if (++this.#used * 2 > this.#ids.length) this.#grow();
    return fresh;
  }

  find(text: string): number {
    return this.#ids[this.#slot(text, this.#hash(text))]! - 1;
  }

  #slot(text: string, hash: number): number {
    const mask = this.#ids.length - 1;
    let slot = hash & mask;
    while (this.#ids[slot] !== 0 && !(this.#hashes[slot] === hash && this.#isSame(this.#texts[slot]!, text)))
      slot = (slot + 1) & mask;
    return slot;
  }

  #isSame(one: string, other: string): boolean {
    return one === other || (this.folded && fold(one) === fold(other));
  }

  #hash(text: string): number {
    let hash = 0x811c9dc5;
    for (let at = 0; at < text.length; at++) {
      let unit = text.charCodeAt(at);
      if (this.folded) {
        if (unit > 127) return plainHash(fold(text));
        if (unit >= 65 && unit <= 90) unit += 32;
      }
      hash = Math.imul(hash ^ unit, 0x01000193);
    }
    return mixed(hash);
  }

  #grow(): void {
    const { length } = this.#ids;
    const [hashes, ids, texts] = [this.#hashes, this.#ids, this.#texts];
    const mask = length * 4 - 1;
    this.#hashes = new Int32Array(length * 4);
    this.#ids = new Int32Array(length * 4);
    this.#texts = new Array<string>(length * 4);
    for (let from = 0; from < length; from++) {
      if (ids[from] === 0) continue;
      let slot = hashes[from]! & mask;
      while (this.#ids[slot] !== 0) slot = (slot + 1) & mask;
      this.#hashes[slot] = hashes[from]!;
      this.#ids[slot] = ids[from]!;
      this.#texts[slot] = texts[from]!;
    }
  }
}

/** FNV-1a. */
function plainHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mixed(hash);
}

/** The last steps of MurmurHash3: every bit counts for the slot. */
function mixed(hash: number): number {
  let bits = hash ^ (hash >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
