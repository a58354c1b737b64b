import type { AsideRow, Container } from './check.ts';
import type { Sniffed } from './dialect.ts';
import type { Heading } from './order-lines.ts';
import { fileRowOf, type RawTable } from './raw-table.ts';

const SHOWN = 200;

/** What was set aside of one table, to be told of with the table it becomes part of. */
export interface TableAside {
  readonly rows: readonly AsideRow[];
  readonly count: number;
}

export function asideOf({ titles }: Pick<Sniffed, 'titles'>, table: RawTable): TableAside {
  const rows = [...titles, ...table.aside].slice(0, SHOWN);
  return { rows, count: titles.length + table.asideCount };
}

/** The same of a table under check, the headings of its rows among it. */
export function asideWith(
  { titles }: Pick<Sniffed, 'titles'>,
  table: RawTable,
  headings: readonly Heading[] = [],
): TableAside {
  const heads = headings
    .slice(0, SHOWN)
    .map(({ row, text }): AsideRow => ({ fileRow: fileRowOf(table, row), why: 'heading', text }));
  return {
    rows: [...titles, ...table.aside, ...heads],
    count: titles.length + table.asideCount + headings.length,
  };
}

/** What was set aside of several tables, by their places. */
export function asideOfAll(
  tables: readonly { readonly table: number; readonly aside: TableAside }[],
): Container['aside'] {
  return {
    rows: tables.flatMap(({ table, aside }) => aside.rows.map((row) => ({ ...row, table }))).slice(0, SHOWN),
    count: tables.reduce((sum, { aside }) => sum + aside.count, 0),
  };
}
