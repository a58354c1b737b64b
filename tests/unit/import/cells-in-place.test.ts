import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { DateBuilder } from '../../../src/import/byte-dates.ts';
import { NumberBuilder } from '../../../src/import/byte-numbers.ts';
import { ByteDictionary, CROWDED } from '../../../src/import/byte-dictionary.ts';
import { mergeColumn, type MergedColumn } from '../../../src/import/merge-tables.ts';
import type { PackedColumn } from '../../../src/import/packed-table.ts';
import { CellText, encodeText } from '../../../src/import/byte-text.ts';
import { DATE_FORMATS, isPlainDate, parseDate } from '../../../src/import/date-format.ts';
import { NUMBER_FORMATS, decimalsOf, parseNumber } from '../../../src/import/number-format.ts';
import type { Cells } from '../../../src/import/record-batch.ts';
import { NO_DATE } from '../../../src/table/column.ts';
import { levelStrings } from '../../../src/table/level-bytes.ts';
import { NARROW_FROM, packNumbers } from '../../../src/table/narrow.ts';
import { hashOf, PADDING } from '../../../src/import/text-hash.ts';

// Tens of thousands of cells: a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

const encoder = new TextEncoder();

const numberFormat = fc
  .tuple(fc.constantFrom(...NUMBER_FORMATS), fc.boolean())
  .map(([format, percent]) => (percent ? { ...format, percent } : format));

const digits = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.integer({ min: 0, max: 9 }).map(String), minLength, maxLength });

/** Texts that are numbers under some format, or nearly. */
const numberText = fc
  .tuple(
    fc.constantFrom('', '', ' ', '\u00a0'),
    fc.constantFrom('', '', '-', '+', '(', '$'),
    digits(0, 18),
    fc.array(fc.tuple(fc.constantFrom('.', ',', ' ', "'", '\u00a0'), fc.oneof(digits(3, 3), digits(0, 4))), {
      maxLength: 3,
    }),
    fc.constantFrom('', '', '', ' ', '%', ' %', 'e3', 'e-3', ')', '-', 'x'),
  )
  .map(
    ([space, sign, whole, groups, end]) =>
      space + sign + whole + groups.map((group) => group.join('')).join('') + end,
  );

/** Texts that are dates under some format, or nearly. */
const dateText = fc
  .tuple(
    fc.constantFrom('', '', '', '', ' '),
    fc.constantFrom('2021', '1900', '2000', '0000', '9999', '21', '20210'),
    fc.oneof(fc.constantFrom('02', '2', '12'), fc.oneof(digits(1, 2), digits(1, 3))),
    fc.oneof(fc.constantFrom('29', '4', '31'), fc.oneof(digits(1, 2), digits(1, 3))),
    fc.constantFrom('ymd', 'dmy', 'mdy'),
    fc.constantFrom('-', '-', '/', '/', '.', '.', '. ', ''),
    fc.constantFrom('', '', '', '', '', '.', ' 08:26', 'T8:26:59', ' 23:60', ' 24:00', ' 12:30:61', 'T08:26:00.123Z', ' 8:26 PM', ' 1', '+03:00', 'x'),
  )
  .map(([space, year, month, day, order, separator, time]) => {
    const parts = { ymd: [year, month, day], dmy: [day, month, year], mdy: [month, day, year] }[order];
    return space + parts.join(separator) + time;
  }); // prettier-ignore

/** Cells of one column as a batch has them: side by side with something between, `row` the first one's. */
function cellsOf(texts: readonly string[], row: number): Cells {
  const parts = texts.map((text) => encoder.encode(text));
  const size = parts.reduce((sum, part) => sum + part.length + 1, 0);
  const bytes = new Uint8Array(size + PADDING);
  const starts = new Int32Array(parts.length);
  const ends = new Int32Array(parts.length);
  let at = 0;
  parts.forEach((part, i) => {
    bytes.set(part, at);
    starts[i] = at;
    ends[i] = at + part.length;
    at += part.length;
    // What follows a cell is no part of it, whatever it looks like.
    bytes[at++] = 0x37;
  });
  const view = new DataView(bytes.buffer);
  return { bytes, view, starts, ends, first: 0, stride: 1, count: parts.length, row };
}

