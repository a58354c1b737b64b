/** A value that differs between two states. Lists of different lengths differ as a whole. */
export interface ChangedPlace {
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

/** Past this many places nobody tells them apart. */
const MOST_PLACES = 200;
/** Names of what is typed, letter by letter. */
const TYPED = new Set(['text', 'note', 'name', 'formula']);

/** Where two plain values differ, in the order of their names. What they share is not looked into, and a record that is missing is an empty one. */
export function changedPlaces(before: unknown, after: unknown): ChangedPlace[] {
  const found: ChangedPlace[] = [];
  const walk = (one: unknown, other: unknown, path: readonly string[]): void => {
    if (Object.is(one, other) || (isNothing(one) && isNothing(other))) return;
    if (found.length >= MOST_PLACES) return;
    if (one === undefined && isRecord(other)) return walk({}, other, path);
    if (other === undefined && isRecord(one)) return walk(one, {}, path);
    if (!isParted(one) || !isParted(other) || lengthOf(one) !== lengthOf(other)) {
      found.push({ path, before: one, after: other });
      return;
    }
    const names = new Set([...Object.keys(one), ...Object.keys(other)]);
    for (const name of names) walk(own(one, name), own(other, name), [...path, name]);
  };
  walk(before, after, []);
  return found;
}

/**
 * What a run of changes is known by: the same key for each pull of a slider and each letter of a text. Null for a
 * change of its own: a choice, a switch, something added or removed.
 */
export function joiningKey(places: readonly ChangedPlace[]): string | null {
  if (places.length === 0 || !places.every(isGradual)) return null;
  return JSON.stringify(places.map(({ path }) => path));
}

function isGradual({ path, before, after }: ChangedPlace): boolean {
  const begun = before === undefined || before === null;
  if (typeof after === 'number') return begun || typeof before === 'number';
  return typeof after === 'string' && (begun || typeof before === 'string') && TYPED.has(path.at(-1) ?? '');
}

/** Of a list; null for a record, which differs from every list. */
function lengthOf(value: object): number | null {
  return Array.isArray(value) ? value.length : null;
}

/** What is not there, blank and empty are one: what was never set is as good as set to nothing. */
function isNothing(value: unknown): boolean {
  return value === undefined || value === null || (isParted(value) && Object.keys(value).length === 0);
}

function isRecord(value: unknown): boolean {
  return isParted(value) && !Array.isArray(value);
}

function isParted(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function own(value: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The later value, with every part that holds what the earlier one holds taken from the earlier: equal states are one state. */
export function sharing<T>(before: unknown, after: T): T {
  if (Object.is(before, after) || !isParted(before) || !isParted(after)) return after;
  if (lengthOf(before) !== lengthOf(after)) return after;
  const names = Object.keys(after);
  let same = names.length === Object.keys(before).length;
  const parts = names.map((name) => {
    const had = own(before, name);
    const part = sharing(had, after[name]);
    same &&= Object.is(part, had) && Object.hasOwn(before, name);
    return [name, part] as const;
  });
  // What is equal part by part is of the same shape.
  if (same) return before as unknown as T;
  const made = Array.isArray(after) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
  return made as unknown as T;
}
