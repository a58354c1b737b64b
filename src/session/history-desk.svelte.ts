import type { ComputedDefinition } from '../model/amendments.ts';
import { AmendmentsDesk } from './amendments-desk.svelte.ts';
import { changedPlaces, joiningKey, sharing } from './history-changes.ts';
import { History, type HistoryStep } from './history.ts';
import { NEW_WORK, type WorkState } from './work-state.ts';

export interface TakenStep {
  readonly step: HistoryStep<WorkState>;
  readonly direction: 'undo' | 'redo';
}

/** The work on the open file as one value, and the way back through all that was done to it. */
export abstract class HistoryDesk extends AmendmentsDesk {
  /** Steps that can be taken back and done again. */
  history = $state.raw(History.empty<WorkState>());
  /** The step last taken back or done again, until something else is done. */
  taken = $state.raw<TakenStep | null>(null);
  /** Layouts and queries of the sheets, by name. */
  #sheets = $state.raw<WorkState['sheets']>({});
  #known: WorkState = NEW_WORK;

  /** Keeps the work for the next time this file is opened. */
  protected abstract keepWork(work: WorkState): void;

  /** All that was done over the file, as one plain value. */
  get work(): WorkState {
    const { view, analyses, amendments, comparedWith } = this;
    return { version: 1, view, analyses, amendments, sheets: this.#sheets, comparedWith };
  }

  /** How a sheet is looked at, as it was last set; it may be from anywhere: the sheet restores it. */
  sheet(name: string): unknown {
    return this.#sheets[name];
  }

  /** @param value plain data, never changed in place */
  setSheet(name: string, value: unknown): void {
    this.#sheets = { ...this.#sheets, [name]: value };
    this.remember();
  }

  undo(): void {
    this.#take('undo', this.history.undoable, this.history.undone());
  }

  redo(): void {
    this.#take('redo', this.history.redoable, this.history.redone());
  }

  /** A column by another name is called so everywhere, in one step. */
  override compute(id: string | null, column: Omit<ComputedDefinition, 'id'>): void {
    const before = this.amendments.computed.find((one) => one.id === id)?.name;
    if (before === undefined || before === column.name) super.compute(id, column);
    else void this.track(this.#computeRenamed(id, column, before));
  }

  async #computeRenamed(id: string | null, column: Omit<ComputedDefinition, 'id'>, before: string) {
    // The language of formulas comes with the first name that changes.
    const { renamedInWork } = await import('./amendments-rename.ts');
    const { view, analyses, amendments, sheets } = renamedInWork(this.work, before, column.name);
    this.view = view;
    this.analyses = analyses;
    this.amendments = amendments;
    this.#sheets = sheets;
    super.compute(id, column);
  }

  /** Whatever sets something calls this after: what changed becomes a step, and is kept. */
  protected override remember(): void {
    const work = sharing(this.#known, this.work);
    if (work === this.#known) return;
    const key = joiningKey(changedPlaces(this.#known, work));
    const step = { before: this.#known, after: work, key, at: performance.now() };
    this.history = this.history.recorded(step, (one, other) => sharing(one, other) === one);
    this.#know(work);
    this.taken = null;
    this.keepWork(work);
  }

  /** Another's work over the file that is open: one step, which can be taken back. */
  takeWork(work: WorkState): void {
    const before = this.#known;
    this.#know(work);
    this.#known = before;
    this.remember();
    if (work.amendments !== before.amendments) this.amend();
    if (work.view !== before.view) void this.refreshTotals();
  }

  /** Another file, or the same from the start: nothing before this can be taken back. */
  protected beginWork(work: WorkState): void {
    this.history = History.empty();
    this.taken = null;
    this.#know(work);
  }

  #take(
    direction: TakenStep['direction'],
    step: HistoryStep<WorkState> | null,
    next: History<WorkState> | null,
  ) {
    if (!step || !next) return;
    this.history = next;
    const work = direction === 'undo' ? step.before : step.after;
    const { view, amendments } = this;
    this.#know(work);
    this.taken = { step, direction };
    this.keepWork(work);
    if (work.amendments !== amendments) this.amend();
    if (work.view !== view) void this.refreshTotals();
  }

  /** The state the page shows is the one that is known: parts that did not change stay the very same. */
  #know(work: WorkState): void {
    this.#known = work;
    this.view = work.view;
    this.analyses = work.analyses;
    this.amendments = work.amendments;
    this.#sheets = work.sheets;
    this.showComparison(work.comparedWith);
  }
}
