import type { AggregateOf, SheetCondition, SheetGrouping, SheetSort } from '../../workers/sheet-api.ts';

/** How a sheet is looked at, kept with the file. */
export interface SheetSettings {
  readonly conditions: readonly SheetCondition[];
  readonly sort: readonly SheetSort[];
  /** How the columns are arranged: plain data that the grid restores. */
  readonly layout: unknown;
  /** Null: its rows are shown, not its groups. */
  readonly grouping: SheetGrouping | null;
}

const MOST_CONDITIONS = 40;
const MOST_VALUES = 10_000;
const MOST_SORTS = 8;
const MOST_GROUPS = 4;
const MOST_AGGREGATES = 12;
const LONGEST_TEXT = 1000;
const AGGREGATES: readonly AggregateOf[] = [
  'sum',
  'average',
  'count',
  'distinct',
  'least',
  'greatest',
  'share',
];
const STEPS = ['year', 'quarter', 'month', 'week', 'day'] as const;

type Given = Readonly<Record<string, unknown>>;

/** From anything: what does not hold is left out alone. Whether a column is still there is for who asks the engine. */
export function restoreSheet(value: unknown): SheetSettings {
  const given = record(value);
  return {
    conditions: listed(given['conditions'], MOST_CONDITIONS, restoreCondition),
    sort: listed(given['sort'], MOST_SORTS, restoreSort),
    layout: given['layout'] ?? null,
    grouping: restoreGrouping(given['grouping']),
  };
}

export function restoreCondition(value: unknown): SheetCondition | null {
  const given = record(value);
  const { column } = given;
  if (typeof column !== 'string') return null;
  const body = conditionBody(given);
  return body && { column, ...(given['not'] === true ? { not: true } : {}), ...body };
}

type ConditionBody = SheetCondition extends infer C
  ? C extends SheetCondition
    ? Omit<C, 'column' | 'not'>
    : never
  : never;

function conditionBody(given: Given): ConditionBody | null {
  switch (given['kind']) {
    case 'values': {
      const values = texts(given['values'], MOST_VALUES);
      return { kind: 'values', values };
    }
    case 'text': {
      const at = (['anywhere', 'start', 'end', 'whole'] as const).find((one) => one === given['at']);
      const text = given['text'];
      return at && typeof text === 'string' && text !== ''
        ? { kind: 'text', text: text.slice(0, LONGEST_TEXT), at }
        : null;
    }
    case 'range': {
      const from = numberOrNull(given['from']);
      const to = numberOrNull(given['to']);
      if (from === null && to === null) return null;
      const crossed = from !== null && to !== null && from > to;
      return crossed ? { kind: 'range', from: to, to: from } : { kind: 'range', from, to };
    }
    case 'blank':
      return { kind: 'blank' };
    case 'top': {
      const count = given['count'];
      if (typeof count !== 'number' || !Number.isInteger(count) || count < 1) return null;
      return { kind: 'top', count, ...(given['least'] === true ? { least: true } : {}) };
    }
    default:
      return null;
  }
}

function restoreSort(value: unknown): SheetSort | null {
  const { column, descending } = record(value);
  return typeof column === 'string' ? { column, descending: descending === true } : null;
}

export function restoreGrouping(value: unknown): SheetGrouping | null {
  const given = record(value);
  const by = listed(given['by'], MOST_GROUPS, (one) => {
    const { column, step } = record(one);
    if (typeof column !== 'string') return null;
    const known = STEPS.find((each) => each === step);
    return known ? { column, step: known } : { column };
  });
  if (by.length === 0) return null;
  const aggregates = listed(given['aggregates'], MOST_AGGREGATES, (one) => {
    const { column, of } = record(one);
    const known = AGGREGATES.find((each) => each === of);
    if (known === undefined) return null;
    if (typeof column === 'string') return { column, of: known };
    return known === 'count' ? { column: null, of: known } : null;
  });
  const sort = record(given['sort']);
  const at = sort['aggregate'];
  if (at !== 'group' && !(typeof at === 'number' && at in aggregates)) return { by, aggregates };
  return { by, aggregates, sort: { aggregate: at, descending: sort['descending'] === true } };
}

function listed<T>(value: unknown, most: number, restore: (one: unknown) => T | null): T[] {
  if (!Array.isArray(value)) return [];
  return (value as unknown[]).slice(0, most).flatMap((one) => restore(one) ?? []);
}

function texts(value: unknown, most: number): string[] {
  if (!Array.isArray(value)) return [];
  return (value as unknown[]).filter((one): one is string => typeof one === 'string').slice(0, most);
}

function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function record(value: unknown): Given {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Given) : {};
}
