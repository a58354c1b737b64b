import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { delimitedSource } from '../../../src/import/delimited-text.ts';
import { FileUnderCheck } from '../../../src/import/file-under-check.ts';
import { surveyFile } from '../../../src/import/file-survey.ts';
import { scanRows } from '../../../src/import/written-rows.ts';
import { openFile, openFiles } from '../../../src/import/open.ts';
import type { ReadPlan } from '../../../src/import/raw-table.ts';
import { buildView } from '../../../src/model/view.ts';
import { DEFAULT_VIEW } from '../../../src/model/settings.ts';
import { entities } from '../../../src/analysis/entities.ts';

const CSV =
  'customer,date,amount,note\nAnn,2024-01-02,10.50,first\nBob,2024-01-03,4.25,second\n,2024-01-04,1.00,nobody\nAnn,never,2.00,lost\nAnn,2024-02-05,3.00,third\n';

describe('a column left out', () => {
  test('stays in the file, and is brought line by line when asked for', async () => {
    const opened = await openFile(new Blob([CSV]), 'shop.csv', { leaveOut: [3] });
    const [, , , note] = opened.check.columns;
    expect(note).toMatchObject({ name: 'note', absent: true, distinct: null });
    expect(note?.formatEvidence.map(({ code }) => code)).toContain('left-in-file');
    expect(await opened.columnSummary(3)).toBeNull();
    expect(opened.check.options.leaveOut).toEqual([3]);
    const dataset = opened.dataset();
    const { lines } = dataset;
    expect(lines.attributes).toEqual([]);
    expect(lines.absent?.columns.map(({ name }) => name)).toEqual(['note']);
    await lines.absent?.bring(['customer', 'note']);
    const [brought] = lines.attributes;
    // The line whose date cannot be read is no line.
    expect([0, 1, 2, 3].map((line) => brought?.column.at(line))).toEqual([
      'first',
      'second',
      'nobody',
      'third',
    ]);
    expect(entities(buildView(dataset, DEFAULT_VIEW), 'note').names).toEqual([
      'first',
      'nobody',
      'second',
      'third',
    ]);
  });

  test('gives the same figures, rows and fingerprint as one that is kept', async () => {
    const kept = await openFile(new Blob([CSV]), 'shop.csv');
    const left = await openFile(new Blob([CSV]), 'shop.csv', { leaveOut: [3] });
    expect(left.check.waterfall).toEqual(kept.check.waterfall);
    expect(left.check.source).toEqual(kept.check.source);
    expect(await left.bucketRows('rejected', 0, 5)).toEqual(await kept.bucketRows('rejected', 0, 5));
  });

  test('is read once it gets a role that figures hang on, and let go when left out later', async () => {
    const opened = await openFile(new Blob([CSV]), 'shop.csv', { leaveOut: [3] });
    const product = await opened.recheck({ ...opened.check.options, roles: { product: 3 } });
    expect(product.columns[3]).toMatchObject({ role: 'product', absent: true });
    expect(opened.dataset().lines.absent?.columns).toMatchObject([{ role: 'product', name: 'note' }]);
    const order = await opened.recheck({ ...product.options, roles: { product: null, order: 3 } });
    expect(order.columns[3]).toMatchObject({ role: 'order', absent: false, distinct: 5 });
    const without = await opened.recheck({ ...order.options, roles: { order: null }, leaveOut: [3] });
    expect(without.columns[3]).toMatchObject({ role: null, absent: true });
    const back = await opened.recheck({ ...without.options, leaveOut: [] });
    expect(back.columns[3]).toMatchObject({ absent: false, distinct: 5 });
  });

  test('cannot be one that figures hang on', async () => {
    const opened = await openFile(new Blob([CSV]), 'shop.csv', { leaveOut: [0, 1, 2] });
    expect(opened.check.columns.map(({ absent }) => absent)).toEqual([false, false, false, false]);
    expect(opened.check.waterfall?.analysed).toEqual({ rows: 3, amount: 17.75 });
  });

  test('says so where the file has changed by the time it is asked for', async () => {
    const files = [new Blob([CSV]), new Blob([`${CSV}Zoe,2024-03-01,1.00,more\n`])];
    let turn = 0;
    const source = (file: Blob) => delimitedSource({ blob: file, gzip: false, canonical: null }, {});
    const opened = new FileUnderCheck({
      name: 'shop.csv',
      bytes: CSV.length,
      gzip: false,
      ...source(files[0] ?? new Blob()),
      read: (...asked) => source(files[turn] ?? new Blob()).read(...asked),
    });
    await opened.recheck({ leaveOut: [3] });
    const { lines } = opened.dataset();
    turn = 1;
    await expect(lines.absent?.bring(['note'])).rejects.toMatchObject({
      code: 'file-unreadable',
      params: { before: 5, now: 6 },
    });
    expect(lines.attributes).toEqual([]);
  });
});

