import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoOf } from '../../../src/table/civil-day.ts';
import { openFile } from '../../../src/import/open.ts';
import { writeDate, writtenTable, type WrittenTable } from './written-table.ts';

const ISO = { order: 'ymd', separator: '-' } as const;

/** `read`: every value as written; `asked`: the file waits for an answer; else the first wrong value. */
async function outcomeOf(table: WrittenTable): Promise<string> {
  const opened = await openFile(new Blob([table.text]), 'table.csv');
  const { check } = opened;
  if (check.questions.length > 0) return 'asked';
  const bad = check.waterfall?.rejected.rows ?? 0;
  if (bad > 0) return `rejected ${JSON.stringify(check.rejected[0])}`;
  const { lines } = opened.dataset();
  if (lines.count !== table.rows.length) return `lines ${lines.count} of ${table.rows.length}`;
  for (const [line, row] of table.rows.entries()) {
    const wanted = [
      row.customer.replace('\n', ' '),
      writeDate(row, ISO, true),
      row.ticks / 10 ** table.decimals,
    ];
    const got = [
      lines.customer.at(line),
      isoOf(lines.date[line] ?? 0),
      (lines.amount[line] ?? NaN) / lines.unit,
    ];
    if (wanted.some((value, index) => value !== got[index]))
      return `${got.join(' ')} for ${wanted.join(' ')}`;
  }
  return 'read';
}

test('a table written in any dialect, language, number and date format is read back equal, or asked about', async () => {
  let read = 0;
  let asked = 0;
  await fc.assert(
    fc.asyncProperty(writtenTable, async (table) => {
      const outcome = await outcomeOf(table);
      if (outcome === 'read') read++;
      else if (outcome === 'asked') asked++;
      else expect(outcome, table.text).toBe('read');
    }),
    { numRuns: Number(process.env['REGULARS_RUNS'] ?? 200) },
  );
  // Asking about everything would be no reading.
  expect(read).toBeGreaterThan(asked * 3);
}, 600_000);

test('the order of the rows changes no bucket', async () => {
  await fc.assert(
    fc.asyncProperty(
      writtenTable,
      fc.array(fc.nat(), { minLength: 60, maxLength: 60 }),
      async (table, numbers) => {
        const [header = '', ...body] = table.text.trimEnd().split(table.newline);
        // Rows that hold a line break cannot be shuffled as lines.
        fc.pre(body.length === table.rows.length);
        const shuffled = body
          .map((line, index) => ({ line, key: numbers[index] ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ line }) => line);
        const [one, two] = await Promise.all(
          [body, shuffled].map((lines) =>
            openFile(new Blob([[header, ...lines, ''].join(table.newline)]), 'table.csv'),
          ),
        );
        expect(two?.check.waterfall).toEqual(one?.check.waterfall);
        expect(two?.check.summary).toEqual(one?.check.summary);
      },
    ),
    { numRuns: 60 },
  );
});
