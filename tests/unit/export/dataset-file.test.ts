import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { SAMPLES } from '../../../samples/index.ts';
import { Container, writeContainer } from '../../../src/export/container.ts';
import { datasetParts } from '../../../src/export/dataset-file.ts';
import { ProjectError } from '../../../src/export/project-error.ts';
import { readDataset } from '../../../src/export/read-dataset.ts';
import { wholeData, wordsAndFigures } from '../../../src/export/words-and-figures.ts';
import { openFile, results } from '../../../src/headless.ts';
import { ImportError } from '../../../src/import/check.ts';
import type { Dataset } from '../../../src/model/dataset.ts';
import { packedTextColumn, textColumn } from '../../../src/table/column.ts';
import { packedNumberColumn } from '../../../src/table/narrow.ts';
import { datasetOf, linesOf } from '../model/small-dataset.ts';
import { plainDataset } from './plain-dataset.ts';

const SMALL = datasetOf([
  {
    customer: 'Änne',
    date: '2021-01-05',
    amount: 10.5,
    order: 'o1',
    margin: 3,
    attributes: { city: 'Brno' },
  },
  { customer: '', date: '2021-02-05', amount: -2, order: '', margin: 0, attributes: { city: '' } },
  { customer: '😀', date: '2021-03-05', amount: 7, order: 'o2', margin: 1, attributes: { city: 'Ōsaka' } },
]);

async function packed(dataset: Dataset, pack: boolean): Promise<Blob> {
  return writeContainer(datasetParts(dataset), pack);
}

async function reopened(file: Blob): Promise<Dataset> {
  return (await readDataset(await Container.open(file))).dataset;
}

describe('a dataset kept as a file of columns', () => {
  const cases = readdirSync('tests/golden').filter((name) =>
    /\.(csv|tsv|xlsx|ods|gz|zip|parquet)$/.test(name),
  );

  test('reads back equal for every sales file there is, packed or not', async () => {
    let tried = 0;
    for (const [place, name] of cases.entries()) {
      const bytes = new Uint8Array(readFileSync(`tests/golden/${name}`));
      let dataset: Dataset;
      try {
        dataset = await openFile(new Blob([bytes]), { name });
      } catch (error) {
        expect(error).toBeInstanceOf(ImportError);
        continue;
      }
      tried += 1;
      const again = await reopened(await packed(dataset, place % 2 === 0));
      expect(plainDataset(again), name).toEqual(plainDataset(dataset));
    }
    expect(tried).toBeGreaterThan(80);
  });

  test('gives every figure of a sample as the file itself does', async () => {
    for (const sample of SAMPLES) {
      const dataset = await openFile(new Blob([sample.bytes()]), { name: sample.fileName });
      const again = await reopened(await packed(dataset, true));
      expect(results(again)).toEqual(results(dataset));
    }
  });

  test('keeps columns as narrow as they were, and large dictionaries as bytes', async () => {
    const rows = 70_000;
    const names = Array.from({ length: rows }, (_, at) => `order ${at}`);
    const codes = Int32Array.from(names, (_, at) => at);
    const { lines, ...rest } = datasetOf(linesOf('a 2021-01-01 1\n'.repeat(rows)));
    const store = { count: rows, plain: true, all: () => names, one: (code: number) => names[code] ?? '' };
    const quantity = { whole: Int8Array.from(names, (_, at) => at % 100), blank: 3 };
    const again = await reopened(
      await packed(
        {
          ...rest,
          lines: {
            ...lines,
            order: packedTextColumn('order', codes, store),
            attributes: [{ role: 'quantity', column: packedNumberColumn('qty', quantity, 1) }],
          },
        },
        false,
      ),
    );
    const { order, attributes } = again.lines;
    expect(order?.store?.bytes?.offsets.length).toBe(70_001);
    expect(order?.plain).toBe(true);
    expect(order?.at(69_999)).toBe('order 69999');
    const [number] = attributes;
    expect(number?.column.kind === 'number' && number.column.packed?.whole).toBeInstanceOf(Int8Array);
    expect([0, 3, 99].map((row) => number?.column.at(row))).toEqual([0, null, 9.9]);
  });

  test('makes no strings of a dictionary that is bytes already', () => {
    const levels = ['a 1', 'b 2'];
    const store = {
      count: 2,
      bytes: { bytes: new TextEncoder().encode('a 1b 2'), offsets: Int32Array.of(0, 3, 6) },
      all: () => expect.fail('strings were asked for'),
      one: (code: number) => levels[code] ?? '',
    };
    const order = packedTextColumn('order', Int32Array.of(0, 1, 1), store);
    const { lines, ...rest } = SMALL;
    const parts = datasetParts({ ...rest, lines: { ...lines, order } });
    expect(parts.some(({ bytes }) => new TextDecoder().decode(bytes) === 'a 1b 2')).toBe(true);
  });

  test('keeps texts that no encoding can say', async () => {
    const levels = ['half \ud83d', '\ude00', 'whole 😀'];
    const { lines, ...rest } = SMALL;
    const column = textColumn('note', Int32Array.of(2, 0, 1), levels);
    const again = await reopened(
      await packed({ ...rest, lines: { ...lines, attributes: [{ role: null, column }] } }, true),
    );
    expect(plainDataset(again)).toMatchObject({ attributes: [{ levels }] });
  });

  test('keeps the bucket of rows that were left out by hand', async () => {
    const waterfall = { ...SMALL.waterfall, excluded: { rows: 2, amount: -12.5 } };
    expect((await reopened(await packed({ ...SMALL, waterfall }, true))).waterfall).toEqual(waterfall);
  });

  test('names the columns that stayed in the source file and leaves out those brought from it', async () => {
    const { lines, ...rest } = SMALL;
    const absent = {
      columns: [{ role: null, name: 'city', kind: 'text' as const }],
      bring: async () => undefined,
    };
    const file = await packed({ ...rest, lines: { ...lines, absent } }, false);
    const read = await readDataset(await Container.open(file));
    expect(read.absent).toEqual([{ role: null, name: 'city', kind: 'text' }]);
    expect(read.dataset.lines.attributes).toEqual([]);
  });
});

