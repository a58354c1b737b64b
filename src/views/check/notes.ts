import type { Check, RowsOf } from '../../import/check.ts';

/** Something about the file that deserves a look, with what to do about it: data, words come from the catalogue. */
export interface Note {
  readonly code:
    | 'bank'
    | 'rejected'
    | 'overlap'
    | 'nobody'
    | 'odd'
    | 'broken'
    | 'unmatched'
    | 'apart'
    | 'without-year'
    | 'counted'
    | 'uncounted'
    | 'may-count'
    | 'unpivoted';
  readonly params: Readonly<Record<string, string | number>>;
  /** Rows that can be opened. */
  readonly opens?: RowsOf;
  /** Only tells; nothing is wrong. */
  readonly calm?: boolean;
}

/** More of the rows than this without a customer is no till with guests but a wrong column. */
const MANY_NAMELESS = 0.5;
/** Cells outside a column's format that are worth a word. */
const MANY_ODD = 0.02;

/** What deserves a look, the gravest first; at most a handful, so that each is read. */
export function notesOf(check: Check, most = 4): Note[] {
  const notes: Note[] = [];
  const { waterfall, container, encoding } = check;
  if (encoding.broken > 0) notes.push({ code: 'broken', params: { count: encoding.broken } });
  if (waterfall && waterfall.rejected.rows > 0) {
    notes.push({ code: 'rejected', params: { count: waterfall.rejected.rows }, opens: 'rejected' });
  }
  const overlap = container?.appended?.overlap;
  if (overlap && overlap.rows > 0 && !overlap.dropped) {
    notes.push({ code: 'overlap', params: { count: overlap.rows, sum: overlap.amount } });
  }
  notes.push(...countNotes(check));
  if (container?.pivotWithoutYear) notes.push({ code: 'without-year', params: {} });
  for (const step of container?.joined?.steps ?? []) {
    if (step.unmatched === 0) continue;
    const table = container?.tables[step.table]?.label ?? '';
    notes.push({ code: 'unmatched', params: { count: step.unmatched, table, column: step.fromColumn } });
  }
  for (const place of container?.joined?.apart ?? []) {
    notes.push({ code: 'apart', params: { table: container?.tables[place]?.label ?? '' } });
  }
  if (waterfall && waterfall.file.rows > 0) {
    const share = waterfall.anonymous.rows / waterfall.file.rows;
    if (share >= MANY_NAMELESS) notes.push({ code: 'nobody', params: { share }, opens: 'anonymous' });
    for (const column of check.columns) {
      // What is odd about a date or an amount is rejected, and told there; about a count, told above.
      const told = column.role === 'date' || column.role === 'amount' || column.role === 'purchaseCount';
      if (column.role === null || told || column.odd < waterfall.file.rows * MANY_ODD || column.odd === 0)
        continue;
      notes.push({ code: 'odd', params: { count: column.odd, column: column.name } });
    }
  }
  const { unpivoted } = container ?? {};
  if (unpivoted) {
    notes.push({ code: 'unpivoted', params: { count: unpivoted.lines, step: unpivoted.step }, calm: true });
  }
  if (check.bank) notes.push({ code: 'bank', params: {}, calm: true });
  return notes.slice(0, most);
}

/** Whether rows stand for one purchase each, and what hangs on it. */
function countNotes({ purchaseCount, columns, waterfall }: Check): Note[] {
  if (!purchaseCount || !waterfall) return [];
  const { counts, purchases, uncounted } = purchaseCount;
  const column = columns[purchaseCount.column]?.name ?? '';
  if (!counts) return [{ code: 'may-count', params: { column } }];
  const counted: Note = { code: 'counted', params: { column, count: purchases }, calm: true };
  return uncounted > 0 ? [{ code: 'uncounted', params: { column, count: uncounted } }, counted] : [counted];
}
