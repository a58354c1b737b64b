import type { Role } from '../model/lines.ts';
import { isDates, type ColumnProfile } from './column-profile.ts';
import { namesDue } from './header-words.ts';
import { bestNamed, freeColumn } from './guessed-columns.ts';
import type { RoleGuess } from './roles.ts';

/** Of the lines, so many without a date would be thrown out. */
const OFTEN_BLANK = 0.1;
/** A header that says a date of the sale less surely than this says one of something else: of carriage, of a change. */
const CLEAR = 0.5;

/**
 * A line without a date counts for nothing. Where the date found is blank on many lines and another one that sales have stands on every
 * line, that one is the date (an invoice's day where some were paid without one). `guessed` is changed.
 */
export function settleDate(guessed: Map<Role, RoleGuess>, profiles: readonly ColumnProfile[]): void {
  if (leavePurchase(guessed, profiles)) return;
  const date = guessed.get('date');
  const own = date && profiles[date.column];
  if (!date || !own) return;
  const { filled, blanks } = own.evidence;
  if (blanks <= (filled + blanks) * OFTEN_BLANK) return;
  const whole = bestNamed(
    profiles,
    'date',
    CLEAR,
    (one) =>
      one.index !== own.index &&
      one.evidence.blanks === 0 &&
      isDates(one) &&
      one.dateShare > 0.9 &&
      !namesDue(one.name),
  );
  if (!whole) return;
  freeColumn(guessed, whole.profile.index);
  guessed.set('date', {
    ...date,
    column: whole.profile.index,
    evidence: [
      { code: 'header-word', params: { word: whole.says.word } },
      { code: 'on-every-row', params: { column: own.name, rows: blanks } },
    ],
  });
}

/** When something was bought, and when it was sold. */
const BOUGHT =
  /(?<!\p{L})(?:purchase[ds]?|bought|acquired|acquisition|покупки|закупки|приобретения|nákupu|nákup|beszerzés\p{L}*|vásárlás\p{L}*|авсан|einkauf\p{L}*|ankauf\p{L}*|kauf\p{L}*|achat|compra|acquisto|zakupu|aankoop|alış|köp\p{L}*)(?!\p{L})|仕入|購入|买入|购入|매입|구매/iu;
const SOLD =
  /(?<!\p{L})(?:sold|sales?|продажи|реализации|prodeje|predaja|prodej|eladás\p{L}*|értékesítés\p{L}*|борлуулсан|зарсан|verkauf\p{L}*|vente|venta|venda|vendita|sprzedaży|verkoop|satış|försäljning\p{L}*)(?!\p{L})|売却|販売|卖出|售出|销售|판매|매도/iu;
/** When a sale opens and closes is when nothing was sold yet. */
const OFFERED =
  /(?<!\p{L})(?:on[ _-]?sale|start|starts|end|ends|begin|begins|open|opens|close|closes)(?!\p{L})/iu;

/**
 * Who buys to sell again keeps both days: beside the day something was sold that of its purchase is the business's own, however many
 * things are not sold yet.
 */
function leavePurchase(guessed: Map<Role, RoleGuess>, profiles: readonly ColumnProfile[]): boolean {
  const date = guessed.get('date');
  const own = date && profiles[date.column];
  if (!date || !own || !BOUGHT.test(own.name) || SOLD.test(own.name)) return false;
  const sold = bestNamed(
    profiles,
    'date',
    CLEAR,
    (one) =>
      one.index !== own.index &&
      isDates(one) &&
      SOLD.test(one.name) &&
      !BOUGHT.test(one.name) &&
      !OFFERED.test(one.name),
  );
  if (!sold) return false;
  freeColumn(guessed, sold.profile.index);
  guessed.set('date', {
    ...date,
    column: sold.profile.index,
    evidence: [{ code: 'header-word', params: { word: sold.says.word } }],
  });
  return true;
}
