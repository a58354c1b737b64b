import type { ClassClause, Classification, CustomerClause, Selection } from '../../model/selection.ts';

type Settings = NonNullable<ClassClause['settings']>;

/** The settings of a class as a clause carries them: those the user has set. */
function settingsOf(settings: object): { settings?: Settings } {
  const given = Object.entries(settings).filter(([, value]) => value !== undefined);
  return given.length === 0 ? {} : { settings: Object.fromEntries(given) };
}

/** Customers of some classes. */
export function inClass(
  of: Classification,
  values: readonly string[],
  settings: object,
  asOf?: number,
): CustomerClause {
  return {
    about: 'customers',
    kind: 'class',
    of,
    values,
    ...settingsOf(settings),
    ...(asOf === undefined ? {} : { asOf }),
  };
}

/** What is compared: a classification with its names, on two days. */
export interface Compared {
  readonly of: Classification;
  readonly names: readonly string[];
  readonly settings: object;
  readonly earlier: number;
  /** Null: now. */
  readonly later: number | null;
}

/** Customers of one class then; null: who had not come yet. */
export function wasIn(
  { of, names, settings, earlier }: Compared,
  values: readonly string[] | null,
): CustomerClause {
  return values === null
    ? { ...inClass(of, names, settings, earlier), not: true }
    : inClass(of, values, settings, earlier);
}

/** Customers of some classes on the later day. */
export function isIn({ of, settings, later }: Compared, values: readonly string[]): CustomerClause {
  return inClass(of, values, settings, later ?? undefined);
}

/** A move from one class into another; null: who had not come yet. */
export function move(compared: Compared, from: string | null, to: string): Selection {
  return [wasIn(compared, from === null ? null : [from]), isIn(compared, [to])];
}

/** Who was there then and has bought nothing until the later day. `selection` is the view's. */
export function silentSince(compared: Compared, selection: Selection): Selection {
  const { names, earlier, later } = compared;
  const silent: CustomerClause = {
    about: 'customers',
    kind: 'figure',
    figure: 'last',
    from: null,
    to: earlier,
  };
  const until: Selection =
    later === null ? selection : [...selection, { about: 'lines', kind: 'date', from: null, to: later }];
  return [wasIn(compared, names), later === null ? silent : { ...silent, among: until }];
}

/** One customer by its key. */
export function oneCustomer(key: string): Selection {
  return [{ about: 'customers', kind: 'keys', keys: [key] }];
}
