import {
  complete,
  LONGEST,
  respelled,
  signatureAt,
  STORED,
  type Completion,
  type Completions,
  type SignatureHelp,
  type Spelling,
} from '../../formula/language.ts';
import type { FormulaCheck, FormulaColumnInfo } from '../../../workers/amend-api.ts';
import type { PlainError } from '../../../workers/engine-api.ts';
import type { Workspace } from '../../session/workspace.svelte.ts';
import { t } from './formula-words.ts';

/** The engine is asked once the typing rests. */
const REST_MILLISECONDS = 180;
/** More than anyone scrolls through; what is typed narrows them. */
const MOST_LISTED = 60;
/** What is wrong only because it is not written to its end. */
const UNFINISHED = new Set([
  'empty',
  'end-unexpected',
  'parenthesis-open',
  'quote-open',
  'bracket-open',
  'bracket-empty',
]);
const UNKNOWN = new Set(['column-unknown', 'function-unknown']);
/** About the name, not about the formula. */
const OF_NAME = new Set(['name-empty', 'name-taken']);

/** A name and a formula while they are being written. */
export class FormulaEditor {
  /** The column it is of; null: a new one. */
  id = $state<string | null>(null);
  open = $state(false);
  name = $state('');
  /** In the reader's spelling. */
  text = $state('');
  caret = $state(0);
  check = $state.raw<FormulaCheck | null>(null);
  columns = $state.raw<readonly FormulaColumnInfo[]>([]);
  /** Whether somebody asked for it to be taken: then what is unfinished is wrong too. */
  insisted = $state(false);
  /** Whether the list is wanted; it is not after a choice or Escape until something is typed. */
  #listing = $state(false);
  /** Asked for by key: then it shows all there is at the caret. */
  #asked = $state(false);
  chosen = $state(0);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  constructor(
    readonly workspace: Workspace,
    readonly spelling: Spelling,
  ) {}

  readonly completions: Completions = $derived.by(() => {
    if (!this.open || !this.#listing) return { from: 0, to: 0, items: [] };
    const found = complete(this.text, this.caret, this.columns, this.spelling);
    if (found.from === this.caret && !this.#asked) return { ...found, items: [] };
    return { ...found, items: found.items.slice(0, MOST_LISTED) };
  });

  readonly signature: SignatureHelp | null = $derived.by(() =>
    this.open ? signatureAt(this.text, this.caret, this.spelling) : null,
  );

  /** What is wrong, once it is to be told. */
  readonly error: PlainError | null = $derived.by(() => {
    const error = this.check?.error ?? null;
    if (error === null || this.insisted) return error;
    const { position, length } = error.params;
    // A name still being typed, with some that begin like it in the list, is not wrong yet.
    const typed = this.completions.items.length > 0 && Number(position) + Number(length) === this.caret;
    return UNFINISHED.has(error.code) || (UNKNOWN.has(error.code) && typed) ? null : error;
  });

  readonly nameError = $derived(this.error !== null && OF_NAME.has(this.error.code) ? this.error : null);

  /** Where in the text the fault lies; null: nowhere that can be shown. */
  readonly wrong: { readonly from: number; readonly to: number } | null = $derived.by(() => {
    const { position, length } = this.error?.params ?? {};
    if (this.nameError || typeof position !== 'number' || typeof length !== 'number') return null;
    // The end that comes too soon has no length: a place behind the last character shows it.
    return {
      from: Math.min(position, this.text.length),
      to: Math.min(position + Math.max(length, 1), this.text.length + 1),
    };
  });

  start(id: string | null): void {
    const known = this.workspace.amendments.computed.find((one) => one.id === id);
    this.id = known?.id ?? null;
    this.name = known?.name ?? this.#freshName();
    this.text = known ? respelled(known.formula, STORED, this.spelling) : '=';
    this.caret = this.text.length;
    this.check = null;
    this.insisted = false;
    this.#listing = false;
    this.open = true;
    void this.#learn();
    void this.#ask();
  }

  /** @param caret where the caret then stands */
  type(text: string, caret: number): void {
    this.text = text;
    this.caret = caret;
    this.insisted = false;
    this.#listing = true;
    this.#asked = false;
    this.chosen = 0;
    this.#askSoon();
  }

  rename(name: string): void {
    this.name = name;
    this.insisted = false;
    this.#askSoon();
  }

  move(caret: number): void {
    if (caret === this.caret) return;
    this.caret = caret;
    this.#listing = false;
  }

  /** Lists all that can stand at the caret. */
  list(): void {
    this.#listing = true;
    this.#asked = true;
    this.chosen = 0;
  }

  unlist(): void {
    this.#listing = false;
  }

  choose(step: number): void {
    const { length } = this.completions.items;
    if (length > 0) this.chosen = (this.chosen + step + length) % length;
  }

  /** The text with a completion in its place. */
  take(item: Completion | undefined = this.completions.items[this.chosen]): void {
    if (!item) return;
    const { from, to } = this.completions;
    this.text = this.text.slice(0, from) + item.insert + this.text.slice(to);
    this.caret = from + item.insert.length;
    this.insisted = false;
    this.#listing = false;
    this.#askSoon();
  }

  /** @returns the name of the column that is now there; null where something is wrong, which is then told */
  async commit(): Promise<string | null> {
    this.#listing = false;
    const check = await this.#ask();
    if (!this.open || check === null) return null;
    this.insisted = true;
    if (check.error !== null || check.stored === null) return null;
    const name = this.name.trim();
    const { id } = this;
    this.open = false;
    const known = this.workspace.amendments.computed.find((one) => one.id === id);
    if (known?.name !== name || known.formula !== check.stored)
      this.workspace.compute(id, { name, formula: check.stored });
    return name;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
    this.open = false;
  }

  #askSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), REST_MILLISECONDS);
  }

  async #ask(): Promise<FormulaCheck | null> {
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    if (this.text.length > LONGEST) return this.#tooLong();
    const of = { id: this.id, name: this.name.trim() };
    const answer = await this.workspace.checkFormula(this.text, this.spelling, of);
    if (turn !== this.#turn) return null;
    this.check =
      'ok' in answer ? answer.ok : { kind: null, error: answer.error, stored: null, absent: [], values: [] };
    return this.check;
  }

  /** Need not go to the engine to be refused. */
  #tooLong(): FormulaCheck {
    const params = { limit: LONGEST, position: LONGEST, length: this.text.length - LONGEST };
    const error = { code: 'too-long', params, message: 'formula: too long' };
    this.check = { kind: null, error, stored: null, absent: [], values: [] };
    return this.check;
  }

  async #learn(): Promise<void> {
    const answer = await this.workspace.formulaColumns();
    if ('ok' in answer) this.columns = answer.ok.filter(({ name }) => name !== this.#ownName);
  }

  /** A column cannot name itself. */
  get #ownName(): string | undefined {
    return this.workspace.amendments.computed.find((one) => one.id === this.id)?.name;
  }

  #freshName(): string {
    const { amendments, columns } = this.workspace;
    const taken = [...amendments.computed, ...columns].map(({ name }) => name.toLowerCase());
    let number = amendments.computed.length + 1;
    while (taken.includes(t('name.fresh', { number: String(number) }).toLowerCase())) number += 1;
    return t('name.fresh', { number: String(number) });
  }
}
