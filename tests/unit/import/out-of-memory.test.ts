import { afterEach, describe, expect, it, vi } from 'vitest';
import { ByteReader } from '../../../src/import/byte-reader.ts';
import { ImportError } from '../../../src/import/check.ts';
import type { ColumnPlan, ReadPlan } from '../../../src/import/raw-table.ts';

/** From here on no array of a kind gets more than `most` entries, as where a browser refuses memory. */
function refuse(kind: 'Int32Array' | 'Uint8Array' | 'Uint32Array' | 'Float64Array', most: number): void {
  const Native = globalThis[kind] as unknown as new (...values: unknown[]) => ArrayLike<number>;
  vi.stubGlobal(
    kind,
    new Proxy(Native, {
      construct(target, values: unknown[]) {
        if (typeof values[0] === 'number' && values[0] > most)
          throw new RangeError('Array buffer allocation failed');
        return Reflect.construct(target, values);
      },
    }),
  );
}

function readerOf(column: ColumnPlan): ByteReader {
  const plan: ReadPlan = {
    dialect: { encoding: 'utf-8', bom: 0, delimiter: ',', quote: '"', newline: '\n', header: false },
    columns: [column, { kind: 'text', name: 'other' }],
  };
  return new ByteReader(plan);
}

function refusal(work: () => void): ImportError {
  try {
    work();
  } catch (error) {
    if (error instanceof ImportError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const encode = (text: string) => new TextEncoder().encode(text);

afterEach(() => vi.unstubAllGlobals());

describe('memory refused while a file is read is an error with a name', () => {
  it.each([
    ['Int32Array', '1'],
    ['Float64Array', '+1'],
  ] as const)('where a column may not grow (%s)', (kind, number) => {
    const reader = readerOf({ kind: 'number', name: 'n', format: { decimal: '.', group: '' } });
    const lines = encode(`${number},a\n`.repeat(5000));
    refuse(kind, 4000);
    const error = refusal(() => reader.push(lines));
    expect(error.code).toBe('out-of-memory');
    // Room for 1024 rows, then half as many more each time: 1536, 2304, 3456. Rows are taken in 512 at a time, and for
    // the seventh batch 5184 are refused.
    expect(error.params).toEqual({ rows: 3584 });
  });

  it('where a dictionary may not grow', () => {
    const reader = readerOf({ kind: 'skip', name: 'n' });
    const lines = encode(Array.from({ length: 900 }, (_, row) => `x,text ${999 - row}\n`).join(''));
    refuse('Int32Array', 1024);
    const error = refusal(() => reader.push(lines));
    expect(error.code).toBe('out-of-memory');
    // Four numbers a text, in two thirds of 512 at most: the 86th text asks for 2,048. It is of the first batch of rows.
    expect(error.params).toEqual({ rows: 512 });
  });

  it('where a record may not grow', () => {
    const reader = readerOf({ kind: 'text', name: 'n' });
    reader.push(encode('a,b\n'));
    const long = encode(`"${'x'.repeat(400_000)}`);
    refuse('Uint8Array', 300_000);
    const error = refusal(() => reader.push(long));
    expect(error.code).toBe('out-of-memory');
    expect(error.params).toEqual({ rows: 1 });
  });
});
