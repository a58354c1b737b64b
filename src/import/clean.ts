import type { Column, DateColumn, NumberColumn, TextColumn } from '../table/column.ts';
import { BLANK, NO_DATE } from '../table/column.ts';
import type { Bucket, BucketId, Role, Waterfall } from '../model/lines.ts';
import { amountsOf, discountKind, marginsOf, TOO_LARGE, type Money } from './amounts.ts';
import { ANALYSED, ANONYMOUS, BUCKET_ORDER, CURRENCY, DUPLICATE, REJECTED, STATUS } from './bucket-order.ts';
import { levelRows, markedRows, readableRows, setNamelessAside, sumBuckets } from './bucket-passes.ts';
import { isPending } from './bank-pending.ts';
import type { BankRule } from './bank-rules.ts';
import type { BankCheck, Check, ImportOptions, RejectReason } from './check.ts';
import { countFirstLines, countOrderTotalsOnce } from './count-once.ts';
import { currencyOfRows } from './currencies.ts';
import { foldCustomers, type CustomerFold, type Folding } from './customer-folds.ts';
import { ANONYMOUS_TEXTS, keyLevels, nobodyIn, type KeyedLevels } from './customer-key.ts';
import type { Heading } from './order-lines.ts';
import { numberParts, plainDigits, type NumberFormat } from './number-format.ts';
import { purchasesOf, type PurchaseCounts } from './purchase-count.ts';
import type { ResolvedColumn } from './resolved-column.ts';
import { RowRules } from './row-rules.ts';
import { returnsAboveZero, saysNoSale } from './returns.ts';
import { boughtAmong, suggestsExclusion } from './status-words.ts';

const MONEY_ROLES: readonly Role[] = [
  'amount', 'unitPrice', 'discount', 'cost', 'unitCost', 'margin',
]; // prettier-ignore

/** What the waterfall runs on: the columns by role, and which rows repeat an earlier one. */
export interface CleanInput {
  readonly rows: number;
  readonly roles: ReadonlyMap<Role, ResolvedColumn>;
  /** 1 where a row equals an earlier one in every column; null where none does. */
  readonly duplicate: Uint8Array | null;
  /** 1 where a row is in an earlier one of the tables that were appended; null for a table from one place. */
  readonly overlap?: Uint8Array | null;
  /** The amount repeats the order's total on each of its lines. */
  readonly orderTotals?: boolean;
  /** The amount stands on the first line of an order alone: a line without one adds nothing to its order. */
  readonly firstLines?: boolean;
  /** Rows that only say whose those below them are: in no bucket, and no part of the file's sum. */
  readonly headings?: readonly Heading[] | undefined;
  /** Records that never became rows. */
  readonly malformed: number;
  /** Of a bank statement: the rules that would take each row, as bits; and the accounts that go by several names. */
  readonly bank?: { readonly rules: Uint8Array; readonly folds: readonly CustomerFold[] } | null;
}

export interface Cleaned {
  readonly waterfall: Waterfall;
  /** Index into BUCKET_ORDER of every row. */
  readonly bucketOf: Uint8Array;
  readonly money: Money;
  /** Ticks, or null where the file says nothing of margins. */
  readonly margin: Float64Array | null;
  /** Purchases every row stands for (`purchasesOf`), or null where the file does not count them. */
  readonly purchases: PurchaseCounts | null;
  readonly customer: { readonly column: TextColumn; readonly keyed: KeyedLevels };
  readonly date: DateColumn;
  readonly statuses: readonly { readonly text: string; readonly rows: number; readonly counted: boolean }[];
  readonly currencies: readonly { readonly text: string; readonly rows: number; readonly chosen: boolean }[];
  readonly anonymous: Check['anonymous'];
  readonly folding: Folding;
  readonly rules: BankCheck['rules'];
  /** Whether a rule takes a row, or would. */
  takes(rule: BankRule, row: number): boolean;
  /** Rows that are headings: their place among the buckets is that of rejected ones, and they are not counted there. */
  readonly headings: ReadonlySet<number>;
  /** Readable rows that an earlier one of the appended tables has. */
  readonly overlap: Bucket | null;
  /** Why a row in the bucket `rejected` is there. */
  rejection(row: number): { readonly column: string; readonly text: string; readonly reason: RejectReason };
}

