import {
  BLANK,
  dateColumn,
  NO_DATE,
  numberColumn,
  textColumn,
  type Column,
  type DateColumn,
  type NumberColumn,
  type TextColumn,
} from '../table/column.ts';
import { narrowCodes } from '../table/narrow.ts';
import { textOfCell } from './general-text.ts';
import type { Kind } from './kind.ts';
import {
  BLOCK,
  BOOLEAN,
  DATE,
  EMPTY,
  faultWord,
  isFault,
  NUMBER,
  readCell,
  TEXT,
  type FaultWord,
  type Lane,
} from './lane.ts';
import { TextIds } from './ids.ts';
import type { Program } from './program.ts';
import { dayOfSerial, isDay, serialOf } from './serial.ts';

/** A column like any other, blank where there is a fault, and the faults beside it. It is itself a `FormulaColumn`. */
export interface ComputedColumn {
  readonly kind: Kind;
  /** Of the same kind; `boolean` is a text column of TRUE and FALSE. */
  readonly column: Column;
  /** A fault a row (see `faultWord`), 0 where there is none; null: none at all. */
  readonly faults: Uint8Array | null;
}

/** Past this the digits of a double are noise. */
const MOST_DECIMALS = 12;

export function computedColumn(
  name: string,
  kind: Kind,
  program: Program,
  lane: Lane,
  from: number,
  to: number,
): ComputedColumn {
  const size = to - from;
  const filler: Filler =
    kind === 'number' ? new Numbers(size) : kind === 'date' ? new Days(size) : new Texts(size, program, lane);
  let faults: Uint8Array | null = null;
  for (let at = from; at < to; at += BLOCK) {
    const count = Math.min(BLOCK, to - at);
    program.run(at, count);
    filler.take(lane, at - from, count);
    for (let i = 0; i < count; i++) {
      if (!isFault(lane.tags[i]!)) continue;
      faults ??= new Uint8Array(size);
      faults[at - from + i] = lane.tags[i]!;
    }
  }
  return { kind, column: filler.column(name), faults };
}

/** Rows that show a fault, and the one most of them show. */
export function faultsShown({ faults }: ComputedColumn): { faults: number; fault: FaultWord | null } {
  if (faults === null) return { faults: 0, fault: null };
  const counts = new Int32Array(256);
  for (let row = 0; row < faults.length; row++) counts[faults[row]!]!++;
  const shown = faults.length - counts[0]!;
  counts[0] = 0;
  return { faults: shown, fault: faultWord(counts.indexOf(Math.max(...counts))) };
}

interface Filler {
  take(lane: Lane, to: number, count: number): void;
  column(name: string): Column;
}

class Numbers implements Filler {
  readonly #values: Float64Array;
  #decimals = 0;
  #scale = 1;

  constructor(size: number) {
    this.#values = new Float64Array(size);
  }

  take({ tags, figures }: Lane, to: number, count: number): void {
    const values = this.#values;
    for (let i = 0; i < count; i++) {
      const tag = tags[i]!;
      // "" and FALSE, of an IF without its last part, are blanks in a column of numbers.
      const value = tag === NUMBER ? figures[i]! : tag === DATE ? serialOf(figures[i]!) : NaN;
      values[to + i] = value;
      if (this.#decimals < MOST_DECIMALS && value === value) this.#see(value);
    }
  }

  /** Decimals as far as 15 digits show them. */
  #see(value: number): void {
    const size = Math.abs(value);
    while (this.#decimals < MOST_DECIMALS) {
      const scaled = size * this.#scale;
      if (Math.abs(scaled - Math.round(scaled)) <= scaled * 8.9e-16) return;
      this.#scale = Number(`1e${++this.#decimals}`);
    }
  }

  column(name: string): NumberColumn {
    return numberColumn(name, this.#values, this.#decimals);
  }
}

class Days implements Filler {
  readonly #days: Int32Array;

  constructor(size: number) {
    this.#days = new Int32Array(size);
  }

  take({ tags, figures }: Lane, to: number, count: number): void {
    for (let i = 0; i < count; i++) {
      const tag = tags[i]!;
      let day = tag === DATE ? figures[i]! : NO_DATE;
      if (tag === NUMBER) {
        const read = dayOfSerial(figures[i]!);
        day = isDay(read) ? read : NO_DATE;
      }
      this.#days[to + i] = day;
    }
  }

  column(name: string): DateColumn {
    return dateColumn(name, this.#days);
  }
}

const UNSEEN = -2;

class Texts implements Filler {
  readonly #codes: Int32Array;
  readonly #levels: string[] = [];
  readonly #places = new TextIds(false);
  #codeOf = new Int32Array(0);
  #source: number | null = null;
  #mixed = false;

  constructor(
    size: number,
    private readonly program: Program,
    private readonly lane: Lane,
  ) {
    this.#codes = new Int32Array(size);
  }

  take({ tags, figures }: Lane, to: number, count: number): void {
    if (this.#codeOf.length < this.program.around.pool.size) this.#widen();
    for (let i = 0; i < count; i++) {
      const tag = tags[i]!;
      let code = BLANK;
      if (tag === TEXT) {
        const place = figures[i]!;
        code = this.#codeOf[place]!;
        if (code === UNSEEN) {
          code = this.#placed(place);
          this.#codeOf[place] = code;
        }
      } else if (tag === BOOLEAN) code = this.#code(figures[i]! === 1 ? 'TRUE' : 'FALSE');
      else if (tag !== EMPTY && !isFault(tag)) {
        const { pool, decimal } = this.program.around;
        const text = textOfCell(readCell(this.lane, i, pool), decimal);
        if (typeof text === 'string') code = this.#code(text);
      }
      this.#codes[to + i] = code;
    }
  }

  #widen(): void {
    const wider = new Int32Array(2 * this.program.around.pool.size).fill(UNSEEN);
    wider.set(this.#codeOf);
    this.#codeOf = wider;
  }

  /** As long as all texts are of one source, each place is a level of its own and nothing need be looked up. */
  #placed(place: number): number {
    const { pool } = this.program.around;
    const text = pool.text(place);
    const source = pool.source(place);
    this.#source ??= source;
    if (text === '' || this.#mixed || source !== this.#source) return this.#code(text);
    return this.#levels.push(text) - 1;
  }

  #code(text: string): number {
    if (text === '') return BLANK;
    if (!this.#mixed) {
      this.#mixed = true;
      for (const [code, level] of this.#levels.entries()) this.#places.id(level, code);
    }
    const code = this.#places.id(text, this.#levels.length);
    if (code === this.#levels.length) this.#levels.push(text);
    return code;
  }

  column(name: string): TextColumn {
    return textColumn(name, narrowCodes(this.#codes, this.#levels.length), this.#levels);
  }
}
