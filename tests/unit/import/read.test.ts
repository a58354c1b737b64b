import { gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { fileChunks, isGzip } from '../../../src/import/decompress.ts';
import { readTable } from '../../../src/import/read.ts';
import { readSlice, sliceBounds, type ReadSlices } from '../../../src/import/slices.ts';
import { structuredCloneTable } from './structured-clone-table.ts';
import type { RawTable, ReadPlan } from '../../../src/import/raw-table.ts';

// Files of several megabytes: a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

const PLAN: ReadPlan = {
  dialect: { encoding: 'utf-8', bom: 0, delimiter: ',', quote: '"', newline: '\n', header: true },
  columns: [
    { kind: 'text', name: 'who' },
    { kind: 'date', name: 'when', format: { order: 'ymd', separator: '-' } },
    { kind: 'number', name: 'paid', format: { decimal: '.', group: '' } },
    { kind: 'text', name: 'note' },
  ],
};

/** A file of many lines: customer i of 997, a day of 28, an amount, and now and then a note of several lines. */
function sales(lines: number): string {
  const parts = ['who,when,paid,note\n'];
  for (let i = 0; i < lines; i++) {
    const note = i % 50 === 0 ? '"first line\nsecond, ""quoted"" line\n2021-02-01,third\n"' : '';
    parts.push(
      `C${i % 997},2021-02-${String((i % 28) + 1).padStart(2, '0')},${i % 100}.${i % 10}5,${note}\n`,
    );
  }
  return parts.join('');
}

/** All that a table says, as text: arrays of this length are slow to compare one by one. */
function plain(table: RawTable): string {
  const fields = Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify(fields, (_, value: unknown) =>
    ArrayBuffer.isView(value)
      ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64')
      : value,
  );
}

async function failure(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'no error',
    (error: unknown) => error,
  );
}