/**
 * The cleaning waterfall of METRICS 1: every row into the first bucket that takes it. What a rule of bank statements takes
 * goes where a status that does not count goes. Decisions are made once a level
 * of a dictionary; the pass over the rows compares whole numbers only.
 *
 * Sums are kept in ticks, so they add up to the file exactly; where amounts do not fit into whole ticks they are
 * compensated (Neumaier).
 */
export function clean(input: CleanInput, options: ImportOptions): Cleaned {
  const { rows, duplicate, overlap = null } = input;
  const date = need(input, 'date', 'date');
  const customer = need(input, 'customer', 'text');
  const written = moneyOfRoles(input);
  const order = texts(input, 'order');
  const once = input.orderTotals === true && options.orderTotals !== 'lines' && order !== null;
  const money0 = once
    ? countOrderTotalsOnce(written, order, date, customer)
    : input.firstLines === true && order !== null
      ? countFirstLines(written, order, (row) => isBlankAmount(input, row))
      : written;
  const margins = marginsOf(money0, {
    margin: numbers(input, 'margin'),
    cost: numbers(input, 'cost'),
    unitCost: numbers(input, 'unitCost'),
    quantity: numbers(input, 'quantity'),
    marginRate: numbers(input, 'marginRate'),
  });
  const money = margins?.money ?? money0;

  const anonymous = options.anonymous ?? ANONYMOUS_TEXTS;
  // Counted where spellings or texts that mean nobody are found, which many files lack.
  let counted: Float64Array | null = null;
  const customerRows = () => (counted ??= levelRows(customer, null));
  const { keyed, folding } = foldCustomers(
    keyLevels(customer.levels, anonymous),
    customerRows,
    options.folds,
    input.bank ? { accounts: input.bank.folds } : null,
  );
  const rules = input.bank ? new RowRules(input.bank.rules, (options.bank || {}).off ?? []) : null;
  const dropDuplicates = options.dropDuplicates ?? false;
  const dropOverlap = options.dropOverlap ?? false;
  const status = texts(input, 'status');
  const statusOut =
    status && excludedLevels(status, options.excludedStatuses, money.ticks, Boolean(input.bank));
  const currency = currencyOfRows(
    texts(input, 'currency'),
    MONEY_ROLES.flatMap((role) => input.roles.get(role)?.currencies ?? []),
  );

  // The first pass finds the readable rows, which say what currency is the most frequent.
  const bucketOf = readableRows(date, money);
  const currencyRows = currency && levelRows(currency, bucketOf);
  const currencyNames = currency ? currency.levels.map(currencyName) : [];
  const chosenCurrency = currencyRows && chooseCurrency(currencyNames, currencyRows, options.currency);

  const otherCurrency = currency
    ? Uint8Array.from(currencyNames, (name) => (name !== '' && name !== chosenCurrency ? 1 : 0))
    : null;
  const plain = !(dropDuplicates && duplicate) && !(dropOverlap && overlap) && !status && !rules && !currency;
  if (plain) setNamelessAside(customer, keyed.keyOf, bucketOf);
  for (let row = 0; !plain && row < rows; row++) {
    if (bucketOf[row] === REJECTED) continue;
    let bucket = ANALYSED;
    if (dropDuplicates && duplicate?.[row] === 1) bucket = DUPLICATE;
    if (dropOverlap && overlap?.[row] === 1) bucket = DUPLICATE;
    if (bucket === ANALYSED && status && statusOut) {
      const code = status.codes[row]!;
      if (code !== BLANK && statusOut[code] === 1) bucket = STATUS;
    }
    if (rules) {
      if (bucket !== ANALYSED) rules.forget(row);
      else if (rules.setsAside(row)) bucket = STATUS;
    }
    if (bucket === ANALYSED && currency && otherCurrency) {
      const code = currency.codes[row]!;
      if (code !== BLANK && otherCurrency[code] === 1) bucket = CURRENCY;
    }
    if (bucket === ANALYSED) {
      const code = customer.codes[row]!;
      if (code === BLANK || keyed.keyOf[code] === -1) bucket = ANONYMOUS;
      else if (rules?.makesNameless(row)) bucket = ANONYMOUS;
    }
    bucketOf[row] = bucket;
  }

  const headings = new Set(input.headings?.map(({ row }) => row));
  const waterfall = {
    ...countBuckets(bucketOf, money, input.malformed - headings.size),
    duplicatesFound: markedRows(bucketOf, money, duplicate),
  };
  const allReadable = headings.size === 0 && waterfall.rejected.rows === input.malformed;
  return {
    waterfall,
    bucketOf,
    money,
    margin: margins?.margin ?? null,
    purchases: purchasesOf(numbers(input, 'purchaseCount'), money.ticks, bucketOf),
    customer: { column: customer, keyed },
    date,
    statuses: status && statusOut ? listStatuses(status, statusOut, levelRows(status, bucketOf)) : [],
    currencies: currencyRows ? listCurrencies(currencyNames, currencyRows, chosenCurrency) : [],
    anonymous: {
      inForce: anonymous,
      found: nobodyIn(
        customer.levels,
        () => (allReadable ? customerRows() : levelRows(customer, bucketOf)),
        anonymous,
      ),
    },
    folding,
    headings,
    overlap: overlap && markedRows(bucketOf, money, overlap),
    rules: rules?.counts(bucketOf, money) ?? [],
    takes: (rule, row) => rules?.takes(rule, row, bucketOf) ?? false,
    rejection: (row) => rejectionOf(input, money, row),
  };
}

