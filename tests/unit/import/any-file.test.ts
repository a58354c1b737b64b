import { expect, test } from 'vitest';
import { isoOf } from '../../../src/table/civil-day.ts';
import { ImportError } from '../../../src/import/check.ts';
import { openFile } from '../../../src/import/open.ts';
import { madeUpFile, type MadeUpFile } from './made-up-file.ts';

const RUNS = Number(process.env['REGULARS_RUNS'] ?? 300);
const FIRST = Number(process.env['REGULARS_SEED'] ?? 1);

/**
 * `read`: every row as it is; `told`: rows are missing, each of them rejected with a reason; `asked`: the file waits for
 * an answer; `refused CODE`: with a word; `silent ...`: something was read wrongly and nobody says so.
 */
async function outcomeOf(file: MadeUpFile): Promise<string> {
  try {
    const opened = await openFile(new Blob([file.bytes]), 'made-up.csv');
    const { check } = opened;
    if (check.questions.length > 0) {
      return `asked ${check.questions.map(({ code, role }) => `${code} ${role ?? ''}`).join(', ')}`;
    }
    const { lines } = opened.dataset();
    const wanted = new Map(file.rows.map((row) => [row.order, row]));
    for (let line = 0; line < lines.count; line++) {
      const order = lines.order?.at(line) ?? '';
      const row = wanted.get(order);
      if (row === undefined) return `silent: a line of no row, order ${order}`;
      wanted.delete(order);
      const got = [
        lines.customer.at(line),
        isoOf(lines.date[line] ?? NaN),
        (lines.amount[line] ?? NaN) / lines.unit,
      ];
      const want = [row.customer, row.date, row.amount];
      if (got.some((value, index) => value !== want[index]))
        return `silent: ${got.join(' ')} for ${want.join(' ')}`;
    }
    if (wanted.size === 0) return 'read';
    // What is rejected or has a status that does not count is listed on the screen with its reason.
    const told = (check.waterfall?.rejected.rows ?? 0) + (check.waterfall?.status.rows ?? 0);
    return told >= wanted.size
      ? `told ${JSON.stringify(check.rejected[0] ?? check.statuses)}`
      : `silent: ${wanted.size} rows lost`;
  } catch (error) {
    if (error instanceof ImportError) return `refused ${error.code}`;
    throw error;
  }
}

test(`of ${RUNS} files made up in any language, encoding, dialect, number and date format none is read wrongly in silence`, async () => {
  const counts = new Map<string, number>();
  const silent: string[] = [];
  const notRead: string[] = [];
  for (let seed = FIRST; seed < FIRST + RUNS; seed++) {
    const file = madeUpFile(seed);
    const outcome = await outcomeOf(file);
    const [kind = ''] = outcome.split(/[ :]/);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (kind === 'silent') silent.push(`seed ${seed}: ${outcome}\n  ${file.how}`);
    else if (kind !== 'read') notRead.push(`seed ${seed}: ${outcome}\n  ${file.how}`);
  }
  const summary = [...counts].map(([kind, files]) => `${kind} ${files}`).join(', ');
  process.stdout.write(`${RUNS} made-up files: ${summary}; silent errors ${silent.length}\n`);
  if (process.env['REGULARS_TELL']) process.stdout.write(`${notRead.join('\n')}\n`);
  expect(silent).toEqual([]);
  // Asking about everything would be no reading.
  expect(counts.get('read') ?? 0).toBeGreaterThan(RUNS * 0.6);
}, 3_600_000);
