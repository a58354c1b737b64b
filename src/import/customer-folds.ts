import type { ImportOptions } from './check.ts';
import type { KeyedLevels } from './customer-key.ts';
import { isNameLike, partyName } from './party-name.ts';
import { withoutReferences } from './payment-references.ts';
import { phoneNumber } from './phone-number.ts';

/** Spellings that are, or would be, one customer. */
export interface CustomerFold {
  /** Names the fold in `ImportOptions.folds`. */
  readonly id: string;
  /** `spelling`: names that differ in quotes, legal form, case and the like; `account`: one account, several names. */
  readonly by: 'spelling' | 'account';
  /** What the customer is called: the spelling of most rows, or the account. */
  readonly name: string;
  /** Most rows first. */
  readonly spellings: readonly { readonly text: string; readonly rows: number }[];
  /** Whether they count as one. */
  readonly together: boolean;
}

export interface Folding {
  /** Whether spellings are folded where nothing else is said of them. */
  readonly on: boolean;
  /** Customers fewer with every fold made. */
  readonly saved: number;
  /** The largest first. */
  readonly folds: readonly CustomerFold[];
  /** How many there are in all; `folds` holds at most MOST_FOLDS. */
  readonly count: number;
}

export const MOST_FOLDS = 500;

/** Past this many customers spellings are looked at only when somebody asks: a column of ids is no list of names. */
const MOST_LOOKED_AT = 100_000;

const NONE: Folding = { on: false, saved: 0, folds: [], count: 0 };

export interface FoldedLevels {
  readonly keyed: KeyedLevels;
  readonly folding: Folding;
}

/**
 * Counts customers whose names are spellings of one name as one (or says which would be): names with the same stem,
 * unless they carry different legal forms; and one phone number in several spellings. Keys that are neither (ids, accounts, e-mail
 * addresses) stay as they are, so no two accounts are ever merged here.
 *
 * @param keyed keys of the column's levels
 * @param rowsOfLevel rows each level has
 * @param choice the user's; it goes first
 * @param bank of a bank statement, whose spellings are folded unasked: its accounts with several names
 */
export function foldCustomers(
  keyed: KeyedLevels,
  rowsOfLevel: () => ArrayLike<number>,
  choice: ImportOptions['folds'],
  bank: { readonly accounts: readonly CustomerFold[] } | null = null,
): FoldedLevels {
  const names = choice?.names ?? bank !== null;
  const on = new Set(choice?.on);
  if (!names && on.size === 0 && bank === null && keyed.keys.length > MOST_LOOKED_AT) {
    return { keyed, folding: NONE };
  }
  // Beside accounts a name is a name: the number behind it is the account that keeps it apart.
  const nameIn = bank?.accounts.length === 0 ? withoutReferences(keyed.keys.filter(isNameLike)) : null;
  const groups = groupSpellings(keyed.keys, nameIn);
  if (groups.size === 0 && bank === null) return { keyed, folding: { ...NONE, on: names } };

  const rowsOfKey = new Float64Array(keyed.keys.length);
  const rows = rowsOfLevel();
  keyed.keyOf.forEach((key, level) => {
    if (key >= 0) rowsOfKey[key]! += rows[level] ?? 0;
  });
  const off = new Set(choice?.off);
  const folds: CustomerFold[] = [...(bank?.accounts ?? [])];
  const leader = Int32Array.from(keyed.keys, (_, key) => key);
  let saved = 0;
  for (const [id, members] of groups) {
    // Ties: the first met, so that the same file folds the same way.
    members.sort((a, b) => rowsOfKey[b]! - rowsOfKey[a]! || a - b);
    const [first] = members;
    if (first === undefined) continue;
    const together = !off.has(id) && (names || on.has(id));
    saved += members.length - 1;
    folds.push({
      id,
      by: 'spelling',
      name: keyed.keys[first] ?? '',
      spellings: members.map((key) => ({ text: keyed.keys[key] ?? '', rows: rowsOfKey[key]! })),
      together,
    });
    if (together) for (const key of members) leader[key] = first;
  }
  folds.sort((a, b) => rowsIn(b) - rowsIn(a));
  return {
    keyed: leader.some((first, key) => first !== key) ? relabel(keyed, leader) : keyed,
    folding: { on: names, saved, folds: folds.slice(0, MOST_FOLDS), count: folds.length },
  };
}

/**
 * Groups of two keys or more that are spellings of one name, by the id of the fold.
 *
 * @param nameIn the name in a text that may hold more; null: every text is a name
 */
function groupSpellings(
  keys: readonly string[],
  nameIn: ((text: string) => string) | null,
): Map<string, number[]> {
  const byStem = new Map<string, { key: number; form: string }[]>();
  const phones = new Map<string, { members: number[]; sure: boolean }>();
  keys.forEach((key, at) => {
    if (!isNameLike(key)) {
      const phone = phoneNumber(key);
      if (phone === null) return;
      const held = phones.get(phone.digits) ?? { members: [], sure: false };
      held.members.push(at);
      phones.set(phone.digits, { ...held, sure: held.sure || phone.sure });
      return;
    }
    const { stem, form } = partyName(nameIn?.(key) ?? key);
    const held = byStem.get(stem);
    if (held) held.push({ key: at, form });
    else byStem.set(stem, [{ key: at, form }]);
  });
  const groups = new Map<string, number[]>();
  for (const [digits, { members, sure }] of phones) {
    if (sure && members.length > 1) groups.set(`+${digits}`, members);
  }
  for (const [stem, members] of byStem) {
    if (members.length < 2) continue;
    const forms = new Set(members.map(({ form }) => form).filter((form) => form !== ''));
    if (forms.size < 2) {
      groups.set(stem, members.map(({ key }) => key)); // prettier-ignore
      continue;
    }
    // Companies of different kinds: each is its own, and whoever left the form out cannot be told to any of them.
    for (const form of ['', ...forms]) {
      const same = members.filter((member) => member.form === form).map(({ key }) => key);
      if (same.length > 1) groups.set(`${stem} / ${form}`, same);
    }
  }
  return groups;
}

function rowsIn({ spellings }: CustomerFold): number {
  return spellings.reduce((sum, { rows }) => sum + rows, 0);
}

/** Keys under their leaders; the keys that are left keep their order. */
function relabel({ keys, keyOf }: KeyedLevels, leader: Int32Array): KeyedLevels {
  const place = new Int32Array(keys.length).fill(-1);
  const left: string[] = [];
  keys.forEach((key, at) => {
    if (leader[at] !== at) return;
    place[at] = left.length;
    left.push(key);
  });
  return {
    keys: left,
    keyOf: keyOf.map((key) => (key < 0 ? key : place[leader[key]!]!)),
  };
}
