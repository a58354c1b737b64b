import { writeNumber } from './aggregate.ts';
import { classKey, criterionOf, type ClassKey, type Column, type Criterion } from './criterion.ts';
import { FormulaError } from './formula-error.ts';
import { DATE, DIV0, isFault, NUMBER, TEXT, type Lane, type Step } from './lane.ts';
import { KnownSearch } from './known-search.ts';
import type { Program } from './program.ts';
import type { Found } from './row-groups.ts';
import { serialOf } from './serial.ts';
import type { CallSyntax, Syntax } from './syntax.ts';

const CONDITIONALS = ['SUMIFS', 'COUNTIFS', 'AVERAGEIFS'];
/** Most findings kept where criteria are tested. */
const MOST_KEPT = 1 << 17;

export function isConditional(name: string): boolean {
  return CONDITIONALS.includes(name);
}

/**
 * SUMIFS, COUNTIFS, AVERAGEIFS. Criteria that a cell is to equal divide the rows into groups once, so that a criterion
 * that changes with the row (`[@customer]`) is a look-up; the others are tested within the group.
 */
export function conditionalLane(program: Program, node: CallSyntax): Lane {
  const counting = node.name === 'COUNTIFS';
  const pairs = counting ? node.arguments : node.arguments.slice(1);
  const whole = (argument: Syntax): (() => Column) => {
    const inner = program.inner();
    return wholeColumn(inner, inner.lane(argument));
  };
  const summed = counting ? null : whole(node.arguments[0] ?? { type: 'missing' });
  const ranges = pairs.filter((_, at) => at % 2 === 0).map(whole);
  const asked = pairs.filter((_, at) => at % 2 === 1);
  const criteria = asked.map((argument) => program.lane(argument));
  const own = asked.map((argument, at) => isSameColumn(argument, pairs[2 * at]));
  const day = program.kind(node) === 'date';
  const search = new Search(program, node, summed, ranges);
  // What is asked once is found soonest by going through the rows once.
  const varies = criteria.some((lane) => !lane.steady);
  const known = varies ? new KnownSearch(program, summed, ranges, own, nameOf(pairs)) : null;
  const found: Found = { sum: 0, lost: 0, numbers: 0, rows: 0, fault: 0 };
  return program.filled(criteria, (out): Step => {
    const { tags, figures } = out;
    return (from, count) => {
      for (let i = 0; i < count; i++) {
        const { sum, lost, numbers, rows, fault } = known?.find(criteria, i, from + i, found)
          ? found
          : search.find(criteria, i);
        if (fault !== 0 && !counting) tags[i] = fault;
        else if (node.name === 'AVERAGEIFS' && numbers === 0) tags[i] = DIV0;
        else {
          const total = Number.isFinite(sum) ? sum + lost : sum;
          const value = counting ? rows : node.name === 'SUMIFS' ? total : total / numbers;
          writeNumber(tags, figures, i, value, day);
        }
      }
    };
  });
}

/** Whether a criterion is this row's cell of the very range. */
function isSameColumn(criterion: Syntax, range: Syntax | undefined): boolean {
  return (
    criterion.type === 'column' &&
    range?.type === 'column' &&
    criterion.name.toLowerCase() === range.name.toLowerCase()
  );
}

/** What tells one range from another, in small letters; '' for one that is no column by itself. */
function nameOf(pairs: readonly Syntax[]): string[] {
  return pairs
    .filter((_, at) => at % 2 === 0)
    .map((range) => (range.type === 'column' ? range.name.toLowerCase() : ''));
}

/** All rows of an expression, computed when first asked for. */
function wholeColumn(inner: Program, lane: Lane): () => Column {
  let made: Column | null = null;
  return () => {
    if (made) return made;
    const tags = new Uint8Array(inner.around.rows);
    const figures = new Float64Array(inner.around.rows);
    inner.overAll((count, from) => {
      tags.set(lane.tags.subarray(0, count), from);
      figures.set(lane.figures.subarray(0, count), from);
    });
    return (made = { tags, figures });
  };
}

