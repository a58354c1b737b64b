import type { AbcResult } from '../analysis/abc.ts';
import type { ParetoResult } from '../analysis/pareto.ts';
import type { XyzResult } from '../analysis/xyz.ts';
import type { View } from '../model/dataset.ts';
import { customerNames } from '../model/customer-names.ts';
import { remarkColumns } from '../model/customer-remarks.ts';
import { arqueroTable } from '../table/arquero-table.ts';
import { isoOf } from '../table/civil-day.ts';
import { dateColumn, numberColumn, textColumn, type Column } from '../table/column.ts';
import { spreadsheetText } from './spreadsheet-text.ts';

export const ABC_LEVELS = ['A', 'B', 'C'] as const;
export const XYZ_LEVELS = ['X', 'Y', 'Z', 'new'] as const;

export interface CustomerClasses {
  readonly pareto: ParetoResult;
  readonly abc: AbcResult;
  readonly xyz: XyzResult;
}

/**
 * The customers of a view as columns, a row a customer in the view's order: key, name where the file has any, ABC and XYZ class, revenue (currency
 * units), share of the positive total in the view's measure (fraction, blank where that is 0), purchases, first and
 * last purchase, tags and notes where there are any.
 */
export function customerColumns(view: View, { pareto, abc, xyz }: CustomerClasses): Column[] {
  const { customers, unit, settings } = view;
  const value = customers[settings.measure];
  const whole = pareto.positiveTotal * (settings.measure === 'purchases' ? 1 : unit);
  const decimals = Math.round(Math.log10(unit));
  const names = customerNames(view);
  const remarks = remarkColumns(view.dataset, customers.keys);
  return [
    textColumn(
      'customer',
      Int32Array.from({ length: customers.count }, (_, row) => row),
      customers.keys,
    ),
    ...(names ? [names] : []),
    textColumn('abc', Int32Array.from(abc.classOf), ABC_LEVELS),
    textColumn('xyz', Int32Array.from(xyz.classOf), XYZ_LEVELS),
    numberColumn(
      'revenue',
      Float64Array.from(customers.revenue, (ticks) => ticks / unit),
      decimals,
    ),
    numberColumn(
      'share',
      Float64Array.from(value, (part) => (whole > 0 ? part / whole : NaN)),
      17,
    ),
    numberColumn('purchases', Float64Array.from(customers.purchases), 0),
    dateColumn('first', customers.first),
    dateColumn('last', customers.last),
    ...(remarks ? [remarks.tags, remarks.note] : []),
  ];
}

/** Columns in an order of rows as CSV: UTF-8 with a byte order mark, comma, point, ISO dates; no text that runs as a formula. */
export function tableCsv(columns: readonly Column[], order: Int32Array): string {
  const table = arqueroTable(columns, { mask: maskOf(order, columns[0]?.length ?? 0), order });
  const format: Record<string, (value: unknown) => unknown> = {};
  for (const { kind, name } of columns) {
    if (kind === 'text')
      format[name] = (value) => (typeof value === 'string' ? spreadsheetText(value) : value);
    if (kind === 'date') format[name] = (value) => (typeof value === 'number' ? isoOf(value) : value);
  }
  return `\ufeff${table.toCSV({ format })}`;
}

function maskOf(order: Int32Array, length: number): Uint8Array {
  const mask = new Uint8Array(length);
  for (const row of order) mask[row] = 1;
  return mask;
}