function countBuckets(
  bucketOf: Uint8Array,
  money: Money,
  malformed: number,
): Omit<Waterfall, 'duplicatesFound'> {
  const { unit } = money;
  const { rows, sums, lost } = sumBuckets(bucketOf, money);
  const at = (index: number): Bucket => ({
    rows: rows[index]!,
    amount: (sums[index]! + lost[index]!) / unit,
  });
  const bucket = (id: BucketId) => at(BUCKET_ORDER.indexOf(id));
  let total = 0;
  let totalLost = 0;
  for (let index = 0; index < sums.length; index++) {
    total += sums[index]!;
    totalLost += lost[index]!;
  }
  return {
    file: { rows: bucketOf.length + malformed, amount: (total + totalLost) / unit },
    rejected: { rows: rows[REJECTED]! + malformed, amount: 0 },
    duplicate: bucket('duplicate'),
    status: bucket('status'),
    currency: bucket('currency'),
    anonymous: bucket('anonymous'),
    analysed: bucket('analysed'),
  };
}

function columnOfKind<Kind extends Column['kind']>(
  input: CleanInput,
  role: Role,
  kind: Kind,
): Extract<Column, { kind: Kind }> | null {
  const column = input.roles.get(role)?.column;
  return column?.kind === kind ? (column as Extract<Column, { kind: Kind }>) : null;
}

function need<Kind extends Column['kind']>(
  input: CleanInput,
  role: Role,
  kind: Kind,
): Extract<Column, { kind: Kind }> {
  const column = columnOfKind(input, role, kind);
  if (!column) throw new Error(`clean: no ${kind} column for ${role}`);
  return column;
}

function numbers(input: CleanInput, role: Role): NumberColumn | null {
  return columnOfKind(input, role, 'number');
}

function texts(input: CleanInput, role: Role): TextColumn | null {
  return columnOfKind(input, role, 'text');
}

function moneyOfRoles(input: CleanInput): Money {
  const discount = numbers(input, 'discount');
  const format = input.roles.get('discount')?.decision.format ?? null;
  const { percent = false, off = null } = format !== null && 'decimal' in format ? format : {};
  return amountsOf({
    amount: numbers(input, 'amount'),
    quantity: numbers(input, 'quantity'),
    unitPrice: numbers(input, 'unitPrice'),
    discount,
    discountKind: off ?? (discount ? discountKind(discount, percent) : 'money'),
    discountOdd: (row) => (input.roles.get('discount')?.oddText(row) ?? '') !== '',
  });
}

function isBlankAmount(input: CleanInput, row: number): boolean {
  const amount = input.roles.get('amount');
  return amount?.oddText(row) === '' && Number.isNaN(amount.column.at(row) ?? NaN);
}

/** 1 a level that is not counted: the suggested ones, or those the user named. */
function excludedLevels(
  status: TextColumn,
  chosen: readonly string[] | undefined,
  ticks: Money['ticks'],
  payments: boolean,
): Uint8Array {
  const named = chosen && new Set(chosen.map((text) => text.trim()));
  const bought = boughtAmong(status.levels);
  const returned = returnsAboveZero(status, ticks);
  const suggested = (level: string) =>
    suggestsExclusion(level) ||
    saysNoSale(status.name, level) ||
    bought.has(level) ||
    returned.has(level) ||
    (payments && isPending(level));
  return Uint8Array.from(status.levels, (level) =>
    (named ? named.has(level.trim()) : suggested(level)) ? 1 : 0,
  );
}