describe('numbers read in place', () => {
  it('are the same a batch at a time, with the row of the first one that tells what a mark means', () => {
    const short = fc.oneof(
      numberText,
      fc.tuple(fc.constantFrom('', '', '-'), digits(0, 5), fc.constantFrom('', '.', ','), digits(0, 4)).map((parts) => parts.join('')),
    ); // prettier-ignore
    fc.assert(
      fc.property(numberFormat, fc.array(short, { minLength: 1, maxLength: 5 }), (format, texts) => {
        const row = 2;
        const builder = new NumberBuilder('n', format, row + texts.length);
        const odd = builder.take(cellsOf(texts, row)) ?? [];
        const values = texts.map((text) => parseNumber(text, format));
        expect(texts.map((_, i) => builder.at(row + i))).toEqual(values);
        const outside = texts.flatMap((text, i) =>
          Number.isNaN(values[i]) && text.trim() !== '' ? [row + i] : [],
        );
        expect(odd).toEqual(outside);
        const read = texts.filter((_, i) => !Number.isNaN(values[i]));
        expect(builder.decimals).toBe(Math.max(0, ...read.map((text) => decimalsOf(text, format))));
        const one = new NumberBuilder('n', format, 1);
        const deciding = texts.findIndex((text) => {
          const bytes = encoder.encode(text);
          one.add(bytes, 0, bytes.length, 0);
          return one.decided;
        });
        expect(builder.decided ? builder.decidedRow : -1).toBe(deciding < 0 ? -1 : row + deciding);
      }),
      { numRuns: 10_000 },
    );
  });

  it('are packed in a long column as their doubles would be', () => {
    const plain = fc.oneof(
      fc.constantFrom('', '0', '-0', '-0.0', '127', '128', '-128', '32767', '-32768', '214748364.8', '999999999', ' 5', '1e3', 'x'),
      fc.tuple(fc.constantFrom('', '-'), digits(1, 6), fc.constantFrom('', '.1', '.25', '.500')).map((parts) => parts.join('')),
    ); // prettier-ignore
    const format = { decimal: '.', group: ',' } as const;
    let kept = 0;
    fc.assert(
      fc.property(fc.array(plain, { minLength: 1, maxLength: 12 }), (texts) => {
        const batch = texts.length * 400;
        const cells = cellsOf(
          Array.from({ length: batch }, (_, i) => texts[i % texts.length] ?? ''),
          0,
        );
        const rows = Math.ceil(NARROW_FROM / batch) * batch;
        const builder = new NumberBuilder('n', format, batch);
        for (let row = 0; row < rows; row += batch) {
          if (row === batch) builder.grow(rows);
          builder.take({ ...cells, row });
        }
        const once = texts.map((text) => parseNumber(text, format));
        const values = Float64Array.from({ length: rows }, (_, row) => once[row % texts.length] ?? NaN);
        const packed = packNumbers(values, builder.decimals);
        if (packed) kept++;
        const numbers = builder.numbers(rows);
        if ('whole' in numbers) {
          expect(numbers.extent).toEqual(packed?.extent);
          expect(numbers.blank).toBe(packed?.blank);
          expect(numbers.whole.constructor).toBe(packed?.whole.constructor);
          expect(numbers.whole.every((whole, row) => whole === packed?.whole[row])).toBe(true);
        } else {
          expect(packed).toBeNull();
          expect(numbers.every((value, row) => Object.is(value, values[row]))).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
    expect(kept).toBeGreaterThan(30);
  });

  it('have the value and the decimals the reading of text gives them', () => {
    let inside = 0;
    fc.assert(
      fc.property(numberFormat, numberText, (format, text) => {
        const builder = new NumberBuilder('n', format, 1);
        const bytes = encoder.encode(text);
        const taken = builder.add(bytes, 0, bytes.length, 0);
        const value = parseNumber(text, format);
        expect(builder.at(0)).toBe(value);
        expect(taken).toBe(!Number.isNaN(value) || text.trim() === '');
        if (Number.isNaN(value)) return;
        inside++;
        expect(builder.decimals).toBe(decimalsOf(text, format));
      }),
      { numRuns: 20_000 },
    );
    expect(inside).toBeGreaterThan(1000);
  });

  it('are decided by what only one reading allows, and not by what two allow', () => {
    const decided = (text: string, format: (typeof NUMBER_FORMATS)[number]): boolean => {
      const builder = new NumberBuilder('n', format, 1);
      const bytes = encoder.encode(text);
      expect(builder.add(bytes, 0, bytes.length, 0)).toBe(true);
      return builder.decided;
    };
    const point = { decimal: '.', group: ',' } as const;
    for (const text of ['1.5', '1,234.567', '1234.567', '0.125', '1,234,567', '$1.50', '-0.125', '.125']) {
      expect([text, decided(text, point)]).toEqual([text, true]);
    }
    for (const text of ['7', '1.234', '1,234', '123', '-12.345', '$1.234']) {
      expect([text, decided(text, point)]).toEqual([text, false]);
    }
  });
});

describe('dates read in place', () => {
  it('are the same a batch at a time, whatever times and days follow each other', () => {
    const times = fc.constantFrom('', '', ' 08:26', ' 08:27', 'T08:26:00', ' 24:00', ' 8', '1', ' ', 'x');
    const days = fc.oneof(
      fc.constantFrom('2021-03-04', '04.03.2021', '03/04/2021', '20210304', '2021-3-4', ' 2021-3-14'),
      dateText,
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...DATE_FORMATS.filter(isPlainDate)),
        fc.array(days, { minLength: 1, maxLength: 2 }),
        fc.array(fc.tuple(fc.nat(1), times), { minLength: 1, maxLength: 6 }),
        (format, dates, rows) => {
          const texts = rows.map(([which, time]) => (dates[which] ?? dates[0] ?? '') + time);
          const builder = new DateBuilder('d', format, texts.length);
          const odd = builder.take(cellsOf(texts, 0)) ?? [];
          const read = texts.map((text) => parseDate(text, format));
          expect([texts, [...builder.days]]).toEqual([texts, read]);
          expect(odd).toEqual(read.flatMap((day, i) => (day === NO_DATE && texts[i]?.trim() !== '' ? [i] : [])));
        },
      ),
      { numRuns: 15_000 },
    );
  }); // prettier-ignore

  it('are the day the reading of text gives', () => {
    let inside = 0;
    fc.assert(
      fc.property(fc.constantFrom(...DATE_FORMATS.filter(isPlainDate)), dateText, (format, text) => {
        const builder = new DateBuilder('d', format, 1);
        const bytes = encoder.encode(text);
        const taken = builder.add(bytes, 0, bytes.length, 0);
        const day = parseDate(text, format);
        expect([text, builder.days[0]]).toEqual([text, day]);
        expect(taken).toBe(day !== NO_DATE);
        if (day !== NO_DATE) inside++;
      }),
      { numRuns: 40_000 },
    );
    expect(inside).toBeGreaterThan(500);
  });
});

describe('texts as bytes', () => {
  it('are encoded as TextEncoder does and blank where trim leaves nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.oneof(fc.constantFrom(' ', '\u00a0', '\u2003', '\u3000', '\ufeff', '\u1680', '\ud83d', '\u200b', 'か'), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })), maxLength: 8 }), (text) => {
        const bytes = new Uint8Array(text.length * 3);
        const end = encodeText(text, bytes, 0);
        expect(bytes.slice(0, end)).toEqual(encoder.encode(text));
        expect(new CellText().isBlank(bytes, 0, end)).toBe(text.trim() === '');
        expect(new CellText().decode(bytes, 0, end)).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(encoder.encode(text)));
      }),
      { numRuns: 2000 },
    ); // prettier-ignore
  });

  const padded = (text: string): [DataView, number, number] => {
    const bytes = encoder.encode(text + '.'.repeat(PADDING));
    return [new DataView(bytes.buffer), 0, bytes.length - PADDING];
  };

  it('keep one code each in a dictionary', () => {
    const dictionary = new ByteDictionary(1000);
    const words = ['b', 'a', 'b', '', 'ab', 'ba', 'a', '日本', '🙂', '日本'];
    const codes = words.map((word) => dictionary.take(...padded(word)));
    expect(codes).toEqual([0, 1, 0, 2, 3, 4, 1, 5, 6, 5]);
    const { levelBytes, levelOffsets } = dictionary.packed();
    expect(levelStrings(levelBytes, levelOffsets)).toEqual({
      levels: ['b', 'a', '', 'ab', 'ba', '日本', '🙂'],
      validUtf8: true,
    });
  });

  it('are told apart at every length, by any byte, even one of nothing', () => {
    const unit = fc.constantFrom('a', 'b', '\0', '\u0001', 'é');
    fc.assert(
      fc.property(fc.array(fc.string({ unit, maxLength: 18 }), { maxLength: 80 }), (texts) => {
        const dictionary = new ByteDictionary(1000);
        const codes = texts.map((text) => dictionary.take(...padded(text)));
        const codeOf = new Map<string, number>();
        for (const text of texts) if (!codeOf.has(text)) codeOf.set(text, codeOf.size);
        expect(codes).toEqual(texts.map((text) => codeOf.get(text)));
      }),
      { numRuns: 500 },
    );
  });

  it('keep one code each where long ones have the same hash', () => {
    const texts = Array.from({ length: 300_000 }, (_, i) => `customer number ${(i * 7919) % 300_007}`);
    const dictionary = new ByteDictionary(texts.length);
    const hashes = new Set<number>();
    const code = (text: string) => dictionary.take(...padded(text));
    const codes = texts.map((text) => {
      hashes.add(hashOf(...padded(text)));
      return code(text);
    });
    expect(hashes.size).toBeLessThan(texts.length);
    expect(codes.every((code, i) => code === i)).toBe(true);
    expect(texts.every((text, i) => code(text) === i)).toBe(true);
  });

  it.each(['', 'a prefix that makes it long '])('keep their codes while a dictionary grows, up to its limit (%s)', (prefix) => {
    const dictionary = new ByteDictionary(3000);
    const code = (i: number): number => dictionary.take(...padded(`${prefix}${(i * 7919) % 6007}`));
    for (let i = 0; i < 3000; i++) expect(code(i)).toBe(i);
    for (let i = 0; i < 3000; i++) expect(code(i)).toBe(i);
    expect(code(3000)).toBe(CROWDED);
    expect(code(2999)).toBe(2999);
  }); // prettier-ignore

  // Ascending texts are told apart without hashes: in order, with repeats, and out of it sooner or later.
  const ids = fc
    .tuple(
      fc.array(fc.integer({ min: 0, max: 12_000 }), { maxLength: 60 }),
      fc.constantFrom<'sorted' | 'sorted to the last' | 'as they come'>(
        'sorted',
        'sorted to the last',
        'as they come',
      ),
      fc.constantFrom('', 'A', 'No. ', 'the order number '),
    )
    .map(([numbers, order, prefix]) => {
      const sorted = [...numbers].sort((a, b) => a - b);
      const late = [...sorted.slice(1), ...sorted.slice(0, 1)];
      const taken = { sorted, 'sorted to the last': late, 'as they come': numbers }[order];
      return taken.map((id) => `${prefix}${id}`);
    });

  const packedBy = (texts: readonly string[]): PackedColumn => {
    const dictionary = new ByteDictionary(1000);
    const codes = Int32Array.from(texts, (text) => dictionary.take(...padded(text)));
    return { kind: 'text', name: 'id', codes, full: true, ...dictionary.packed() };
  };

  /** Codes as numbers, and the texts they stand for; worked out with a Map. */
  const expected = (texts: readonly string[]) => {
    const codeOf = new Map<string, number>();
    const codes = texts.map((text) => {
      const code = codeOf.get(text) ?? codeOf.size;
      codeOf.set(text, code);
      return code;
    });
    return { codes, levels: [...codeOf.keys()] };
  };

  const told = (column: MergedColumn) => {
    if (column === null || column === 'crowded' || column.kind !== 'text') throw new Error('no texts');
    const { levels } = levelStrings(column.levelBytes, column.levelOffsets);
    return { codes: [...column.codes], levels };
  };

  it('keep one code each whether they ascend or not, in one part or in several', () => {
    fc.assert(
      fc.property(ids, fc.array(fc.nat(60), { maxLength: 3 }), (texts, cuts) => {
        expect(told(packedBy(texts))).toEqual(expected(texts));
        const at = [0, ...cuts.map((cut) => Math.min(cut, texts.length)).sort((a, b) => a - b), texts.length];
        const parts = at.slice(1).map((end, part) => packedBy(texts.slice(at[part], end)));
        expect(told(mergeColumn(parts, texts.length, 1000))).toEqual(expected(texts));
      }),
      { numRuns: 500 },
    );
  });

  it('are told to be too many where they ascend, too', () => {
    const texts = Array.from({ length: 40 }, (_, id) => `${1000 + id}`);
    const parts = [packedBy(texts.slice(0, 20)), packedBy(texts.slice(20))];
    expect(mergeColumn(parts, 40, 39)).toBe('crowded');
    expect(told(mergeColumn(parts, 40, 40)).levels).toEqual(texts);
  });
});
