import type { Role } from '../model/lines.ts';
import { numberIn, type ColumnProfile } from './column-profile.ts';
import { matchHeader } from './header-words.ts';
import type { RoleGuess } from './roles.ts';

const OF_MARGINS = ['cost', 'unitCost', 'margin', 'marginRate'] as const;

/**
 * What is left of the amount after a cost is the margin, whatever the two are called: where a column of the file is the amount less
 * another one row by row, they are margin and cost, and none of them a cost a piece or a rate. `guessed` is changed.
 */
export function settleMargin(
  guessed: Map<Role, RoleGuess>,
  profiles: readonly ColumnProfile[],
  records: readonly (readonly string[])[],
  settled: ReadonlySet<Role>,
): void {
  const amount = guessed.get('amount');
  const total = amount && profiles[amount.column];
  if (!total || OF_MARGINS.some((role) => settled.has(role))) return;
  const asked = profiles.filter((profile) => {
    if (profile === total || profile.numberShare < 0.9) return false;
    const says = matchHeader(profile.name);
    return OF_MARGINS.some((role) => (says.get(role)?.score ?? 0) >= 0.3);
  });
  for (const cost of asked) {
    for (const margin of asked) {
      if (cost === margin || !isLess(total, cost, margin, records)) continue;
      // Which of the two is the cost their headers say.
      const says = (profile: ColumnProfile) => {
        const matches = matchHeader(profile.name);
        return Math.max(matches.get('cost')?.score ?? 0, matches.get('unitCost')?.score ?? 0);
      };
      if (says(cost) <= says(margin)) continue;
      const columns = new Set([cost.index, margin.index]);
      for (const [role, guess] of guessed) if (columns.has(guess.column)) guessed.delete(role);
      for (const role of OF_MARGINS) guessed.delete(role);
      const params = { column: total.name };
      const evidence = [{ code: 'amount-less-cost' as const, params }];
      guessed.set('cost', { role: 'cost', column: cost.index, confidence: 1, evidence });
      guessed.set('margin', { role: 'margin', column: margin.index, confidence: 1, evidence });
      return;
    }
  }
}

function isLess(
  total: ColumnProfile,
  cost: ColumnProfile,
  margin: ColumnProfile,
  records: readonly (readonly string[])[],
): boolean {
  let told = 0;
  let equal = 0;
  for (const record of records) {
    const [sum, less, left] = [total, cost, margin].map((profile) => numberIn(profile, record));
    if (sum === undefined || less === undefined || left === undefined) continue;
    if (Number.isNaN(sum) || Number.isNaN(less) || Number.isNaN(left) || less === 0) continue;
    told++;
    if (Math.abs(sum - less - left) <= Math.max(0.011, Math.abs(sum) * 0.0005)) equal++;
  }
  return told >= 3 && equal >= told * 0.9;
}
