import type { Role } from '../model/lines.ts';
import { areApart, balanceRuns } from './bank-cells.ts';
import { directionOf } from './bank-direction.ts';
import { PAYING } from './bank-paying.ts';
import { rulesInText, ruleBit } from './bank-rules.ts';
import type { BankColumns } from './bank-statement.ts';
import { isUnnamed, numberIn, type ColumnProfile } from './column-profile.ts';
import { parseDate } from './date-format.ts';
import { matchHeader } from './header-words.ts';
import { isSided } from './money-sides.ts';

type Records = readonly (readonly string[])[];

/**
 * Whether columns that could be a statement's are one. Sales have returns: a few rows below zero, under a customer, an
 * order, goods. A statement has what only statements have (the other side's account, a balance that runs), or several
 * things that statements have and sales hardly do.
 */
export function isStatement(
  found: BankColumns,
  profiles: readonly ColumnProfile[],
  records: Records,
): boolean {
  if (namesGoods(found, profiles) || isLedger(profiles, records)) return false;
  if (isBookOfSales(found, profiles, records)) return false;
  const { incoming, outgoing, amount, direction, payer, payerAccount, payee, payeeAccount, purpose } = found;
  const accounts = payerAccount !== undefined || payeeAccount !== undefined;
  if (incoming !== undefined && outgoing !== undefined) {
    if (!areApart(profiles[incoming], profiles[outgoing], records)) return false;
    if (found.balance !== undefined || accounts || purpose !== undefined) return true;
    if (found.ownAccount !== undefined) return true;
    // A wallet's list names the other party alone; debit and credit of a customer stand in a firm's own books too.
    const names = [incoming, outgoing].map((column) => profiles[column]?.name ?? '');
    return payer !== undefined && !names.some((name) => DEBIT.test(name) || CREDIT.test(name));
  }
  if (amount === undefined) return false;
  const money = profiles[amount];
  const signed = direction !== undefined || records.some((record) => numberIn(money, record) < 0);
  const bothSides =
    (payerAccount !== undefined && payeeAccount !== undefined) ||
    (payer !== undefined && payee !== undefined);
  const runs =
    found.balance !== undefined &&
    profiles.some(
      (one) =>
        (one.index === amount || /net|neto|net(?:to)?/i.test(one.name)) &&
        balanceRuns(profiles[found.balance ?? -1], (record) => numberIn(one, record), records),
    );
  if (!signed && !(bothSides && accounts)) {
    // A month of payments in alone still names the other side's account and a purpose.
    return accounts && purpose !== undefined;
  }
  if (accounts || runs || bothWays(direction, records) || paysOthers(found, profiles, records)) return true;
  const told = direction !== undefined && purpose !== undefined;
  if (told && (payer !== undefined || found.ownAccount !== undefined)) return true;
  if (takesBack(found, profiles, records)) return false;
  return signsOfStatement(found, profiles, records) >= (namesSales(found, profiles) ? 4 : 2);
}

/** So many times as many rows on one side as on the other are sales and what takes them back. */
const MOSTLY = 3;

/** Invoices to customers, marked `Dr`, and a few credit notes: no bank's debit and credit. */
function isBookOfSales(found: BankColumns, profiles: readonly ColumnProfile[], records: Records): boolean {
  const { direction, balance, payerAccount, payeeAccount, ownAccount, purpose } = found;
  if (direction === undefined || !namesSales(found, profiles)) return false;
  if ([balance, payerAccount, payeeAccount, ownAccount, purpose].some((part) => part !== undefined))
    return false;
  const ways = records.map((record) => directionOf(record[direction] ?? ''));
  const credits = ways.filter((way) => way > 0).length;
  const debits = ways.filter((way) => way < 0).length;
  return Math.max(credits, debits) >= Math.min(credits, debits) * MOSTLY;
}

const TAKEN_BACK = 0.9;

