import { blankOf, storedOf, type Cells, type Rows } from './cells.ts';
import { folded } from './folded.ts';

/** What is looked for: as text, and where it could be part of a number, as the figures it could be. */
export interface Sought {
  readonly text: string;
  /** With a point for the decimal sign and nothing between thousands. */
  readonly figures: readonly string[];
}

/** What is between thousands or may stand around a number. */
const BETWEEN = /[\s\u00a0\u202f'’_]/g;
const FIGURES = /^-?[\d.,]*\d[\d.,]*$/;

/** `1 234,50`, `1,234.50` and `1234.5` are looked for as what they could mean: one sign may part thousands as well as decimals. */
export function soughtOf(text: string): Sought {
  const plain = text.trim().replace(BETWEEN, '').replace(/^[−–]/, '-').replace(/%$/, '');
  const figures = new Set<string>();
  if (FIGURES.test(plain)) {
    const last = Math.max(plain.lastIndexOf(','), plain.lastIndexOf('.'));
    const signs = plain.replace(/[^.,]/g, '');
    const without = plain.replace(/[.,]/g, '');
    if (last < 0) figures.add(plain);
    else {
      const oneSign = new Set(signs).size === 1;
      // Twice the same sign parts thousands only; of two signs the last is the decimal one.
      if (!oneSign || signs.length === 1) {
        figures.add(`${plain.slice(0, last).replace(/[.,]/g, '')}.${plain.slice(last + 1)}`);
      }
      if (oneSign) figures.add(without);
    }
  }
  return { text: folded(text.replaceAll('\u00a0', ' ')), figures: [...figures] };
}

/** How the cells of a column are shown. */
export interface ShownColumn {
  readonly cells: Cells;
  readonly faults: Uint8Array | null;
  readonly faultWord: (fault: number) => string;
  /** Of a code, as it is shown; null: the text itself. */
  readonly word: ((text: string) => string) | null;
  /** All ways a day may be written, in one text. */
  readonly day: (day: number) => string;
  /** Shares are shown as percent. */
  readonly percent: boolean;
  readonly decimals: number;
}

/** Whether the cell at a place holds what is sought. */
export type CellTest = (place: number) => boolean;

/** Every text is looked at once. Null where no cell of the column can hold it. */
export function cellTest(column: ShownColumn, sought: Sought): CellTest | null {
  const { cells, faults, faultWord } = column;
  const faulty =
    faults &&
    Uint8Array.from({ length: 256 }, (_, fault) => Number(folded(faultWord(fault)).includes(sought.text)));
  const holds = cells.kind === 'text' ? textHolds(cells, column.word, sought) : valueHolds(column, sought);
  if (faults === null || faulty === null) return holds;
  if (holds === null && !faulty.includes(1)) return null;
  return (place) => (faults[place]! > 0 ? faulty[faults[place]!] === 1 : holds !== null && holds(place));
}

function textHolds(
  { codes, levels }: Extract<Cells, { kind: 'text' }>,
  word: ShownColumn['word'],
  { text }: Sought,
): CellTest | null {
  const holds = (level: string) =>
    folded(word ? word(level) : level)
      .replaceAll('\u00a0', ' ')
      .includes(text);
  // 0 not looked at, 1 does not hold it, 2 holds it.
  const known = new Uint8Array(levels.count);
  if (levels.count <= MOST_AT_ONCE) {
    let some = false;
    levels.all().forEach((level, code) => {
      known[code] = holds(level) ? 2 : 1;
      some ||= known[code] === 2;
    });
    return some ? (place) => codes[place]! >= 0 && known[codes[place]!] === 2 : null;
  }
  return (place) => {
    const code = codes[place]!;
    if (code < 0) return false;
    if (known[code] === 0) known[code] = holds(levels.one(code)) ? 2 : 1;
    return known[code] === 2;
  };
}

/** Texts that are all looked at before the first cell is. */
const MOST_AT_ONCE = 500_000;
/** Values whose figures are remembered: prices and quantities are few, sums are many. */
const MOST_KNOWN = 1 << 16;

function valueHolds(
  { cells, day, percent, decimals }: ShownColumn,
  { text, figures }: Sought,
): CellTest | null {
  const stored = storedOf(cells);
  const blank = blankOf(cells);
  if (cells.kind === 'date') {
    const known = new Map<number, boolean>();
    return (place) => {
      const value = stored[place]!;
      if (value === blank) return false;
      let found = known.get(value);
      if (found === undefined) known.set(value, (found = folded(day(value)).includes(text)));
      return found;
    };
  }
  if (figures.length === 0) return null;
  const scale = cells.kind === 'number' ? cells.scale : 1;
  const shown = Math.max(0, Math.min(2, decimals));
  const holds = (number: number): boolean => {
    const written = percent ? (number * 100).toFixed(1) : String(number);
    for (const one of figures) if (written.includes(one)) return true;
    if (percent || shown === 0) return false;
    // Halves of a cent are not shown.
    const rounded = number.toFixed(shown);
    for (const one of figures) if (rounded.includes(one)) return true;
    return false;
  };
  const known = new Map<number, boolean>();
  return (place) => {
    const value = stored[place]!;
    if (value === blank || value !== value) return false;
    const seen = known.get(value);
    if (seen !== undefined) return seen;
    const found = holds(value / scale);
    if (known.size < MOST_KNOWN) known.set(value, found);
    return found;
  };
}

/** A way over the cells of some columns, row by row, from the one after a cell around the end back to it. */
export class CellSearch {
  readonly #cells: number;
  readonly #start: number;
  #done = 0;

  constructor(
    private readonly rows: Rows,
    private readonly tests: readonly (CellTest | null)[],
    from: { readonly row: number; readonly column: number },
    private readonly backwards: boolean,
  ) {
    // Where no column can hold it there is no way to go.
    this.#cells = tests.some((test) => test !== null) ? rows.length * tests.length : 0;
    const row = Math.trunc(from.row) || 0;
    const column = Math.max(0, Math.min(tests.length - 1, Math.trunc(from.column) || 0));
    // From outside the table the way begins at the end that comes next.
    if (row < 0 || row >= rows.length) this.#start = backwards ? 0 : -1;
    else this.#start = row * tests.length + column;
  }

  get over(): boolean {
    return this.#done >= this.#cells;
  }

  /** Looks at some cells more: the place found, or null. */
  look(count: number): { readonly row: number; readonly column: number } | null {
    const { tests, backwards } = this;
    const { places } = this.rows;
    const width = tests.length;
    const end = Math.min(this.#cells, this.#done + count);
    const moved = this.#start + (backwards ? -this.#done : this.#done);
    const from = ((moved % this.#cells) + this.#cells) % this.#cells;
    let row = Math.floor(from / width);
    let column = from - row * width;
    while (this.#done < end) {
      this.#done++;
      column += backwards ? -1 : 1;
      if (column < 0 || column === width) {
        column = backwards ? width - 1 : 0;
        row += backwards ? -1 : 1;
        if (row < 0) row = this.rows.length - 1;
        else if (row === this.rows.length) row = 0;
      }
      const test = tests[column]!;
      if (test !== null && test(places === null ? row : places[row]!)) return { row, column };
    }
    return null;
  }
}
