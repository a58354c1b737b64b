import type { Sniffed } from './dialect.ts';

/** Letters, money, banks and words that say a file comes from Thailand; `B.E.` is the Buddhist era. */
const THAI_SIGN =
  /[\p{Script=Thai}฿]|(?<!\p{L})(?:thb|baht|b\.e\.?|buddhist (?:era|year|calendar)|kasikorn(?:bank|thai)?|k-?bank|krung ?(?:thai|sri)(?: bank)?|siam commercial(?: bank)?|scb|bangkok bank|ttb|tmb|ktb|thanachart|prompt ?pay)(?!\p{L})/iu;

/** Whether anything in the head of a file says that it comes from Thailand; looked for where somebody asks, and once. */
export function thaiSigns({
  encoding,
  titles,
  headings,
  sample,
}: Pick<Sniffed, 'encoding' | 'titles' | 'headings' | 'sample'>): () => boolean {
  let known: boolean | null = null;
  return () =>
    (known ??=
      encoding.name === 'windows-874' ||
      titles.some(({ text }) => THAI_SIGN.test(text)) ||
      headings.some(isThaiSign) ||
      sample.some((record) => record.some(isThaiSign)));
}

/** Whether a text says so. */
export function isThaiSign(text: string): boolean {
  return THAI_SIGN.test(text);
}
