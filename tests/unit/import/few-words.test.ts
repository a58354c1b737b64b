import { expect, test } from 'vitest';
import { detectEncoding, SURE } from '../../../src/import/encoding-detect.ts';
import { ByteWords } from '../../../src/import/encoding-scan.ts';
import { encodeIn, textDecoder, type Encoding } from '../../../src/import/encoding.ts';
import { encoded } from './encoded.ts';
import { WORDS } from './few-words.ts';
import { randomFrom } from './made-up-file.ts';

/** Distinct words a file has past ASCII. */
const SIZES = [1, 2, 3, 5, 10];
/** `REGULARS_DRAWS=40` draws more often and takes every word. */
const DRAWS = Number(process.env['REGULARS_DRAWS'] ?? 3);
const STEP = process.env['REGULARS_DRAWS'] === undefined ? 4 : 1;
const SEED = Number(process.env['REGULARS_SEED'] ?? 7);

function bytesIn(text: string, encoding: Encoding): Uint8Array | null {
  // Neither has a decoder of its own to make a table from.
  if (encoding.startsWith('ibm') || encoding === 'x-mac-ce') return encodeIn(text, encoding);
  // windows-1258 has tones as letters of their own.
  const tones = (pair: string) => pair.normalize('NFC');
  const written = text.normalize('NFD').replace(/[aeoAEOuU][\u0302\u0306\u031b]/g, tones);
  return encoded(encoding === 'windows-1258' ? written : text, encoding);
}

function draws(words: readonly string[], size: number): string[] {
  if (size === 1) return words.filter((_, at) => at % STEP === 0);
  const random = randomFrom(SEED);
  return Array.from({ length: DRAWS }, () =>
    words
      .map((word) => ({ word, at: random() }))
      .sort((a, b) => a.at - b.at)
      .slice(0, size)
      .map(({ word }) => word)
      .join(' '),
  );
}

class Rate {
  all = 0;
  asked = 0;
  askedRight = 0;
  silent = 0;

  toString(): string {
    const share = (part: number) => `${((part * 100) / this.all).toFixed(1)} %`;
    return `${this.all} probes, wrong in silence ${this.silent} (${share(this.silent)}), asked ${share(this.asked)}, though the guess is right ${share(this.askedRight)}`;
  }
}

test('of a few words past ASCII none is read wrongly without a question', () => {
  const rates = new Map<string, Rate>();
  const wrong: string[] = [];
  for (const [language, { encodings, words }] of Object.entries(WORDS)) {
    for (const name of encodings) {
      const encoding = name as Encoding;
      for (const size of SIZES) {
        for (const text of draws(words, size)) {
          const bytes = bytesIn(text, encoding);
          if (bytes === null) continue;
          // Said once, and in every row.
          for (const times of [1, 30]) {
            const seen = new ByteWords();
            for (let time = 0; time < times; time++) {
              seen.take(bytes);
              seen.take(Uint8Array.of(10));
            }
            const found = detectEncoding(seen.end());
            const right = textDecoder(found.name)(bytes) === textDecoder(encoding)(bytes);
            const asked = found.confidence < SURE;
            for (const key of ['all', `${size} words`, `${language} in ${encoding}`]) {
              const rate = rates.get(key) ?? new Rate();
              rates.set(key, rate);
              rate.all++;
              if (asked) rate.asked++;
              if (asked && right) rate.askedRight++;
              if (!asked && !right) rate.silent++;
            }
            if (!asked && !right) wrong.push(`${text} in ${encoding}: ${found.name} ${found.confidence}`);
          }
        }
      }
    }
  }
  const told = process.env['REGULARS_TELL'] ? [...rates] : [...rates].filter(([key]) => !/ in /.test(key));
  process.stdout.write(`${told.map(([key, rate]) => `${key}: ${String(rate)}`).join('\n')}\n`);
  expect(wrong).toEqual([]);
}, 600_000);

const seenOf = (text: string, encoding: string) => {
  const words = new ByteWords();
  words.take(encoded(text, encoding) ?? new Uint8Array());
  return detectEncoding(words.end());
};

test('two bytes that are UTF-8 by chance are asked about, and UTF-8 is among the answers', () => {
  // 店 in EUC-JP is the bytes of `Ź` in UTF-8.
  const { confidence, candidates } = seenOf('店', 'euc-jp');
  expect(confidence).toBeLessThan(SURE);
  expect(candidates.slice(0, 2).map(({ name, preview }) => `${name} ${preview.join()}`)).toContain('utf-8 Ź');
});

test.each(['Café', 'Fuß', 'Привет', '店', '日本', '€', '5 ½', 'Tür', 'año 🙂', 'Győr', 'naïve “x”'])(
  '%s in UTF-8 is UTF-8, short as it is',
  (text) => {
    expect(seenOf(text, 'utf-8')).toMatchObject({ name: 'utf-8', confidence: 1 });
  },
);

test.each(['Müller', 'Jürgen', 'Hübner', 'Günther', 'Gérard', 'Léa'])(
  'an accented letter of DOS within %s is no Japanese',
  (text) => {
    const words = new ByteWords();
    words.take(encodeIn(text, 'ibm850') ?? new Uint8Array());
    const { name, confidence } = detectEncoding(words.end());
    expect(name === 'shift_jis' && confidence >= SURE).toBe(false);
  },
);
