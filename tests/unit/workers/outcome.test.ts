import { describe, expect, it } from 'vitest';
import { ImportError } from '../../../src/import/check.ts';
import { outcome } from '../../../workers/outcome.ts';

describe('outcome', () => {
  it('answers with what the work gave', async () => {
    expect(await outcome(() => 7)).toEqual({ ok: 7 });
    expect(await outcome(async () => 'later')).toEqual({ ok: 'later' });
  });

  it('turns a typed error into code and values', async () => {
    const error = new ImportError('file-too-many-columns', { columns: 20000 });
    expect(await outcome(() => Promise.reject(error))).toEqual({
      error: { code: 'file-too-many-columns', params: { columns: 20000 }, message: error.message },
    });
  });

  it('names memory that is not to be had, and calls all else unexpected', async () => {
    const memory = await outcome(() => new Uint8Array(2 ** 53));
    expect(memory).toMatchObject({ error: { code: 'memory' } });
    expect(await outcome((): unknown => JSON.parse('{'))).toMatchObject({ error: { code: 'unexpected' } });
    const text: unknown = 'text';
    expect(await outcome(() => Promise.reject(text as Error))).toMatchObject({
      error: { params: { detail: 'text' } },
    });
  });
});
