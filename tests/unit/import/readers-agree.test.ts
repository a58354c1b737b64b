import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { ByteReader } from '../../../src/import/byte-reader.ts';
import { compareRows, joined } from '../../../src/import/duplicates.ts';
import {
  mergeColumn,
  mergeTables,
  mergeTablesWith,
  type MergeHelp,
} from '../../../src/import/merge-tables.ts';
import type { NumberFormat } from '../../../src/import/number-format.ts';
import { PapaReader } from '../../../src/import/papa-reader.ts';
import { guessRecordStart, readInSlices, readSlice, type Slice } from '../../../src/import/slices.ts';
import type { ColumnPlan, RawTable, ReadPlan } from '../../../src/import/raw-table.ts';
import { BLANK } from '../../../src/table/column.ts';

// Thousands of files: a busy machine may take its time.
vi.setConfig({ testTimeout: 3_600_000 });

/** Files a property is tried on: so many in seconds, or as many as REGULARS_RUNS says. */
const runs = (usual: number) => Number(process.env['REGULARS_RUNS'] ?? usual);

type Delimiter = ReadPlan['dialect']['delimiter'];

/** A file with the plan to read it by. */
interface Case {
  plan: ReadPlan;
  bytes: Uint8Array;
}

const encoder = new TextEncoder();

const kinds = fc.constantFrom<ColumnPlan['kind']>('text', 'text', 'number', 'date', 'skip');
const columnPlan = fc
  .record({
    kind: kinds,
    currency: fc.constantFrom(undefined, '', '$'),
    decimal: fc.constantFrom<'.' | ','>('.', ','),
    group: fc.constantFrom<'' | ' ' | "'" | 'other'>('', ' ', "'", 'other'),
    date: fc.constantFrom(
      { order: 'ymd', separator: '-' } as const,
      { order: 'dmy', separator: '.' } as const,
      { order: 'mdy', separator: '/' } as const,
      { order: 'compact', separator: '' } as const,
    ),
  })
  .map(({ kind, currency, decimal, group, date }): ColumnPlan => {
    if (kind === 'number') {
      const other = decimal === '.' ? ',' : '.';
      const format: NumberFormat = { decimal, group: group === 'other' ? other : group };
      return { kind, name: 'n', format, ...(currency !== undefined && { currency }) };
    }
    if (kind === 'date') return { kind, name: 'd', format: date };
    return { kind, name: 't' };
  });

const value = fc.oneof(
  fc.constantFrom('', ' ', 'Ann', 'Bob', 'ann', 'Zoë', 'Иван', '日本語', '🙂', 'a\nb', 'a\r\nb', 'a\rb', 'say "hi"', '"', '""', 'x,y', 'x;y', 'x\ty', 'x|y', '\u00a0', '\u3000', '\ufeff', ' pad '),
  fc.constantFrom('0', '-0', '7', '007', '1.5', '1,5', '1 234,50', '1.234', '1,234.5', '1.234.567', "1'234", '-12.30', '1e300', '1e999', '12 %', '(5)', '$3', '€3', '3 USD', '99999999999999999999', 'NaN', '5-'),
  fc.constantFrom('2021-03-04', '2021-02-29', '04.03.2021', '31.12.2021', '12/31/2021', '20210304', '2021-03-04 08:26', '4.3.2021 25:00', '0000-01-01', '2021-3-4T1:02:03Z'),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.string({ unit: fc.constantFrom('a', 'b', '"', ',', ';', '\n', '\r', ' ', '1', '.', 'é'), maxLength: 8 }),
); // prettier-ignore

const newline = fc.constantFrom('\n', '\r\n', '\r');

