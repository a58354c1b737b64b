import { ImportError, type ImportOptions } from './check.ts';
import { profileColumn, type ColumnProfile } from './column-profile.ts';
import { delimitedSource, type ReadingMeans } from './delimited-text.ts';
import type { Sniffed } from './dialect.ts';
import type { FoundTable, TableText } from './found-table.ts';
import { guessRoles, type RoleGuesses } from './roles.ts';
import { thaiSigns } from './thai-signs.ts';

/** A table's head, looked at to tell what it is. */
export interface InspectedTable {
  readonly found: FoundTable;
  readonly text: TableText;
  readonly sniffed: Sniffed;
  readonly profiles: readonly ColumnProfile[];
  readonly guesses: RoleGuesses;
}

/** Looks at a table's head. Null where it is none: too few rows or columns, no text. */
export async function inspectTable(
  found: FoundTable,
  means: ReadingMeans,
  reading: ReadingOptions = {},
  signal?: AbortSignal,
): Promise<InspectedTable | null> {
  const text = await found.text(undefined, signal);
  let sniffed: Sniffed;
  try {
    sniffed = await delimitedSource(text, means).sniff(reading, signal);
  } catch (error) {
    if (error instanceof ImportError && NO_TABLE.has(error.code)) return null;
    throw error;
  }
  const { names, sample, plainNumbers } = sniffed;
  const thai = thaiSigns(sniffed);
  const profiles = names.map((name, index) =>
    profileColumn(index, name, sample, plainNumbers?.[index], thai),
  );
  return { found, text, sniffed, profiles, guesses: guessRoles(profiles, sample) };
}

const NO_TABLE: ReadonlySet<string> = new Set<ImportError['code']>([
  'file-empty',
  'file-header-only',
  'file-one-column',
  'file-binary',
  'file-encoding',
]);

/** How likely a table is the sales: what it says of the three roles that are needed, then how long it is. */
export function likelihood({ found, sniffed, guesses }: InspectedTable): number {
  const needed = 3 - guesses.missing.length;
  // Text that was not read: as many rows as the sample's length suggests.
  const rows = found.rows ?? found.bytes / 60;
  return (1 + needed) * Math.log2(2 + rows) * (found.hidden ? 0.5 : 1) * (sniffed.names.length > 1 ? 1 : 0.1);
}

/** A column's name as names are compared across files: case, width, and what parts words do not count. */
export function sameName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_.\-\u200b\ufeff]+/gu, ' ')
    .trim();
}

/** Whether two tables' columns are the same ones: most names are in both, and those of the roles that are needed. */
export function sameColumns(one: InspectedTable, other: InspectedTable): boolean {
  const [a, b] = [one, other].map(({ sniffed }) => sniffed.names.map(sameName));
  if (!a || !b) return false;
  if (!one.sniffed.dialect.header && !other.sniffed.dialect.header) return a.length === b.length;
  const shared = a.filter((name) => b.includes(name));
  if (shared.length < 2 || shared.length < 0.6 * new Set([...a, ...b]).size) return false;
  const needed = ({ sniffed, guesses }: InspectedTable) =>
    guesses.guesses
      .filter(({ role }) => role === 'customer' || role === 'date' || role === 'amount')
      .map(({ column }) => sameName(sniffed.names[column] ?? ''));
  return [...needed(one), ...needed(other)].every((name) => shared.includes(name));
}

/** The one of several tables that an option names, by place or label; -1 where there is none. */
export function placeOf(wanted: number | string, tables: readonly { readonly label: string }[]): number {
  if (typeof wanted === 'number') return wanted >= 0 && wanted < tables.length ? Math.floor(wanted) : -1;
  return tables.findIndex(({ label }) => label === wanted);
}

/** How delimited texts are cut, where the user said so. */
export type ReadingOptions = Pick<ImportOptions, 'encoding' | 'delimiter' | 'skipTop'>;

/** Options that say what of a container is the table under check. */
export type ContainerOptions = Pick<ImportOptions, 'table' | 'combine' | 'join' | 'unpivot'> & ReadingOptions;

export function readingOptions({ encoding, delimiter, skipTop }: ReadingOptions): ReadingOptions {
  return {
    ...(encoding !== undefined && { encoding }),
    ...(delimiter !== undefined && { delimiter }),
    ...(skipTop !== undefined && { skipTop }),
  };
}
