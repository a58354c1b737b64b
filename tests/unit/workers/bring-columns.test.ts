import { describe, expect, test } from 'vitest';
import { openFile } from '../../../src/import/open.ts';
import { attributeInfos } from '../../../src/analysis/attribute-values.ts';
import type { Dataset } from '../../../src/model/dataset.ts';
import { ColumnBringer } from '../../../workers/bring-columns.ts';
import type { Bringing } from '../../../workers/engine-api.ts';

const CSV = 'customer,date,amount,note,shop\nAnn,2024-01-02,10.50,first,A\nBob,2024-01-03,4.25,second,B\n';

async function leftInFile(): Promise<Dataset> {
  const opened = await openFile(new Blob([CSV]), 'shop.csv', { leaveOut: [3, 4] });
  return opened.dataset();
}

describe('columns brought on request', () => {
  test('are reported from none to all bytes, and then as over; each column is listed once', async () => {
    const dataset = await leftInFile();
    const told: (Bringing | null)[] = [];
    const bringer = new ColumnBringer();
    bringer.report = (bringing) => void told.push(bringing);
    await bringer.bring(dataset, [{ by: 'note' }, { selection: [{ attribute: 'shop' }] }]);
    expect(told[0]).toEqual({ columns: ['note', 'shop'], done: 0, total: CSV.length });
    expect(told.at(-2)).toEqual({ columns: ['note', 'shop'], done: CSV.length, total: CSV.length });
    expect(told.at(-1)).toBeNull();
    const done = told.flatMap((one) => (one === null ? [] : [one.done]));
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(attributeInfos(dataset.lines).map(({ name }) => name)).toEqual(['note', 'shop']);
    told.length = 0;
    await bringer.bring(dataset, 'note');
    expect(told).toEqual([]);
    expect(bringer.bring(dataset, 'customer')).toBeNull();
  });

  test('are given up for all that wait when somebody says so, and read when asked for after that', async () => {
    const dataset = await leftInFile();
    const bringer = new ColumnBringer();
    const waiting = ['note', 'shop'].map((name) => bringer.bring(dataset, name));
    bringer.cancel();
    for (const one of waiting) await expect(one).rejects.toMatchObject({ code: 'cancelled' });
    expect(dataset.lines.attributes).toEqual([]);
    await bringer.bring(dataset, 'shop');
    expect(dataset.lines.attributes[0]?.column.at(1)).toBe('B');
  });
});