describe('a large file', () => {
  const blob = new Blob([CSV]);
  const large = (memory?: number) =>
    new FileUnderCheck({
      name: 'large.csv',
      bytes: 2e9,
      gzip: false,
      ...delimitedSource({ blob, gzip: false, canonical: null }, {}),
      survey: async () => ({
        rows: 20_000_000,
        columns: [
          { levels: 400_000, bytes: 8 },
          { levels: 20_000_000, bytes: 10 },
          { levels: 5000, bytes: 5 },
          { levels: 15_000_000, bytes: 30 },
        ],
      }),
      ...(memory !== undefined && { memory }),
    });

  test('says before it is read what memory it takes, column by column, where the device may not have it', async () => {
    const opened = large(5e8);
    const check = await opened.recheck({});
    expect(check.questions.map(({ code }) => code)).toEqual(['memory']);
    expect(check).toMatchObject({ ready: false, waterfall: null, summary: null });
    expect(check.columns.map(({ role }) => role)).toEqual(['customer', 'date', 'amount', null]);
    expect(check.head[0]).toEqual(['Ann', '2024-01-02', '10.50', 'first']);
    const { memory } = check;
    expect(memory).toMatchObject({ rows: 20_000_000, limit: 5e8 });
    expect(memory?.columns.map(({ needed, leftOut }) => [needed, leftOut])).toEqual([
      [true, false],
      [true, false],
      [true, false],
      // Nothing but texts that do not come again.
      [false, true],
    ]);
    // 30 a row, 4 for the customer's code and 4 for the date and 3 for the amount, and 400,000 texts of 12 bytes.
    expect(memory?.held).toBe(20_000_000 * 41 + 400_000 * 12);
    expect(memory?.peak).toBeGreaterThan(memory?.held ?? Infinity);
    expect(() => opened.dataset()).toThrow();
  });

  test('is read when the user says so, and without a question where there is memory', async () => {
    const opened = large(5e8);
    const asked = await opened.recheck({});
    const check = await opened.recheck({ ...asked.options, readAnyway: true });
    expect(check).toMatchObject({ ready: true, questions: [] });
    expect(check.columns[3]).toMatchObject({ absent: true });
    expect(check.options).toMatchObject({ readAnyway: true, leaveOut: [3] });
    expect(check.waterfall?.file.rows).toBe(5);
    const enough = await large(5e9).recheck({});
    expect(enough).toMatchObject({ ready: true, questions: [] });
    expect(enough.memory?.limit).toBe(5e9);
    const small = await openFile(blob, 'shop.csv');
    expect(small.check.memory).toBeNull();
  });
});

