/**
 * Headers of hours, weights, lengths and the like: numbers that are nobody's money, though they may stand where money
 * does (`Netto (t)`, `Hs`, `Kilometer`). What costs by them is money again (`km-Betrag`, `price per kg`).
 */
const WORDS =
  /^(?:hs|hrs?|hours|horas|heures|ore|stunden|std|hodin[ay]?|godzin[ay]?|часы|часов|óra|órák|цаг|時間|時間数|工数|minut(?:e[ns]?|os|y|a)?|минут[аы]?|kilometers?|kilometres?|km|километр(?:ы|ов)?|kg|kgs|кг|kilos?|kilogramm?s?|tonn?e?s?|tonnen|тонн[аы]?|litr(?:es?|os|y|i)|liters?|литр(?:ы|ов)?|м2|м3|m2|m3|重量)$/u;
const BRACKETED =
  /[([]\s*(?:t|h|hrs?|std\.?|g|kg|l|ml|m|km|m[23²³]|min|ч|кг|г|т|л|км|м[23²³]?|db|ks|pcs|шт|時間|分|個)\.?\s*[)\]]/iu;

/** Whether a header names a measure that is no money. */
export function namesMeasure(header: string): boolean {
  const folded = header.normalize('NFKC').toLowerCase().replaceAll('_', ' ');
  return WORDS.test(folded.trim()) || BRACKETED.test(folded);
}
