import type { Role } from '../model/lines.ts';
import { numberIn, type ColumnProfile } from './column-profile.ts';
import { rowsByOrder } from './order-totals.ts';
import type { RoleGuess } from './roles.ts';
import { tokensOf } from './header-words.ts';

const FEWEST_ORDERS = 3;
const NEARLY_ALL = 0.9;

/**
 * Whether an export writes a sale and, below it, its lines, under one number: the amount of the first row is then the sum of
 * the others, and everything would count twice. Orders of one line say nothing: a line may come twice.
 */
function holdsItsOwnSums(
  guessed: ReadonlyMap<Role, RoleGuess>,
  profiles: readonly ColumnProfile[],
  records: readonly (readonly string[])[],
): boolean {
  const [order, amount] = [guessed.get('order'), guessed.get('amount')];
  const money = amount && profiles[amount.column];
  if (!order || !money) return false;
  let telling = 0;
  let summed = 0;
  for (const rows of rowsByOrder(records, [order.column])) {
    const values = rows.map((row) => numberIn(money, records[row] ?? [])).filter((value) => value > 0);
    const [first = 0, ...others] = values;
    if (others.length < 2) continue;
    telling++;
    const sum = others.reduce((all, value) => all + value, 0);
    if (Math.abs(first - sum) < 0.011) summed++;
  }
  return summed >= FEWEST_ORDERS && summed >= telling * NEARLY_ALL;
}

/** Stems of the periods that a sum may be for, one period a group. */
const PERIODS: readonly RegExp[] = [
  /^(?:month\p{L}*|monat\p{L}*|mensu\p{L}*|mensa?l\p{L}*|mensile|měsíčn\p{L}*|mesicn\p{L}*|havi|miesięczn\p{L}*|miesieczn\p{L}*|месячн\p{L}*|ежемесячн\p{L}*|сар|сарын|aylık|aylik|月額|月|mrr)$/u,
  /^(?:quarter\p{L}*|quartal\p{L}*|trimestr\p{L}*|kvartál\p{L}*|kvartal\p{L}*|negyedév\p{L}*|kwartaln\p{L}*|квартал\p{L}*|ежеквартальн\p{L}*)$/u,
  /^(?:year\p{L}*|annual\p{L}*|annu\p{L}*|jahres?\p{L}*|jährlich\p{L}*|jahrlich\p{L}*|anual\p{L}*|ročn\p{L}*|rocn\p{L}*|éves|eves|roczn\p{L}*|годов\p{L}*|ежегодн\p{L}*|жилийн|yıllık|yillik|年額|年|arr)$/u,
];

/** Whether the amount is of one period and another column the same of another: which of them was paid only a person knows. */
function isOfOnePeriod(guessed: ReadonlyMap<Role, RoleGuess>, profiles: readonly ColumnProfile[]): boolean {
  const amount = profiles[guessed.get('amount')?.column ?? -1];
  const own = amount && withoutPeriod(amount.name);
  if (!own) return false;
  return profiles.some((other) => {
    const said = other === amount || other.numberShare < 0.5 ? null : withoutPeriod(other.name);
    return said !== null && said.period !== own.period && said.rest === own.rest;
  });
}

function withoutPeriod(header: string): { readonly period: number; readonly rest: string } | null {
  const tokens = tokensOf(header);
  const period = PERIODS.findIndex((words) => tokens.some((token) => words.test(token)));
  const rest = tokens.filter((token) => !PERIODS[period]?.test(token)).join(' ');
  return period < 0 ? null : { period, rest };
}

/** Whether nobody but a person can say that the column found is what was paid. */
export function isDoubtfulSum(
  guessed: ReadonlyMap<Role, RoleGuess>,
  profiles: readonly ColumnProfile[],
  records: readonly (readonly string[])[],
): boolean {
  return isOfOnePeriod(guessed, profiles) || holdsItsOwnSums(guessed, profiles, records);
}
