import { FormulaError, faultWord, parse, type ComputedColumn } from '../src/formula/compile.ts';
import { computedOrder } from '../src/formula/dependencies.ts';
import { respelled, STORED } from '../src/formula/print.ts';
import { columnNamed, columnsOf, type Spelling, type Syntax } from '../src/formula/syntax.ts';
import { ImportError } from '../src/import/check.ts';
import { amendLines, columnsCorrected, type AmendedLines } from '../src/model/amend-lines.ts';
import type { RuleProblem } from '../src/model/amend-problem.ts';
import { remarksOfCustomers } from '../src/model/amend-remarks.ts';
import { NO_AMENDMENTS, type Amendments } from '../src/model/amendments.ts';
import type { Dataset } from '../src/model/dataset.ts';
import { withAttributes } from '../src/model/layered-lines.ts';
import { lastDay } from '../src/model/line-columns.ts';
import { sharesIndex } from '../src/model/line-index.ts';
import { restoreAmendments } from '../src/model/restore-amendments.ts';
import type { Amended, FormulaCheck, FormulaColumnInfo } from './amend-api.ts';
import type { ColumnBringer } from './bring-columns.ts';
import { ComputedDesk, evaluated, type ComputedColumns } from './computed-columns.ts';
import type { PlainError } from './engine-api.ts';
import { namedColumns, type NamedColumn } from './formula-columns.ts';
import { plainError } from './outcome.ts';

/** What is different in a dataset that was amended. */
export interface Difference {
  readonly dataset: Dataset;
  /** The lines themselves: nothing that was made of the dataset before holds. */
  readonly lines: boolean;
  /** Computed columns that came, went or have other values. */
  readonly columns: ReadonlySet<string>;
  readonly remarks: boolean;
}

/** Lines of a formula shown while it is written. */
const LINES_SHOWN = 5;
/** Rows against criteria while a formula is written: half a second's worth. */
const TESTS_WHILE_WRITTEN = 4e7;

/** What whoever keeps things made of the dataset is told, and asked for. */
export interface Keeper {
  /** At once, while the dataset is already the new one. */
  changed(difference: Difference): void;
  /** Of the dataset as it is by then. */
  summary(): Amended['summary'];
}

interface State {
  readonly source: Dataset;
  readonly amendments: Amendments;
  readonly base: AmendedLines;
  readonly computed: ComputedColumns;
  readonly today: number | null;
  readonly dataset: Dataset;
}

class NothingLoaded extends Error {
  override readonly name = 'NothingLoaded';
  readonly code = 'nothing-loaded';
  readonly params = {};
}

/** Makes the dataset that is looked at of the one that was accepted and what the user changed over it. */
export class AmendDesk {
  #state: State | null = null;
  /** Of the corrected lines; null where no correction changes any. */
  #summary: Amended['summary'] = null;
  #last: Promise<unknown> = Promise.resolve();
  readonly #computed = new ComputedDesk();

  constructor(private readonly bringer: ColumnBringer) {}

  /** A file was accepted: nothing is changed over it. */
  start(source: Dataset): void {
    this.#computed.forget();
    this.#summary = null;
    this.#state = {
      source,
      amendments: NO_AMENDMENTS,
      base: amendLines(source, []),
      computed: { attributes: [], outcomes: [] },
      today: null,
      dataset: source,
    };
  }

  /** The dataset as it was accepted. */
  get source(): Dataset | null {
    return this.#state?.source ?? null;
  }

  /** The dataset as amended. */
  get dataset(): Dataset | null {
    return this.#state?.dataset ?? null;
  }

  /** One after the other, in the order they were asked for. */
  amend(given: unknown, completeThrough: number | null, keeper: Keeper): Promise<Amended> {
    const turn = this.#last.then(async () => {
      const before = this.#loaded();
      const amendments = restoreAmendments(given);
      const next = await this.#made(before, amendments, completeThrough);
      // Another file was accepted while columns were brought.
      if (this.#state !== before) throw new ImportError('cancelled');
      this.#state = next;
      keeper.changed(differenceOf(before, next));
      const corrected = next.base.lines !== next.source.lines;
      if (before.base !== next.base) this.#summary = corrected ? keeper.summary() : null;
      return told(next, this.#summary);
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #made(before: State, amendments: Amendments, completeThrough: number | null): Promise<State> {
    const { source } = before;
    const same = JSON.stringify(amendments.corrections) === JSON.stringify(before.amendments.corrections);
    if (!same) await this.#bring(source, columnsCorrected(source.lines, amendments.corrections));
    const base = same ? before.base : amendLines(source, amendments.corrections);
    const today = completeThrough ?? (amendments.computed.length > 0 ? lastDay(base.lines) : null);
    const needed = this.#computed.absentNeeded(amendments.computed, base.lines, today ?? 0);
    await this.#bring({ ...source, lines: base.lines }, needed);
    const computed = this.#computed.compute(amendments.computed, base.lines, today ?? 0);
    const remarks = remarksOfCustomers(amendments.remarks, base.standsFor);
    const { attributes } = computed;
    const unchanged = base.lines === source.lines && attributes.length === 0 && remarks.size === 0;
    if (unchanged) return { source, amendments, base, computed, today, dataset: source };
    const lines = sameColumns(before, base, computed) ? before.dataset.lines : layered(base, computed);
    const dataset = { ...source, lines, waterfall: base.waterfall, ...(remarks.size > 0 ? { remarks } : {}) };
    return { source, amendments, base, computed, today, dataset };
  }

  async #bring(dataset: Dataset, names: readonly string[]): Promise<void> {
    if (names.length > 0) await this.bringer.bring(dataset, names);
  }

  checkFormula(
    formula: string,
    spelling: Spelling,
    of: { readonly id: string | null; readonly name: string },
  ): FormulaCheck {
    const state = this.#loaded();
    const nothing: FormulaCheck = { kind: null, error: null, stored: null, absent: [], values: [] };
    let stored: string | null = null;
    try {
      const tree = parse(formula, spelling);
      stored = respelled(formula, spelling, STORED);
      const columns = this.#columnsFor(of.id);
      refuseRing(state, tree, of);
      const names = columns.map(({ name }) => name);
      const named = columnsOf(tree).map(({ name }) => columns[columnNamed(name, names)]);
      const absent = named.flatMap((one) => (one?.column === null ? [one.name] : []));
      if (absent.length > 0) return { ...nothing, stored, absent: [...new Set(absent)] };
      const { lines } = state.base;
      const to = Math.min(LINES_SHOWN, lines.count);
      const made = evaluated(tree, of.name, columns, lines.count, this.#today(), {
        to,
        mostTests: TESTS_WHILE_WRITTEN,
      });
      return { ...nothing, kind: made.kind, stored, values: valuesOf(made, lines.sourceRow, to) };
    } catch (left) {
      if (!(left instanceof FormulaError)) throw left;
      return { ...nothing, stored, error: plainError(left) };
    }
  }

  formulaColumns(): FormulaColumnInfo[] {
    return namedColumns(this.#loaded().dataset.lines)
      .filter(({ alias }) => !alias)
      .map(({ name, kind, from, column }) => ({ name, kind, from, absent: column === null }));
  }

  /** What a column may name: all but its old self. */
  #columnsFor(id: string | null): NamedColumn[] {
    const { dataset, computed } = this.#loaded();
    const self = computed.outcomes.find((one) => one.id === id)?.name;
    return namedColumns(dataset.lines).filter(({ name, from }) => from !== 'computed' || name !== self);
  }

  /** As of the last amendment; before any, the last day there is. */
  #today(): number {
    const { today, base } = this.#loaded();
    return today ?? lastDay(base.lines);
  }

  #loaded(): State {
    if (!this.#state) throw new NothingLoaded();
    return this.#state;
  }
}

