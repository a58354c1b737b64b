import type { Remote } from 'comlink';
import type { AmendApi, Amended, FormulaCheck, FormulaColumnInfo } from '../../workers/amend-api.ts';
import type { Outcome, PlainError } from '../../workers/engine-api.ts';
import type { Spelling } from '../formula/language.ts';
import {
  NO_AMENDMENTS,
  type Amendments,
  type Change,
  type ComputedDefinition,
  type Remark,
} from '../model/amendments.ts';
import type { ViewSettings } from '../model/settings.ts';
import {
  knownTag,
  remarkOf,
  tagsInUse,
  withActive,
  withComputed,
  withCorrection,
  withoutComputed,
  withoutCorrections,
  withRemark,
  withTag,
} from './amendments-edits.ts';
import { FilterDesk } from './filter-desk.svelte.ts';

/** What the user changes over the data as read: corrections, computed columns, remarks. */
export abstract class AmendmentsDesk extends FilterDesk {
  amendments = $state.raw<Amendments>(NO_AMENDMENTS);
  /** What came of them, rule by rule; null before anything was amended. */
  amended = $state.raw<Amended | null>(null);
  /** Why the amendments could not be made: the figures are those of before. */
  amendError = $state.raw<PlainError | null>(null);
  /** The list of all changes is open beside the screen. */
  changesOpen = $state(false);
  /** Id of the computed column whose formula is to be opened above the lines. */
  wantedFormula = $state<string | null>(null);
  #turn = 0;
  #running: Promise<unknown> | null = null;

  /** Other lines, other sums: what was known of the file as a whole. */
  protected abstract takeAmended(amended: Amended): void;

  setAmendments(amendments: Amendments): void {
    if (amendments === this.amendments) return;
    this.amendments = amendments;
    this.remember();
    this.amend();
  }

  correct(change: Change): void {
    this.setAmendments(withCorrection(this.amendments, change));
  }

  switchCorrections(ids: readonly string[], active: boolean): void {
    this.setAmendments(withActive(this.amendments, ids, active));
  }

  removeCorrections(ids: readonly string[]): void {
    this.setAmendments(withoutCorrections(this.amendments, ids));
  }

  /** @param id that of the column it takes the place of; null: a new one */
  compute(id: string | null, column: Omit<ComputedDefinition, 'id'>): void {
    this.setAmendments(withComputed(this.amendments, id, column));
  }

  removeComputed(id: string): void {
    this.setAmendments(withoutComputed(this.amendments, id));
  }

  remark(key: string): Remark {
    return remarkOf(this.amendments, key);
  }

  setRemark(key: string, change: Partial<Remark>): void {
    this.setAmendments(withRemark(this.amendments, key, { ...this.remark(key), ...change }));
  }

  tagCustomers(keys: readonly string[], tag: string, on: boolean): void {
    this.setAmendments(withTag(this.amendments, keys, knownTag(this.amendments, tag), on));
  }

  readonly tags = $derived.by(() => tagsInUse(this.amendments));

  checkFormula(
    formula: string,
    spelling: Spelling,
    of: { readonly id: string | null; readonly name: string },
  ): Promise<Outcome<FormulaCheck>> {
    return this.#ask((engine) => engine.checkFormula(formula, spelling, of));
  }

  formulaColumns(): Promise<Outcome<readonly FormulaColumnInfo[]>> {
    return this.#ask((engine) => engine.formulaColumns());
  }

  override setView(change: Partial<ViewSettings>): void {
    const { completeThrough } = this.view;
    super.setView(change);
    // Only then do formulas say another day for TODAY().
    if (this.view.completeThrough !== completeThrough && this.amended?.computed.some(({ today }) => today))
      this.amend();
  }

  /** Once more, after it failed. */
  amendAgain(): void {
    this.amend();
  }

  /** Has the lines made anew from the file and the amendments in force. */
  protected amend(): void {
    void this.track(this.#amend());
  }

  async #amend(): Promise<void> {
    const turn = ++this.#turn;
    // One at a time: of what is changed while the engine is at work only the last is begun.
    await this.#running;
    if (turn !== this.#turn || this.dataVersion === 0) return;
    const running = this.#amendOnce();
    this.#running = running;
    if ((await running) && turn === this.#turn) {
      this.dataVersion += 1;
      void this.refreshTotals();
    }
  }

  /** Over a file just accepted, which has none of it. */
  protected async amendNew(): Promise<void> {
    this.amended = null;
    this.amendError = null;
    const { corrections, computed, remarks } = this.amendments;
    if (corrections.length + computed.length + Object.keys(remarks).length > 0) await this.#amendOnce();
  }

  /** @returns whether the lines are other ones now */
  async #amendOnce(): Promise<boolean> {
    const { amendments, view } = this;
    const [answer, columns] = await Promise.all([
      this.#ask((engine) => engine.amend(amendments, view.completeThrough)),
      this.attributeInfos(),
    ]);
    this.amendError = 'error' in answer ? answer.error : null;
    if ('error' in answer) return false;
    this.amended = answer.ok;
    if ('ok' in columns) this.columns = columns.ok;
    this.takeAmended(answer.ok);
    return true;
  }

  #ask<T>(call: (engine: Remote<AmendApi>) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    // A remote face of all that the engine answers is one of this part of it too.
    return this.engine.call((engine) => call(engine as unknown as Remote<AmendApi>));
  }
}
