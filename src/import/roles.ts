import type { Role } from '../model/lines.ts';
import { bestAssignment } from './assignment.ts';
import type { Evidence, ImportOptions } from './check.ts';
import { isDates, isNumbers, isUnnamed, type ColumnProfile } from './column-profile.ts';
import {
  matchHeader,
  namesDue,
  namesSupplier,
  namesWhatIsHad,
  namesWhatTellsApart,
  tokensOf,
} from './header-words.ts';
import { namesMeasure } from './measures.ts';
import { countHeaders, countVerdict, type CountVerdict } from './purchase-count.ts';
import { countsGoods, countsRows, isDoubtful, isFlag, isYesOrNo } from './role-doubts.ts';
import { ALL_ROLES } from './role-words.ts';
import { AMOUNT_BY_VALUES, settleAmount } from './settle-amount.ts';
import { settleCustomer } from './settle-customer.ts';
import { settleDate } from './settle-date.ts';
import { settleGross } from './settle-gross.ts';
import { settleMargin } from './settle-margin.ts';
import { settlePrice } from './settle-price.ts';
import { settleOrder } from './settle-order.ts';
import { isBesideTheSale } from './side-money.ts';
import { isDoubtfulSum } from './sums-within.ts';

/** What a column is taken for. */
export interface RoleGuess {
  readonly role: Role;
  readonly column: number;
  /** 0 to 1. */
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
}

export interface RoleGuesses {
  readonly guesses: readonly RoleGuess[];
  /** Required roles no column could be found for, or for which nothing but values speaks, and for several columns alike. */
  readonly missing: readonly Role[];
  /** A column that may count purchases, where too little speaks for it to take it so. */
  readonly mayCount: number | null;
}

export const NUMBER_ROLES: ReadonlySet<Role> = new Set<Role>([
  'amount', 'quantity', 'unitPrice', 'discount', 'cost', 'unitCost', 'marginRate', 'margin', 'shareOfWallet',
  'purchaseCount',
]); // prettier-ignore
export const DATE_ROLES: ReadonlySet<Role> = new Set<Role>(['date', 'birthday', 'firstOrderDate']);

const OF_THE_SALE: ReadonlySet<Role> = new Set<Role>(['amount', 'unitPrice', 'cost', 'unitCost']);

// They say something about a customer; a column that can be the customer itself had better be that.
const DESCRIBING: ReadonlySet<Role> = new Set<Role>(['name', 'email', 'phone', 'birthday', 'reason']);

/** What the cells of a column with this role must be. */
export function kindOfRole(role: Role): 'date' | 'number' | 'text' {
  return DATE_ROLES.has(role) ? 'date' : NUMBER_ROLES.has(role) ? 'number' : 'text';
}

interface Score {
  readonly score: number;
  readonly evidence: readonly Evidence[];
  /** Only the values speak. */
  readonly bare: boolean;
}

const NONE: Score = { score: 0, evidence: [], bare: true };
/** Below this a guess is worth nothing. */
const FLOOR = 0.3;

