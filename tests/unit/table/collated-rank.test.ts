import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { levelsOf, listedLevels } from '../../../src/table/cells.ts';
import { collatedRank } from '../../../src/table/collated-rank.ts';
import { packedTextColumn } from '../../../src/table/column.ts';
import { levelBytes, utf8Levels } from '../../../src/table/level-bytes.ts';

/** The texts in the order of their ranks. */
function ordered(texts: readonly string[], language?: string): string[] {
  const placed = new Array<string>(texts.length).fill('');
  collatedRank(listedLevels(texts), language).forEach((rank, at) => (placed[rank] = texts[at] ?? ''));
  return placed;
}

/** What every order has to be: the collator's, and by code units where it sees no difference. */
function byCollator(texts: readonly string[], language: string): string[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  return texts.toSorted((a, b) => compare(a, b) || (a < b ? -1 : 1));
}

/** Past the few that are compared one by one. */
const MANY = Array.from({ length: 700 }, (_, at) => `filler ${at}`);

describe('texts in the order of a language', () => {
  test('come as people sort them: numbers by value, capitals after small letters, accents between', () => {
    const words = ['b10', 'b9', 'a', 'B9', 'á', 'ab', 'b 9', 'b-9', 'b09', '9', '10', '_'];
    const expected = ['_', '9', '10', 'a', 'á', 'ab', 'b 9', 'b-9', 'b09', 'b9', 'B9', 'b10'];
    expect(ordered(words, 'en')).toEqual(expected);
    expect(ordered([...words, ...MANY], 'en').filter((text) => words.includes(text))).toEqual(expected);
  });

  test('have the letters of their alphabets: ch after h, cs after c, aa after z, š after s', () => {
    const among = (words: readonly string[], language: string) =>
      ordered([...words, ...MANY], language).filter((text) => words.includes(text));
    expect(among(['chata', 'cukr', 'hora', 'had', 'jih'], 'cs')).toEqual(['cukr', 'had', 'hora', 'chata', 'jih']);
    expect(among(['csak', 'cz', 'd', 'cukor'], 'hu')).toEqual(['cukor', 'cz', 'csak', 'd']);
    expect(among(['aarhus', 'abe', 'zebra', 'åben'], 'da')).toEqual(['abe', 'zebra', 'åben', 'aarhus']);
    expect(among(['šum', 'syn', 'sz', 't'], 'cs')).toEqual(['syn', 'sz', 'šum', 't']);
    expect(among(['straße', 'strasse', 'strast', 'strasz'], 'de')).toEqual(['strasse', 'straße', 'strast', 'strasz']);
    expect(among(['ёж', 'еда', 'ель', 'жук'], 'ru')).toEqual(['еда', 'ёж', 'ель', 'жук']);
  }); // prettier-ignore

  // No digits of other scripts beside ours: collators of some languages contradict themselves there.
  const unit = fc.constantFrom(
    ...'aAbBcChHsSzZyYdD0123459 -_.#/'.split(''),
    ...['00', '007', '99999999', 'ch', 'dzs', 'ß', 'é', 'É', 'š', 'ё', 'е', 'й', 'æ', 'ä', 'aa', 'ñ', 'ⅷ', '²', '½', '\u0301', '\u0000', '\t', '\u00a0', '山', 'ー', 'カ', '😀', 'ﬁ', 'ł'],
  ); // prettier-ignore
  const languages = ['en', 'de', 'cs', 'hu', 'ru', 'da', 'ja', 'es', 'lt', 'et', 'sk', 'hr', 'sv', 'fr-CA', 'th', 'br', 'mn', 'zz-nonsense']; // prettier-ignore

  test("are the collator's whatever they are made of", () => {
    const texts = fc.uniqueArray(fc.string({ unit, minLength: 1, maxLength: 8 }), { minLength: 600, maxLength: 900, size: 'max' }); // prettier-ignore
    fc.assert(
      fc.property(fc.constantFrom(...languages), texts, (language, some) => {
        expect(ordered(some, language)).toEqual(byCollator(some, language));
      }),
      { numRuns: 40 },
    );
  });

  test("are the collator's where they are plain and begin alike", () => {
    const plain = fc.string({ unit: fc.constantFrom(...'abXY01259-_ .@'.split('')), minLength: 1, maxLength: 24 });
    const texts = fc.uniqueArray(plain, { minLength: 600, maxLength: 1500, size: 'max' });
    fc.assert(
      fc.property(fc.constantFrom(...languages), fc.constantFrom('', 'ORD-2021-', 'user'), texts, (language, start, ends) => {
        const some = ends.map((end) => start + end);
        expect(ordered(some, language)).toEqual(byCollator(some, language));
      }),
      { numRuns: 25 },
    );
  }); // prettier-ignore

  test('are the same for a dictionary of bytes', () => {
    const ids = Array.from({ length: 3000 }, (_, at) => `ORD-${at % 7}-${at}`);
    const bytes = levelBytes(ids);
    if (bytes === null) throw new Error('these texts have bytes');
    const column = packedTextColumn('id', new Int32Array(0), utf8Levels(bytes.bytes, bytes.offsets));
    const placed = new Array<string>(ids.length).fill('');
    collatedRank(levelsOf(column), 'en').forEach((rank, at) => (placed[rank] = ids[at] ?? ''));
    expect(placed).toEqual(byCollator(ids, 'en'));
    expect(placed.slice(0, 3)).toEqual(['ORD-0-0', 'ORD-0-7', 'ORD-0-14']);
  });

  test('with numbers longer than any, languages that are none, and nothing at all', () => {
    const long = ['1'.repeat(300), '2'.repeat(299), '1'.repeat(201), `a${'0'.repeat(400)}7`, 'a7', 'a8'];
    const all = [...long, ...MANY];
    expect(ordered(all, 'en')).toEqual(byCollator(all, 'en'));
    expect(ordered(['b', 'a'], 'not a language!')).toEqual(['a', 'b']);
    expect(ordered([], 'en')).toEqual([]);
    expect(ordered(['ab', ''], 'en')).toEqual(['', 'ab']);
  });
});
