// Letters that no accent makes: Vietnamese and Croatian đ, Turkish ı, Polish ł, the Nordic ø and æ. Who types in a hurry
// leaves them plain as well.
const PLAIN: Readonly<Record<string, string>> = {
  đ: 'd',
  ð: 'd',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
};

/** Small letters without accents, plain where they are Latin. The Japanese voicing marks lie elsewhere and stay: they matter. */
export function plainLatin(small: string): string {
  return small
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[đðıłøæœßþ]/g, (letter) => PLAIN[letter] ?? letter);
}