/** What came of reading: the dataset itself, or the code it was refused with. Anything else is thrown on. */
async function readOrRefused(file: Blob): Promise<unknown> {
  try {
    return plainDataset(await reopened(file));
  } catch (error) {
    if (error instanceof ProjectError) return error.code;
    throw error;
  }
}

describe('a damaged file of columns', () => {
  test('is refused with a word wherever it is cut off', async () => {
    for (const pack of [true, false]) {
      const file = await packed(SMALL, pack);
      for (let size = 0; size < file.size; size++) {
        const found = await readOrRefused(file.slice(0, size));
        expect(['project-unknown', 'project-cut-off'], String(size)).toContain(found);
        expect(found === 'project-unknown').toBe(size < 8);
      }
    }
  });

  test('is refused, or holds what it held, whichever bit is flipped', async () => {
    const file = await packed(SMALL, true);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const whole = plainDataset(SMALL);
    let refused = 0;
    for (let at = 0; at < bytes.length; at++) {
      const flipped = bytes.slice();
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      const found = await readOrRefused(new Blob([flipped]));
      if (typeof found === 'string') refused += 1;
      else expect(found).toEqual(whole);
    }
    // The rest is what fills up to a multiple of eight.
    expect(refused).toBeGreaterThan(bytes.length * 0.8);
  });

  test('of a later version is said to be one', async () => {
    const bytes = new Uint8Array(await (await packed(SMALL, true)).arrayBuffer());
    bytes[8] = 2;
    expect(await readOrRefused(new Blob([bytes]))).toBe('project-later');
  });

  /** The file with one field of its description set otherwise, all check sums right. */
  async function altered(change: (words: Record<string, unknown>) => void): Promise<unknown> {
    const parts = datasetParts(SMALL);
    const text = (name: string) => parts.find((part) => part.name === name)?.bytes ?? new Uint8Array();
    const whole = wholeData(
      new TextDecoder().decode(text('lines')),
      new Float64Array(text('figures').slice().buffer),
    );
    const words = whole?.value as Record<string, unknown>;
    change(words);
    const made = wordsAndFigures(words);
    const rest = parts.filter(({ name }) => name !== 'lines' && name !== 'figures');
    return readOrRefused(
      await writeContainer(
        [
          { name: 'lines', number: 0, bytes: new TextEncoder().encode(made.words) },
          { name: 'figures', number: 0, bytes: new Uint8Array(made.figures.buffer) },
          ...rest,
        ],
        true,
      ),
    );
  }

  test('is refused where a field of its description is missing or of another kind', async () => {
    expect(await altered(() => undefined)).toEqual(plainDataset(SMALL));
    for (const field of [
      'version',
      'count',
      'unit',
      'source',
      'waterfall',
      'customer',
      'date',
      'amount',
      'attributes',
      'absent',
    ])
      for (const value of [undefined, null, 'text', -1, 0.5, [], {}, [null]]) {
        const found = await altered((words) => {
          if (value === undefined) delete words[field];
          else words[field] = value;
        });
        // An empty list of columns is a list of columns.
        if (field === 'absent' && Array.isArray(value) && value.length === 0)
          expect(found).toEqual(plainDataset(SMALL));
        else if (field === 'attributes' && Array.isArray(value) && value.length === 0)
          expect(found).toMatchObject({ attributes: [] });
        else expect(found, `${field} ${JSON.stringify(value)}`).toBe('project-damaged');
      }
    for (const field of ['margin', 'order', 'purchaseCount', 'sourceRow'])
      expect(await altered((words) => void (words[field] = 'text')), field).toBe('project-damaged');
    expect(await altered((words) => void (words['version'] = 2))).toBe('project-later');
  });

  test('is refused where a code, a date or an amount lies outside its bounds', async () => {
    const { lines } = SMALL;
    const broken: Partial<Dataset['lines']>[] = [
      { customer: { ...lines.customer, codes: Int32Array.of(0, -1, 2) } },
      { customer: { ...lines.customer, codes: Int32Array.of(0, -2, 1) } },
      { customer: { ...lines.customer, codes: Int32Array.of(0, 1) } },
      { customer: { ...lines.customer, levels: ['same', 'same'] } },
      { date: Int32Array.of(1, 2, 9_999_999) },
      { date: Int32Array.of(1, 2, -2147483648) },
      { amount: Float64Array.of(1, NaN, 2) },
      { amount: Float64Array.of(1, Infinity, 2) },
      { unit: 0.5 },
      { count: 4 },
      { sourceRow: Int32Array.of(0, 0, 1) },
      { purchaseCount: Int32Array.of(1, -1, 1) },
    ];
    for (const change of broken)
      expect(await readOrRefused(await packed({ ...SMALL, lines: { ...lines, ...change } }, true))).toBe(
        'project-damaged',
      );
  });
});

describe('words and figures', () => {
  it('hold no figure in the words', () => {
    expect(wordsAndFigures({ a: 17850, b: ['#', '#x', 'x', null, true, -0.5] })).toEqual({
      words: '{"a":"#","b":["##","##x","x",null,true,"#"]}',
      figures: Float64Array.of(17850, -0.5),
    });
  });

  it('come back as they were, whatever the data', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const { words, figures } = wordsAndFigures(value);
        expect(wholeData(words, figures)).toEqual({ value });
      }),
    );
    expect(wholeData('["#","#"]', Float64Array.of(NaN, -Infinity))).toEqual({ value: [NaN, -Infinity] });
  });

  it('are nothing where they do not belong together', () => {
    expect(wholeData('["#"]', Float64Array.of())).toBeNull();
    expect(wholeData('[]', Float64Array.of(1))).toBeNull();
    expect(wholeData('[', Float64Array.of())).toBeNull();
    expect(wholeData('['.repeat(100_000) + ']'.repeat(100_000), Float64Array.of())).toBeNull();
  });
});
