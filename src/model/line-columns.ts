import { NO_DATE } from '../table/column.ts';
import type { LineAttribute, Lines } from './lines.ts';

/** What every table of lines has, whatever the file calls it. */
export const OWN_COLUMNS = ['row', 'date', 'customer', 'order', 'amount', 'margin'] as const;
export type OwnColumn = (typeof OWN_COLUMNS)[number];

/** A column of the lines as sheets and formulas name it. */
export interface LineColumn {
  /** Unique among them. */
  readonly name: string;
  readonly own: OwnColumn | null;
  readonly attribute: LineAttribute | null;
}

/**
 * The columns of the lines in their order: their own first, then those of the file. A column of the file that is called like
 * one before it, or like one lines may have, has an asterisk behind its name, as often as it takes.
 */
export function lineColumns(lines: Pick<Lines, 'order' | 'margin' | 'attributes'>): LineColumn[] {
  const columns: LineColumn[] = OWN_COLUMNS.filter(
    (own) => (own !== 'order' || lines.order !== null) && (own !== 'margin' || lines.margin !== null),
  ).map((own) => ({ name: own, own, attribute: null }));
  const taken = new Set<string>(OWN_COLUMNS);
  for (const attribute of lines.attributes) {
    let { name } = attribute.column;
    while (taken.has(name)) name += ' *';
    taken.add(name);
    columns.push({ name, own: null, attribute });
  }
  return columns;
}

/** By the name a sheet shows, else by that of the file; null where there is none. */
export function lineColumnNamed(lines: Lines, name: string): LineColumn | null {
  const columns = lineColumns(lines);
  const shown = columns.find((column) => column.name === name);
  if (shown) return shown;
  const own = name === lines.customer.name ? 'customer' : name === lines.order?.name ? 'order' : null;
  return (
    columns.find(({ attribute }) => attribute?.column.name === name) ??
    columns.find((column) => own !== null && column.own === own) ??
    null
  );
}

/** The last day of the lines: the data are complete through it unless somebody says otherwise. NO_DATE without lines. */
export function lastDay({ date }: Pick<Lines, 'date'>): number {
  let last = NO_DATE;
  for (let line = 0; line < date.length; line++) if (date[line]! > last) last = date[line]!;
  return last;
}
