import {
  CLASSIFICATIONS,
  CUSTOMER_FIGURES,
  EVERYTHING,
  MOST_CLAUSES,
  MOST_VALUES,
  type Clause,
  type PeriodActivity,
  type Selection,
} from './selection.ts';
import type { Measure, Step } from './settings.ts';

const STEPS: readonly Step[] = ['day', 'week', 'month', 'quarter', 'year'];
const MEASURES: readonly Measure[] = ['revenue', 'margin', 'purchases'];
const ACTIVITIES: readonly PeriodActivity[] = ['active', 'before', 'retained', 'lost', 'reactivated', 'new'];
/** A selection seen in a selection, and brackets in brackets, deeper than anyone reads. */
const DEEPEST = 8;
const LONGEST_TEXT = 500;
const MOST_SETTINGS = 30;

type Given = Readonly<Record<string, unknown>>;

/**
 * A selection from anything: storage, an address, another's project. Never throws; a clause that does not hold is left out
 * alone, so that the others stand. Crossed ends of a range are turned round.
 */
export function restoreSelection(value: unknown): Selection {
  return clausesOf(value, 0);
}

function clausesOf(value: unknown, depth: number, about?: Clause['about']): Clause[] {
  if (!Array.isArray(value) || depth > DEEPEST) return [...EVERYTHING];
  const restored: Clause[] = [];
  for (const one of (value as unknown[]).slice(0, MOST_CLAUSES)) {
    const clause = clauseOf(one, depth);
    if (clause && (about === undefined || clause.about === about)) restored.push(clause);
  }
  return restored;
}

function clauseOf(value: unknown, depth: number): Clause | null {
  if (typeof value !== 'object' || value === null) return null;
  const given = value as Given;
  const { about } = given;
  if (about !== 'lines' && about !== 'orders' && about !== 'customers') return null;
  const body = given['kind'] === 'all' ? bracketOf(given, depth) : bodyOf(given);
  if (!body) return null;
  const among = about !== 'lines' && Array.isArray(given['among']) && depth < DEEPEST;
  // Which body belongs to which `about` was asked above; the union is too wide for TypeScript to follow.
  return {
    about,
    ...body,
    ...(given['not'] === true ? { not: true } : {}),
    ...(among ? { among: clausesOf(given['among'], depth + 1) } : {}),
  } as unknown as Clause;
}

function bracketOf(given: Given, depth: number): object | null {
  const clauses = clausesOf(given['clauses'], depth + 1, given['about'] as Clause['about']);
  return clauses.length > 0 ? { kind: 'all', clauses } : null;
}

function bodyOf(given: Given): object | null {
  switch (given['about']) {
    case 'lines':
      return lineBody(given);
    case 'orders':
      return orderBody(given);
    default:
      return customerBody(given);
  }
}

function lineBody(given: Given): object | null {
  const { kind } = given;
  const attribute = textOf(given['attribute']);
  switch (kind) {
    case 'anonymous':
      return { kind };
    case 'date':
      return whole({ kind }, rangeOf(given));
    case 'value':
      return attribute === null ? null : whole({ kind, attribute }, valuesOf(given, 'values'));
    case 'text':
      return attribute === null ? null : whole({ kind, attribute }, wordsOf(given));
    case 'range':
      return attribute === null ? null : whole({ kind, attribute }, rangeOf(given));
    default:
      return null;
  }
}

function orderBody(given: Given): object | null {
  const { kind } = given;
  switch (kind) {
    case 'purchase':
      return { kind };
    case 'date':
    case 'amount':
    case 'number':
      return whole({ kind }, rangeOf(given));
    case 'age':
      return whole({ kind }, agedOf(given), rangeOf(given));
    default:
      return null;
  }
}

