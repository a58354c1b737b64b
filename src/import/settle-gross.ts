import type { Role } from '../model/lines.ts';
import type { Evidence } from './check.ts';
import { numberIn, type ColumnProfile } from './column-profile.ts';
import { matchHeader } from './header-words.ts';
import { plainLatin } from './plain-latin.ts';
import type { RoleGuess } from './roles.ts';
import { leavePayout } from './settle-payout.ts';
import { isBesideTheSale } from './side-money.ts';

const TAX =
  '(?:vat|tax(?:es)?|gst|mwst|ust|dph|ddv|pdv|tva|iva|ндс|пдв|ддс|pvm|pvn|moms|alv|afa|kdv)(?![\\p{L}])';
const APART = '(?:^|[^\\p{L}])';
const EXCLUDING =
  '(?:ex|exc|excl|excluding|exclusive|exkl|eks|ekskl|without|ohne|zzgl|bez|brez|без|be|fara|sin|sem|sans|utan|uten|ilman|before)';
const INCLUDING =
  '(?:inc|incl|including|inclusive|inkl|inklusive|with|mit|s|se|z|с|con|com|avec|cu|su|sa|ar|med|sis)';

/** What says of an amount that tax is left out of it. */
const NET = new RegExp(
  `${APART}(?:nett?|neto|нетто|ht|imponibile|veroton)(?![\\p{L}])|netto|${APART}${EXCLUDING}\\.?[ _.-]*(?:of )?${TAX}|(?:nelkul|haric)(?![\\p{L}])|税抜|税別|不含税|未税|공급가액`,
  'u',
);
/** What says that it is in. */
const GROSS = new RegExp(
  `${APART}(?:gross|bruto|brut|lordo|ttc|verollinen|брутто)(?![\\p{L}])|brutto|${APART}${INCLUDING}\\.?[ _.-]*(?:of )?${TAX}|(?:dahil)(?![\\p{L}])|税込|含税|价税合计|합계`,
  'u',
);
/** In a shop's report net sales are what is left after discounts and returns; tax is apart from both. */
const OF_SALES = /(?:^|[^\p{L}])(?:sales|revenue|turnover)(?![\p{L}])|純売上|순매출/u;
/** No sale is taxed higher than this. */
const MOST_TAX = 1.4;
const FEWEST_TOLD = 2;

function says(name: string, words: RegExp): boolean {
  return words.test(
    plainLatin(
      name
        .normalize('NFKC')
        .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
        .toLowerCase(),
    ),
  );
}

interface Sums {
  readonly guessed: Map<Role, RoleGuess>;
  readonly profiles: readonly ColumnProfile[];
  readonly records: readonly (readonly string[])[];
}

/**
 * Of several sums that a line has, takes what was paid: after the discount, and with tax where the one found is without.
 * `guessed` is changed.
 */
export function settleGross(sums: Sums): void {
  leavePayout(sums.guessed, sums.profiles, sums.records);
  takeDiscounted(sums);
  takeTaxed(sums);
}

function takeDiscounted({ guessed, profiles, records }: Sums): void {
  const amount = guessed.get('amount');
  const before = amount && profiles[amount.column];
  if (!before) return;
  const after = rivalsOf(before, { guessed, profiles, records }).find((other) =>
    isLessDiscount(before, other, profiles, records),
  );
  if (after) take(guessed, after, { code: 'amount-after-discount', params: { column: before.name } });
}

function takeTaxed({ guessed, profiles, records }: Sums): void {
  const amount = guessed.get('amount');
  const net = amount && profiles[amount.column];
  // What quantity and price make the price settles: it is without tax as well.
  if (amount?.evidence.some(({ code }) => code === 'equals-quantity-times-price')) return;
  if (!net || says(net.name, GROSS) || !says(net.name, NET) || says(net.name, OF_SALES)) return;
  const [gross] = rivalsOf(net, { guessed, profiles, records })
    .filter((other) => !says(other.name, NET) && holdsTax(other, net, records))
    .filter((other) => !isLessDiscount(other, net, profiles, records))
    .sort((one, other) => Number(says(other.name, GROSS)) - Number(says(one.name, GROSS)));
  if (gross) take(guessed, gross, { code: 'amount-with-tax', params: { column: net.name } });
}

