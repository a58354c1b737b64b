import { expect, test } from 'vitest';
import { BucketPages, type BucketRow } from '../../../../src/views/check/bucket-pages.svelte.ts';

const row = (fileRow: number): BucketRow => ({ fileRow, cells: [], why: null });
const page = (from: number, count: number, total: number) => ({
  ok: { total, rows: Array.from({ length: Math.min(count, total - from) }, (_, index) => row(from + index)) },
});

test('rows come a page at a time until none is left', async () => {
  const pages = new BucketPages((from, count) => Promise.resolve(page(from, count, 250)));
  await pages.restart();
  expect([pages.rows.length, pages.total, pages.left]).toEqual([100, 250, 150]);
  await pages.more();
  await pages.more();
  expect([pages.rows.length, pages.left]).toEqual([250, 0]);
  expect(pages.rows[249]?.fileRow).toBe(249);
});

test('an answer to a question asked anew is dropped', async () => {
  const answers: ((total: number) => void)[] = [];
  const pages = new BucketPages(
    (from, count) => new Promise((resolve) => answers.push((total) => resolve(page(from, count, total)))),
  );
  const early = pages.restart();
  const late = pages.restart();
  answers[1]?.(7);
  answers[0]?.(99);
  await Promise.all([early, late]);
  expect([pages.total, pages.rows.length, pages.fetching]).toEqual([7, 7, false]);
});

test('a failure keeps the rows that were there', async () => {
  let works = true;
  const pages = new BucketPages((from, count) =>
    Promise.resolve(
      works ? page(from, count, 150) : { error: { code: 'engine-died', params: {}, message: '' } },
    ),
  );
  await pages.restart();
  works = false;
  await pages.more();
  expect([pages.rows.length, pages.error?.code]).toEqual([100, 'engine-died']);
});