function customerBody(given: Given): object | null {
  const { kind } = given;
  const attribute = textOf(given['attribute']);
  switch (kind) {
    case 'returnsOnly':
      return { kind };
    case 'class':
      return classBody(given);
    case 'firstValue':
      return attribute === null ? null : whole({ kind, attribute }, valuesOf(given, 'values'));
    case 'bought':
      if (attribute === null) return null;
      return whole(
        { kind, attribute, butNot: [] },
        valuesOf(given, 'values'),
        valuesOf(given, 'butNot') ?? {},
      );
    case 'acquired':
      return whole({ kind }, optional(given, 'order', isPlace), rangeOf(given));
    case 'figure': {
      const figure = CUSTOMER_FIGURES.find((one) => one === given['figure']);
      return figure ? whole({ kind, figure }, rangeOf(given)) : null;
    }
    case 'rank': {
      const by = MEASURES.find((one) => one === given['by']);
      return by ? whole({ kind, by }, given['last'] === true ? { last: true } : {}, rangeOf(given)) : null;
    }
    case 'activeAt': {
      const { age } = given;
      if (!isWhole(age) || age < 0) return null;
      return whole({ kind, age }, given['onOrAfter'] === true ? { onOrAfter: true } : {}, agedOf(given));
    }
    case 'period': {
      const activity = ACTIVITIES.find((one) => one === given['activity']);
      const { day } = given;
      if (!activity || !isWhole(day)) return null;
      return whole({ kind, activity, day }, stepOf(given), optional(given, 'window', isPlace));
    }
    case 'text':
      return whole({ kind }, wordsOf(given));
    case 'keys':
      return whole({ kind }, valuesOf(given, 'keys'));
    case 'tagged':
      return whole({ kind }, valuesOf(given, 'values'));
    default:
      return null;
  }
}

function classBody(given: Given): object | null {
  const of = CLASSIFICATIONS.find((one) => one === given['of']);
  if (!of) return null;
  const { settings } = given;
  const kept =
    typeof settings === 'object' && settings !== null && !Array.isArray(settings)
      ? Object.entries(settings as Given).filter(([, value]) => isSetting(value))
      : [];
  return whole(
    { kind: 'class', of },
    valuesOf(given, 'values'),
    kept.length > 0 ? { settings: Object.fromEntries(kept.slice(0, MOST_SETTINGS)) } : {},
    optional(given, 'asOf', isWhole),
  );
}

/** All parts as one, or null where one of them does not hold. */
function whole(...parts: readonly (object | null)[]): object | null {
  return parts.includes(null) ? null : (Object.assign({}, ...parts) as object);
}

function optional(given: Given, name: string, holds: (value: unknown) => boolean): object {
  return holds(given[name]) ? { [name]: given[name] } : {};
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function wordsOf(given: Given): object | null {
  const { text } = given;
  return typeof text === 'string' && text.trim() !== '' ? { text: text.slice(0, LONGEST_TEXT) } : null;
}

/** Values of text; without any nothing would be chosen, which is a selection like another. */
function valuesOf(given: Given, name: string): object | null {
  const value = given[name];
  if (!Array.isArray(value)) return null;
  const texts = (value as unknown[]).filter((one) => typeof one === 'string').slice(0, MOST_VALUES);
  return { [name]: [...new Set(texts)] };
}

function rangeOf(given: Given): object | null {
  const from = endOf(given['from']);
  const to = endOf(given['to']);
  if (from === undefined || to === undefined) return null;
  return from !== null && to !== null && from > to ? { from: to, to: from } : { from, to };
}

function endOf(value: unknown): number | null | undefined {
  if (value === null || value === undefined) return null;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function stepOf(given: Given): object | null {
  const step = STEPS.find((one) => one === given['step']);
  return step ? { step, ...(given['weekStart'] === 'sunday' ? { weekStart: 'sunday' } : {}) } : null;
}

function agedOf(given: Given): object | null {
  const step = stepOf(given);
  if (!step) return null;
  return {
    ...step,
    ...optional(given, 'ages', (ages) => ages === 'exact' || ages === 'purchases'),
    ...optional(given, 'since', isPlace),
  };
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value);
}

function isPlace(value: unknown): boolean {
  return isWhole(value) && value >= 1;
}

function isSetting(value: unknown): boolean {
  return value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value);
}
