import { untrack } from 'svelte';
import type { PlainError } from '../../../workers/engine-api.ts';
import type { SheetColumn, SheetCondition, SheetValues } from '../../../workers/sheet-api.ts';
import type { Sheet } from '../../session/sheet.svelte.ts';

type ValuesCondition = Extract<SheetCondition, { kind: 'values' }>;

/** Of what is ticked beyond the list. */
const MOST_OTHERS = 100;

/** The values of a column, searched and ticked. No condition: all are ticked. */
export class ColumnValues {
  search = $state('');
  found = $state.raw<SheetValues | null>(null);
  error = $state.raw<PlainError | null>(null);
  /** What is ticked though the list may not hold it: picked before, or under another search. */
  readonly listed = $derived.by(() => {
    const values = this.found?.values ?? [];
    if (this.search !== '') return values;
    const others = (this.#condition()?.values ?? [])
      .slice(0, MOST_OTHERS)
      .filter((value) => values.every(({ text }) => text !== value));
    return [...values, ...others.map((text) => ({ text, rows: 0 }))];
  });
  #turn = 0;
  readonly #condition: () => ValuesCondition | null;

  /** @param condition the one in force; asked again whenever it is needed */
  constructor(
    readonly sheet: Sheet,
    readonly column: SheetColumn,
    condition: () => ValuesCondition | null,
    readonly onchange: (condition: SheetCondition | null) => void,
  ) {
    this.#condition = condition;
    $effect(() => {
      const { search } = this;
      untrack(() => void this.#ask(search));
    });
  }

  async #ask(search: string): Promise<void> {
    const turn = ++this.#turn;
    const answer = await this.sheet.values(this.column.name, search);
    if (turn !== this.#turn) return;
    this.error = 'error' in answer ? answer.error : null;
    if ('ok' in answer) this.found = answer.ok;
  }

  isTicked(value: string): boolean {
    const condition = this.#condition();
    return condition === null || condition.values.includes(value) !== (condition.not ?? false);
  }

  tick(value: string, on: boolean): void {
    const { values, not = false } = this.#condition() ?? { values: [], not: true };
    const listed = on === not ? values.filter((one) => one !== value) : [...values, value];
    this.#set(listed, not);
  }

  only(values: readonly string[]): void {
    this.#set(values, false);
  }

  all(): void {
    this.onchange(null);
  }

  none(): void {
    this.#set([], false);
  }

  invert(): void {
    const condition = this.#condition();
    this.#set(condition?.values ?? [], !(condition?.not ?? condition === null));
  }

  #set(values: readonly string[], not: boolean): void {
    // All but none is all.
    if (not && values.length === 0) return this.onchange(null);
    this.onchange({ column: this.column.name, kind: 'values', values, ...(not ? { not } : {}) });
  }
}
