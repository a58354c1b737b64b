import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { GridWindow } from '../../../src/sheet/source.ts';
import { BLOCK, WindowCache, type WindowSource } from '../../../src/sheet/window-cache.ts';

type Answer =
  { ok: GridWindow } | { error: { code: string; params: Record<string, number>; message: string } };

/** A source that answers when it is told to. */
class SlowSource implements WindowSource {
  readonly asked: string[] = [];
  readonly #waiting: ((answer: Answer) => void)[] = [];
  readonly #questions: { columns: readonly string[]; offset: number; count: number }[] = [];
  constructor(readonly rows: number) {}

  window(columns: readonly string[], offset: number, count: number): Promise<Answer> {
    this.asked.push(`${offset}+${count} ${columns.join('')}`);
    this.#questions.push({ columns, offset, count });
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Answers the oldest question: each cell is its row. */
  async answer(error?: string): Promise<void> {
    const question = this.#questions.shift();
    const resolve = this.#waiting.shift();
    if (!question || !resolve) throw new Error('nobody asked');
    const values = Float64Array.from({ length: question.count }, (_, at) => question.offset + at);
    resolve(
      error === undefined
        ? {
            ok: {
              offset: question.offset,
              cells: question.columns.map(() => ({ kind: 'number', values })),
            },
          }
        : { error: { code: error, params: {}, message: error } },
    );
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
  }
}

const valueIn = (cache: WindowCache, row: number, column: string) => {
  const found = cache.cells(row, column)?.cells;
  return found?.kind === 'number' ? found.values[row % BLOCK] : undefined;
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('windows of rows', () => {
  test('are asked for where they are looked at, then around', async () => {
    const source = new SlowSource(1_000);
    const cache = new WindowCache(() => undefined);
    cache.restart(source);
    cache.need(0, 30, ['a', 'b']);
    expect(source.asked).toEqual(['0+128 ab', '128+128 ab']);
    expect(cache.complete).toBe(false);
    await source.answer();
    expect(cache.complete).toBe(true);
    expect(valueIn(cache, 29, 'b')).toBe(29);
    expect(source.asked.at(-1)).toBe('256+128 ab');
  });

  test('that the thumb has left behind are never asked for', async () => {
    const source = new SlowSource(20_000_000);
    const cache = new WindowCache(() => undefined);
    cache.restart(source);
    for (let first = 0; first < 20_000_000; first += 200_000) cache.need(first, first + 30, ['a']);
    cache.need(19_999_970, 20_000_000, ['a']);
    expect(source.asked).toEqual(['0+128 a', '128+128 a']);
    await source.answer();
    expect(source.asked.at(-1)).toBe('19999872+128 a');
    await source.answer();
    await source.answer();
    expect(valueIn(cache, 19_999_999, 'a')).toBe(19_999_999);
  });

  test('are asked only for the columns that are missing', async () => {
    const source = new SlowSource(100);
    const cache = new WindowCache(() => undefined);
    cache.restart(source);
    cache.need(0, 30, ['a', 'b']);
    await source.answer();
    cache.need(0, 30, ['b', 'c', 'd']);
    expect(source.asked).toEqual(['0+100 ab', '0+100 cd']);
  });

  test('of columns from afar are asked for by themselves, when the others are there', async () => {
    const source = new SlowSource(100);
    const cache = new WindowCache(() => undefined);
    cache.restart(source);
    cache.need(0, 30, ['a', 'b'], 0, ['far']);
    expect(source.asked).toEqual(['0+100 ab']);
    await source.answer();
    expect(source.asked).toEqual(['0+100 ab', '0+100 far']);
    expect(cache.complete).toBe(true);
  });

  test('with the cursor are kept for ears, wherever else is looked at', async () => {
    const source = new SlowSource(1_000_000);
    const cache = new WindowCache(() => undefined);
    cache.restart(source);
    cache.need(500_000, 500_030, ['a'], 5);
    await source.answer();
    await source.answer();
    expect(source.asked.slice(0, 2)).toEqual(['499968+128 a', '0+128 a']);
    expect(valueIn(cache, 5, 'a')).toBe(5);
  });

  test('of before a change stand in until the new ones come, and never for long', async () => {
    const source = new SlowSource(100);
    const cache = new WindowCache(() => undefined);
    cache.restart(source);
    cache.need(0, 30, ['a']);
    await source.answer();
    cache.restart(source);
    cache.need(0, 30, ['a']);
    expect(valueIn(cache, 3, 'a')).toBe(3);
    expect(cache.complete).toBe(false);
    vi.advanceTimersByTime(1_000);
    expect(valueIn(cache, 3, 'a')).toBeUndefined();
    await source.answer();
    expect(valueIn(cache, 3, 'a')).toBe(3);
  });

  test('of another source are not mixed with those of the one before', async () => {
    const first = new SlowSource(100);
    const second = new SlowSource(100);
    const cache = new WindowCache(() => undefined);
    cache.restart(first);
    cache.need(0, 30, ['a']);
    cache.restart(second);
    await first.answer();
    cache.need(0, 30, ['a']);
    expect(valueIn(cache, 3, 'a')).toBeUndefined();
    await second.answer();
    expect(valueIn(cache, 3, 'a')).toBe(3);
  });

  test('that fail say why, and are asked for again when told to', async () => {
    const source = new SlowSource(100);
    const told: (string | undefined)[] = [];
    const cache: WindowCache = new WindowCache(() => told.push(cache.error?.code));
    cache.restart(source);
    cache.need(0, 30, ['a']);
    await source.answer('made-up');
    cache.need(0, 30, ['a']);
    expect(told).toEqual(['made-up']);
    expect(source.asked).toEqual(['0+100 a']);
    cache.retry();
    await source.answer();
    expect(told).toEqual(['made-up', undefined]);
    expect(valueIn(cache, 3, 'a')).toBe(3);
  });

  test('for which the engine had no time are asked for again without a word', async () => {
    const source = new SlowSource(100);
    let told = 0;
    const cache = new WindowCache(() => told++);
    cache.restart(source);
    cache.need(0, 30, ['a']);
    await source.answer('superseded');
    expect(told).toBe(0);
    vi.advanceTimersByTime(100);
    expect(source.asked).toEqual(['0+100 a', '0+100 a']);
  });

  test('are let go where many have been looked at since', async () => {
    const source = new SlowSource(1_000_000);
    const cache = new WindowCache(() => undefined);
    cache.restart(source);
    cache.need(0, 30, ['a']);
    await source.answer();
    for (let first = 10 * BLOCK; first < 300 * BLOCK; first += BLOCK) {
      cache.need(first, first + 30, ['a']);
      while (!cache.complete) await source.answer();
    }
    expect(valueIn(cache, 0, 'a')).toBeUndefined();
    expect(valueIn(cache, 299 * BLOCK, 'a')).toBe(299 * BLOCK);
  });
});
