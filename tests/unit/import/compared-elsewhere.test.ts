import { describe, expect, it } from 'vitest';
import { ImportError } from '../../../src/import/check.ts';
import { compareRows } from '../../../src/import/duplicates.ts';
import { mergeColumn, type MergeHelp } from '../../../src/import/merge-tables.ts';
import { openFile, type ReadingMeans } from '../../../src/import/open.ts';
import { readSlice } from '../../../src/import/slices.ts';

/** More than 4 MB: shorter files are read in one go. Every so many lines the one before comes once more. */
function sales(repeatEvery: number): Blob {
  const lines = ['order,date,customer,product,quantity,price'];
  for (let i = 0; i < 80_000; i++) {
    const line = `A${100_000 + i},2024-0${1 + (i % 9)}-1${i % 10},customer ${i % 777},a thing to sell ${i % 31},${1 + (i % 5)},${i % 90}.50`;
    lines.push(line);
    if (i % repeatEvery === repeatEvery - 1) lines.push(line);
  }
  return new Blob([lines.join('\n')]);
}

/** Two readers, and a thread that holds rows against each other and answers late. */
function means(fails?: Error): ReadingMeans {
  const mergeHelp: MergeHelp = {
    mergeColumn: (...asked) => Promise.resolve(mergeColumn(...asked)),
    compareRows: async (...asked) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (fails) throw fails;
      return compareRows(...asked);
    },
  };
  return {
    slices: 2,
    mergeHelp,
    readSlices: (file, plan, slices, options) =>
      Promise.all(slices.map((slice) => readSlice(file, plan, slice, options))),
  };
}

describe('rows held against each other on another thread', () => {
  it.each([1000, Infinity])('come to the same as here (one repeated in %d)', async (repeatEvery) => {
    const file = sales(repeatEvery);
    const here = await openFile(file, 'sales.csv');
    const elsewhere = await openFile(file, 'sales.csv', {}, undefined, undefined, means());
    expect(here.check.ready).toBe(true);
    expect(here.check.waterfall?.duplicatesFound.rows).toBe(repeatEvery === Infinity ? 0 : 80);
    expect(elsewhere.check).toEqual(here.check);

    const dropped = await openFile(
      file,
      'sales.csv',
      { dropDuplicates: true },
      undefined,
      undefined,
      means(),
    );
    expect(dropped.check.waterfall?.analysed.rows).toBe(80_000);
    expect(await elsewhere.recheck({ dropDuplicates: true })).toEqual(dropped.check);
    expect(elsewhere.dataset().lines.date.length).toBe(80_000);
  });

  it('are told where that thread fails', async () => {
    const failed = openFile(
      sales(1000),
      'sales.csv',
      {},
      undefined,
      undefined,
      means(new ImportError('out-of-memory', { rows: 1 })),
    );
    await expect(failed).rejects.toMatchObject({ code: 'out-of-memory' });
  });
});