/** The rows divided by the criteria that a cell is to equal, and what was found so far. */
interface Division {
  readonly groups: Groups;
  /** Which criteria these are. */
  readonly equal: readonly number[];
  /** By group, where there are no other criteria. */
  readonly results: (Found | undefined)[];
  /** By group and the place of the one other criterion's text. */
  readonly tested: Map<number, Found>;
}

/** Rows that share their keys in some ranges. */
interface Groups {
  readonly count: number;
  /** Group of each row; -1 where a cell is a fault. */
  readonly of: Int32Array;
  /** Per range, the class of a key; per range after the first, the group of a group and a class. */
  readonly classes: readonly ReadonlyMap<ClassKey, number>[];
  readonly joined: readonly ReadonlyMap<number, number>[];
  /** Rows in order of group, and where each group begins. */
  readonly rows: Int32Array;
  readonly start: Int32Array;
}

/** A criterion and, once asked for, the class of its key in each division of the rows that uses it. */
interface Known {
  readonly criterion: Criterion;
  readonly classes: Map<Groups, number>;
}

class Search {
  readonly #known: Map<number, Known>[][];
  readonly #divisions = new Map<number, Division>();
  #tests = 0;

  constructor(
    private readonly program: Program,
    private readonly node: CallSyntax,
    private readonly summed: (() => Column) | null,
    private readonly ranges: readonly (() => Column)[],
  ) {
    this.#known = ranges.map(() => []);
  }

