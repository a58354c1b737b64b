import { transferables } from '../../../src/import/packed-table.ts';
import type { SliceResult } from '../../../src/import/slices.ts';

/** A slice's result as it arrives from another thread. */
export function structuredCloneTable(result: SliceResult): SliceResult {
  return 'table' in result ? structuredClone(result, { transfer: transferables(result.table) }) : result;
}
