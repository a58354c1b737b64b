import { shareOf } from './bank-cells.ts';
import { directionOf } from './bank-direction.ts';
import type { ColumnProfile } from './column-profile.ts';

/** How payments are called in the cells of a statement. */
export const PAYING =
  /(?<!\p{L})(?:card[ _-]?(?:payment|purchase)|debit card|direct debit|standing order|atm|cash ?(?:withdrawal|machine)|bank transfer|wire transfer|ach|sepa|top-?up|mastercard payment|visa|contactless|pos|express[- ]checkout\p{L}*|pre-?approved payment\p{L}*|bill payment|zelle|venmo|cash app|purchase|recurring payment|direct deposit|direct credit|counter credit|funds transfer|bank giro|bacs|bgc|fpi|fpo|deb|dd|cr|vis|mobilepay|che(?:ck|que) ?#? ?\d*|standard transfer|instant transfer|p2p|c2b|faster payment|lastschrift\p{L}*|gutschrift\p{L}*|überweisung\p{L}*|dauerauftrag|kartenzahlung\p{L}*|zahlung erhalten|automatische zahlung|virement\p{L}*|vir|prélèvement\p{L}*|prlv|prelevement|retrait\p{L}*|paiement (?:par )?(?:cb|carte)|carte|transferencia\p{L}*|bizum|recibo|compra (?:con |en )?\p{L}*|cajero|bonifico|addebito|prelievo|pagamento pos|pix|boleto|ted|przelew\p{L}*|płatność kartą|blik|wypłata|перевод\p{L}*|переказ\p{L}*|списани\p{L}*|зачислени\p{L}*|снятие|пополнение|покупка|alışveriş|havale|eft|банкомат|overboeking|incasso|betaalautomaat|ideal|geldautomaat|swish|autogiro|kortköp|överföring|vipps|upi|neft|imps|rtgs|odchozí|příchozí|platba kartou|átutalás|vásárlás|kártyás)(?!\p{L})|振込|振替|口座|デビット|转账|转帐|提现|微信|支付宝|红包|이체|체크카드|타행/iu;

/** Cells this short that name a way of paying say no more. */
const KIND_LENGTH = 28;

/** `CREDIT`, `Bizum recibido`, `振込１`: what kind of payment it was, whatever the header says; nobody is called so. */
export function tellsOfPayers(
  { index, distinct, evidence }: ColumnProfile,
  records: readonly (readonly string[])[],
): number {
  if (shareOf(records, index, (text) => directionOf(text) !== 0) > 0.4) return 0;
  const kinds = shareOf(records, index, (text) => text.trim().length < KIND_LENGTH && isKind(text));
  if (kinds >= 0.8) return 0.7;
  return evidence.filled >= 10 && distinct < evidence.filled * 0.15 ? 0.8 : 1;
}

function isKind(text: string): boolean {
  const plain = text.replace(/_/g, ' ');
  return PAYING.test(plain) && !/\p{L}{3}/u.test(plain.replace(ALL_PAYING, '').replace(KIND_WORDS, ''));
}

const ALL_PAYING = new RegExp(PAYING, 'giu');
const KIND_WORDS =
  /\p{L}*(?:recib|emitid|received|sent|incoming|outgoing|payment|transfer|purchase|credit|debit|eingang|ausgang|ricevut|reçu|émis)\p{L}*/giu;