/** Throws FormulaError where a formula would need the very column it is of, or the name is another's. */
function refuseRing(
  { amendments, base }: State,
  tree: Syntax,
  { id, name }: { readonly id: string | null; readonly name: string },
): void {
  const others = amendments.computed.filter((one) => one.id !== id);
  const taken = [...namedColumns(base.lines), ...others].some(
    (one) => one.name.toLowerCase() === name.trim().toLowerCase(),
  );
  if (name.trim() !== '' && taken) throw new FormulaError('name-taken', { name });
  const readable = others.flatMap((one) => {
    try {
      return [{ name: one.name, tree: parse(one.formula, STORED) }];
    } catch {
      return [];
    }
  });
  const ring = computedOrder([{ name, tree }, ...readable]).circular.get(0);
  if (ring) throw ring;
}

/** Lines with computed columns after their own; the very lines where there are none. */
function layered({ lines }: AmendedLines, { attributes }: ComputedColumns): Dataset['lines'] {
  if (attributes.length === 0) return lines;
  const all = withAttributes(lines, lines, (own) => [...own, ...attributes]);
  sharesIndex(all, lines);
  return all;
}

function sameColumns(before: State, base: AmendedLines, { attributes }: ComputedColumns): boolean {
  const had = before.computed.attributes;
  return (
    before.base === base &&
    had.length === attributes.length &&
    had.every(({ column }, at) => column === attributes[at]?.column)
  );
}

function differenceOf(before: State, next: State): Difference {
  const had = new Map(before.computed.attributes.map(({ column }) => [column.name, column]));
  const has = new Map(next.computed.attributes.map(({ column }) => [column.name, column]));
  const names = [...had.keys(), ...has.keys()].filter((name) => had.get(name) !== has.get(name));
  return {
    dataset: next.dataset,
    lines: before.base.lines !== next.base.lines,
    columns: new Set(names),
    remarks: JSON.stringify(before.amendments.remarks) !== JSON.stringify(next.amendments.remarks),
  };
}

function told({ amendments, base, computed, dataset }: State, summary: Amended['summary']): Amended {
  return {
    lines: dataset.waterfall.analysed.rows,
    attributes: [
      ...dataset.lines.attributes.map(({ column }) => column.name),
      ...(dataset.lines.absent?.columns ?? []).map(({ name }) => name),
    ],
    waterfall: dataset.waterfall,
    summary,
    computed: computed.outcomes,
    corrections: amendments.corrections.map(({ id }, at) => {
      const { lines, problem } = base.outcomes[at] ?? { lines: 0, problem: null };
      return { id, lines, problem: problem && plainProblem(problem) };
    }),
  };
}

function plainProblem({ code, params }: RuleProblem): PlainError {
  return { code, params, message: `correction: ${code}` };
}

function valuesOf(
  { column, faults }: ComputedColumn,
  sourceRow: Int32Array | null,
  count: number,
): FormulaCheck['values'] {
  return Array.from({ length: count }, (_, line) => ({
    row: (sourceRow?.[line] ?? line) + 1,
    value: column.at(line),
    fault: faultWord(faults?.[line] ?? 0),
  }));
}
