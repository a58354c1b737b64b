import { untrack } from 'svelte';
import type { ParetoResult } from '../../analysis/pareto.ts';
import { FEW, shareWords } from '../../charts/share-words.ts';
import { t as c } from '../../charts/words.ts';
import { money, percent } from '../../i18n/format.ts';
import type { Sheet } from '../../session/sheet.svelte.ts';
import type { SheetSums, SheetTable } from '../../../workers/sheet-api.ts';
import { t } from './words.ts';

/** The column whose money the rows of a table are weighed by. */
const MONEY: Readonly<Record<SheetTable, string>> = {
  customers: 'revenue',
  orders: 'amount',
  lines: 'amount',
};

/** What the title of a sheet says of the rows that are shown. */
export class SheetFinding {
  #totals = $state.raw<{ readonly part: SheetSums; readonly whole: SheetSums } | null>(null);
  readonly title: string = $derived.by(() => this.#words());
  #turn = 0;

  /** @param pareto of the customers, where the sheet is theirs */
  constructor(
    readonly sheet: Sheet,
    readonly pareto: () => ParetoResult | null,
  ) {}

  /** Call it while a component is being set up. */
  follow(): void {
    $effect(() => {
      const version = this.sheet.shown?.version;
      if (version !== undefined) untrack(() => void this.sheet.desk.track(this.#ask()));
    });
  }

  async #ask(): Promise<void> {
    const turn = ++this.#turn;
    const totals = await this.sheet.totals(MONEY[this.sheet.table]);
    if (turn === this.#turn) this.#totals = totals;
  }

  #words(): string {
    const { shown, table } = this.sheet;
    if (!shown) return t('title.waiting');
    const { rows, of } = shown.info;
    if (rows === 0 && of > 0) return t(`title.none.${table}`);
    const totals = this.#totals;
    if (rows < of) {
      const part = totals?.part.sum ?? null;
      const whole = totals?.whole.sum ?? null;
      if (part === null || whole === null || whole <= 0) return t('title.part.bare', { count: rows, of });
      const words = { count: rows, of, share: shareWords(part / whole) };
      return shown.query.where ? t('title.part.where', words) : t(`title.part.${table}`, words);
    }
    if (table === 'customers') return this.#customers(of);
    const average = totals?.part.average ?? null;
    if (average === null || rows === 0) return t('title.part.bare', { count: rows, of });
    return t(`title.${table}`, { count: rows, money: money(average) });
  }

  /** @param of with the keys that only gave back */
  #customers(of: number): string {
    const pareto = this.pareto();
    if (!pareto || pareto.entity !== 'customer' || pareto.n === 0) return t('title.part.all', { count: of });
    const { fractionFor80, n, notPositive, value } = pareto;
    const count = n + notPositive;
    const words = { count, most: percent(0.8, 0), measure: c(`in.${value}`) };
    const few = Math.round((fractionFor80 ?? 0) * n);
    // Of few the share says less than how many they are.
    const title =
      count < FEW
        ? t('title.customers.few', { ...words, few })
        : t('title.customers', { ...words, share: shareWords(fractionFor80) });
    return of > count ? t('title.customers.others', { title, count: of - count }) : title;
  }
}
