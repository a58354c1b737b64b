import type { Amendments, Change, ComputedDefinition, Correction, FileRows, Remark } from './amendments.ts';

/** More than anyone makes by hand, few enough to be gone through at once. */
export const MOST_CORRECTIONS = 2_000;
export const MOST_COMPUTED = 200;
export const MOST_REMARKS = 100_000;
/** Rows, keys and values that one correction names. */
export const MOST_NAMED = 100_000;
export const LONGEST_NOTE = 20_000;
export const LONGEST_TAG = 60;
export const MOST_TAGS = 50;
const LONGEST_NAME = 200;
const LONGEST_FORMULA = 20_000;
const LONGEST_TEXT = 2_000;
/** Civil days of the years 1 to 9999. */
const FIRST_DAY = -719_162;
const LAST_DAY = 2_932_896;

type Given = Readonly<Record<string, unknown>>;

/**
 * Amendments from anything: storage, a project file, another's hand. Never throws; what does not hold is left out alone. Rules
 * that contradict one another hold: which of them counts is decided where they are applied.
 */
export function restoreAmendments(value: unknown): Amendments {
  const given = record(value);
  return {
    corrections: withOwnIds(listOf(given['corrections']).slice(0, MOST_CORRECTIONS).flatMap(correctionOf)),
    computed: restoreComputed(given['computed']),
    remarks: restoreRemarks(given['remarks']),
  };
}

function correctionOf(value: unknown): Correction[] {
  const { id, active, change } = record(value);
  const restored = changeOf(record(change));
  if (typeof id !== 'string' || id === '' || restored === null) return [];
  return [{ id: id.slice(0, LONGEST_NAME), active: active !== false, change: restored }];
}

function changeOf(given: Given): Change | null {
  switch (given['kind']) {
    case 'mergeCustomers': {
      const keys = textsOf(given['keys']);
      const into = textOf(given['into']);
      return keys && keys.length > 0 && into ? { kind: 'mergeCustomers', keys, into } : null;
    }
    case 'renameCustomer': {
      const key = textOf(given['key']);
      const name = textOf(given['name']);
      return key && name !== null ? { kind: 'renameCustomer', key, name } : null;
    }
    case 'setValue':
      return setValueOf(given);
    case 'excludeRows': {
      const rows = fileRowsOf(given);
      return rows && { kind: 'excludeRows', ...rows };
    }
    case 'setDate': {
      const rows = fileRowsOf(given);
      const { day } = given;
      const holds = typeof day === 'number' && Number.isInteger(day) && day >= FIRST_DAY && day <= LAST_DAY;
      return rows && holds ? { kind: 'setDate', ...rows, day } : null;
    }
    default:
      return null;
  }
}

function setValueOf(given: Given): Change | null {
  const column = textOf(given['column']);
  const value = textOf(given['value']);
  const where = record(given['where']);
  if (!column || value === null) return null;
  const rows = fileRowsOf(where);
  if (rows) return { kind: 'setValue', column, value, where: rows };
  const of = textOf(where['column']);
  const values = textsOf(where['values']);
  return of && values && values.length > 0
    ? { kind: 'setValue', column, value, where: { column: of, values } }
    : null;
}

function fileRowsOf({ fingerprint, rows }: Given): FileRows | null {
  if (typeof fingerprint !== 'string' || !Array.isArray(rows)) return null;
  const whole = (rows as unknown[]).filter(
    (row): row is number => typeof row === 'number' && Number.isSafeInteger(row) && row >= 0,
  );
  const told = [...new Set(whole.slice(0, MOST_NAMED))].sort((a, b) => a - b);
  return told.length > 0 ? { fingerprint: fingerprint.slice(0, LONGEST_NAME), rows: told } : null;
}

function restoreComputed(value: unknown): ComputedDefinition[] {
  const names = new Set<string>();
  const found: ComputedDefinition[] = [];
  for (const one of listOf(value).slice(0, MOST_COMPUTED)) {
    const { id, name, formula } = record(one);
    if (typeof id !== 'string' || id === '' || typeof name !== 'string' || typeof formula !== 'string')
      continue;
    const told = name.trim().slice(0, LONGEST_NAME);
    // Formulas read names without regard to case.
    if (told === '' || formula.length > LONGEST_FORMULA || names.has(told.toLowerCase())) continue;
    names.add(told.toLowerCase());
    found.push({ id: id.slice(0, LONGEST_NAME), name: told, formula });
  }
  return withOwnIds(found);
}

function restoreRemarks(value: unknown): Record<string, Remark> {
  const found: [string, Remark][] = [];
  for (const [key, one] of Object.entries(record(value)).slice(0, MOST_REMARKS)) {
    const { note, tags } = record(one);
    const told = typeof note === 'string' ? note.slice(0, LONGEST_NOTE) : '';
    const chips = listOf(tags).flatMap((tag) =>
      typeof tag === 'string' && tag.trim() !== '' ? [tag.trim().slice(0, LONGEST_TAG)] : [],
    );
    const remark = { note: told, tags: [...new Set(chips)].slice(0, MOST_TAGS) };
    if (remark.note !== '' || remark.tags.length > 0) found.push([key, remark]);
  }
  // `fromEntries` makes a key `__proto__` a name like another.
  return Object.fromEntries(found);
}

/** Of two with the same id the first stays. */
function withOwnIds<T extends { readonly id: string }>(all: readonly T[]): T[] {
  const seen = new Set<string>();
  return all.filter(({ id }) => !seen.has(id) && seen.add(id));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

function record(value: unknown): Given {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Given) : {};
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value.slice(0, LONGEST_TEXT) : null;
}

function textsOf(value: unknown): string[] | null {
  if (!Array.isArray(value)) return null;
  const texts = (value as unknown[]).filter((one): one is string => typeof one === 'string');
  return [...new Set(texts)].slice(0, MOST_NAMED);
}