/** What went out went to those who paid in before, and less often than they did: refunds. */
function takesBack(
  { amount = -1, payer, direction }: BankColumns,
  profiles: readonly ColumnProfile[],
  records: Records,
): boolean {
  if (payer === undefined || direction !== undefined) return false;
  const paying = new Set<string>();
  const paid: string[] = [];
  let came = 0;
  for (const record of records) {
    const value = numberIn(profiles[amount], record);
    const who = (record[payer] ?? '').trim();
    if (value > 0) {
      came++;
      paying.add(who);
    } else if (value < 0) paid.push(who);
  }
  const back = paid.filter((who) => who !== '' && paying.has(who)).length;
  return paid.length > 0 && paid.length < came && back >= paid.length * TAKEN_BACK;
}

const ACCOUNT_PRODUCT = /^(?:product|produkt|produto|prodotto|producto|produit|продукт)$/iu;

/** Goods have a price or a product; payments have none. (A quantity alone says little: `KS` is also a constant symbol.) */
function namesGoods(found: BankColumns, profiles: readonly ColumnProfile[]): boolean {
  const taken = new Set(Object.values(found));
  // Pieces beside what one of them costs are goods, however the two are called.
  const free = profiles.filter(
    ({ index, evidence }) => !taken.has(index) && evidence.filled > evidence.blanks,
  );
  const named = (role: Role, least: number) =>
    free.some(({ name }) => (matchHeader(name).get(role)?.score ?? 0) >= least);
  if (named('quantity', 0.9) && named('unitPrice', 0.8)) return true;
  return profiles.some(({ name, evidence, distinct }, index) => {
    if (taken.has(index) || evidence.filled === 0) return false;
    // A bank's product is a kind of account.
    if (distinct <= (ACCOUNT_PRODUCT.test(name) && evidence.filled >= 3 ? 1 : 0)) return false;
    if (distinct <= 3 && evidence.filled >= 10) return false;
    const says = matchHeader(name);
    return (says.get('unitPrice')?.score ?? 0) >= 0.9 || (says.get('product')?.score ?? 0) >= 0.95;
  });
}

const SALES =
  /(?<!\p{L})(?:order|invoice|sku|quantity|qty|item|customer|client|buyer|sale|refund|bestell\p{L}*|rechnungsn\p{L}*|kunde\p{L}*|menge|commande|facture|quantité|pedido|factura|cantidad|cliente|zamówieni\p{L}*|faktur\p{L}*|klient\p{L}*|objednávk\p{L}*|zákazník|rendelés\p{L}*|vevő\p{L}*|заказ\p{L}*|клиент\p{L}*|покупател\p{L}*|количество|захиалг\p{L}*)(?!\p{L})|注文|受注|顧客|得意先|数量|订单|客户|주문|고객/iu;

/** Headers that sales have: one alone is no proof (`Customer Reference`), but asks for more on the other side. */
function namesSales(found: BankColumns, profiles: readonly ColumnProfile[]): boolean {
  // Whoever is called a customer may be the payer all the same.
  const taken = new Set(Object.values({ ...found, payer: undefined }));
  return profiles.some(
    ({ index, name, evidence }) =>
      !taken.has(index) && evidence.filled > evidence.blanks && SALES.test(name.replace(/[_-]/g, ' ')),
  );
}