describe('reading a file', () => {
  it('reads a gzip file as the file packed in it', async () => {
    const text = sales(20_000);
    const packed = new Blob([gzipSync(text)]);
    expect(await isGzip(packed)).toBe(true);
    const seen: number[] = [];
    const table = await readTable(packed, PLAN, { progress: (done) => seen.push(done) });
    expect(plain(table)).toEqual(plain(await readTable(new Blob([text]), PLAN)));
    expect(table.rows).toBe(20_000);
    expect(seen.at(-1)).toBe(packed.size);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it('says that a truncated or damaged gzip file is broken', async () => {
    const packed = gzipSync(sales(20_000));
    const truncated = new Blob([packed.subarray(0, packed.length / 2)]);
    expect(await failure(readTable(truncated, PLAN))).toMatchObject({ code: 'file-gzip-broken' });
    const damaged = Uint8Array.from(packed);
    damaged.fill(0x55, 2000, 2100);
    expect(await failure(readTable(new Blob([damaged]), PLAN))).toMatchObject({ code: 'file-gzip-broken' });
    const headOnly = new Blob([packed.subarray(0, 10)]);
    expect(await failure(readTable(headOnly, PLAN))).toMatchObject({ code: 'file-gzip-broken' });
  });

  it('stops unpacking what grows out of all proportion', async () => {
    const bomb = new Blob([gzipSync(new Uint8Array(4_000_000))]);
    const unpack = async (limits: { bytes: number; ratio: number; ratioFrom: number }): Promise<number> => {
      let bytes = 0;
      for await (const chunk of fileChunks(bomb, true, undefined, limits)) bytes += chunk.length;
      return bytes;
    };
    expect(await failure(unpack({ bytes: 1e9, ratio: 100, ratioFrom: 1_000_000 }))).toMatchObject({
      code: 'file-gzip-too-large',
      params: { limit: 1e9, ratio: 100 },
    });
    expect(await failure(unpack({ bytes: 3_000_000, ratio: 1e9, ratioFrom: 0 }))).toMatchObject({
      code: 'file-gzip-too-large',
    });
    expect(await unpack({ bytes: 1e9, ratio: 2000, ratioFrom: 0 })).toBe(4_000_000);
  });

  it('falls back to PapaParse where text follows a closing quote', async () => {
    const file = new Blob(['who,when,paid,note\n"A"nn",2021-02-01,5,x\nBob,2021-02-02,6,\n']);
    const table = await readTable(file, PLAN);
    expect(table.columns.map((column) => column?.at(0))).toEqual(['A"nn', 18659, 5, 'x']);
    expect(table.rows).toBe(2);
  });

  it('sets a record aside that an unbalanced quote has stretched over its neighbour', async () => {
    // The quote before Ann closes after Bob: four fields, and a sale of 5 lost in the first.
    const file = new Blob([
      'who,when,paid,note\n"Ann,2021-02-01,5,\n"Bob",2021-02-02,6,x\nCid,2021-02-04,8,z\n',
    ]);
    const table = await readTable(file, PLAN);
    expect(table.columns[0]?.at(0)).toBe('Cid');
    expect(table.rows).toBe(1);
    expect(table.malformed).toEqual([
      { fileRow: 2, fields: 4, text: '"Ann,2021-02-01,5,\n"Bob",2021-02-02,6,x', reason: 'quotes' },
    ]);
  });

  it('stops when cancelled, before and during', async () => {
    const file = new Blob([sales(200_000)]);
    expect(await failure(readTable(file, PLAN, { signal: AbortSignal.abort() }))).toMatchObject({
      code: 'cancelled',
    });
    const cancel = new AbortController();
    const reading = failure(readTable(file, PLAN, { signal: cancel.signal, progress: () => cancel.abort() }));
    expect(await reading).toMatchObject({ code: 'cancelled' });
  });

  it('says when a quote is never closed, and where it was opened', async () => {
    const file = new Blob([`${sales(10)}Zoe,2021-02-01,"5\n`]);
    // A header, ten records (a note's line breaks make no row), then this one.
    expect(await failure(readTable(file, PLAN))).toMatchObject({
      code: 'file-quote-open',
      params: { row: 12 },
    });
  });

  it('names a file that can no longer be read', async () => {
    const gone = new Blob(['a']);
    gone.slice = () => gone;
    gone.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
    expect(await failure(readTable(gone, PLAN))).toMatchObject({ code: 'file-unreadable' });
  });

  it('makes the same table in slices as in one go', async () => {
    const text = sales(220_000);
    const file = new Blob([text]);
    const whole = await readTable(file, PLAN);
    const asked: number[] = [];
    // As workers would: each table crosses as a structured clone.
    const readSlices: ReadSlices = async (blob, plan, slices) => {
      asked.push(slices.length);
      return Promise.all(
        slices.map(async (slice) => structuredCloneTable(await readSlice(blob, plan, slice))),
      );
    };
    for (const slices of [2, 3, 8]) {
      expect(plain(await readTable(file, PLAN, { readSlices, slices }))).toEqual(plain(whole));
    }
    expect(asked).toEqual([2, 3, 8]);
  });

  it('finds the record after a quoted field of 5 MB that holds whole slices', async () => {
    const rows = (from: number): string => Array.from({ length: 1000 }, (_, i) => `${from + i},y\n`).join('');
    const text = `a,b\n${rows(0)}1000,"${'1,2\n'.repeat(1_250_000)}"\n${rows(1001)}`;
    const plan: ReadPlan = {
      ...PLAN,
      columns: [
        { kind: 'number', name: 'a', format: { decimal: '.', group: '' } },
        { kind: 'text', name: 'b' },
      ],
    };
    const readSlices: ReadSlices = (file, readPlan, slices) =>
      Promise.all(slices.map((slice) => readSlice(file, readPlan, slice)));
    const table = await readTable(new Blob([text]), plan, { readSlices, slices: 4 });
    expect(table.rows).toBe(2001);
    expect(table.columns[0]?.at(2000)).toBe(2000);
    expect(String(table.columns[1]?.at(1000)).length).toBe(5_000_000);
    expect(table.malformed).toEqual([]);
  });

  it('guesses a record start inside a long quoted text by the number of fields', async () => {
    const note = 'x\n'.repeat(1000);
    const text = `a,b\n${`1,"${note}"\n2,y\n`.repeat(60)}`;
    const plan: ReadPlan = { ...PLAN, columns: PLAN.columns.filter((column) => column.kind === 'text') };
    const file = new Blob([text]);
    const slices = await sliceBounds(file, 4, plan);
    expect(
      slices
        .map((slice) => slice.start)
        .slice(1)
        .every((start) => /^[12],/.test(text.slice(start))),
    ).toBe(true);
    expect(slices).toHaveLength(4);
  });
});