test('a survey of a few places tells rows, and what texts come again', async () => {
  // 300 MB of lines of 60 bytes without keeping them: the same few megabytes over and over.
  const lines = (from: number) => {
    let text = '';
    for (let row = from; row < from + 17_476; row++) {
      text += `id ${String(row).padStart(12, '0')},2024-01-${String(1 + (row % 28)).padStart(2, '0')},C${String(row % 900).padStart(4, '0')},product ${String(row % 50).padStart(3, '0')},${String(row % 10)}.00xxx\n`;
    }
    return text;
  };
  // Seven, so that no two of the places looked at hold the same.
  const parts = [0, 1, 2, 3, 4, 5, 6].map((part) => new Blob([lines(part * 17_476)]));
  const bytes = parts[0]?.size ?? 0;
  const file = new Blob([
    'id,date,customer,product,amount\n',
    ...Array.from({ length: 300 }, (_, i) => parts[i % 7] ?? ''),
  ]);
  expect(file.size).toBeGreaterThan(2 ** 28);
  const plan: ReadPlan = {
    dialect: { encoding: 'utf-8', bom: 0, delimiter: ',', quote: '"', newline: '\n', header: true },
    columns: ['id', 'date', 'customer', 'product', 'amount'].map((name) => ({ kind: 'skip', name })),
  };
  const survey = await surveyFile(file, false, plan);
  const rows = (300 * bytes) / (bytes / 17_476);
  expect(Math.abs((survey?.rows ?? 0) / rows - 1)).toBeLessThan(0.01);
  const [id, date, customer, product] = survey?.columns ?? [];
  expect(id?.levels).toBeGreaterThan(rows / 2);
  expect(date?.levels).toBeLessThan(40);
  expect(customer?.levels).toBeLessThan(1000);
  expect(product).toMatchObject({ levels: 50, bytes: 11 });
  expect(await surveyFile(file.slice(0, 2 ** 20), false, plan)).toBeNull();
});

test('files put together keep every column, however large each is for the device', async () => {
  const part = (from: number) => {
    let text = 'customer,date,amount,note\n';
    for (let row = from; row < from + 12_000; row++) text += `C${row % 500},2024-01-02,1.50,note ${row}\n`;
    return new Blob([text]);
  };
  const files = [
    { file: part(0), name: 'one.csv' },
    { file: part(12_000), name: 'two.csv' },
  ];
  // Each part and both together are looked at from 250 kB on; there is memory for both.
  const opened = await openFiles(files, {}, undefined, undefined, { memory: 2e6 });
  expect(opened.check).toMatchObject({ ready: true, questions: [] });
  expect(opened.check.columns[3]).toMatchObject({ name: 'note', absent: true });
  const { lines } = opened.dataset();
  await lines.absent?.bring(['note']);
  const note = lines.attributes.find(({ column }) => column.name === 'note')?.column;
  expect([note?.at(0), note?.at(11_999), note?.at(23_999)]).toEqual(['note 0', 'note 11999', 'note 23999']);
});

describe('a survey of a packed file', () => {
  const plan: ReadPlan = {
    dialect: { encoding: 'utf-8', bom: 0, delimiter: ',', quote: '"', newline: '\n', header: true },
    columns: ['id', 'product'].map((name) => ({ kind: 'skip', name })),
  };
  const rows = 1_000_000;
  let text = 'id,product\n';
  for (let row = 0; row < rows; row++) text += `${1_000_000 + row},product ${10 + (row % 50)}\n`;
  const packed = gzipSync(text);

  test('looks at its beginning, and counts the rest by what the file says of itself', async () => {
    const survey = await surveyFile(new Blob([packed]), true, plan, undefined, 8e7);
    expect(Math.abs((survey?.rows ?? 0) / rows - 1)).toBeLessThan(0.01);
    expect(survey?.columns[0]?.levels).toBeGreaterThan(rows / 2);
    expect(survey?.columns[1]).toMatchObject({ levels: 50, bytes: 10 });
    // Where there is memory nobody looks.
    expect(await surveyFile(new Blob([packed]), true, plan)).toBeNull();
  });

  test('does not believe what a file of several members says of its last', async () => {
    const small = gzipSync('2000000,product 10\n');
    const survey = await surveyFile(new Blob([packed, small]), true, plan, undefined, 8e7);
    expect(Math.abs((survey?.rows ?? 0) / rows - 1)).toBeLessThan(0.1);
  });
});

