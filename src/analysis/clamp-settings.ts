import { isoOf } from '../table/civil-day.ts';
import type { Analysis, SettingLimit } from './analysis.ts';

/**
 * Settings from wherever they come (URL, file, storage), held against an analysis' limits: what is of another type,
 * not a number, outside its limits or crosses a cut falls back to its default; what is unknown is dropped. Never
 * throws. `attributes`: names that exist; left out, any text passes for an attribute and the analysis answers for it.
 */
export function clampTo<S extends object>(
  {
    defaults,
    limits,
    ascending = [],
  }: Pick<Analysis<string, S, unknown>, 'defaults' | 'limits' | 'ascending'>,
  partial: unknown,
  attributes?: readonly string[],
): S {
  const given =
    typeof partial === 'object' && partial !== null ? (partial as Readonly<Record<string, unknown>>) : {};
  const settings: S = { ...defaults };
  for (const name of Object.keys(limits) as (keyof S & string)[]) {
    if (!Object.hasOwn(given, name)) continue;
    const value = given[name];
    if (holds(value, limits[name], attributes)) settings[name] = value as S[typeof name];
  }
  for (const names of ascending) {
    const crosses = names.some((name, at) => {
      const before = names[at - 1];
      return before !== undefined && !(Number(settings[before]) < Number(settings[name]));
    });
    if (crosses) for (const name of names) settings[name] = defaults[name];
  }
  return settings;
}

function holds(value: unknown, limit: SettingLimit, attributes: readonly string[] | undefined): boolean {
  switch (limit.kind) {
    case 'number':
      return (
        typeof value === 'number' &&
        value >= limit.min &&
        value <= limit.max &&
        (limit.integer !== true || Number.isInteger(value))
      );
    case 'choice':
      return typeof value === 'string' && limit.values.includes(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'day':
      return value === null || (Number.isInteger(value) && isoOf(value as number).length === 10);
    case 'attribute':
      return (
        typeof value === 'string' &&
        (limit.words.includes(value) || attributes === undefined || attributes.includes(value))
      );
  }
}