function currencyName(text: string): string {
  return text.trim().toUpperCase();
}

/** The currency named, else the one of most rows (ties: the first met). */
function chooseCurrency(
  names: readonly string[],
  rows: Float64Array,
  chosen: string | undefined,
): string | null {
  if (chosen !== undefined && names.includes(currencyName(chosen))) return currencyName(chosen);
  let best: string | null = null;
  let most = 0;
  for (const [name, count] of currencyTotals(names, rows)) {
    if (name !== '' && count > most) [best, most] = [name, count];
  }
  return best;
}

function currencyTotals(names: readonly string[], rows: Float64Array): Map<string, number> {
  const totals = new Map<string, number>();
  names.forEach((name, level) => totals.set(name, (totals.get(name) ?? 0) + (rows[level] ?? 0)));
  const blanks = rows[names.length] ?? 0;
  if (blanks > 0) totals.set('', (totals.get('') ?? 0) + blanks);
  return totals;
}

/** Most rows first. A blank currency goes with the chosen one. */
function listCurrencies(
  names: readonly string[],
  rows: Float64Array,
  chosen: string | null,
): Cleaned['currencies'] {
  return [...currencyTotals(names, rows)]
    .map(([text, count]) => ({ text, rows: count, chosen: text === '' || text === chosen }))
    .sort((a, b) => b.rows - a.rows);
}

/** Most rows first; texts trimmed, equal ones together. */
function listStatuses(status: TextColumn, out: Uint8Array, rows: Float64Array): Cleaned['statuses'] {
  const merged = new Map<string, { rows: number; counted: boolean }>();
  status.levels.forEach((level, index) => {
    const text = level.trim();
    const held = merged.get(text);
    const count = rows[index] ?? 0;
    if (held) held.rows += count;
    else merged.set(text, { rows: count, counted: out[index] !== 1 });
  });
  const blanks = rows[status.levelCount] ?? 0;
  if (blanks > 0) merged.set('', { rows: (merged.get('')?.rows ?? 0) + blanks, counted: true });
  return [...merged].map(([text, one]) => ({ text, ...one })).sort((a, b) => b.rows - a.rows);
}

function rejectionOf(
  input: CleanInput,
  money: Money,
  row: number,
): { column: string; text: string; reason: RejectReason } {
  const date = input.roles.get('date');
  if (date && date.column.kind === 'date' && date.column.days[row] === NO_DATE) {
    const text = date.oddText(row);
    return { column: date.column.name, text, reason: text === '' ? 'date-blank' : 'date-unreadable' };
  }
  const parts: Role[] = input.roles.has('amount') ? ['amount'] : ['quantity', 'unitPrice', 'discount'];
  for (const role of parts) {
    const part = input.roles.get(role);
    if (!part || part.column.kind !== 'number') continue;
    const value = part.column.at(row) ?? NaN;
    if (Number.isNaN(value)) {
      const text = part.oddText(row);
      if (text === '' && role === 'discount') continue;
      const reason =
        text === '' ? 'amount-blank' : tooLargeToRead(text, part) ? 'amount-too-large' : 'amount-unreadable';
      return { column: part.column.name, text, reason };
    }
    if (Math.abs(value) >= TOO_LARGE)
      return { column: part.column.name, text: String(value), reason: 'amount-too-large' };
    if (role === 'discount' && isMoreThanAll(value, part))
      return { column: part.column.name, text: String(value), reason: 'amount-unreadable' };
  }
  const [first] = parts;
  const column = (first && input.roles.get(first)?.column.name) ?? '';
  return {
    column,
    text: '',
    reason: Number.isNaN(money.ticks[row]!) ? 'amount-too-large' : 'amount-unreadable',
  };
}

/** A share of a line that is more than the line. */
function isMoreThanAll(value: number, { decision: { format } }: ResolvedColumn): boolean {
  if (format === null || !('decimal' in format)) return false;
  const { percent, off } = format;
  return (
    (off === 'percent' && Math.abs(value) > 100) || ((percent || off === 'fraction') && Math.abs(value) > 1)
  );
}

/** Written as its column writes numbers, yet past what a double holds (`1e400`). */
function tooLargeToRead(text: string, part: ResolvedColumn): boolean {
  const { format } = part.decision;
  if (format === null || !('decimal' in format)) return false;
  const cut = numberParts(text);
  return cut !== null && plainDigits(cut.body, format satisfies NumberFormat) !== null && cut.exponent > 15;
}
