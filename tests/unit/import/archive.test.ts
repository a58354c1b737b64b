import { gzipSync, zipSync } from 'fflate';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ImportError } from '../../../src/import/check.ts';
import { fileChunks } from '../../../src/import/decompress.ts';
import { openFile } from '../../../src/import/open.ts';
import { entryChunks, readZipDirectory, shownName } from '../../../src/import/zip-directory.ts';
import { plainRows, xlsx, zipped } from './made-workbooks.ts';

const JANUARY = 'customer,date,amount\nann,2021-01-05,10.5\nbob,2021-01-06,2.25\n';
const FEBRUARY = 'customer,date,amount\nann,2021-02-05,1.5\n';

const open = (parts: Record<string, string | Uint8Array>) => openFile(new Blob([zipped(parts)]), 'sales.zip');
const errorOf = (work: Promise<unknown>): Promise<ImportError> =>
  work.then(
    () => {
      throw new Error('opened');
    },
    (error: unknown) => error as ImportError,
  );

describe('an archive', () => {
  test('of files with the same columns opens as one table', async () => {
    const { check } = await open({
      'export/2021-01.csv': JANUARY,
      'export/2021-02.csv': FEBRUARY,
      '__MACOSX/._2021-01.csv': 'junk',
      'export/readme.txt': 'see the web site',
      'export/logo.png': 'x',
    });
    expect(check.container?.kind).toBe('zip');
    expect(check.container?.tables.map(({ label, chosen }) => [label, chosen])).toEqual([
      ['export/2021-01.csv', true],
      ['export/2021-02.csv', true],
    ]);
    expect(check.container?.left).toEqual(['export/readme.txt', 'export/logo.png']);
    expect(check.waterfall?.analysed).toEqual({ rows: 3, amount: 14.25 });
  });

  test('of several kinds lists every table in it, and opens the one asked for', async () => {
    const book = new Uint8Array(
      await xlsx({
        sheets: [
          {
            name: 'A',
            rows: plainRows([
              ['customer', 'date', 'amount'],
              ['eva', '2021-05-01', 7],
            ]),
          },
          {
            name: 'B',
            rows: plainRows([
              ['x', 'y'],
              ['1', '2'],
            ]),
          },
        ],
      }).arrayBuffer(),
    );
    const opened = await open({
      'a.csv.gz': gzipSync(new TextEncoder().encode(JANUARY)),
      'stock.csv': 'sku;stock\nA;5\nB;6\n',
      'book.xlsx': book,
    });
    expect(opened.check.container?.tables.map(({ label }) => label)).toEqual([
      'a.csv.gz',
      'stock.csv',
      'book.xlsx: A',
      'book.xlsx: B',
    ]);
    const check = await opened.recheck({ ...opened.check.options, table: 'book.xlsx: A' });
    expect(check.waterfall?.analysed).toEqual({ rows: 1, amount: 7 });
    const first = await opened.recheck({ ...check.options, table: [0] });
    expect(first.waterfall?.analysed).toEqual({ rows: 2, amount: 12.75 });
  });

  test('of one file opens as that file does', async () => {
    const { check } = await open({ 'sales.csv': JANUARY });
    expect(check.waterfall?.analysed).toEqual({ rows: 2, amount: 12.75 });
    expect(check.container?.tables.map(({ label, chosen }) => [label, chosen])).toEqual([
      ['sales.csv', true],
    ]);
  });

  test('with names of other code pages and paths that climb out shows them safely', () => {
    expect(shownName('../../etc/\u202epasswd\u0000.csv')).toBe('etc/passwd.csv');
    expect(shownName('C:\\sales\\2021.csv')).toBe('C:/sales/2021.csv');
  });

  test('packed in Russia or Japan keeps its names', async () => {
    const named = async (bytes: number[]) => {
      const placeholder = 'x'.repeat(bytes.length) + '.csv';
      const whole = zipped({ [placeholder]: JANUARY });
      const latin = Buffer.from(whole);
      for (let at = latin.indexOf('xxxx'); at >= 0; at = latin.indexOf('xxxx', at + 1)) latin.set(bytes, at);
      const { entries } = await readZipDirectory(new Blob([latin]));
      return entries[0]?.name;
    };
    expect(await named([0x8f, 0xe0, 0xae, 0xa4, 0xa0, 0xa6, 0xa8])).toBe('Продажи.csv');
    expect(await named([0x94, 0x84, 0x8f, 0xe3, 0x83, 0x66, 0x81, 0x5b, 0x83, 0x5e])).toBe('売上データ.csv');
  });

  test('with nothing to open, or only another archive, says so', async () => {
    const inner = zipped({ 'sales.csv': JANUARY });
    expect((await errorOf(open({ 'a.png': 'x' }))).code).toBe('zip-no-tables');
    expect(await errorOf(open({ 'more.zip': inner }))).toMatchObject({
      code: 'zip-nested',
      params: { member: 'more.zip' },
    });
    expect((await errorOf(open({ 'more.csv': inner }))).code).toBe('zip-nested');
    expect((await errorOf(openFile(new Blob([zipSync({})]), 'x.zip'))).code).toBe('zip-no-tables');
  });

  test('behind a password says so', async () => {
    const whole = zipped({ 'sales.csv': JANUARY });
    const view = new DataView(whole.buffer, whole.byteOffset, whole.length);
    const at = Buffer.from(whole).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    view.setUint16(at + 8, view.getUint16(at + 8, true) | 1, true);
    expect(await errorOf(openFile(new Blob([whole]), 'x.zip'))).toMatchObject({
      code: 'file-encrypted',
      params: { member: 'sales.csv' },
    });
  });

  test('packed in a way browsers do not know names the file', async () => {
    const whole = zipped({ 'sales.csv': JANUARY });
    const view = new DataView(whole.buffer, whole.byteOffset, whole.length);
    view.setUint16(Buffer.from(whole).indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 10, 9, true);
    expect(await errorOf(openFile(new Blob([whole]), 'x.zip'))).toMatchObject({
      code: 'zip-method',
      params: { member: 'sales.csv', method: 9 },
    });
  });

  test('cut off anywhere, or with any byte changed, never opens to other figures', async () => {
    const whole = zipped({ 'sales.csv': JANUARY });
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (at, flip, cut) => {
          const bytes = cut ? whole.slice(0, at) : Uint8Array.from(whole);
          if (!cut) bytes[at] = (bytes[at] ?? 0) ^ flip;
          const amount = await openFile(new Blob([bytes]), 'x.zip').then(
            ({ check }) => check.waterfall?.analysed.amount ?? 12.75,
            (error: unknown) => {
              expect(error).toMatchObject({ name: 'ImportError' });
              return 12.75;
            },
          );
          expect(amount).toBe(12.75);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('with a member that promises less than it holds is refused before it fills memory', async () => {
    const whole = zipped({ 'big.csv': 'a'.repeat(1_000_000) });
    const view = new DataView(whole.buffer, whole.byteOffset, whole.length);
    view.setUint32(Buffer.from(whole).indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24, 10, true);
    const zip = await readZipDirectory(new Blob([whole]));
    const [entry] = zip.entries;
    if (!entry) throw new Error('no entry');
    let bytes = 0;
    const error = await errorOf(
      (async () => {
        for await (const chunk of entryChunks(zip, entry)) bytes += chunk.length;
      })(),
    );
    expect(error.code).toBe('zip-broken');
    expect(bytes).toBe(0);
  });
});

describe('gzip of several members', () => {
  const members = [JANUARY, 'cid,2021-03-01,100\n', 'dan,2021-03-02,200\n'].map((text) =>
    gzipSync(new TextEncoder().encode(text)),
  );
  const joined = new Blob(members);
  const textOf = async (file: Blob) => {
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of fileChunks(file, true)) text += decoder.decode(chunk, { stream: true });
    return text;
  };

  /** As in Chromium: what follows the first member is junk, told of after its text has come out. */
  class OneMemberOnly {
    readonly readable: ReadableStream<Uint8Array>;
    readonly writable: WritableStream<Uint8Array>;
    constructor() {
      const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>({
        transform: () => undefined,
        flush(controller) {
          controller.enqueue(new TextEncoder().encode(JANUARY));
          controller.error(new TypeError('Junk found after end of compressed data.'));
        },
      });
      this.readable = readable;
      this.writable = writable;
    }
  }

  afterEach(() => vi.unstubAllGlobals());

  test('is unpacked to the end', async () => {
    expect(await textOf(joined)).toBe(`${JANUARY}cid,2021-03-01,100\ndan,2021-03-02,200\n`);
  });

  test('is unpacked to the end where the browser stops after the first one', async () => {
    vi.stubGlobal('DecompressionStream', OneMemberOnly);
    expect(await textOf(joined)).toBe(`${JANUARY}cid,2021-03-01,100\ndan,2021-03-02,200\n`);
    const { check } = await openFile(joined, 'sales.csv.gz');
    expect(check.waterfall?.analysed).toEqual({ rows: 4, amount: 312.75 });
  });

  test('is unpacked where zeros fill up the last block, whatever the browser makes of them', async () => {
    const [first = new Uint8Array(0)] = members;
    // One byte of text: three of the four bytes of its size are zeros themselves.
    const short = gzipSync(new TextEncoder().encode('x'));
    for (const zeros of [1, 3, 4, 9, 512, 200_000]) {
      const padded = new Blob([first, new Uint8Array(zeros)]);
      expect(await textOf(padded)).toBe(JANUARY);
      vi.stubGlobal('DecompressionStream', OneMemberOnly);
      expect(await textOf(padded)).toBe(JANUARY);
      expect(await textOf(new Blob([...members, new Uint8Array(zeros)]))).toBe(
        `${JANUARY}cid,2021-03-01,100\ndan,2021-03-02,200\n`,
      );
      expect(await textOf(new Blob([first, short, new Uint8Array(zeros)]))).toBe(`${JANUARY}x`);
      vi.unstubAllGlobals();
    }
  });

  test('is refused where its end was lost to zeros', async () => {
    const [first = new Uint8Array(0)] = members;
    for (const lost of [1, 5, 8, 12, 30]) {
      const bytes = new Uint8Array(first.length + 512);
      bytes.set(first.subarray(0, first.length - lost));
      const cut = bytes.slice(0, first.length);
      // Where the bytes lost are zeros anyway, nothing is lost.
      if (cut.every((byte, at) => byte === first[at])) continue;
      vi.stubGlobal('DecompressionStream', OneMemberOnly);
      expect((await errorOf(textOf(new Blob([bytes])))).code).toBe('file-gzip-broken');
      vi.unstubAllGlobals();
    }
  });

  test('with a wrong sum, or cut off, in a later member is refused', async () => {
    vi.stubGlobal('DecompressionStream', OneMemberOnly);
    const bytes = new Uint8Array(await joined.arrayBuffer());
    expect((await errorOf(textOf(new Blob([bytes.slice(0, -3)])))).code).toBe('file-gzip-broken');
    const [first, second] = members;
    const sum = (first?.length ?? 0) + (second?.length ?? 0) - 8;
    bytes[sum] = (bytes[sum] ?? 0) ^ 1;
    expect((await errorOf(textOf(new Blob([bytes])))).code).toBe('file-gzip-broken');
  });
});
