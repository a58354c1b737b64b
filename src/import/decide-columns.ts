import type { Role } from '../model/lines.ts';
import { shareFormat, type BankColumns } from './bank-statement.ts';
import type { ImportOptions } from './check.ts';
import type { ColumnProfile } from './column-profile.ts';
import { decideDiscount } from './discount-kind.ts';
import { decideColumn, type ColumnDecision } from './infer.ts';

/** How each column is read: by itself, then by what others beside it say. */
export function decideColumns(
  profiles: readonly ColumnProfile[],
  records: readonly (readonly string[])[],
  roleOf: ReadonlyMap<number, Role>,
  bank: BankColumns | null,
  formats: ImportOptions['formats'],
): ColumnDecision[] {
  const own = profiles.map((profile, index) =>
    decideColumn(profile, roleOf.get(index) ?? null, formats?.[index]),
  );
  const names = profiles.map(({ name }) => name);
  return decideDiscount(shareFormat(own, bank, names), roleOf, profiles, records);
}