  find(lanes: readonly Lane[], i: number): Found {
    let equal = 0;
    let others = 0;
    let bit = 1;
    for (let at = 0; at < lanes.length; at++) {
      const known = this.#knownOf(at, lanes[at]!.tags[i]!, lanes[at]!.figures[i]!);
      this.#current[at] = known;
      if (known.criterion.key !== null) equal += bit;
      else others++;
      bit *= 2;
    }
    let division = this.#divisions.get(equal);
    if (!division) {
      const places = lanes.map((_, at) => at).filter((at) => this.#current[at]!.criterion.key !== null);
      division = { groups: this.#divide(places), equal: places, results: [], tested: new Map() };
      this.#divisions.set(equal, division);
    }
    const group = groupOf(division, this.#current);
    if (group < 0) return NOTHING;
    if (others === 0) return (division.results[group] ??= this.#gather(division.groups, group));
    if (others > 1) return this.#gather(division.groups, group);
    const at = this.#current.findIndex(({ criterion }) => criterion.key === null);
    // Faults, and criteria that equal nothing, have no figure that tells them apart, and need none.
    const key = group * 0x4000000 + (lanes[at]!.tags[i]! === TEXT ? lanes[at]!.figures[i]! : 0x3ffffff);
    let found = division.tested.get(key);
    if (!found) {
      found = this.#gather(division.groups, group);
      if (division.tested.size < MOST_KEPT) division.tested.set(key, found);
    }
    return found;
  }

  readonly #current: Known[] = [];

  #knownOf(at: number, tag: number, figure: number): Known {
    const byFigure = (this.#known[at]![tag] ??= new Map<number, Known>());
    let known = byFigure.get(figure);
    if (!known) {
      const { pool, decimal } = this.program.around;
      known = { criterion: criterionOf(tag, figure, pool, decimal), classes: new Map() };
      byFigure.set(figure, known);
    }
    return known;
  }

  #divide(equal: readonly number[]): Groups {
    const { rows: size } = this.program.around;
    let of: Int32Array = new Int32Array(size);
    let count = 1;
    const classes: Map<ClassKey, number>[] = [];
    const joined: Map<number, number>[] = [];
    for (const at of equal) {
      const own = this.#classes(at);
      classes.push(own.keys);
      if (classes.length === 1) {
        of = own.of;
        count = own.keys.size;
        continue;
      }
      const join = new Map<number, number>();
      for (let row = 0; row < size; row++) {
        if (of[row]! < 0 || own.of[row]! < 0) {
          of[row] = -1;
          continue;
        }
        const pair = of[row]! * own.keys.size + own.of[row]!;
        let group = join.get(pair);
        if (group === undefined) join.set(pair, (group = join.size));
        of[row] = group;
      }
      count = join.size;
      joined.push(join);
    }
    return { count, of, classes, joined, ...inGroups(of, count) };
  }

  /** The class of each row's cell. Each text is looked up once, by its place. */
  #classes(at: number): { of: Int32Array; keys: Map<ClassKey, number> } {
    const { tags, figures } = this.ranges[at]?.() ?? EMPTY_COLUMN;
    const { pool, decimal } = this.program.around;
    const of = new Int32Array(tags.length);
    const keys = new Map<ClassKey, number>();
    const known = new Int32Array(pool.size + 1).fill(-1);
    for (let row = 0; row < tags.length; row++) {
      const tag = tags[row]!;
      const figure = figures[row]!;
      if (tag === TEXT && known[figure]! >= 0) {
        of[row] = known[figure]!;
        continue;
      }
      const key = classKey(tag, figure, pool, decimal);
      let own = key === null ? -1 : keys.get(key);
      if (own === undefined && key !== null) keys.set(key, (own = keys.size));
      of[row] = own ?? -1;
      if (tag === TEXT) known[figure] = own ?? -1;
    }
    return { of, keys };
  }

  #gather(groups: Groups, group: number): Found {
    const found: Found = { sum: 0, lost: 0, numbers: 0, rows: 0, fault: 0 };
    const { pool } = this.program.around;
    const tests: { test: Criterion['test']; range: Column }[] = [];
    for (let at = 0; at < this.ranges.length; at++) {
      const { criterion } = this.#current[at]!;
      if (criterion.key === null)
        tests.push({ test: criterion.test, range: this.ranges[at]?.() ?? EMPTY_COLUMN });
    }
    const from = groups.start[group]!;
    const to = groups.start[group + 1]!;
    this.#tests += (to - from) * tests.length;
    if (this.#tests > this.program.around.mostTests) {
      const { name, position, length } = this.node;
      throw new FormulaError('too-much-work', { name, position, length });
    }
    const summed = this.summed?.() ?? null;
    next: for (let place = from; place < to; place++) {
      const row = groups.rows[place]!;
      for (let at = 0; at < tests.length; at++) {
        const { test, range } = tests[at]!;
        if (!test(range, row, pool)) continue next;
      }
      found.rows++;
      if (summed) addRow(found, summed, row);
    }
    return found;
  }
}

const NOTHING: Found = { sum: 0, lost: 0, numbers: 0, rows: 0, fault: 0 };
const EMPTY_COLUMN: Column = { tags: new Uint8Array(0), figures: new Float64Array(0) };

function groupOf({ groups, equal }: Division, current: readonly Known[]): number {
  let group = 0;
  for (let at = 0; at < equal.length; at++) {
    const { criterion, classes } = current[equal[at]!]!;
    let own = classes.get(groups);
    if (own === undefined) {
      own = (criterion.key === null ? undefined : groups.classes[at]!.get(criterion.key)) ?? -1;
      classes.set(groups, own);
    }
    if (own < 0) return -1;
    const size = groups.classes[at]!.size;
    const joined = at === 0 ? own : groups.joined[at - 1]!.get(group * size + own);
    if (joined === undefined) return -1;
    group = joined;
  }
  return group;
}

function inGroups(of: Int32Array, count: number): { rows: Int32Array; start: Int32Array } {
  const start = new Int32Array(count + 1);
  for (let row = 0; row < of.length; row++) if (of[row]! >= 0) start[of[row]! + 1]!++;
  for (let group = 0; group < count; group++) start[group + 1]! += start[group]!;
  const next = start.slice();
  const rows = new Int32Array(start[count]!);
  for (let row = 0; row < of.length; row++) if (of[row]! >= 0) rows[next[of[row]!]!++] = row;
  return { rows, start };
}

/** Only numbers and dates are summed, with compensation (Neumaier). */
function addRow(found: Found, { tags, figures }: Column, row: number): void {
  const tag = tags[row]!;
  if (tag === NUMBER || tag === DATE) {
    const value = tag === DATE ? serialOf(figures[row]!) : figures[row]!;
    const next = found.sum + value;
    found.lost +=
      Math.abs(found.sum) >= Math.abs(value) ? found.sum - next + value : value - next + found.sum;
    found.sum = next;
    found.numbers++;
  } else if (isFault(tag) && found.fault === 0) found.fault = tag;
}
