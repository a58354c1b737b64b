import { aggregateLane, isAggregate } from './aggregate.ts';
import { cellStep, numericStep } from './calls.ts';
import { CELL_FUNCTIONS } from './cell-functions.ts';
import { dictionaryPlaces, loadStep, shapeOf, type FormulaColumn } from './column-lane.ts';
import { conditionalLane, isConditional } from './conditional.ts';
import { FormulaError } from './formula-error.ts';
import { columnPlace, kindOf, type ExpressionKind } from './kind.ts';
import { BLOCK, Day, newLane, spread, writeCell, type Cell, type Lane, type Step } from './lane.ts';
import { dayDifference } from './date-difference.ts';
import { allOrAnyStep, ifErrorStep, ifsStep, ifStep, isStep, notStep } from './logic.ts';
import { NUMERIC } from './number-functions.ts';
import { arithmeticStep, comparisonStep, isComparison, joinCells, unaryStep } from './operators.ts';
import { isRanking, rankingLane } from './ranking.ts';
import type { BinarySyntax, CallSyntax, ColumnSyntax, Syntax } from './syntax.ts';
import { TextPool } from './text-pool.ts';

/** What all parts of one formula share. */
export interface Surroundings {
  readonly columns: readonly FormulaColumn[];
  readonly rows: number;
  readonly decimal: string;
  /** TODAY, in days since 1970-01-01. */
  readonly today: number;
  /** Of rows against criteria, before a formula is refused. */
  readonly mostTests: number;
  readonly pool: TextPool;
  readonly places: (column: number) => number;
}

export function surroundings(
  columns: readonly FormulaColumn[],
  decimal: string,
  today: number,
  rows: number,
  mostTests: number,
): Surroundings {
  const pool = new TextPool();
  return { columns, rows, decimal, today, mostTests, pool, places: dictionaryPlaces(columns, pool) };
}

/**
 * A tree turned into steps, each a closure over the lanes it reads and the one it fills. What is the same in every row
 * (`steady`: literals, aggregates) is done once, everything else a block at a time. Inside an aggregate a program of
 * its own (`whole`) goes over all rows of the table.
 */
export class Program {
  readonly #steady: { step: Step; out: Lane }[] = [];
  readonly #varying: Step[] = [];
  readonly #columns = new Map<number, Lane>();
  readonly #literals = new Map<Cell, Lane>();
  readonly #free: { steady: Lane[]; varying: Lane[] } = { steady: [], varying: [] };
  #prepared = false;

  constructor(
    readonly around: Surroundings,
    private readonly whole = false,
  ) {}

  /** Lets `visit` see every block of the table after this program has computed it. */
  overAll(visit: (count: number, from: number) => void): void {
    for (let from = 0; from < this.around.rows; from += BLOCK) {
      const count = Math.min(BLOCK, this.around.rows - from);
      this.run(from, count);
      visit(count, from);
    }
  }

