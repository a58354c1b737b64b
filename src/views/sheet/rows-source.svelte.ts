import { currentLocale } from '../../i18n/format.ts';
import { decimalSign } from '../../sheet/copied-text.ts';
import { innerWidth } from 'svelte/reactivity/window';
import type { Sheet } from '../../session/sheet.svelte.ts';
import type { GridColumn, GridPlace, SheetRange, SheetSource } from '../../sheet/source.ts';
import type { SheetColumn, SheetWords } from '../../../workers/sheet-api.ts';
import { className } from '../selection/clause-words.ts';
import { CLASS_VALUES } from '../selection/new-clause.ts';
import { columnLabel } from './words.ts';

/** Classes that have words; A to C and X to Z are their own. */
const CLASSES = ['rfmSegment', 'ladder', 'overdue'] as const;

/** Columns that say which row it is stand still. */
const PINNED = ['customer', 'name'];
/** Where the columns of customers stand at first: what they brought and when before what they are called for it. */
const FIRST = [
  'customer', 'name', 'abc', 'xyz', 'revenue', 'share', 'purchases', 'averageCheck', 'last', 'overdue', 'rfmSegment',
  'ladder', 'tags', 'note', 'first', 'margin',
]; // prettier-ignore

function inFirstOrder(columns: readonly SheetColumn[]): readonly SheetColumn[] {
  const place = ({ name, from }: SheetColumn) => {
    const at = from === 'file' ? -1 : FIRST.indexOf(name);
    return at < 0 ? FIRST.length : at;
  };
  return columns.toSorted((a, b) => place(a) - place(b));
}

/** @param full the greatest share there is */
function gridColumn(column: SheetColumn, full: number | null): GridColumn {
  const { name, kind, decimals, from, absent } = column;
  return {
    name,
    label: columnLabel(column),
    kind,
    // Of a share its first places say enough; a sum or a copy has all of them.
    // What is worked out in money is shown to the cent, whatever the file counts in.
    decimals: kind === 'share' || (kind === 'money' && from === 'own') ? Math.min(2, decimals) : decimals,
    from,
    ...(absent ? { absent } : {}),
    ...(from === 'own' && PINNED.includes(name)
      ? { pinned: true, width: (innerWidth.current ?? 1000) < 600 ? 140 : 200 }
      : {}),
    ...(kind === 'share' && full !== null && full > 0 ? { full } : {}),
  };
}

/** The rows of a sheet as the grid asks for them. */
export class RowsSource implements SheetSource {
  readonly columns: readonly GridColumn[] = $derived.by(() => {
    const { columns, table } = this.sheet;
    return (table === 'customers' ? inFirstOrder(columns) : columns).map((column) =>
      gridColumn(column, this.#full),
    );
  });
  /** The greatest share of a customer, whatever the conditions: bars are as long as they are beside it. */
  #full = $state<number | null>(null);
  readonly filtered: readonly string[] = $derived.by(() =>
    this.sheet.settings.conditions.map(({ column }) => column),
  );

  constructor(readonly sheet: Sheet) {}

  get version() {
    return this.sheet.shown?.version ?? 0;
  }

  get rows() {
    return this.sheet.rows;
  }

  get sort() {
    return this.sheet.settings.sort;
  }

  async window(columns: readonly string[], offset: number, count: number) {
    const answer = await this.sheet.window(columns, offset, count);
    if ('error' in answer) return answer;
    const { words } = this;
    const cells = answer.ok.cells.map((one, at) => {
      const named = words[columns[at] ?? ''];
      if (!named || one.kind !== 'text') return one;
      return { ...one, levels: one.levels.map((level) => named[level] ?? level) };
    });
    return { ok: { ...answer.ok, cells } };
  }

  /** What classes are called on screen. */
  readonly words: SheetWords = $derived.by(() =>
    Object.fromEntries(
      this.sheet.columns.flatMap(({ name, kind, from }) => {
        const of = CLASSES.find((one) => one === name);
        if (kind !== 'class' || from !== 'own' || !of) return [];
        return [
          [name, Object.fromEntries((CLASS_VALUES[of] ?? []).map((value) => [value, className(of, value)]))],
        ];
      }),
    ),
  );

  async summary(column: string) {
    const answer = await this.sheet.summary(column);
    const shape = this.sheet.columns.find(({ name }) => name === column);
    if (shape?.kind === 'share' && 'ok' in answer && (answer.ok.greatest ?? 0) > (this.#full ?? 0))
      this.#full = answer.ok.greatest;
    return answer;
  }

  sums(ranges: readonly SheetRange[]) {
    return this.sheet.sums(ranges);
  }

  copy(ranges: readonly SheetRange[], header: boolean) {
    const titles = Object.fromEntries(this.columns.map(({ name, label }) => [name, label]));
    return this.sheet.copy({
      ranges,
      header,
      decimal: decimalSign(currentLocale()),
      titles,
      words: this.words,
    });
  }

  async find(text: string, from: GridPlace, backwards: boolean, columns: readonly string[]) {
    const answer = await this.sheet.find({
      text,
      columns,
      row: from.row,
      column: Math.max(0, columns.indexOf(from.column)),
      backwards,
      words: this.words,
    });
    if ('error' in answer) return answer;
    const place = answer.ok;
    return { ok: place && { row: place.row, column: columns[place.column] ?? '' } };
  }
}
