// Words of transfers and of papers paid for, which name nobody.
const NOBODY = new Set(
  (
    'payment payments paid pay from to by for of the transfer online mobile instant faster credit deposit wire ach zelle venmo cash check cheque ' +
    'invoice inv bill order ref reference no nr number id account acct neft imps rtgs upi cr dr txn utr bgc bacs chaps fpi fps sepa giro iban bic ' +
    'rechnung rechnungsnr rg re kd kunde kundennr bestellung überweisung gutschrift eingang zahlung von vom für betrag datum ' +
    'facture virement paiement de du pour fact factura pago transferencia recibida por fattura bonifico ' +
    'оплата по счету счёту счет счёт счета от за перевод платеж платёж договор договору заказ заказу поступление зачисление ндс без в т ч руб № ' +
    'platba faktura fa vs ks ss za od objednávka příchozí utalás átutalás számla rendelés jóváírás díj ' +
    'төлбөр нэхэмжлэх захиалга шилжүүлэг гүйлгээ дугаар 振込 入金 請求書 注文'
  ).split(' '),
);
const FEWEST_WORDS = 2;
const FEWEST_PARTIES = 3;
const MOST_OF_ONE = 0.5;

/**
 * What payments' texts share when the numbers that are another one each time (invoices, transfers, dates) are put aside: who
 * paid, where it says so (`ELLERY T INV10021 BGC`, `Zelle payment from LEO MARSH 10001`).
 *
 * @returns the text without its references, or itself where nothing but words of payments would be left; null where what is
 *   left tells hardly anybody apart, as what was paid for does
 */
export function withoutReferences(texts: readonly string[]): ((text: string) => string) | null {
  const seen = new Map<string, number>();
  let cut = 0;
  for (const text of texts) {
    const left = bare(text);
    if (left !== text) cut++;
    seen.set(left, (seen.get(left) ?? 0) + 1);
  }
  if (cut === 0 || seen.size < FEWEST_PARTIES) return null;
  for (const times of seen.values()) if (times > texts.length * MOST_OF_ONE) return null;
  return bare;
}

function bare(text: string): string {
  const words = text
    .normalize('NFKC')
    .split(/[\s/\\:;,*|_-]+/u)
    .filter((word) => word !== '');
  const left = words.filter((word) => !/\d.*\d.*\d.*\d/u.test(word));
  if (left.length === words.length) return text;
  const names = left.filter(
    (word) => /\p{L}/u.test(word) && !NOBODY.has(word.toLowerCase().replace(/\.$/, '')),
  );
  return names.length >= FEWEST_WORDS ? left.join(' ') : text;
}
