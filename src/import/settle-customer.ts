import type { Role } from '../model/lines.ts';
import type { ColumnProfile } from './column-profile.ts';
import { matchHeader, tokensOf } from './header-words.ts';
import { rowsByOrder } from './order-totals.ts';
import { freeColumn } from './guessed-columns.ts';
import type { RoleGuess } from './roles.ts';
import { settleParty } from './settle-party.ts';

/** What says in a header that a person is the same whatever the number of the order. */
const OF_THE_PERSON = new Set(['unique', 'master', 'person', 'global']);
const FEWEST_ROWS = 3;
/** Rows without an address, of all: so many may be left to nobody. */
const MOST_WITHOUT = 0.2;
/** Rows of guests without a number, of all: so few may be left to nobody. */
const MOST_GUESTS = 0.05;

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
  const vague = guessed.get('customer');
  if (vague && maybeGoods(vague, guessed, profiles, records)) guessed.delete('customer');
  settleParty(guessed, profiles, records);
  const customer = guessed.get('customer');
  if (customer) settleForAddress(guessed, customer, profiles, records);
  const order = guessed.get('order');
  if (!customer || !order || records.length < FEWEST_ROWS) return;
  if (!oneToOne(customer.column, order.column, records)) return;
  for (const { index, name, evidence } of profiles) {
    if (index === customer.column || evidence.blanks > 0) continue;
    const says = matchHeader(name).get('customer');
    if (!says || says.score < 0.95 || !leadsTo(customer.column, index, records)) continue;
    const shared = !leadsTo(index, customer.column, records);
    if (!shared && !tokensOf(name).some((token) => OF_THE_PERSON.has(token))) continue;
    freeColumn(guessed, index);
    const word = { code: 'header-word', params: { word: says.word } } as const;
    guessed.set('customer', { ...customer, column: index, evidence: [word] });
    return;
  }
}

/** Headers that say a customer less surely than this say a name of something. */
const VAGUE = 0.65;
/** What is surely a customer's may be blank on most lines: those of guests. */
const CLEAR = 0.9;
const MOSTLY = 0.7;
/** Of orders of several lines, so many may name several customers: numbers begin anew. */
const MIXED = 0.1;

/**
 * Whether a column that a vague word made the customer (`Name`, `Card`) may name goods as well: the lines of one order have several
 * of them, or there are pieces or a price and nothing else says of what.
 */
function maybeGoods(
  customer: RoleGuess,
  guessed: ReadonlyMap<Role, RoleGuess>,
  profiles: readonly ColumnProfile[],
  records: readonly (readonly string[])[],
): boolean {
  const own = profiles[customer.column];
  const says = own && matchHeader(own.name).get('customer');
  if (!own || own.emailShare > 0.5 || !says) return false;
  // A tax number that a few of the lines have says nothing of who the others are.
  if (says.score < CLEAR && own.evidence.blanks > records.length * MOSTLY) return true;
  if (says.score >= VAGUE || own.phoneShare > 0.5) return false;
  const order = guessed.get('order');
  if (order) {
    const orders = rowsByOrder(records, [order.column]);
    const of = (row: number) => (records[row]?.[own.index] ?? '').trim();
    const mixed = orders.filter((rows) => new Set(rows.map(of).filter((text) => text !== '')).size > 1);
    if (orders.length > 0 && mixed.length > orders.length * MIXED) return true;
    if (orders.length > 0) return false;
  }
  return (guessed.has('quantity') || guessed.has('unitPrice')) && !guessed.has('product');
}

/**
 * A number no two rows share is that of the row, whatever it is called, where beside it the same e-mail addresses come
 * back: who gives twice has one address and two numbers.
 */
function settleForAddress(
  guessed: Map<Role, RoleGuess>,
  customer: RoleGuess,
  profiles: readonly ColumnProfile[],
  records: readonly (readonly string[])[],
): void {
  const own = profiles[customer.column];
  if (!own || own.emailShare > 0.5) return;
  // Shops number whoever has no account 0, and keep the address: by the number all of them would be nobody.
  const guests = records.filter((record) => (record[own.index] ?? '').trim() === '0').length;
  const manyGuests = guests > records.length * MOST_GUESTS;
  if (!manyGuests && own.distinct < Math.max(FEWEST_ROWS, records.length)) return;
  const address = profiles.find(
    ({ index, emailShare, evidence, distinct }) =>
      index !== own.index &&
      emailShare > 0.8 &&
      evidence.blanks <= records.length * MOST_WITHOUT &&
      distinct < evidence.filled,
  );
  if (!address) return;
  freeColumn(guessed, address.index);
  const emails = {
    code: 'values-emails',
    params: { share: Math.round(address.emailShare * 1000) / 1000 },
  } as const;
  guessed.set('customer', { ...customer, column: address.index, evidence: [emails] });
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
