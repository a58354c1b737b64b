import type { AttributeInfo } from '../analysis/attribute-values.ts';
import type { Classification, Clause, Selection } from '../model/selection.ts';
import { complement, EVERYTHING, isInactive, narrowed } from '../model/selection.ts';
import type { ViewSettings } from '../model/settings.ts';
import type { SavedSelection } from './restore.ts';
import { SheetDesk } from './sheet-desk.svelte.ts';

/** Where the settings of each classification are kept, and which of them are its own. */
const CLASS_SETTINGS: Readonly<Partial<Record<Classification, readonly [id: string, names: readonly string[]]>>> = {
  abc: ['abcXyz', ['cutA', 'cutB']],
  xyz: ['abcXyz', ['cutX', 'cutY', 'minPeriods', 'window', 'step']],
  rfmSegment: ['rfm', []],
  ladder: ['ladder', []],
  overdue: ['overdue', []],
  declining: ['declining', []],
}; // prettier-ignore

/** What is looked at: the filters in force, those kept by name, and what they are held against. */
export abstract class FilterDesk extends SheetDesk {
  /** The columns that can be filtered by. */
  columns = $state.raw<readonly AttributeInfo[]>([]);
  /** Selections by name, kept on this device for every file. */
  selections = $state.raw<readonly SavedSelection[]>([]);
  #comparedWith = $state('none');

  protected abstract keepSelections(selections: readonly SavedSelection[]): void;

  /** `none`, `rest`, `all` or `saved:` and a name. */
  get comparedWith(): string {
    return this.#comparedWith;
  }

  set comparedWith(other: string) {
    this.showComparison(other);
    this.remember();
  }

  protected showComparison(other: string): void {
    this.#comparedWith = other;
  }

  /** Whether a filter is about a column this file does not have, and so does nothing. */
  isInactive(clause: Clause): boolean {
    return isInactive(clause, (name) => this.columns.some((column) => column.name === name));
  }

  /** What a figure stands for becomes a filter: customers are chosen as the figure saw them. */
  addFilter(where: Selection, among: Selection = this.view.selection): void {
    this.setView({ selection: narrowed(among, where) });
  }

  /** A filter made by hand: its customers are judged among all, whatever the other filters. */
  appendFilter(clause: Clause): void {
    this.setView({ selection: [...this.view.selection, clause] });
  }

  changeFilter(at: number, clause: Clause): void {
    this.setView({ selection: this.view.selection.map((one, place) => (place === at ? clause : one)) });
  }

  removeFilter(at: number): void {
    this.setView({ selection: this.view.selection.filter((_, place) => place !== at) });
  }

  saveSelection(name: string): void {
    if (name !== '') this.addSelection({ name, selection: this.view.selection });
  }

  /** One by name; in place of another of that name. */
  addSelection(saved: SavedSelection): void {
    this.selections = [...this.selections.filter(({ name }) => name !== saved.name), saved];
    this.keepSelections(this.selections);
  }

  deleteSelection(name: string): void {
    this.selections = this.selections.filter((one) => one.name !== name);
    this.keepSelections(this.selections);
  }

  /** Settings of a classification that the user has set. */
  classSettings(of: Classification): Readonly<Record<string, unknown>> {
    const [id, names] = CLASS_SETTINGS[of] ?? ['', []];
    const set = Object.entries(this.analyses[id] ?? {});
    return Object.fromEntries(set.filter(([name]) => names.length === 0 || names.includes(name)));
  }

  /** Everything the selection leaves out; null where it leaves out nothing. */
  get rest(): Selection | null {
    return complement(this.view.selection);
  }

  /** The view the one on screen is held against; null where it is held against none. */
  get comparedView(): ViewSettings | null {
    const selection = this.#comparedSelection();
    return selection && { ...this.view, selection };
  }

  #comparedSelection(): Selection | null {
    if (this.comparedWith === 'rest') return this.rest;
    if (this.comparedWith === 'all') return EVERYTHING;
    return this.selections.find(({ name }) => `saved:${name}` === this.comparedWith)?.selection ?? null;
  }
}
