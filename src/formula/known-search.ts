import { boundOf, type Bound, type Column } from './criterion.ts';
import { BOOLEAN, DATE, NUMBER, TEXT, type Lane } from './lane.ts';
import { OrderedTotals } from './ordered-totals.ts';
import { PlaceTable, UNKNOWN } from './place-table.ts';
import type { Program } from './program.ts';
import { NONE, RangeClasses, TEST } from './range-classes.ts';
import { GroupTotals, RowGroups, type Found } from './row-groups.ts';

/** Which criteria are values that cells equal, and what is found by them. The others are bounds of one range. */
interface Plan {
  readonly equal: readonly number[];
  readonly bounded: readonly number[];
  readonly groups: RowGroups;
  readonly totals: GroupTotals | null;
  readonly ordered: OrderedTotals | null;
  /** What was found by the place of the one bound, where nothing else tells rows apart. */
  readonly byPlace: Map<number, Found>;
  /** Room for the classes and the bounds asked for. */
  readonly classes: Int32Array;
  readonly bounds: Bound[];
}

/**
 * SUMIFS and its like without going through rows for each row: what cells are to equal divides the rows into groups once, and
 * one or two bounds of a range of numbers are looked up in its order. Whatever else is asked is not its business.
 */
export class KnownSearch {
  readonly #classes: (RangeClasses | null)[];
  readonly #asked: Int32Array;
  readonly #plans = new Map<number, Plan | null>();
  readonly #bounds: Bound[] = [];
  readonly #boundAt: PlaceTable;

  constructor(
    private readonly program: Program,
    private readonly summed: (() => Column) | null,
    private readonly ranges: readonly (() => Column)[],
    /** Criteria that are this row's cell of their range. */
    private readonly own: readonly boolean[],
    private readonly names: readonly string[],
  ) {
    this.#classes = ranges.map(() => null);
    this.#asked = new Int32Array(ranges.length);
    this.#boundAt = new PlaceTable(0);
  }

  /** Fills `into`, and answers false where it is not for it to say. */
  find(criteria: readonly Lane[], i: number, row: number, into: Found): boolean {
    const asked = this.#asked;
    let tests = 0;
    let bit = 1;
    // Whether every value asked for is the row's own.
    let here = true;
    let nobody = false;
    for (let at = 0; at < criteria.length; at++, bit *= 2) {
      const { tags, figures } = criteria[at]!;
      const tag = tags[i]!;
      let classes = this.#classes[at]!;
      if (classes === null) {
        // A bound needs no classes of its range.
        if (tag === TEXT && this.#boundOf(criteria[at]!, i) !== null) {
          tests += bit;
          continue;
        }
        this.#classes[at] = classes = this.#classesOf(at);
      }
      const isNumber = tag === NUMBER || tag === DATE || tag === BOOLEAN;
      const known = this.own[at]! && isNumber ? classes.of[row]! : classes.asked(tag, figures[i]!);
      asked[at] = known;
      if (known === TEST) tests += bit;
      else if (known === NONE) nobody = true;
      else if (known !== classes.of[row]) here = false;
    }
    if (nobody) return nothing(into);
    let plan = this.#plans.get(tests);
    if (plan === undefined) this.#plans.set(tests, (plan = this.#planned(tests, criteria, i)));
    if (plan === null) return false;
    const group = here && plan.equal.length > 0 ? plan.groups.of[row]! : this.#groupOf(plan);
    if (group < 0) return nothing(into);
    if (plan.totals !== null) {
      plan.totals.read(group, into);
      return true;
    }
    return this.#between(plan, group, criteria, i, into);
  }

  #between(plan: Plan, group: number, criteria: readonly Lane[], i: number, into: Found): boolean {
    const { bounded, byPlace, equal, ordered } = plan;
    const first = criteria[bounded[0]!]!;
    const alone = equal.length === 0 && bounded.length === 1;
    const place = first.figures[i]!;
    const known = alone ? byPlace.get(place) : undefined;
    if (known) {
      into.sum = known.sum;
      into.lost = known.lost;
      into.numbers = known.numbers;
      into.rows = known.rows;
      into.fault = known.fault;
      return true;
    }
    const { bounds } = plan;
    for (let at = 0; at < bounded.length; at++) {
      const bound = this.#boundOf(criteria[bounded[at]!]!, i);
      if (bound === null) return false;
      bounds[at] = bound;
    }
    ordered?.read(group, bounds, into);
    if (alone) byPlace.set(place, { ...into });
    return true;
  }

  #boundOf({ tags, figures }: Lane, i: number): Bound | null {
    const place = figures[i]!;
    if (tags[i] !== TEXT) return null;
    let at = this.#boundAt.at(place);
    if (at === UNKNOWN) {
      const { pool, decimal } = this.program.around;
      const bound = boundOf(pool.text(place), decimal);
      at = bound === null ? NONE : this.#bounds.push(bound) - 1;
      this.#boundAt.set(place, at);
    }
    return this.#bounds[at] ?? null;
  }

  #groupOf({ equal, groups, classes }: Plan): number {
    for (let at = 0; at < equal.length; at++) classes[at] = this.#asked[equal[at]!]!;
    return groups.find(classes);
  }

  #classesOf(at: number): RangeClasses {
    const same = this.names.findIndex((name, other) => other < at && name !== '' && name === this.names[at]);
    const known = same < 0 ? null : this.#classes[same];
    if (known) return known;
    const { pool, decimal } = this.program.around;
    return new RangeClasses(this.ranges[at]!(), pool, decimal);
  }

  #planned(tests: number, criteria: readonly Lane[], i: number): Plan | null {
    const equal: number[] = [];
    const bounded: number[] = [];
    for (let at = 0, left = tests; at < this.ranges.length; at++, left = Math.floor(left / 2))
      (left % 2 === 1 ? bounded : equal).push(at);
    const [first = -1, second] = bounded;
    const bounds = bounded.map((at) => this.#boundOf(criteria[at]!, i));
    if (bounds.includes(null) || bounded.length > 2) return null;
    if (second !== undefined && (this.names[first] === '' || this.names[first] !== this.names[second]))
      return null;
    const classes = equal.map((at) => (this.#classes[at] ??= this.#classesOf(at)));
    const groups = new RowGroups(classes, this.program.around.rows);
    const summed = this.summed?.() ?? null;
    const room = new Int32Array(equal.length);
    const plan = {
      equal,
      bounded,
      groups,
      byPlace: new Map<number, Found>(),
      classes: room,
      bounds: bounds.filter((one) => one !== null),
    };
    if (bounded.length === 0) return { ...plan, totals: new GroupTotals(groups, summed), ordered: null };
    const ordered = new OrderedTotals(groups, this.ranges[first]!(), summed);
    return ordered.usable ? { ...plan, totals: null, ordered } : null;
  }
}

function nothing(into: Found): true {
  into.sum = 0;
  into.lost = 0;
  into.numbers = 0;
  into.rows = 0;
  into.fault = 0;
  return true;
}
