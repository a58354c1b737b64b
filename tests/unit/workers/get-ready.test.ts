import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openFile, type OpenedFile } from '../../../src/import/open.ts';
import { getReady } from '../../../workers/get-ready.ts';

const CLEAN = 'customer,date,amount\nAnn,2024-01-02,10\nBob,2024-01-03,20\nAnn,2024-02-04,30\n';
const opened = (text: string) => openFile(new Blob([text]), 'sales.csv');

async function asked(file: OpenedFile, isWanted = () => true): Promise<number> {
  const dataset = vi.spyOn(file, 'dataset');
  getReady(file, isWanted);
  expect(dataset).not.toHaveBeenCalled();
  await vi.runAllTimersAsync();
  return dataset.mock.calls.length;
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }));
afterEach(() => void vi.useRealTimers());

describe('while a check is looked at', () => {
  it('the lines are made ready, and are the ones that are accepted', async () => {
    const file = await opened(CLEAN);
    // Made at once, and asked for again for their index.
    expect(await asked(file)).toBe(2);
    expect(file.dataset()).toBe(file.dataset());
    expect(file.dataset().waterfall.analysed).toEqual({ rows: 3, amount: 60 });
  });

  it('nothing is done for a check that another one took the place of', async () => {
    expect(await asked(await opened(CLEAN), () => false)).toBe(0);
    const file = await opened(CLEAN);
    getReady(file, () => true);
    const dataset = vi.spyOn(file, 'dataset');
    await file.recheck({ ...file.check.options, anonymous: ['ann'] });
    await vi.runAllTimersAsync();
    expect(dataset).not.toHaveBeenCalled();
    expect(file.dataset().waterfall.analysed).toEqual({ rows: 1, amount: 20 });
  });

  it('nothing is held twice where some rows do not count', async () => {
    expect(await asked(await opened(`${CLEAN}Eve,no day,5\n`))).toBe(0);
  });

  it('what goes wrong is left to be told when the file is accepted', async () => {
    const file = await opened(CLEAN);
    vi.spyOn(file, 'dataset').mockImplementation(() => {
      throw new Error('too many customers');
    });
    getReady(file, () => true);
    await expect(vi.runAllTimersAsync()).resolves.toBeDefined();
  });
});
