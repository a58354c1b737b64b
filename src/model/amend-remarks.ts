import type { Amendments, Remark } from './amendments.ts';

/**
 * Remarks by the customers there are: those of a customer that was merged go to the one it became, after its own, each tag
 * and each note once.
 */
export function remarksOfCustomers(
  remarks: Amendments['remarks'],
  standsFor: (key: string) => string,
): ReadonlyMap<string, Remark> {
  const found = new Map<string, Remark>();
  const entries = Object.entries(remarks);
  for (const [key, remark] of entries) if (standsFor(key) === key) found.set(key, remark);
  for (const [key, remark] of entries) {
    const customer = standsFor(key);
    if (customer === key) continue;
    const own = found.get(customer);
    found.set(customer, own ? joined(own, remark) : remark);
  }
  return found;
}

function joined(one: Remark, other: Remark): Remark {
  const notes = one.note.includes(other.note) ? [one.note] : [one.note, other.note];
  return {
    note: notes.filter((note) => note !== '').join('\n'),
    tags: [...new Set([...one.tags, ...other.tags])],
  };
}