/** How a field is spelled: quoted where it must be, and sometimes where it need not. */
function spelled(text: string, delimiter: Delimiter, quote: boolean): string {
  const must = text.startsWith('"') || text.includes('\n') || text.includes('\r') || text.includes(delimiter);
  return quote || must ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Files that RFC 4180 covers, with every kind of line break in one file, blank lines and records of a wrong length. */
const files: fc.Arbitrary<Case> = fc
  .record({
    delimiter: fc.constantFrom<Delimiter>(',', ';', '\t', '|', '^', '~', ':', '\u001f', '\u0001'),
    columns: fc.array(columnPlan, { minLength: 1, maxLength: 5 }),
    header: fc.boolean(),
    bom: fc.boolean(),
    mixed: fc.boolean(),
    newline,
    lastNewline: fc.boolean(),
    records: fc.array(
      fc.record({
        values: fc.array(fc.tuple(value, fc.boolean()), { minLength: 5, maxLength: 5 }),
        shape: fc.constantFrom(
          'right',
          'right',
          'right',
          'right',
          'right',
          'right',
          'blank',
          'spaces',
          'short',
          'long',
        ),
        newline,
      }),
      { maxLength: 9 },
    ),
  })
  .map((file) => {
    const { delimiter, columns } = file;
    let text = file.bom ? '\ufeff' : '';
    file.records.forEach((record, i) => {
      const count = { right: 0, blank: 0, spaces: 0, short: -1, long: 1 }[record.shape] + columns.length;
      const values = Array.from({ length: count }, (_, k) => record.values[k % 5] ?? (['', false] as const));
      if (record.shape === 'spaces') text += ' ';
      else if (record.shape !== 'blank')
        text += values.map(([v, quote]) => spelled(v, delimiter, quote)).join(delimiter);
      if (i < file.records.length - 1 || file.lastNewline) text += file.mixed ? record.newline : file.newline;
    });
    const dialect = {
      encoding: 'utf-8',
      bom: 0,
      delimiter,
      quote: '"',
      newline: file.newline,
      header: file.header,
    } as const;
    return { plan: { dialect, columns }, bytes: encoder.encode(text) };
  });

/** Files of nothing but what matters to a reader, well formed or not. */
const noise: fc.Arbitrary<Case> = fc
  .record({
    columns: fc.array(columnPlan, { minLength: 1, maxLength: 3 }),
    header: fc.boolean(),
    text: fc.string({
      unit: fc.constantFrom('a', '"', '"', ',', ',', '\n', '\r', ' ', '1', 'é'),
      maxLength: 40,
    }),
  })
  .map(({ columns, header, text }) => ({
    plan: {
      dialect: { encoding: 'utf-8', bom: 0, delimiter: ',', quote: '"', newline: '\n', header },
      columns,
    },
    bytes: encoder.encode(text),
  }));

/** Everything a table says, closures aside; or the error met. `null`: the byte reader leaves the file to PapaParse. */
function told(read: () => RawTable | null): unknown {
  let table: RawTable | null;
  try {
    table = read();
  } catch (error) {
    return String(error);
  }
  if (table === null) return null;
  for (const column of table.columns) {
    if (column?.kind === 'text') expect(column.full).toBe(!column.codes.includes(BLANK));
  }
  const { rows } = table;
  const columns = table.columns.map(
    (column) => column && { ...column, at: Array.from({ length: rows }, (_, row) => column.at(row)) },
  );
  return { ...table, columns };
}

function byBytes({ plan, bytes }: Case, chunkSize: number): unknown {
  return told(() => {
    const reader = new ByteReader(plan);
    for (let at = 0; at < bytes.length; at += chunkSize) reader.push(bytes.subarray(at, at + chunkSize));
    reader.end();
    return reader.needsPapa === null ? reader.finish() : null;
  });
}

function byPapa({ plan, bytes }: Case, chunkSize: number): unknown {
  return told(() => {
    const reader = new PapaReader(plan);
    for (let at = 0; at < bytes.length; at += chunkSize) reader.push(bytes.subarray(at, at + chunkSize));
    return reader.finish();
  });
}

async function bySlices({ plan, bytes }: Case, slices: Slice[]): Promise<unknown> {
  const file = new Blob([bytes.slice()]);
  try {
    const tables = await readInSlices(file, plan, slices, (_file, _plan, wanted) =>
      Promise.all(wanted.map((slice) => readSlice(file, plan, slice))),
    );
    return told(() => tables && mergeTables(tables));
  } catch (error) {
    return String(error);
  }
}

describe('the byte reader and PapaParse', () => {
  it('make the same table of any well-formed file, cut into chunks anywhere', () => {
    fc.assert(
      fc.property(files, fc.integer({ min: 1, max: 40 }), (file, chunkSize) => {
        const table = byBytes(file, chunkSize);
        expect(table).not.toBeNull();
        expect(byPapa(file, chunkSize)).toEqual(table);
      }),
      { numRuns: runs(3500) },
    );
    process.stdout.write(`${runs(3500)} well-formed files: the same table from both readers\n`);
  });

  it('make the same table of any bytes that the byte reader takes on, or fail alike', () => {
    let taken = 0;
    fc.assert(
      fc.property(noise, fc.integer({ min: 1, max: 40 }), (file, chunkSize) => {
        const table = byBytes(file, chunkSize);
        if (table === null) return;
        taken++;
        expect(byPapa(file, chunkSize)).toEqual(table);
      }),
      { numRuns: runs(1500) },
    );
    process.stdout.write(
      `${runs(1500)} files of noise: the same from both readers for all ${taken} that both take\n`,
    );
    // Quotes of which some stray: but a good part must be the byte reader's.
    expect(taken).toBeGreaterThan(runs(1500) / 5);
  });

  it('make the same of a file whatever its chunks', () => {
    fc.assert(
      fc.property(fc.oneof(files, noise), (file) => {
        const bytes = byBytes(file, Infinity);
        const papa = byPapa(file, Infinity);
        for (const size of [1, 2, 3, 7]) {
          expect(byBytes(file, size)).toEqual(bytes);
          expect(byPapa(file, size)).toEqual(papa);
        }
      }),
      { numRuns: runs(500) },
    );
  });
});

describe('slices', () => {
  it('merge into the table of the whole wherever the cut falls', async () => {
    await fc.assert(
      fc.asyncProperty(files, async (file) => {
        const whole = byBytes(file, Infinity);
        const size = file.bytes.length;
        for (let cut = 1; cut < size; cut++) {
          const guess = guessRecordStart(file.bytes.subarray(cut - 1), file.plan);
          if (guess === null || cut - 1 + guess >= size) continue;
          const start = cut - 1 + guess;
          expect(
            await bySlices(file, [
              { start: 0, end: start },
              { start, end: size },
            ]),
          ).toEqual(whole);
        }
      }),
      { numRuns: runs(12) },
    );
  });

  it('merge into the table of the whole even where every guess is wrong', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(files, noise),
        fc.array(fc.nat(200), { maxLength: 5 }),
        async (file, cuts) => {
          const size = file.bytes.length;
          const starts = [
            0,
            ...[...new Set(cuts)].filter((cut) => cut > 0 && cut < size).sort((a, b) => a - b),
          ];
          const slices = starts.map((start, i) => ({ start, end: starts[i + 1] ?? size }));
          expect(await bySlices(file, slices)).toEqual(byBytes(file, Infinity));
        },
      ),
      { numRuns: runs(400) },
    );
  });

  it('merge into the same table where another thread helps, which also holds the rows against each other', async () => {
    const help: MergeHelp = {
      mergeColumn: (...asked) => Promise.resolve(mergeColumn(...asked)),
      compareRows: (...asked) => Promise.resolve(compareRows(...asked)),
    };
    // 65,000 ids in no order, of which the last line's was there before.
    const ids = Array.from({ length: 65_000 }, (_, row) => (row * 7919) % 65_000);
    const text = [...ids, ids[5]].map((id) => `id ${id},${id},2021-03-04\n`).join('');
    const plan: ReadPlan = {
      dialect: { encoding: 'utf-8', bom: 0, delimiter: ',', quote: '"', newline: '\n', header: false },
      columns: [
        { kind: 'text', name: 'id' },
        { kind: 'number', name: 'n', format: { decimal: '.', group: '' } },
        { kind: 'date', name: 'd', format: { order: 'ymd', separator: '-' } },
      ],
    };
    const bytes = encoder.encode(text);
    const early = text.indexOf('\n', bytes.length / 10) + 1;
    const sliced = (bounds: number[]) =>
      bounds.slice(1).map((end, part) => {
        const start = bounds[part] ?? 0;
        const reader = new ByteReader(plan, { beginsFile: start === 0 });
        reader.push(bytes.subarray(start, end));
        return reader.finishPacked();
      });
    for (const bounds of [
      [0, bytes.length],
      [0, early, bytes.length],
    ]) {
      const { hashLow, hashHigh, ...whole } = mergeTables(sliced(bounds));
      const { compare, ...helped } = await mergeTablesWith(sliced(bounds), help);
      const none = new Uint32Array(0);
      expect(told(() => helped)).toEqual(told(() => ({ ...whole, hashLow: none, hashHigh: none })));
      const compared = await compare?.();
      expect(joined(compared?.hashLow ?? [], 65_001)).toEqual(hashLow);
      expect(joined(compared?.hashHigh ?? [], 65_001)).toEqual(hashHigh);
      expect(compared?.duplicate?.indexOf(1)).toBe(65_000);
      expect(compared?.duplicate?.lastIndexOf(1)).toBe(65_000);
    }
  });
});
