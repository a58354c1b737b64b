import type { LineAttribute, Lines, Role } from '../model/lines.ts';
import { BLANK, type Column, type TextColumn } from '../table/column.ts';

/** Why a column may not go along in a copy that names nobody. */
export type WhyDropped = 'role' | 'contact' | 'free-text' | 'identifies' | 'names';

const DROPPED: ReadonlySet<Role | null> = new Set<Role | null>([
  'name', 'email', 'phone', 'birthday', 'seller', 'reason',
]); // prettier-ignore
/** What these roles hold is known to be no text of somebody's own and no mark of a customer, however many values there are. */
const KNOWN: ReadonlySet<Role | null> = new Set<Role | null>([
  'quantity', 'unitPrice', 'discount', 'currency', 'cost', 'unitCost', 'marginRate', 'margin', 'shareOfWallet',
  'firstOrderDate', 'purchaseCount',
]); // prettier-ignore
/** Things sold have long names and many, and rare ones have one buyer. */
const THINGS: ReadonlySet<Role | null> = new Set<Role | null>(['product', 'category', 'status', 'channel']);

/** A mail address, or a number long enough to call. */
const CONTACT = /[^\s@]@[^\s@]+\.|^\+?[\d\s()./-]{9,}$/;
const LONG_TEXT = 40;
/** So few values tell nobody apart. */
const FEW_VALUES = 20;
/** Shares of texts that look like contacts, and of lines whose value a single customer has. */
const MOST_CONTACTS = 0.02;
const MOST_ALONE = 0.2;

/** Null: it names nobody, as far as can be told without knowing who is who. */
export function whyDropped({ role, column }: LineAttribute, lines: Lines): WhyDropped | null {
  if (DROPPED.has(role)) return 'role';
  if (KNOWN.has(role)) return null;
  if (column.kind === 'text') {
    if (holdsContacts(column)) return 'contact';
    if (THINGS.has(role)) return null;
    if (isFreeText(column)) return 'free-text';
  }
  return THINGS.has(role) || !identifies(column, lines.customer) ? null : 'identifies';
}

function holdsContacts({ levels }: TextColumn): boolean {
  const contacts = levels.reduce((count, level) => count + Number(CONTACT.test(level)), 0);
  return contacts > levels.length * MOST_CONTACTS;
}

function isFreeText({ levels, levelCount, codes }: TextColumn): boolean {
  if (levelCount <= FEW_VALUES) return false;
  const length = levels.reduce((sum, level) => sum + level.length, 0) / levelCount;
  return length > LONG_TEXT || levelCount > codes.length / 2;
}

/** Whether many lines have a value that a single customer has: whoever knows the value then knows the customer. */
function identifies(column: Column, customer: TextColumn): boolean {
  const ownerOf = new Map<number, number>();
  const several = -2;
  const valueAt = valuesOf(column);
  let filled = 0;
  for (let line = 0; line < customer.length; line++) {
    const value = valueAt(line);
    const owner = customer.codes[line]!;
    if (value === null || owner === BLANK) continue;
    filled += 1;
    const known = ownerOf.get(value);
    if (known === undefined) ownerOf.set(value, owner);
    else if (known !== owner) ownerOf.set(value, several);
  }
  if (ownerOf.size <= FEW_VALUES) return false;
  let alone = 0;
  for (let line = 0; line < customer.length; line++) {
    const value = valueAt(line);
    if (value !== null && customer.codes[line] !== BLANK && ownerOf.get(value) !== several) alone += 1;
  }
  return alone > filled * MOST_ALONE;
}

function valuesOf(column: Column): (line: number) => number | null {
  if (column.kind !== 'text') return (line) => column.at(line);
  return (line) => (column.codes[line] === BLANK ? null : column.codes[line]!);
}
