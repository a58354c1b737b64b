import { differenceIn } from './date-difference.ts';
import { numberOfCell, numberOfText, textOfCell } from './general-text.ts';
import { CIRC, Day, DIV0, Fault, NA, NAME, NUM, REF, VALUE, type Cell } from './lane.ts';
import { dayOfSerial, isDay } from './serial.ts';
import { formatted } from './text-format.ts';
import { fold } from './text-pool.ts';

/**
 * Functions of text, and those whose arguments are of several kinds: one value at a time. Sources: Microsoft, "Excel
 * functions (alphabetical)"; CONTAINS is ours (`ISNUMBER(SEARCH(part, text))`, without wildcards).
 */
export type CellFunction = (given: readonly Cell[], decimal: string) => Cell;

/** The most characters a cell holds in Excel. */
const LONGEST_TEXT = 32767;

const CALLS: Readonly<Record<string, (given: Arguments) => Cell>> = {
  LEFT: (given) => given.text(0).slice(0, given.count(1, 1)),
  RIGHT: (given) => {
    const text = given.text(0);
    return text.slice(Math.max(0, text.length - given.count(1, 1)));
  },
  MID: (given) => {
    const start = given.count(1, 1);
    if (start < 1) throw stop(VALUE);
    return given.text(0).slice(start - 1, start - 1 + given.count(2, 0));
  },
  LEN: (given) => given.text(0).length,
  TRIM: (given) => trimmed(given.text(0)),
  UPPER: (given) => given.text(0).toUpperCase(),
  LOWER: (given) => given.text(0).toLowerCase(),
  SUBSTITUTE: substitute,
  CONTAINS: (given) => fold(given.text(0)).includes(fold(given.text(1))),
  VALUE: (given) => {
    const cell = given.cell(0);
    if (typeof cell === 'boolean') throw stop(VALUE);
    return given.number(0);
  },
  TEXT: (given) => {
    const cell = given.cell(0);
    if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
    const number = typeof cell === 'string' ? numberOfText(cell, given.decimal) : given.number(0);
    if (number === null) return given.text(0);
    const text = formatted(cell instanceof Day ? cell : number, given.text(1), given.decimal);
    if (text === null) throw stop(VALUE);
    return text;
  },
  DATEDIF: (given) => {
    const difference = differenceIn(given.text(2), given.day(0), given.day(1));
    return Number.isNaN(difference) ? new Fault(NUM) : difference;
  },
  ISBLANK: (given) => given.raw(0) === null,
  ISERROR: (given) => given.raw(0) instanceof Fault,
  NA: () => new Fault(NA),
};

export const CELL_FUNCTIONS: ReadonlyMap<string, CellFunction> = new Map(
  Object.entries(CALLS).map(([name, call]) => [
    name,
    (given, decimal) => {
      try {
        const cell = call(new Arguments(given, decimal));
        return typeof cell === 'string' && cell.length > LONGEST_TEXT ? new Fault(VALUE) : cell;
      } catch (left) {
        if (left instanceof Stop) return new Fault(left.tag);
        throw left;
      }
    },
  ]),
);

/** Leaves a function with a fault. Made once a fault: an error made for each cell would gather a stack each time. */
class Stop extends Error {
  constructor(readonly tag: number) {
    super(`fault ${tag}`);
  }
}

const STOPS = new Map([DIV0, VALUE, REF, NAME, NUM, NA, CIRC].map((tag) => [tag, new Stop(tag)]));

function stop(tag: number): Stop {
  return STOPS.get(tag) ?? new Stop(tag);
}

class Arguments {
  constructor(
    readonly given: readonly Cell[],
    readonly decimal: string,
  ) {}

  raw(at: number): Cell {
    return this.given[at] ?? null;
  }

  cell(at: number): Exclude<Cell, Fault> {
    const cell = this.raw(at);
    if (cell instanceof Fault) throw stop(cell.tag);
    return cell;
  }

  text(at: number): string {
    return textOfCell(this.cell(at), this.decimal) as string;
  }

  number(at: number): number {
    const number = numberOfCell(this.cell(at), this.decimal);
    if (number instanceof Fault) throw stop(number.tag);
    return number;
  }

  /** A number of characters, truncated; negative ones are #VALUE!. */
  count(at: number, otherwise: number): number {
    if (at >= this.given.length) return otherwise;
    const count = Math.trunc(this.number(at));
    if (count < 0) throw stop(VALUE);
    return count;
  }

  day(at: number): number {
    const cell = this.cell(at);
    const day = dayOfCell(cell, this.decimal);
    if (day instanceof Fault) throw stop(day.tag);
    return day;
  }
}

/** What a value is as a day: a number is a serial number, and before 0 there is none. */
export function dayOfCell(cell: Cell, decimal: string): number | Fault {
  if (cell instanceof Day) return cell.days;
  const serial = numberOfCell(cell, decimal);
  if (serial instanceof Fault) return serial;
  const day = dayOfSerial(serial);
  // A date written as text may lie before 1900, a number may not.
  return (serial < 0 && typeof cell !== 'string') || !isDay(day) ? new Fault(NUM) : day;
}

/** Excel's TRIM: the space alone (not the no-break one), at the ends and where several follow one another. */
function trimmed(text: string): string {
  if (!text.startsWith(' ') && !text.endsWith(' ') && !text.includes('  ')) return text;
  return text
    .split(' ')
    .filter((word) => word !== '')
    .join(' ');
}

/** With case, as Excel. An empty `old` replaces nothing. */
function substitute(given: Arguments): Cell {
  const text = given.text(0);
  const old = given.text(1);
  const put = given.text(2);
  const instance = given.given.length > 3 ? Math.trunc(given.number(3)) : 0;
  if (given.given.length > 3 && instance < 1) throw stop(VALUE);
  if (old === '') return text;
  const parts = text.split(old);
  if (instance === 0) {
    if (text.length + (parts.length - 1) * (put.length - old.length) > LONGEST_TEXT) throw stop(VALUE);
    return parts.join(put);
  }
  if (instance >= parts.length) return text;
  return `${parts.slice(0, instance).join(old)}${put}${parts.slice(instance).join(old)}`;
}
