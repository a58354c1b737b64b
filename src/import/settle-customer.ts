import type { Role } from '../model/lines.ts';
import type { ColumnProfile } from './column-profile.ts';
import { matchHeader, tokensOf } from './header-words.ts';
import type { RoleGuess } from './roles.ts';

/** What says in a header that a person is the same whatever the number of the order. */
const OF_THE_PERSON = new Set(['unique', 'master', 'person', 'global']);
const FEWEST_ROWS = 3;

/**
 * Some programs give whoever orders a number of its own each time, and beside it one that stays: nobody would ever come back
 * by the first. Where the column taken for the customer goes one to one with the orders, and another that is called a
 * customer's as clearly is shared by several of its numbers, or says that it stays, that one is the customer. `guessed` is
 * changed.
 */
export function settleCustomer(
  guessed: Map<Role, RoleGuess>,
  profiles: readonly ColumnProfile[],
  records: readonly (readonly string[])[],
): void {
  const customer = guessed.get('customer');
  const order = guessed.get('order');
  if (!customer || !order || records.length < FEWEST_ROWS) return;
  if (!oneToOne(customer.column, order.column, records)) return;
  for (const { index, name, evidence } of profiles) {
    if (index === customer.column || evidence.blanks > 0) continue;
    const says = matchHeader(name).get('customer');
    if (!says || says.score < 0.95 || !leadsTo(customer.column, index, records)) continue;
    const shared = !leadsTo(index, customer.column, records);
    if (!shared && !tokensOf(name).some((token) => OF_THE_PERSON.has(token))) continue;
    for (const [role, guess] of guessed) if (guess.column === index) guessed.delete(role);
    const word = { code: 'header-word', params: { word: says.word } } as const;
    guessed.set('customer', { ...customer, column: index, evidence: [word] });
    return;
  }
}

function oneToOne(one: number, other: number, records: readonly (readonly string[])[]): boolean {
  return leadsTo(one, other, records) && leadsTo(other, one, records);
}

/** Whether each text of a column stands beside one text of the other. */
function leadsTo(from: number, to: number, records: readonly (readonly string[])[]): boolean {
  const seen = new Map<string, string>();
  for (const record of records) {
    const [key, value] = [record[from] ?? '', record[to] ?? ''];
    const known = seen.get(key);
    if (known === undefined) seen.set(key, value);
    else if (known !== value) return false;
  }
  return true;
}
