import { expect, test } from 'vitest';
import { isoOf } from '../../../src/table/civil-day.ts';
import { ImportError, type ImportOptions, type Question } from '../../../src/import/check.ts';
import { openFile, type OpenedFile } from '../../../src/import/open.ts';
import { madeUpFile, type MadeUpFile, type MadeUpRow } from './made-up-file.ts';

const RUNS = Number(process.env['REGULARS_RUNS'] ?? 300);
const SEED = process.env['REGULARS_SEED'] ?? '1';
const FIRST = SEED === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(SEED);

/**
 * `read`: every row as it is; `told`: rows are missing, each of them set aside where the screen lists it; `asked`: the file
 * waits for an answer, and once it has the right one it is one of the two before; `refused CODE`: with a word;
 * `silent ...`: something was read wrongly and nobody says so.
 */
async function outcomeOf(file: MadeUpFile): Promise<string> {
  try {
    const opened = await openFile(new Blob([file.bytes]), 'made-up.csv');
    const asked = opened.check.questions.map(({ code, role }) => `${code} ${role ?? ''}`).join(', ');
    if (asked === '') return misreadIn(opened, file);
    const answered = await answer(opened, file);
    if (answered !== null) return `asked ${asked}, ${answered}`;
    const then = misreadIn(opened, file);
    return then.startsWith('silent') ? `${then}, after asking for ${asked}` : `asked ${asked}, then ${then}`;
  } catch (error) {
    if (error instanceof ImportError) return `refused ${error.code}`;
    throw error;
  }
}

/** Answers every question as somebody would who knows the file; a word where the right answer is not among those offered. */
async function answer(opened: OpenedFile, file: MadeUpFile): Promise<string | null> {
  const { headers } = file;
  for (let turn = 0; turn < 8; turn++) {
    const { check } = opened;
    const [question] = check.questions;
    if (question === undefined) return null;
    let options: ImportOptions;
    if (question.code === 'encoding') {
      options = { ...check.options, encoding: file.encoding as NonNullable<ImportOptions['encoding']> };
    } else if (question.code === 'missing-role') {
      const name = question.role === null ? null : columnNamed(question.role, headers);
      if (name === null || question.role === null) return 'no column to name';
      options = { ...check.options, roles: { ...check.options.roles, [question.role]: name } };
    } else {
      const { column } = question;
      const choice = column === null ? undefined : rightChoice(question, file);
      if (column === null || choice === undefined) return 'none of its answers is right';
      const kind = 'order' in choice ? 'date' : 'number';
      options = {
        ...check.options,
        formats: { ...check.options.formats, [column]: { kind, format: choice } as never },
      };
    }
    await opened.recheck(options);
  }
  return 'asked again and again';
}

function columnNamed(role: string, headers: MadeUpFile['headers']): string | null {
  const names: Readonly<Record<string, string | null>> = { ...headers };
  return names[role] ?? null;
}

function rightChoice({ code, choices, examples, role }: Question, { rows, discountKind }: MadeUpFile) {
  if (code === 'discount-kind')
    return choices.find(({ format }) => 'decimal' in format && format.off === discountKind)?.format;
  const [example = ''] = examples;
  const row = rows.find(({ cells }) => cells.includes(example));
  if (row === undefined) return undefined;
  if (role === 'date') return choices.find(({ reads }) => reads === row.date)?.format;
  const { amount, unitPrice, discount } = row;
  const values: Readonly<Record<string, number>> = { amount, unitPrice, discount };
  return choices.find(({ reads }) => Number(reads) === values[role ?? ''])?.format;
}

/** Line by line against what was written; without an order number by what the line says. */
function misreadIn(opened: OpenedFile, { rows, headers, broken }: MadeUpFile): string {
  const { lines } = opened.dataset();
  const { check } = opened;
  const note = lines.attributes.find(
    ({ column }) => column.name === headers?.note && column.kind === 'text',
  )?.column;
  const wanted = new Map(rows.map((row) => [row.order, row]));
  const money = new Set<string>();
  for (let line = 0; line < lines.count; line++) {
    const got = [
      lines.customer.at(line) ?? '',
      isoOf(lines.date[line] ?? NaN),
      (lines.amount[line] ?? NaN) / lines.unit,
    ];
    const order = lines.order?.at(line) ?? orderOf(got, wanted);
    const row = wanted.get(order);
    if (row === undefined) return `silent: a line of no row, ${order} ${got.join(' ')}`;
    wanted.delete(order);
    const want = [row.customer, row.date, row.amount];
    if (got.some((value, index) => value !== want[index]))
      return `silent: ${got.join(' ')} for ${want.join(' ')}`;
    if (note?.kind === 'text' && (note.at(line) ?? '') !== row.note)
      return `silent: ${JSON.stringify(note.at(line))} for ${JSON.stringify(row.note)}`;
    if (row.money !== '') money.add(row.money);
  }
  if (money.size > 1) return `silent: ${[...money].join(' and ')} added up`;
  if (wanted.size === 0) return 'read';
  // What is set aside is listed on the screen with its reason.
  const { rejected, status, currency } = check.waterfall ?? {};
  const told = (rejected?.rows ?? 0) + (status?.rows ?? 0) + (currency?.rows ?? 0);
  // A record that swallowed its neighbours is listed as one, with all of them in its text.
  const swallowed = check.rejected.some(({ reason }) => reason === 'quotes-unbalanced');
  return told >= wanted.size - broken || swallowed
    ? `told ${JSON.stringify(check.rejected[0])}`
    : `silent: ${wanted.size} rows lost`;
}

function orderOf(got: readonly unknown[], wanted: ReadonlyMap<string, MadeUpRow>): string {
  for (const [order, { customer, date, amount }] of wanted) {
    if (got[0] === customer && got[1] === date && got[2] === amount) return order;
  }
  return '';
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
  process.stdout.write(
    `${RUNS} made-up files from seed ${FIRST}: ${summary}; silent errors ${silent.length}\n`,
  );
  if (process.env['REGULARS_TELL']) process.stdout.write(`${notRead.join('\n')}\n`);
  expect(silent).toEqual([]);
  // Asking about everything would be no reading; but half of these are made to be asked about.
  expect(counts.get('read') ?? 0).toBeGreaterThan(RUNS * 0.4);
}, 3_600_000);