/** How well the values suit a role that the header names: 0 rules it out, 1 is no objection. */
function suitability(role: Role, profile: ColumnProfile): number {
  const { filled, blanks } = profile.evidence;
  if (filled === 0) return 0;
  const blankShare = blanks / (filled + blanks);
  const kind = kindOfRole(role);
  if (kind === 'date') return isDates(profile) || profile.weakDateShare >= 0.5 ? 1 - blankShare / 2 : 0;
  if (kind === 'number') return isNumbers(profile) && !isFlag(role, profile) ? 1 - blankShare / 2 : 0;
  // `20260101` under an order's name is its number, year first.
  if (isDates(profile) && !(role === 'order' && profile.date.format?.order === 'compact')) return 0;
  switch (role) {
    case 'customer':
    case 'order':
      if (profile.currencyShare > 0.5 || (role === 'customer' && profile.statusShare > 0.8)) return 0;
      // A price is nobody's number; `17850.0` is.
      if (isNumbers(profile) && (profile.fractions || /\d[.,]\d\d$/.test(profile.first.trim()))) return 0;
      // `yes` and `no` are no orders' numbers.
      if (role === 'order' && isYesOrNo(profile)) return 0.2;
      if (role === 'order') return (1 - blankShare / 2) * (profile.distinct === 1 && filled >= 3 ? 0.45 : 1);
      // One and the same on every row is an account or a shop sooner than a customer.
      if (filled >= 3 && profile.distinct === 1 && (OWN.test(profile.name) || profile.emailShare === 1))
        return 0.2;
      if (filled >= 10 && profile.distinct === 1) return 0.3;
      // `#1030` is the number of something.
      if (/^#\s?\d/.test(profile.first.trim()) && profile.distinct === filled) return 0.3;
      return filled >= 20 && profile.distinct === filled ? 0.7 : 1;
    case 'email':
      return profile.emailShare >= 0.5 ? 1 : 0;
    case 'phone':
      return profile.phoneShare >= 0.5 || isNumbers(profile) ? 1 : 0;
    case 'name':
      return isNumbers(profile) || profile.emailShare > 0.5 ? 0 : 1;
    case 'currency':
      // A few short words under a header that says so: a currency by a name that nobody knows is one all the same.
      if (profile.currencyShare >= 0.5) return 1;
      return !isNumbers(profile) && profile.distinct <= 5 && profile.first.trim().length <= 12 ? 0.75 : 0;
    case 'status':
      return profile.distinct <= 40 && !(isNumbers(profile) && profile.fractions) ? 1 : 0;
    case 'region':
      if (profile.statusShare > 0.2) return 0;
      return isNumbers(profile) && profile.fractions ? 0 : 1;
    case 'category':
    case 'channel':
    case 'seller':
      return isNumbers(profile) && profile.fractions ? 0 : 1;
    case 'product':
      return isNumbers(profile) && (profile.fractions || countsGoods(profile)) ? 0 : profile.emailShare > 0.5 ? 0 : 1; // prettier-ignore
    default:
      return 1;
  }
}

/** What the values say by themselves. */
function valueScore(role: Role, profile: ColumnProfile): Score {
  const { filled, blanks } = profile.evidence;
  if (filled === 0) return NONE;
  const speak = (score: number, code: Evidence['code'], params: Evidence['params'] = {}): Score => ({
    score,
    evidence: [{ code, params }],
    bare: true,
  });
  const fraction = (share: number) => Math.round(share * 1000) / 1000;
  switch (role) {
    case 'date':
      // Eight figures are many a person's number as well.
      if (profile.date.format?.order === 'compact' && !isUnnamed(profile)) return NONE;
      if (!isDates(profile)) return isMonths(profile) ? speak(0.45, 'values-dates') : NONE;
      return speak(namesDue(profile.name) ? 0.35 : 0.55, 'values-dates');
    case 'customer': {
      if (isDates(profile) || isMonths(profile) || (isNumbers(profile) && profile.fractions)) return NONE;
      if (profile.emailShare > 0.8 && (profile.distinct > 1 || filled < 3))
        return speak(0.5, 'values-emails', { share: fraction(profile.emailShare) });
      // Customers come back, and there are many of them.
      if (profile.distinct * 1.15 > filled) return NONE;
      if (profile.distinct < Math.max(2, filled / 60, Math.min(5, filled / 5))) return NONE;
      if (namesWhatIsHad(profile.name) || namesSupplier(profile.name)) return NONE;
      // `Order/adjustment ID` comes back too, with a refund.
      if (matchHeader(profile.name).get('order')?.fuzzy) return NONE;
      // Under words that nobody knows stand dishes, brands and sizes that come back just as customers do.
      if (!isUnnamed(profile) && !namesWhatTellsApart(profile.name)) return NONE;
      if (profile.statusShare > 0.5 || profile.currencyShare > 0.5) return NONE;
      // Small whole numbers are quantities.
      if (isNumbers(profile) && profile.evidence.leadingZeros.rows === 0 && profile.first.length < 3)
        return NONE;
      return speak(0.4, 'values-repeat', { distinct: profile.distinct, rows: filled });
    }
    case 'amount':
      if (!isNumbers(profile) || profile.evidence.leadingZeros.rows > 0) return NONE;
      if (namesWhatTellsApart(profile.name)) return NONE;
      // Days counted from 1900 are numbers too.
      if ((matchHeader(profile.name).get('date')?.score ?? 0) >= FLOOR) return NONE;
      // A share of something is no money.
      if (profile.number.format?.percent) return NONE;
      return speak(blanks > filled ? 0.31 : profile.fractions ? 0.45 : 0.35, 'values-money');
    case 'email':
      return profile.emailShare > 0.8
        ? speak(0.45, 'values-emails', { share: fraction(profile.emailShare) })
        : NONE;
    case 'currency':
      return profile.currencyShare > 0.95 && profile.distinct <= 20
        ? speak(0.6, 'values-currencies', { text: profile.first })
        : NONE;
    case 'status':
      // Statuses come again; remarks (`test 1`, `broken`) do not.
      return profile.statusShare > 0.8 &&
        profile.distinct <= 20 &&
        profile.distinct > 1 &&
        profile.distinct < filled &&
        !REMARKS.test(profile.name)
        ? speak(0.65, 'values-statuses', { text: profile.first })
        : NONE;
    default:
      return NONE;
  }
}

const REMARKS =
  /(?<!\p{L})(?:notes?|comments?|memo|remarks?|reason|комментари\p{L}*|примечани\p{L}*|bemerkung\p{L}*|notiz\p{L}*|kommentar|remarque|commentaire|nota|notas|observacion\p{L}*|poznámk\p{L}*|megjegyzés|uwagi|тайлбар)(?!\p{L})|備考|メモ|备注|비고/iu;

/** `2024-06`, `Jan 2024`: months that no number is. */
function isMonths(profile: ColumnProfile): boolean {
  return (
    profile.weakDate.format?.order === 'month' && profile.weakDateShare > 0.9 && profile.numberShare < 0.5
  );
}

/** An account, a card, a firm's own name: one and the same on all rows it is the owner's of the file. */
const OWN =
  /account|card|iban|organi[sz]ation|организаци|konto|karte|карт|сч[её]т|カード|口座|compte|cuenta|conto|rekening|hesap/iu;

function scoreOf(
  role: Role,
  profile: ColumnProfile,
  headers: ReadonlyMap<Role, { score: number; word: string; fuzzy: boolean }>,
): Score {
  if (OF_THE_SALE.has(role) && (isBesideTheSale(profile.name) || namesMeasure(profile.name))) return NONE;
  const header = headers.get(role);
  const fits = header === undefined ? 0 : header.score * suitability(role, profile);
  const values = valueScore(role, profile);
  // A header that clearly says something else outweighs what values suggest, and what it is merely close to.
  const others = [...headers].filter(([other, { fuzzy }]) => other !== role && !(header?.fuzzy && fuzzy));
  const says = Math.max(0, ...others.map(([, match]) => match.score));
  if (header?.fuzzy && says >= 0.8) return NONE;
  // `Paid by the buyer` is a sum.
  if (
    role === 'customer' &&
    header?.fuzzy &&
    isNumbers(profile) &&
    ((headers.get('amount')?.score ?? 0) >= 0.6 || isBesideTheSale(profile.name))
  )
    return NONE;
  // A word that is only like one for a currency (`Division`) says nothing of what is none.
  if (role === 'currency' && header?.fuzzy && profile.currencyShare < 0.5) return NONE;
  if (header === undefined || fits < FLOOR) {
    if (role === 'customer' ? says >= 0.6 && profile.emailShare <= 0.8 : says >= 0.8) return NONE;
    // What goods cost (`Costo c/IVA` of what was thrown away) is no sale, however vaguely the header says so.
    if (role === 'amount' && (headers.has('cost') || headers.has('unitCost'))) return NONE;
    return values.score >= FLOOR ? values : NONE;
  }
  return {
    score: Math.min(1, fits + (values.score > 0 ? 0.05 : 0)),
    evidence: [
      { code: header.fuzzy ? 'header-word-fuzzy' : 'header-word', params: { word: header.word } },
      ...values.evidence,
    ],
    bare: false,
  };
}

/**
 * What a role is worth on a column. Without customer, date and amount nothing can be analysed: they take the column that
 * says them best, whatever else it could be called, so that a delivery address is never the customer for want of the
 * e-mail. A price is an amount only for want of a quantity, and what only the values suggest gives way to what a header
 * says.
 */
function weightOf(role: Role, { score, bare }: Score): number {
  const first = role === 'customer' || role === 'date' || (role === 'amount' && score >= 0.6);
  if (first) return score * (bare ? 1 : FIRST) + (bare ? 0.5 : 1);
  return score * (role === 'order' ? SECOND : DESCRIBING.has(role) ? 0.5 : 1);
}

const FIRST = 8;
const SECOND = 2;

/**
 * Gives each column at most one role and each role at most one column, so that the sum of what speaks for all of them
 * is largest; the required roles come first.
 *
 * @param records sample records, to check amounts against quantity x unit price
 */
export function guessRoles(
  profiles: readonly ColumnProfile[],
  records: readonly (readonly string[])[],
  chosen: ImportOptions['roles'] = {},
): RoleGuesses {
  const usual = assignRoles(profiles, records, chosen);
  for (const { column, evidence } of countHeaders(profiles, chosen)) {
    const count: RoleGuess = { role: 'purchaseCount', column, confidence: 1, evidence };
    const assigned = assignRoles(profiles, records, chosen, count);
    const verdict = verdictOn(count, assigned, profiles, records);
    if (verdict === 'counts') return assigned;
    if (verdict === 'no') continue;
    return { ...without(assigned, count), mayCount: verdict === 'maybe' ? column : null };
  }
  return usual;
}

function without(guesses: RoleGuesses, one: RoleGuess): RoleGuesses {
  return { ...guesses, guesses: guesses.guesses.filter((guess) => guess !== one) };
}

/** Whether a column counts purchases, given what the others are: lines added up have no order and no price a piece. */
function verdictOn(
  count: RoleGuess,
  { guesses }: RoleGuesses,
  profiles: readonly ColumnProfile[],
  records: readonly (readonly string[])[],
): CountVerdict {
  const profileOf = (role: Role) => profiles[guesses.find((guess) => guess.role === role)?.column ?? -1];
  const [customer, date, amount] = [profileOf('customer'), profileOf('date'), profileOf('amount')];
  const counting = profiles[count.column];
  if (!customer || !date || !amount || !counting || profileOf('order') || profileOf('unitPrice')) return 'no';
  return countVerdict({ count: counting, customer, date, amount }, records);
}

/** `count`: the column that is taken to count purchases, and so is nothing else. */
function assignRoles(
  profiles: readonly ColumnProfile[],
  records: readonly (readonly string[])[],
  chosen: NonNullable<ImportOptions['roles']>,
  count?: RoleGuess,
): RoleGuesses {
  const headers = profiles.map((profile) => matchHeader(profile.name));
  const taken = new Map<number, Role>();
  const settled = new Set<Role>();
  const guesses: RoleGuess[] = [];
  if (count !== undefined) {
    taken.set(count.column, count.role);
    guesses.push(count);
  }
  let natural: RoleGuesses | null = null;
  for (const role of ALL_ROLES) {
    const choice = chosen[role];
    if (choice === undefined) continue;
    settled.add(role);
    const column = columnOf(choice, profiles);
    if (column === null || taken.has(column)) continue;
    taken.set(column, role);
    // Options come back with the guesses among them: what would be guessed anyway keeps its reasons.
    natural ??= guessRoles(profiles, records);
    const guess = natural.guesses.find((one) => one.role === role && one.column === column);
    guesses.push(guess ?? { role, column, confidence: 1, evidence: [{ code: 'chosen', params: {} }] });
  }

  const open = ALL_ROLES.filter((role) => !settled.has(role) && role !== 'purchaseCount');
  const scores = open.map((role) =>
    profiles.map((profile, index): Score => {
      if (taken.has(index)) return NONE;
      const score = scoreOf(role, profile, headers[index] ?? new Map());
      return score.bare && kindOfRole(role) === 'number' && countsRows(profile, records) ? NONE : score;
    }),
  );
  const weights = open.map((role, at) =>
    (scores[at] ?? []).map((one) => (one.score < FLOOR ? 0 : weightOf(role, one))),
  );
  const columns = bestAssignment(weights, profiles.length);
  const guessed = new Map<Role, RoleGuess>();
  open.forEach((role, at) => {
    const column = columns[at] ?? -1;
    const score = scores[at]?.[column];
    if (column < 0 || score === undefined || score.score < FLOOR) return;
    guessed.set(role, { role, column, confidence: Math.min(1, score.score), evidence: score.evidence });
  });
  if (!settled.has('customer')) settleCustomer(guessed, profiles, records);
  if (!settled.has('order')) settleOrder(guessed, profiles, records);
  if (!settled.has('date')) settleDate(guessed, profiles);
  if (!settled.has('amount') && !settled.has('unitPrice')) settlePrice(guessed, profiles, records);
  settleAmount({ guessed, chosen: guesses, profiles, records, settled });
  if (!settled.has('amount')) settleGross({ guessed, profiles, records });
  if (!settled.has('amount') && isDoubtfulSum(guessed, profiles, records)) guessed.delete('amount');
  settleMargin(guessed, profiles, records, settled);
  guesses.push(...guessed.values());

  const has = (role: Role) => guesses.some((guess) => guess.role === role);
  const missing: Role[] = [];
  for (const role of ['customer', 'date', 'amount'] as const) {
    const guess = guesses.find((one) => one.role === role);
    if (guess === undefined) {
      if (role !== 'amount' || !has('quantity') || !has('unitPrice')) missing.push(role);
      continue;
    }
    // What the quantity times the price makes is the amount, however many other numbers there are.
    if (guess.evidence.some(({ code }) => AMOUNT_BY_VALUES.has(code))) continue;
    // Where only values speak, and for another column as much, a person must say.
    const at = open.indexOf(role);
    const own = scores[at]?.[guess.column];
    const named = role === 'customer' && guess.evidence.some(({ code }) => code === 'header-word');
    if (at < 0 || own === undefined || !own.bare || named) continue;
    const rivals = (scores[at] ?? []).filter(
      (other, column) =>
        column !== guess.column &&
        other.score >= own.score * 0.85 &&
        !guesses.some((one) => one.column === column && one.confidence >= 0.6),
    );
    const profile = profiles[guess.column];
    const free = profiles.filter(({ index }) => !guesses.some(({ column }) => column === index));
    const order = profiles[guesses.find((one) => one.role === 'order')?.column ?? -1];
    const doubtful = profile !== undefined && isDoubtful(role, profile, free, records, order);
    if (rivals.length > 0 || doubtful) {
      missing.push(role);
      guesses.splice(guesses.indexOf(guess), 1);
    }
  }
  return {
    guesses: guesses.sort((a, b) => ALL_ROLES.indexOf(a.role) - ALL_ROLES.indexOf(b.role)),
    missing,
    mayCount: null,
  };
}

/** The column a user's choice names: an index, or a name compared without case. */
function columnOf(choice: string | number | null, profiles: readonly ColumnProfile[]): number | null {
  if (choice === null) return null;
  if (typeof choice === 'number') return profiles[choice] === undefined ? null : choice;
  const exact = profiles.findIndex(({ name }) => name === choice);
  if (exact >= 0) return exact;
  const wanted = tokensOf(choice).join(' ');
  const near = profiles.findIndex(({ name }) => tokensOf(name).join(' ') === wanted);
  return near >= 0 ? near : null;
}
