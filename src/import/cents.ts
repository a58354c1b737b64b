import type { ColumnEvidence, Verdict } from './column-evidence.ts';
import type { NumberFormat } from './number-format.ts';

/** Currencies of a hundred cents (ISO 4217), as `currencyOf` names them: no sum in them has thousandths, though a price of one may. */
const OF_CENTS = new Set(
  '$ € £ RUB CZK PLN CNY UAH KZT INR CHF CAD AUD NZD SGD HKD SEK NOK DKK TRY BRL MXN ZAR ILS AED THB RON BGN RSD BYN ₽ ₹ ₴ ₪ ฿ ₱'.split(
    ' ',
  ),
);

/** So few sums may be thousandths all the same, where none of them is below a thousand and without a mark. */
const FEWEST = 12;

/**
 * Sums of money whose one mark always stands before three digits, beside the sign of a currency of cents: `$1,200` and `$850`
 * are whole dollars, and what a comma before decimals would make of them is no sum anybody owes.
 */
export function decideByCents(
  verdict: Verdict<NumberFormat>,
  { currencies, numbers, bareDiffering }: ColumnEvidence,
): Verdict<NumberFormat> {
  const [one, other] = verdict.choices;
  if (verdict.format !== null || !one || !other || one.decimal === other.decimal) return verdict;
  if (currencies.size === 0 || [...currencies].some((currency) => !OF_CENTS.has(currency))) return verdict;
  // A cell that only one of the signs can read makes the column contradict itself: that is asked.
  const differing = numbers.filter((group) => group.differ);
  if (differing.length === 0 || verdict.rows < numbers.reduce((sum, { rows }) => sum + rows, 0))
    return verdict;
  // Beside a sum in dollars, one without a sign may be of anything.
  if (bareDiffering.rows > 0) return verdict;
  const rows = differing.reduce((sum, group) => sum + group.rows, 0);
  if (rows < FEWEST && rows === verdict.rows) return verdict;
  const mark = /[.,](?=\d{3}(?!\d))/.exec(verdict.example)?.[0];
  const format = verdict.choices.find(({ decimal }) => decimal !== mark);
  if (mark === undefined || !format) return verdict;
  return {
    ...verdict,
    format: { ...format, group: mark === ',' ? ',' : '.' },
    evidence: [{ code: 'group-by-currency', params: { text: verdict.example } }],
    choices: [],
  };
}
