// What goods are counted and measured by, as it stands behind a quantity (`3 шт.`, `1,5 kg`, `２個`), by what it measures: sizes of
// one measure (`500 g`, `2 kg`) are no numbers to be added up or multiplied as they stand.
const UNITS: readonly (readonly string[])[] = [
  [
    'pcs|x|×|pc|pce|pieces?|ea|each|units?|items?|boxe?s?|packs?|pk|pkg|bottles?|bags?|sets?|pairs?|rolls?|' +
      'шт|штук[аи]?|ед|уп|упак|упаковк[аи]|кор|короб|бут|бутыл\\p{L}*|пач|пачк[аи]|пар[аы]?|компл|комплект\\p{L}*|рул|меш|порц|порци\\p{L}*|усл|' +
      'stk|stck|stück|packung(?:en)?|flaschen?|kartons?|paar|ks|kus[yů]?|bal|balení|krabic\\p{L}*|lahv\\p{L}*|db|darab|csomag|üveg|doboz|' +
      'ш|ширхэг|хайрцаг|боодол|уут|個|本|枚|点|箱|袋|セット|台|冊|缶|足|着|pièces?|pza?s?|piezas?|uds?|unid\\p{L}*|cajas?|szt|sztuk\\p{L}*|opak|adet|st',
  ],
  ['kg|kgs|kilo|кг|кило|キロ|公斤'],
  ['g|gr|gramm?s?|г|гр|грамм|グラム'],
  ['t|tonn\\p{L}*|т|тн|тонн[аы]?'],
  ['l|lt|ltr|lit(?:er|re)s?|л|литр\\p{L}*|リットル'],
  ['ml|мл'],
  ['m|mtr|met(?:er|re)s?|м|метр\\p{L}*|пог\\. ?м'],
  ['cm|см'],
  ['m2|m²|sqm|м2|м²|кв\\. ?м'],
  ['h|hrs?|hours?|std|ч|час\\p{L}*|hod|óra|цаг|時間'],
  ['min|мин|minut\\p{L}*|分'],
];
/** Those of one measure: a column holds one of each at most. */
const SAME_MEASURE: readonly (readonly number[])[] = [[1, 2, 3], [4, 5], [6, 7], [9, 10]]; // prettier-ignore

const BEHIND = UNITS.map(
  ([words]) =>
    new RegExp(`^(\\s*[-+]?[\\d０-９][\\d０-９.,' \\u00a0\\u202f]*?)\\s*(?:${words ?? ''})\\.?\\s*$`, 'iu'),
);

/** The number before a unit of measure, and which unit that is; null where the text ends in none. */
export function beforeUnit(text: string): { readonly number: string; readonly unit: number } | null {
  if (text.length > 40 || !/[\p{L}²]/u.test(text)) return null;
  for (const [unit, pattern] of BEHIND.entries()) {
    const number = pattern.exec(text)?.[1];
    if (number !== undefined) return { number, unit };
  }
  return null;
}

/** Whether texts stand beside units that go together: goods by the piece and by the kilo do, grams and kilos do not. */
export function unitsOf(texts: Iterable<string>): boolean {
  const units = new Set<number>();
  for (const text of texts) {
    const found = beforeUnit(text);
    if (found !== null) units.add(found.unit);
  }
  return (
    units.size > 0 && SAME_MEASURE.every((measure) => measure.filter((unit) => units.has(unit)).length < 2)
  );
}
