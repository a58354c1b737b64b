import type { Role } from '../model/lines.ts';
import type { DiscountKind } from './amounts.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { ColumnDecision } from './infer.ts';
import { besideMark, parseNumber, type NumberFormat } from './number-format.ts';

const SHARE_WORD =
  /%|percent|pct|rate|процент|率|procent|prozent|százalék|mérték|хувь|pourcent|porcent|tasso|taux|tasa|oran/iu;
const MONEY_WORD =
  /(?<!\p{L})(?:amount|amt|sum|value|money|betrag|wert|montant|importe|importo|valor|kwota|wartość|částka|hodnota|összeg|érték|сумма|руб|сума|дүн|bedrag|belopp|beløb|tutar|eur|usd|gbp|chf|rub|czk|huf|pln|mnt|jpy)(?!\p{L})|\p{Sc}|額|금액|金额|金額|円/iu;

/** A line with a discount: what it would be without it, and what stands there. */
interface Discounted {
  readonly full: number;
  readonly off: number;
  readonly record: readonly string[];
}

const FEWEST_TOLD = 3;
const MOSTLY = 0.9;
/** Shares are round and few; money is whatever it comes to. */
const MOST_SHARES = { fraction: 40, percent: 20 };
/** Nobody takes this little of a line off it in money, on lines that are many. */
const TINY = { share: 0.01, mostly: 0.8, rows: 5 };
const MOST_RATES = 5;
const LARGEST_PERCENT = 90;

/** What a discount of kind `kind` leaves of a line. */
function leaves({ full, off }: Discounted, kind: DiscountKind): number {
  return kind === 'money' ? full - off : full * (1 - (kind === 'percent' ? off / 100 : off));
}

/**
 * What numbers without a percent sign take off quantity x price: money, a fraction of the line, or a percentage. More than one
 * where nothing decides, likeliest first.
 *
 * @param others numbers of a record that could be what is left
 */
export function discountKinds(
  header: string,
  currency: boolean,
  lines: readonly Discounted[],
  others: (record: readonly string[]) => readonly number[],
): readonly DiscountKind[] {
  const most = lines.reduce((max, { off }) => Math.max(max, off), 0);
  const whole = lines.every(({ off }) => Number.isInteger(off));
  if (SHARE_WORD.test(header)) return [most <= 1 ? 'fraction' : 'percent'];
  if (currency || MONEY_WORD.test(header) || lines.length === 0) return ['money'];
  const share = most <= 1 ? (whole ? null : 'fraction') : most <= LARGEST_PERCENT ? 'percent' : null;
  if (share === null) return ['money'];
  const kinds: readonly DiscountKind[] = share === 'fraction' ? [share, 'money'] : ['money', share];
  const told = leftOver(kinds, lines, others);
  if (told) return [told];
  // More than the line is worth.
  if (lines.some(({ full, off }) => off > full * 1.0001)) return [share];
  const step = share === 'fraction' ? 100 : 2;
  const fine = lines.some(({ off }) => Math.abs(off * step - Math.round(off * step)) > 1e-6);
  // Money has no thousandths; of percents there are halves.
  if (fine) return [share === 'fraction' ? share : 'money'];
  const different = new Set(lines.map(({ off }) => off)).size;
  if (different > MOST_SHARES[share] || followsPrice(lines, different)) return ['money'];
  const tiny = lines.filter(({ full, off }) => off < full * TINY.share).length;
  if (share === 'fraction' && tiny >= Math.max(TINY.rows, lines.length * TINY.mostly)) return [share];
  return kinds;
}

