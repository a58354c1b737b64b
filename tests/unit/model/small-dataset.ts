import type { Dataset } from '../../../src/model/dataset.ts';
import type { LineAttribute, Role } from '../../../src/model/lines.ts';
import { DEFAULT_VIEW, type ViewSettings } from '../../../src/model/settings.ts';
import { buildView } from '../../../src/model/view.ts';
import { parseIso } from '../../../src/table/civil-day.ts';
import { BLANK, dateColumn, NO_DATE, textColumn, type TextColumn } from '../../../src/table/column.ts';

/** One line of a dataset written by hand: customer ('' is nobody), ISO date, amount in currency units. */
export interface SmallLine {
  readonly customer: string;
  readonly date: string;
  readonly amount: number;
  readonly order?: string;
  readonly margin?: number;
  /** Purchases the line stands for. */
  readonly purchases?: number;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** `a 2021-01-05 10` or `a 2021-01-05 10 o1`: customer (`-` is nobody), date, amount and perhaps order id, a line each. */
export function linesOf(text: string): SmallLine[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [customer = '', date = '', amount = '', order] = line.trim().split(/\s+/);
      const rest = order === undefined ? {} : { order };
      return { customer: customer === '-' ? '' : customer, date, amount: Number(amount), ...rest };
    });
}

export function day(iso: string): number {
  const found = parseIso(iso);
  if (found === null) throw new RangeError(`no such day: ${iso}`);
  return found;
}

function encode(name: string, texts: readonly string[]): TextColumn {
  const levels = [...new Set(texts.filter((text) => text !== ''))];
  const codes = Int32Array.from(texts, (text) => (text === '' ? BLANK : levels.indexOf(text)));
  return textColumn(name, codes, levels);
}

/** A dataset of some lines; there is an order column where a line has an order id. Amounts in cents unless `unit` says. */
export function datasetOf(
  lines: readonly SmallLine[],
  { unit = 100, roles = {} }: { unit?: number; roles?: Readonly<Record<string, Role>> } = {},
): Dataset {
  const ticks = (amount: number) => (unit === 1 ? amount : Math.round(amount * unit));
  const names = [...new Set(lines.flatMap(({ attributes }) => Object.keys(attributes ?? {})))];
  const attributes = names.map((name): LineAttribute => {
    const texts = lines.map((line) => line.attributes?.[name] ?? '');
    const role = roles[name] ?? null;
    const days = Int32Array.from(texts, (text) => parseIso(text) ?? NO_DATE);
    return { role, column: role === 'firstOrderDate' ? dateColumn(name, days) : encode(name, texts) };
  });
  const sum = { rows: lines.length, amount: lines.reduce((total, { amount }) => total + amount, 0) };
  const none = { rows: 0, amount: 0 };
  return {
    lines: {
      count: lines.length,
      customer: encode('customer', lines.map(({ customer }) => customer)), // prettier-ignore
      date: Int32Array.from(lines, (line) => day(line.date)),
      amount: Float64Array.from(lines, ({ amount }) => ticks(amount)),
      margin: lines.some(({ margin }) => margin !== undefined)
        ? Float64Array.from(lines, ({ margin }) => ticks(margin ?? 0))
        : null,
      unit,
      order: lines.some(({ order }) => order !== undefined)
        ? encode('order', lines.map(({ order }) => order ?? '')) // prettier-ignore
        : null,
      purchaseCount: lines.some(({ purchases }) => purchases !== undefined)
        ? Int32Array.from(lines, ({ purchases }) => purchases ?? 0)
        : null,
      attributes,
      sourceRow: Int32Array.from(lines, (_, row) => row),
    },
    waterfall: {
      file: sum,
      rejected: none,
      duplicate: none,
      status: none,
      currency: none,
      anonymous: none,
      analysed: sum,
      duplicatesFound: none,
    },
    source: { name: 'small.csv', bytes: 0, fingerprint: '' },
  };
}

/** The view of lines written as text. */
export function viewOf(text: string, settings: Partial<ViewSettings> = {}, unit = 100) {
  return buildView(datasetOf(linesOf(text), { unit }), { ...DEFAULT_VIEW, ...settings });
}
