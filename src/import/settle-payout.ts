import type { Role } from '../model/lines.ts';
import { numberIn, type ColumnProfile } from './column-profile.ts';
import { matchHeader } from './header-words.ts';
import { bestNamed } from './guessed-columns.ts';
import type { RoleGuess } from './roles.ts';
import { isBesideTheSale } from './side-money.ts';

/** What a marketplace or a payment service keeps of a sale. */
const KEPT =
  /(?<!\p{L})(?:fees?|commissions?|charges?|gebühr(?:en)?|provision(?:en)?|entgelte?|frais|tarifas?|taxas?|comisi[oó]n(?:es)?|commissioni?|комисси[яийею]\p{L}*|вознаграждени\p{L}*|provize|poplat(?:ek|ky)|jutalék\p{L}*|díj(?:ak)?|prowizj\p{L}*|opłat[ay]|komisyon\p{L}*|шимтгэл)(?!\p{L})|手数料|手續費|手续费|佣金|수수료/iu;
const FEWEST_TOLD = 2;

/**
 * Reports of marketplaces end in what is paid out: the goods, and carriage and taxes, less fees. Where the amount found is less than
 * what another column says of the goods, wherever something was kept, and by no more than was, the goods' column is the
 * sale. `guessed` is changed.
 */
export function leavePayout(
  guessed: Map<Role, RoleGuess>,
  profiles: readonly ColumnProfile[],
  records: readonly (readonly string[])[],
): void {
  const amount = guessed.get('amount');
  const paid = amount && profiles[amount.column];
  if (!amount || !paid || KEPT.test(paid.name)) return;
  const beside = profiles.filter((one) => one.index !== paid.index && one.numberShare >= 0.5);
  const kept = beside.filter(({ name }) => KEPT.test(name));
  if (kept.length === 0) return;
  const taken = new Set([...guessed.values()].map(({ column }) => column));
  const best = bestNamed(
    beside.filter((one) => !kept.includes(one) && !taken.has(one.index)),
    'amount',
    0.5,
    (one) => isPaidOut(paid, one),
  );
  if (!best) return;
  guessed.set('amount', {
    role: 'amount',
    column: best.profile.index,
    confidence: best.says.score,
    evidence: [
      { code: best.says.fuzzy ? 'header-word-fuzzy' : 'header-word', params: { word: best.says.word } },
      { code: 'amount-before-fees', params: { column: paid.name } },
    ],
  });

  /** Whether one column is the other less what was kept, discounts apart, wherever something was. */
  function isPaidOut(out: ColumnProfile, goods: ColumnProfile): boolean {
    const others = beside.filter(
      (one) => one !== goods && (matchHeader(one.name).get('discount')?.score ?? 0) < 0.6,
    );
    // Fees below zero are taken off within the line; carriage beside the goods may make up for them.
    const signed = records.every((record) =>
      kept.every((fee) => !((numberIn(fee, record) || 0) * (numberIn(goods, record) || 0) > 0)),
    );
    let told = 0;
    let more = 0;
    for (const record of records) {
      const whole = numberIn(goods, record) || 0;
      const rest = numberIn(out, record) || 0;
      if (whole === 0 || !kept.some((fee) => (numberIn(fee, record) || 0) !== 0)) continue;
      const way = Math.sign(whole);
      const less = others.reduce((sum, one) => {
        const value = numberIn(one, record) || 0;
        return sum - (kept.includes(one) ? Math.abs(value) : Math.max(0, -value * way));
      }, 0);
      const carried = signed
        ? others.reduce((sum, one) => {
            const value = isBesideTheSale(one.name) ? numberIn(one, record) * way : 0;
            return sum + (value > 0 ? value : 0);
          }, 0)
        : 0;
      const apart = rest * way - Math.abs(whole);
      if (apart < less - 0.011) return false;
      if (apart < carried - 0.005) told++;
      else if (apart > 0.005) more++;
    }
    return told >= FEWEST_TOLD && told > more * 2;
  }
}