/** Other columns that say an amount and are nothing else. */
function rivalsOf(own: ColumnProfile, { guessed, profiles }: Sums): ColumnProfile[] {
  const taken = new Set([...guessed.values()].map(({ column }) => column));
  return profiles.filter(
    ({ index, name, numberShare }) =>
      index !== own.index &&
      !taken.has(index) &&
      numberShare >= 0.5 &&
      !isBesideTheSale(name) &&
      (matchHeader(name).get('amount')?.score ?? 0) >= 0.5,
  );
}

function take(guessed: Map<Role, RoleGuess>, { index, name }: ColumnProfile, reason: Evidence): void {
  const match = matchHeader(name).get('amount');
  if (!match) return;
  const header = match.fuzzy ? 'header-word-fuzzy' : 'header-word';
  guessed.set('amount', {
    role: 'amount',
    column: index,
    confidence: Math.min(1, match.score),
    evidence: [{ code: header, params: { word: match.word } }, reason],
  });
}

/** Whether a column is another one and something more, as much as tax is, row by row. */
function holdsTax(
  gross: ColumnProfile,
  net: ColumnProfile,
  records: readonly (readonly string[])[],
): boolean {
  let told = 0;
  let fits = 0;
  for (const record of records) {
    const [less, more] = [numberIn(net, record), numberIn(gross, record)];
    if (Number.isNaN(less) && Number.isNaN(more)) continue;
    told++;
    if (
      less * more >= 0 &&
      Math.abs(more) >= Math.abs(less) - 0.011 &&
      Math.abs(more) <= Math.abs(less) * MOST_TAX + 0.011
    )
      fits++;
  }
  return told >= FEWEST_TOLD && fits >= told * 0.95;
}

/** Whether a column is another one less a discount of the file, wherever there is one; what the carriage costs may be in it. */
function isLessDiscount(
  before: ColumnProfile,
  after: ColumnProfile,
  profiles: readonly ColumnProfile[],
  records: readonly (readonly string[])[],
): boolean {
  const carriage = profiles.filter(({ name, numberShare }) => numberShare >= 0.5 && CARRIAGE.test(name));
  return profiles.some((discount) => {
    if ((matchHeader(discount.name).get('discount')?.score ?? 0) < 0.6) return false;
    let told = 0;
    let equal = 0;
    for (const record of records) {
      const [more, less, off] = [before, after, discount].map((profile) => numberIn(profile, record));
      if (less === undefined || more === undefined || !(Math.abs(off ?? 0) > 0)) continue;
      told++;
      const left = Math.abs(more) - Math.abs(off ?? 0);
      const carried = carriage.map((one) => Math.abs(numberIn(one, record)) || 0);
      if ([0, ...carried].some((extra) => Math.abs(left + extra - Math.abs(less)) <= 0.011)) equal++;
    }
    return told > 0 && equal >= told * 0.9;
  });
}

const CARRIAGE =
  /(?<!\p{L})(?:shipping|delivery|freight|postage|carriage|доставк\p{L}*|dopravn\p{L}*|doprav\p{L}*|poštovné|szállítás\p{L}*|хүргэлт\p{L}*|versand\p{L}*|livraison|port|env[ií]o|frete|spedizione|wysyłk\p{L}*|dostaw\p{L}*|kargo|ongkir|ongkos kirim|verzend\p{L}*|frakt|toimitus\p{L}*|livrare|доставка|الشحن|شحن|التوصيل|توصيل|משלוח|μεταφορικά)(?!\p{L})|送料|运费|運費|배송비|ค่าส่ง|ค่าจัดส่ง|phí (?:ship|vận chuyển|giao hàng)/iu;