/** Headers that banks, cards and wallets use and nobody who sells. */
const BANKING =
  /(?<!\p{L})(?:mcc|bic|swift|iban|value date|valuta(?: ?dat\p{L}*)?|wertstellung|buchungstag|buchungstext|booking text|post(?:ing|ed)? date|(?:chec?k|cheque)(?: (?:no|number|or slip))?\.?(?: #)?|authori[sz]ation code|код авторизации|номер карты|карта|card (?:number|member|holder)|counterparty|payee|funding source|top ?up|date (?:de )?valeur|fecha valor|data (?:waluty|valuta|contabile|księgowania)|rentedatum|boekdatum|fecha contable|дата проводки|референс|交易流水号|对方\p{L}*|起算日|takaussuoritus|arkivkod|running bal\.?|transaction remarks|local currency|exchange rate|курс|starting balance|bokföringsda\p{L}*|bogført|kirjauspäivä|bank description|last (?:four|4) digits|name on card|source account)(?!\p{L})/iu;

/** The same in Hungarian and Czech. */
const BOOKED =
  /(?<!\p{L})(?:könyvelés(?:i|ek)? (?:dátuma?|napja|nap)|értéknap|datum (?:zaúčtování|valuty))(?!\p{L})/iu;

const SPENDING_SHARE = 0.4;
/** So few rows without names look like a statement by chance. */
const FEWEST_UNNAMED = 4;

function namesBanking(header: string): boolean {
  return BANKING.test(header) || BOOKED.test(header);
}

/** Which way the money of a row went: as its column of ways says, else as its sign does. */
function wayOf(
  record: readonly string[],
  { amount = -1, direction }: BankColumns,
  profiles: readonly ColumnProfile[],
): number {
  const told = direction === undefined ? 0 : directionOf(record[direction] ?? '');
  // Which of debit and credit came in is still to be asked.
  if (profiles[amount]?.number.choices.some(isSided)) return told;
  return told || Math.sign(numberIn(profiles[amount], record) || 0);
}

/** How many things speak for a statement. */
function signsOfStatement(found: BankColumns, profiles: readonly ColumnProfile[], records: Records): number {
  const { ownAccount, balance, payee, purpose, payer, kind } = found;
  let signs = 0;
  const moving = records.map((record) => wayOf(record, found, profiles)).filter((way) => way !== 0);
  const spent = moving.filter((way) => way < 0).length;
  const spends = moving.length > 0 && spent >= moving.length * SPENDING_SHARE;
  // No shop takes back more than it sells.
  if (spends) signs += spent === moving.length || bookedAndValued(profiles, records) ? 2 : 1;
  if (ownAccount !== undefined && (profiles[ownAccount]?.distinct ?? 9) <= 3) signs++;
  if (balance !== undefined) signs++;
  if (payee !== undefined) signs++;
  if (purpose !== undefined && PURPOSE.test(profiles[purpose]?.name ?? '')) signs++;
  // Whoever writes down sales names the columns; banks and their programs know them by heart.
  if (profiles.every(isUnnamed) && records.length >= FEWEST_UNNAMED) signs++;
  if (takesFees(profiles, records)) signs++;
  const named = profiles.filter(
    ({ index, name }) => index !== ownAccount && namesBanking(name.replaceAll('_', ' ')),
  ).length;
  signs += Math.min(2, named);
  const texts = [kind, purpose, payer, payee].filter((part) => part !== undefined);
  const says = (test: (text: string) => boolean) =>
    records.filter((record) => texts.some((part) => test(record[part] ?? ''))).length;
  if (says((text) => PAYING.test(text.replace(/_/g, ' '))) >= records.length * 0.3) signs++;
  if (says((text) => (rulesInText(text, true) & ruleBit('balance')) !== 0) > 0) signs++;
  return signs;
}

const DAYS_APART = 10;

/** Two columns of days that lie close together in every row: of booking and of value. */
function bookedAndValued(profiles: readonly ColumnProfile[], records: Records): boolean {
  const dates = profiles.flatMap(({ index, dateShare, date }) => {
    const format = date.format ?? date.choices.find(({ buddhist }) => buddhist);
    return dateShare === 1 && format ? [{ index, format }] : [];
  });
  const [one, ...others] = dates;
  return (
    one !== undefined &&
    others.some((other) =>
      records.every((record) => {
        const days =
          parseDate(record[other.index] ?? '', other.format) - parseDate(record[one.index] ?? '', one.format);
        return Math.abs(days) <= DAYS_APART;
      }),
    )
  );
}

/** Words for in and out, not the letters and the debit and credit that cards have too. */
function bothWays(direction: number | undefined, records: Records): boolean {
  if (direction === undefined) return false;
  const ways = new Set<number>();
  for (const record of records) {
    const text = (record[direction] ?? '').trim();
    if (text.length > 1 && !/^(?:credit|debit)$/i.test(text)) ways.add(directionOf(text));
  }
  return ways.has(1) && ways.has(-1);
}

const NET = /^(?:net|netto|neto|net amount|netto betrag|nettobetrag|montant net|importe neto|líquido)$/iu;
const FEE =
  /(?<!\p{L})(?:fees?|gebühr(?:en)?|entgelt|commission|frais|comisi[oó]n|commissione|tarifa|taxa|комиссия|комісія|provize|prowizja|jutalék|díj|手数料)(?!\p{L})/iu;

/** Gross, fee and net, the fee taken off: an account with a payment service. */
export function takesFees(profiles: readonly ColumnProfile[], records: Records): boolean {
  const fee = profiles.find(({ name }) => FEE.test(name));
  const net = profiles.find(({ name }) => NET.test(name.trim()));
  return fee !== undefined && net !== undefined && records.some((record) => numberIn(net, record) < 0);
}

const PURPOSE =
  /назначени|призначенн|purpose|remittance|verwendungszweck|zahlungsgrund|účel platby|zpráva pro|közlemény|гүйлгээний утга|摘要|narration|narrative|causale|tytuł|histórico|libell[ée]|mededeling|omschrijving|paaiškinim|附言|적요|diễn giải/iu;
const PAID_OUT = { least: 2, share: 0.8 };

/**
 * Money out goes to others than it came from: who takes goods back from a buyer sold to that buyer before. Said together
 * with what a payment is for, or with a column that names the way of every row, that is a register of payments.
 */
function paysOthers(found: BankColumns, profiles: readonly ColumnProfile[], records: Records): boolean {
  const { amount, payer, purpose, direction } = found;
  if (amount === undefined || payer === undefined) return false;
  const purposed = purpose !== undefined && PURPOSE.test(profiles[purpose]?.name ?? '');
  const told = direction !== undefined || profiles.some(({ index }) => followsSign(index, amount));
  if (!purposed && !told) return false;
  const paying = new Set<string>();
  const paid = new Map<string, number>();
  for (const record of records) {
    const way = wayOf(record, found, profiles);
    const who = (record[payer] ?? '').trim();
    if (way > 0) paying.add(who);
    else if (way < 0) paid.set(who, (paid.get(who) ?? 0) + 1);
  }
  const others = [...paid].filter(([who]) => !paying.has(who));
  const rows = (of: readonly (readonly [string, number])[]) => of.reduce((sum, [, count]) => sum + count, 0);
  return (
    paying.size > 0 && others.length >= PAID_OUT.least && rows(others) >= rows([...paid]) * PAID_OUT.share
  );

  function followsSign(column: number, of: number): boolean {
    let rowsTold = 0;
    for (const record of records) {
      const value = numberIn(profiles[of], record);
      if (Number.isNaN(value) || value === 0) continue;
      if (directionOf(record[column] ?? '') !== Math.sign(value)) return false;
      rowsTold++;
    }
    return rowsTold > 0;
  }
}

const DEBIT =
  /(?<!\p{L})(?:debit|debits|debet|soll|débit|debe|dare|дебет|winien|má dáti|tartozik|借方)(?!\p{L})/iu;
const CREDIT =
  /(?<!\p{L})(?:credit|credits|kredit|haben|crédit|haber|avere|кредит|ma|dal|követel|貸方)(?!\p{L})/iu;
const LEDGER = { groups: 2, balanced: 0.9 };

/**
 * Double entry: what is booked under one number is as much on one side as on the other. Each sale stands there twice, so
 * that nothing of it can be added up before somebody says which accounts are revenue.
 */
export function isLedger(profiles: readonly ColumnProfile[], records: Records): boolean {
  const debit = profiles.find(({ name, numberShare }) => numberShare >= 0.5 && DEBIT.test(name));
  const credit = profiles.find(
    (one) => one !== debit && one.numberShare >= 0.5 && CREDIT.test(one.name) && !DEBIT.test(one.name),
  );
  if (!debit || !credit || !areApart(debit, credit, records)) return false;
  return profiles.some(({ index, distinct, evidence, dateShare }) => {
    if (dateShare >= 0.5 || evidence.blanks > 0 || distinct * 2 > records.length) return false;
    const sums = new Map<string, { difference: number; rows: number }>();
    for (const record of records) {
      const key = (record[index] ?? '').trim();
      const held = sums.get(key) ?? { difference: 0, rows: 0 };
      held.difference += (numberIn(debit, record) || 0) - (numberIn(credit, record) || 0);
      held.rows++;
      sums.set(key, held);
    }
    const balanced = [...sums.values()].filter(
      ({ difference, rows }) => rows > 1 && Math.abs(difference) < 0.005,
    );
    return balanced.length >= LEDGER.groups && balanced.length >= sums.size * LEDGER.balanced;
  });
}
