import { number } from '../../i18n/format.ts';
import type { Sheet } from '../../session/sheet.svelte.ts';
import type { GridColumn, GridPlace, SheetRange, SheetSource } from '../../sheet/source.ts';
import type { SheetColumn } from '../../../workers/sheet-api.ts';
import { columnLabel } from './words.ts';

/** Columns that say which row it is stand still. */
const PINNED = ['customer', 'name'];

function gridColumn(column: SheetColumn): GridColumn {
  const { name, kind, decimals, from, absent } = column;
  return {
    name,
    label: columnLabel(column),
    kind,
    // Of a share its first places say enough; a sum or a copy has all of them.
    decimals: kind === 'share' ? 2 : decimals,
    from,
    ...(absent ? { absent } : {}),
    ...(from === 'own' && PINNED.includes(name) ? { pinned: true } : {}),
  };
}

/** How the reader writes a decimal. */
export function decimalSign(): '.' | ',' {
  return number(0.5).includes(',') ? ',' : '.';
}

/** The rows of a sheet as the grid asks for them. */
export class RowsSource implements SheetSource {
  readonly columns: readonly GridColumn[] = $derived.by(() => this.sheet.columns.map(gridColumn));
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

  window(columns: readonly string[], offset: number, count: number) {
    return this.sheet.window(columns, offset, count);
  }

  summary(column: string) {
    return this.sheet.summary(column);
  }

  sums(ranges: readonly SheetRange[]) {
    return this.sheet.sums(ranges);
  }

  copy(ranges: readonly SheetRange[], header: boolean) {
    const titles = Object.fromEntries(this.columns.map(({ name, label }) => [name, label]));
    return this.sheet.copy({ ranges, header, decimal: decimalSign(), titles });
  }

  async find(text: string, from: GridPlace, backwards: boolean, columns: readonly string[]) {
    const answer = await this.sheet.find({
      text,
      columns,
      row: from.row,
      column: Math.max(0, columns.indexOf(from.column)),
      backwards,
    });
    if ('error' in answer) return answer;
    const place = answer.ok;
    return { ok: place && { row: place.row, column: columns[place.column] ?? '' } };
  }
}
