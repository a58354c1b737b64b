import { isoOf } from '../table/civil-day.ts';
import type { Role } from '../model/lines.ts';
import { bankRows, type BankRows } from './bank-rows.ts';
import type { BankColumns } from './bank-statement.ts';
import { daysThatCount, markedRows } from './bucket-passes.ts';
import type { Check, ImportOptions, Question } from './check.ts';
import { clean, type Cleaned } from './clean.ts';
import { openQuestions } from './open-questions.ts';
import { fillDown, type FilledDown } from './order-lines.ts';
import { leavesToFirst, repeatsTotals } from './order-totals.ts';
import { countPurchasers } from './purchasers.ts';
import type { ReadState, Understanding } from './read-state.ts';
import type { ResolvedColumn } from './resolved-column.ts';

/** What cleaning comes to. */
interface CleanedRows {
  readonly cleaned: Cleaned | null;
  readonly summary: Check['summary'];
}

/** What a table comes to under one understanding of its columns. */
export class UnderstoodRows {
  readonly roles: ReadonlyMap<Role, number>;
  readonly bankColumns: BankColumns | null;
  readonly bank: BankRows | null;
  readonly filled: FilledDown | null;
  /** Whether the cells left empty under one that is meant for them too are filled. */
  readonly fills: boolean;
  /** What must be answered before rows can be cleaned. */
  readonly asked: readonly Question[];
  readonly #state: ReadState;
  readonly #options: ImportOptions;
  readonly #guesses: Understanding['guesses'];
  /** What is the same whichever rows repeat others. */
  #early: CleanedRows | null = null;

  constructor(
    state: ReadState,
    readonly resolved: readonly ResolvedColumn[],
    { guesses, decisions, bank }: Understanding,
    options: ImportOptions,
  ) {
    this.#state = state;
    this.#options = options;
    this.#guesses = guesses;
    const { rows } = state.table;
    this.roles = new Map(guesses.guesses.map(({ role, column }) => [role, column]));
    this.bankColumns = bank;
    this.bank = bank && bankRows(bank, resolved, rows, options.folds, this.roles.get('customer'));
    this.filled = bank ? null : fillDown(this.#asRead(), rows);
    this.fills = options.fillDown !== false;
    this.asked = openQuestions(state, options, guesses, decisions);
  }

  get headings(): FilledDown['headings'] | undefined {
    return this.fills ? this.filled?.headings : undefined;
  }

  /** Does what can be done before it is known which rows repeat others. */
  cleanEarly(): void {
    if (this.#options.dropDuplicates !== true) this.#early = this.#clean(null, null);
  }

  /**
   * The rows in their buckets, and what counts of them; nulls where something is still asked.
   *
   * @param duplicate 1 a row that repeats an earlier one, null where none does
   * @param overlap 1 a row that an earlier one of appended tables has, null for a table from one place
   */
  cleaned(duplicate: Uint8Array | null, overlap: Uint8Array | null): CleanedRows {
    const early = overlap === null ? this.#early : null;
    if (!early?.cleaned) return this.#clean(duplicate, overlap);
    const { cleaned, summary } = early;
    const duplicatesFound = markedRows(cleaned.bucketOf, cleaned.money, duplicate);
    return { cleaned: { ...cleaned, waterfall: { ...cleaned.waterfall, duplicatesFound } }, summary };
  }

  #clean(duplicate: Uint8Array | null, overlap: Uint8Array | null): CleanedRows {
    if (this.asked.length > 0) return { cleaned: null, summary: null };
    const { table } = this.#state;
    const cleaned = clean(
      {
        rows: table.rows,
        roles: this.#inUse(),
        duplicate,
        overlap,
        malformed: table.malformed.length + table.malformedDropped,
        orderTotals: repeatsTotals(this.#guesses),
        firstLines: leavesToFirst(this.#guesses),
        bank: this.bank,
        headings: this.headings,
      },
      this.#options,
    );
    return { cleaned, summary: cleaned.waterfall.analysed.rows > 0 ? this.#summaryOf(cleaned) : null };
  }

  #summaryOf(cleaned: Cleaned): Check['summary'] {
    const { bucketOf, date } = cleaned;
    const { analysed, anonymous, file } = cleaned.waterfall;
    const { first, last } = daysThatCount(date, bucketOf, analysed.rows + anonymous.rows === file.rows);
    const order = this.#inUse().get('order')?.column;
    return {
      customers: countPurchasers(cleaned, order?.kind === 'text' ? order : null),
      firstDate: isoOf(first),
      lastDate: isoOf(last),
      // Total revenue holds the anonymous lines too (METRICS 1).
      revenue: analysed.amount + anonymous.amount,
    };
  }

  #asRead(): Map<Role, ResolvedColumn> {
    return new Map(
      [...this.roles].flatMap(([role, index]) => {
        const resolved = this.resolved[index];
        return resolved ? [[role, resolved]] : [];
      }),
    );
  }

  #inUse(): Map<Role, ResolvedColumn> {
    const roles = this.#asRead();
    if (this.fills) this.filled?.columns.forEach((resolved, role) => roles.set(role, resolved));
    const { bank } = this;
    const customer = roles.get('customer');
    if (bank && customer) {
      roles.set('customer', { ...customer, column: bank.customer });
      roles.set('amount', bank.amount);
    }
    return roles;
  }
}
