import { transfer } from 'comlink';
import { ImportError } from '../src/import/check.ts';
import { compareRows, type ComparedRows } from '../src/import/duplicates.ts';
import { mergeColumn, type MergedColumn } from '../src/import/merge-tables.ts';
import { columnBuffers, transferables, type PackedColumn } from '../src/import/packed-table.ts';
import type { ReadPlan } from '../src/import/raw-table.ts';
import { readSlice, type Slice, type SliceResult } from '../src/import/slices.ts';
import { plainError } from './outcome.ts';
import type { PlainError } from './engine-api.ts';

/** What a reader answers: errors as plain data, columns moved rather than copied. */
export type ReaderAnswer = { readonly slice: SliceResult } | { readonly error: PlainError };

/** Reads one slice of a file at a time, on a thread of its own. */
export class Reader {
  #work: AbortController | null = null;

  async read(
    file: Blob,
    plan: ReadPlan,
    slice: Slice,
    progress: ((bytes: number) => void) | null,
  ): Promise<ReaderAnswer> {
    this.#work = new AbortController();
    try {
      const result = await readSlice(file, plan, slice, {
        ...(progress && { progress }),
        signal: this.#work.signal,
      });
      // An error class does not survive the crossing: it is rebuilt from code and params on the other side.
      if ('error' in result) return { error: plainError(result.error) };
      return 'table' in result ? transfer({ slice: result }, transferables(result.table)) : { slice: result };
    } catch (error) {
      return { error: plainError(error) };
    }
  }

  /** One column of several parts; the page that asked for it has moved them here. */
  async mergeColumn(
    parts: readonly (PackedColumn | null)[],
    rows: number,
    maxLevels: number,
  ): Promise<MergedColumn | 'refused'> {
    const merged = orRefused(() => mergeColumn(parts, rows, maxLevels));
    return merged === null || typeof merged === 'string' ? merged : transfer(merged, columnBuffers(merged));
  }

  async compareRows(
    low: readonly Uint32Array<ArrayBuffer>[],
    high: readonly Uint32Array<ArrayBuffer>[],
    rows: number,
  ): Promise<ComparedRows | 'refused'> {
    const compared = orRefused(() => compareRows(low, high, rows));
    if (compared === 'refused') return compared;
    const { hashLow, hashHigh, duplicate } = compared;
    const moved = [...hashLow, ...hashHigh, ...(duplicate ? [duplicate] : [])];
    return transfer(
      compared,
      moved.map(({ buffer }) => buffer),
    );
  }

  async cancel(): Promise<void> {
    this.#work?.abort();
  }
}

/** The typed error a reader's answer stands for. */
export function importErrorOf({ code, params, message }: PlainError): ImportError {
  return new ImportError(code as ImportError['code'], params, { cause: message });
}

/** An array that may not grow is no fault of the code. */
function orRefused<T>(work: () => T): T | 'refused' {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) return 'refused';
    throw error;
  }
}