test('a long file of which some rows do not count is held once when accepted, and read again where its rows are opened', async () => {
  const count = 2 ** 20;
  let text = 'customer,date,amount\nAnn,never,1\n';
  const some = Array.from({ length: 1024 }, (_, row) => `C${row % 300},2024-01-0${1 + (row % 9)},2\n`).join(
    '',
  );
  for (let part = 0; part < count / 1024; part++) text += some;
  let reads = 0;
  const source = delimitedSource({ blob: new Blob([text]), gzip: false, canonical: null }, {});
  const opened = new FileUnderCheck({
    name: 'long.csv',
    bytes: text.length,
    gzip: false,
    ...source,
    read: (...asked) => {
      reads++;
      return source.read(...asked);
    },
  });
  const check = await opened.recheck({});
  const dataset = opened.dataset();
  expect(dataset.lines.count).toBe(count);
  const { customer, date, amount, sourceRow } = dataset.lines;
  // 1 January 2024 is day 19,723; the row that does not count stood first.
  expect([customer.at(0), date[0], amount[0], sourceRow?.[0]]).toEqual(['C0', 19_723, 2, 1]);
  const last = count - 1;
  expect([customer.at(last), date[last], amount[last], sourceRow?.[last]]).toEqual([
    'C123',
    19_729,
    2,
    count,
  ]);
  expect([date.length, amount.length, customer.length]).toEqual([count, count, count]);
  expect(dataset.waterfall.analysed).toEqual({ rows: count, amount: 2 * count });
  expect(opened.dataset()).toBe(dataset);
  expect(reads).toBe(1);
  const { total, rows } = await opened.bucketRows('rejected', 0, 1);
  expect(total).toBe(1);
  expect(rows[0]).toMatchObject({ fileRow: 2, cells: ['Ann', 'never', '1'] });
  expect((await opened.bucketRows('analysed', count - 1, 5)).rows).toEqual([
    { fileRow: count + 2, cells: ['C123', '2024-01-07', '2'], why: null },
  ]);
  expect(await (await opened.bucketCsv('rejected')).text()).toBe(
    'customer,date,amount,row,reason\r\nAnn,never,1,2,date-unreadable\r\n',
  );
  // Once more for the rows that were let go, and never for the spelling of all dates and amounts.
  expect(reads).toBe(2);
  expect(opened.check).toEqual(check);
  expect(opened.dataset().waterfall).toEqual(dataset.waterfall);
}, 60_000);

test('rows read again one by one are those of the table', async () => {
  const csv =
    'Shop of wonders\n\nid,who,what\n007,Ann,"a, ""b""\r\nc"\n\nbroken\n008,Bob,1.50\nid,who,what\n 009 ,Čeněk,\n010,Dan,x';
  const plan: ReadPlan = {
    dialect: { encoding: 'utf-8', bom: 0, delimiter: ',', quote: '"', newline: '\n', header: true },
    columns: ['id', 'who', 'what'].map((name) => ({ kind: 'skip', name })),
    layout: { skipTop: 2, headings: ['id', 'who', 'what'] },
  };
  const found: [number, string[]][] = [];
  const visit = (row: number, cells: string[]) => void found.push([row, cells]);
  expect(await scanRows(new Blob([csv]), plan, [0, 2, 3], visit)).toBe(true);
  expect(found).toEqual([
    [0, ['007', 'Ann', 'a, "b"\nc']],
    [2, [' 009 ', 'Čeněk', '']],
    [3, ['010', 'Dan', 'x']],
  ]);
  await expect(scanRows(new Blob([csv]), plan, [3, 4], visit)).rejects.toMatchObject({
    code: 'file-unreadable',
  });
  const stray = new Blob(['id,who,what\n1,"Ann" or Bob,x\n']);
  expect(await scanRows(stray, { ...plan, layout: { skipTop: 0 } }, [0], visit)).toBe(false);
});
