import type { ProjectWords } from './project-record.ts';

/** How a file was looked at, without its data: to be applied to the next one. */
export interface Recipe {
  readonly label: string;
  readonly words: ProjectWords;
}

/** What of a recipe a file has no column for. */
export function missingColumns({ words }: Recipe, names: readonly string[]): readonly string[] {
  const there = new Set(names.map(folded));
  return words.columns.filter((name) => !there.has(folded(name)));
}

/**
 * The rules of a recipe for a file whose columns lie otherwise: they name columns by place. What the file has no column for is
 * left out. Nothing throws, and whoever applies them looks at them against the file.
 */
export function rulesFor({ words }: Recipe, names: readonly string[]): unknown {
  const rules = record(words.rules);
  const places = words.columns.map((name) => names.findIndex((one) => folded(one) === folded(name)));
  const moved = (place: unknown): number | null | undefined => {
    if (place === null) return null;
    const found = typeof place === 'number' ? (places[place] ?? -1) : -1;
    return found < 0 ? undefined : found;
  };
  const movedValues = (value: unknown) =>
    Object.fromEntries(
      Object.entries(record(value)).flatMap(([key, place]) => {
        const found = moved(place);
        return found === undefined ? [] : [[key, found]];
      }),
    );
  const formats = Object.entries(record(rules['formats'])).flatMap(([place, format]) => {
    const found = moved(Number(place));
    return typeof found === 'number' ? [[found, format]] : [];
  });
  const bank = rules['bank'];
  return {
    ...rules,
    roles: movedValues(rules['roles']),
    formats: Object.fromEntries(formats) as unknown,
    ...(typeof bank === 'object' &&
      bank !== null && { bank: { ...bank, columns: movedValues(record(bank)['columns']) } }),
  };
}

function folded(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