  /** Rows `from` to `from + count`, at most a block. */
  run(from: number, count: number): void {
    if (!this.#prepared) {
      for (const { step, out } of this.#steady) {
        step(0, 1);
        spread(out);
      }
      this.#prepared = true;
    }
    for (const step of this.#varying) step(from, count);
  }

  /** A program over all rows, for the inside of an aggregate. */
  inner(): Program {
    return new Program(this.around, true);
  }

  kind(node: Syntax): ExpressionKind {
    return kindOf(node, this.around.columns.map(shapeOf));
  }

  /** A lane that `make` fills, out of `given`; these may be filled with other things once it has run. */
  filled(given: readonly Lane[], make: (out: Lane) => Step, varies = false): Lane {
    const steady = !varies && given.every((lane) => lane.steady);
    const free = steady ? this.#free.steady : this.#free.varying;
    const out = free.pop() ?? newLane(steady);
    const step = make(out);
    if (steady) this.#steady.push({ step, out });
    else this.#varying.push(step);
    // A steady lane that a varying step reads is read again in every block: it stays.
    for (const lane of new Set(given)) if (!lane.shared && lane.steady === steady) free.push(lane);
    return out;
  }

  lane(node: Syntax): Lane {
    switch (node.type) {
      case 'number':
      case 'text':
      case 'boolean':
        return this.literal(node.value);
      case 'missing':
        return this.literal(null);
      case 'column':
        return this.#column(node);
      case 'unary': {
        if (node.operator === '+') return this.lane(node.operand);
        const { operator } = node;
        const operand = this.lane(node.operand);
        const { pool, decimal } = this.around;
        return this.filled([operand], (out) => unaryStep(operator, operand, out, pool, decimal));
      }
      case 'binary':
        return this.#binary(node);
      case 'call':
        return this.#call(node);
    }
  }

  literal(cell: Cell): Lane {
    const known = this.#literals.get(cell);
    if (known) return known;
    const lane = newLane(true, true);
    writeCell(lane, 0, cell, this.around.pool);
    spread(lane);
    this.#literals.set(cell, lane);
    return lane;
  }

  #column(node: ColumnSyntax): Lane {
    const { columns, places } = this.around;
    const at = columnPlace(
      node,
      columns.map(({ column }) => column.name),
    );
    if (this.whole && node.reach === 'row')
      throw new FormulaError('row-in-column', {
        name: node.name,
        position: node.position,
        length: node.length,
      });
    let lane = this.#columns.get(at);
    const column = columns[at];
    if (lane === undefined && column) {
      lane = newLane(false, true);
      this.#columns.set(at, lane);
      this.#varying.push(loadStep(column, lane, () => places(at)));
    }
    return lane ?? this.literal(null);
  }

  /** Down the left side in a loop: a sum of thousands of terms is as deep as it is long. */
  #binary(node: BinarySyntax): Lane {
    const spine: BinarySyntax[] = [];
    let first: Syntax = node;
    while (first.type === 'binary') {
      spine.push(first);
      first = first.left;
    }
    let lane = this.lane(first);
    for (const { operator, right } of spine.reverse()) {
      const a = lane;
      const b = this.lane(right);
      const { pool, decimal } = this.around;
      lane = this.filled([a, b], (out) => {
        if (operator === '&') return cellStep(joinCells, [a, b], out, pool, decimal);
        return isComparison(operator)
          ? comparisonStep(operator, a, b, out, pool)
          : arithmeticStep(operator, a, b, out, pool, decimal);
      });
    }
    return lane;
  }

  #call(node: CallSyntax): Lane {
    const { name } = node;
    if (isAggregate(name)) return aggregateLane(this, node);
    if (isConditional(name)) return conditionalLane(this, node);
    if (isRanking(name)) return rankingLane(this, node);
    if (name === 'TODAY') return this.literal(new Day(this.around.today));
    const given = node.arguments.map((argument) => this.lane(argument));
    const { pool, decimal } = this.around;
    return this.filled(given, (out) => {
      const [first, second, third] = given;
      const cells = node.arguments.map(({ type }) => type === 'column');
      if (name === 'AND' || name === 'OR') return allOrAnyStep(name, given, cells, out, pool);
      if (name === 'IFS') return ifsStep(given, out, pool);
      if (name === 'NOT' && first) return notStep(first, out, pool);
      if (name === 'IFERROR' && first && second) return ifErrorStep(first, second, out);
      // Without a third part a condition that does not hold gives FALSE.
      if (name === 'IF' && first && second)
        return ifStep(first, second, third ?? this.literal(false), out, pool);
      if ((name === 'ISERROR' || name === 'ISBLANK') && first) return isStep(name, first, out);
      const [, , unit] = node.arguments;
      const days = name === 'DATEDIF' && unit?.type === 'text' ? dayDifference(unit.value) : null;
      if (days) return numericStep(days, given.slice(0, 2), out, pool, decimal);
      const numeric = NUMERIC[name];
      if (numeric) return numericStep(numeric, given, out, pool, decimal);
      const call = CELL_FUNCTIONS.get(name);
      if (!call) throw new RangeError(`formula: no function ${name}`);
      return cellStep(call, given, out, pool, decimal);
    });
  }
}