/** The one kind that leaves what another column says. */
function leftOver(
  kinds: readonly DiscountKind[],
  lines: readonly Discounted[],
  others: (record: readonly string[]) => readonly number[],
): DiscountKind | null {
  const said = lines.map(({ record }) => others(record));
  const columns = said[0]?.length ?? 0;
  for (let column = 0; column < columns; column++) {
    const agreeing = kinds.filter((kind) => {
      const agree = lines.filter((line, index) => {
        const left = leaves(line, kind);
        const other = Math.abs(said[index]?.[column] ?? NaN);
        return Math.abs(other - left) <= Math.max(0.011, left * 0.0005);
      });
      return agree.length >= Math.min(FEWEST_TOLD, lines.length) && agree.length >= lines.length * MOSTLY;
    });
    const [only] = agreeing;
    if (only && agreeing.length === 1) return only;
  }
  return null;
}

/** Whether the discounts are a few rates of their lines to the cent: worked out, so money. */
function followsPrice(lines: readonly Discounted[], different: number): boolean {
  const rates = new Set<number>();
  let near = 0;
  for (const { full, off } of lines) {
    const rate = Math.round((off / full) * 100);
    if (rate > 0 && Math.abs(off - (full * rate) / 100) <= 0.0051) {
      near++;
      rates.add(rate);
    }
  }
  return near >= lines.length * MOSTLY && rates.size <= MOST_RATES && different >= rates.size * 2 + 1;
}

/** Says of the discount's column what its numbers take off, where the amount is worked out with them. */
export function decideDiscount(
  decisions: ColumnDecision[],
  roleOf: ReadonlyMap<number, Role>,
  profiles: readonly ColumnProfile[],
  records: readonly (readonly string[])[],
): ColumnDecision[] {
  const columnOf = new Map([...roleOf].map(([column, role]) => [role, column]));
  const [discount, quantity, price] = (['discount', 'quantity', 'unitPrice'] as const).map((role) =>
    columnOf.get(role),
  );
  if (discount === undefined || quantity === undefined || price === undefined) return decisions;
  const decision = decisions[discount];
  const format = numberFormat(decision);
  if (columnOf.has('amount') || !decision || !format || format.percent) return decisions;
  // While a question is open about what stands there, nothing can be told by it.
  if (!numberFormat(decisions[quantity]) || !numberFormat(decisions[price])) return decisions;
  const valueIn = (record: readonly string[], column: number) => {
    const own = numberFormat(decisions[column]);
    return own ? parseNumber(record[column] ?? '', own) : NaN;
  };
  const lines = records.flatMap((record): Discounted[] => {
    const full = Math.abs(valueIn(record, quantity) * valueIn(record, price));
    const off = Math.abs(valueIn(record, discount));
    return full > 0 && off > 0 ? [{ full, off, record }] : [];
  });
  const numbers = profiles.filter(
    ({ index, numberShare }) => ![discount, quantity, price].includes(index) && numberShare > 0.5,
  );
  const kinds = discountKinds(
    profiles[discount]?.name ?? '',
    // One beside a sum below the table says nothing.
    lines.filter(({ record }) => besideMark(record[discount] ?? '')).length * 2 > lines.length,
    lines,
    (record) =>
      numbers.map(({ index, number }) => {
        const own = number.format ?? number.choices[0];
        return own ? parseNumber(record[index] ?? '', own) : NaN;
      }),
  );
  const [kind = 'money'] = kinds;
  // What the user said stands; where the file says the same, by its reason.
  if (format.off && (kinds.length > 1 || kind !== format.off)) return decisions;
  const [line] = lines;
  const example = line?.record[discount] ?? decision.example;
  const settled: ColumnDecision =
    kinds.length > 1
      ? { ...decision, format: null, choices: kinds.map((off) => ({ ...format, off })), example }
      : {
          ...decision,
          format: { ...format, off: kind },
          evidence: [
            ...(format.off ? (profiles[discount]?.number.evidence ?? []) : decision.evidence),
            { code: kind === 'money' ? 'discount-in-money' : 'discount-as-share', params: { text: example } },
          ],
        };
  return decisions.map((one, index) => (index === discount ? settled : one));
}

function numberFormat(decision: ColumnDecision | undefined): NumberFormat | null {
  const { format = null } = decision ?? {};
  return format !== null && 'decimal' in format ? format : null;
}
