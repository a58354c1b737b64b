import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isoOf } from '../../../src/table/civil-day.ts';
import { ImportError, type Check, type ImportOptions, type Repair } from '../../../src/import/check.ts';
import { openFile, type OpenedFile } from '../../../src/import/open.ts';
import type { BucketId, Lines } from '../../../src/model/lines.ts';

/**
 * Made-up files with what a careful person would read in them. `<case>.csv` holds the bytes; `<case>.json` what is
 * expected: only what it names is compared.
 */
interface Golden {
  why: string;
  options?: ImportOptions;
  error?: { code: string; params?: Record<string, string | number> };
  delimiter?: string;
  header?: boolean;
  /** `name by`, `asked` after it where a person is asked. */
  encoding?: string;
  /** Words that are not of the encoding. */
  broken?: number;
  skipTop?: number;
  /** `row why text` of the lines that are no rows. */
  aside?: string[];
  padded?: number;
  /** `texts example -> becomes`, `applied` after it where it is; null: none. */
  mongolian?: string | null;
  invisible?: string | null;
  /** `name | kind | role | format`, the format as `dmy .` or `, group .`; trailing parts may be left out. */
  columns?: string[];
  /** Column name to evidence codes that must be among those of its format. */
  evidence?: Record<string, string[]>;
  /** `code column: example -> reading, reading`, or `missing-role role`. */
  questions?: string[];
  /** Their codes alone. */
  questionCodes?: string[];
  ready?: boolean;
  /** Bucket to rows and amount. */
  waterfall?: Partial<Record<BucketId | 'file' | 'duplicatesFound', [rows: number, amount: number]>>;
  /** `row column reason text` of the rejected rows. */
  rejected?: string[];
  /** `text rows counted` */
  statuses?: string[];
  currencies?: string[];
  /** `part column name`, one a part in their order; null: no bank statement. */
  bank?: string[] | null;
  /** `rule rows amount` of the rules in force. */
  rules?: string[];
  /** `name: spelling + spelling`, `(apart)` before those that are not one customer; in any order. */
  folds?: string[];
  /** `text rows nobody` */
  nobody?: string[];
  /** The name of the customer of each line. */
  names?: string[];
  summary?: { customers?: number; firstDate?: string; lastDate?: string; revenue?: number };
  unit?: number;
  /** Purchases each line stands for; null: the file does not count them. */
  purchases?: number[] | null;
  /** `customer date amount [margin]`, one a line, in order; the first lines if fewer are given. `-` is anonymous. */
  lines?: string[];
}

const folder = new URL('../../golden/', import.meta.url);
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -'.json'.length));

function columnText(column: Check['columns'][number]): string {
  const { name, kind, role, format } = column;
  const written =
    format === null
      ? ''
      : 'order' in format
        ? ` | ${`${format.order}${format.shortYear ? ' short' : ''} ${format.separator}`.trim()}`
        : ` | ${format.decimal}${format.group === '' ? '' : ` group ${format.group}`}${format.percent ? ' %' : ''}`;
  return `${name} | ${kind} | ${role ?? '-'}${written}`;
}

function bankTexts(check: Check): string[] {
  return Object.entries(check.bank?.columns ?? {})
    .sort(([, one], [, other]) => one - other)
    .map(([part, column]) => `${part} ${check.columns[column]?.name}`);
}

function repairText({ texts, example, becomes, applied }: Repair): string {
  return `${texts} ${example} -> ${becomes}${applied ? ' applied' : ''}`;
}

function questionText(check: Check, question: Check['questions'][number]): string {
  if (question.code === 'missing-role') return `missing-role ${question.role}`;
  if (question.code === 'encoding')
    return `encoding ${question.encodings?.map((one) => one.name).join(', ')}`;
  const name = check.columns[question.column ?? -1]?.name;
  return `${question.code} ${name}: ${question.examples[0]} -> ${question.choices.map(({ reads }) => reads).join(', ')}`;
}

function lineText(lines: Lines, line: number): string {
  const margin = lines.margin ? ` ${(lines.margin[line] ?? NaN) / lines.unit}` : '';
  const amount = (lines.amount[line] ?? NaN) / lines.unit;
  return `${lines.customer.at(line) ?? '-'} ${isoOf(lines.date[line] ?? 0)} ${amount}${margin}`;
}

async function open(name: string, golden: Golden): Promise<OpenedFile> {
  return openFile(new Blob([readFileSync(new URL(`${name}.csv`, folder))]), `${name}.csv`, golden.options);
}

describe('golden files are read as a careful person reads them', () => {
  expect(cases.length).toBeGreaterThan(0);
  test.each(cases)('%s', async (name) => {
    const golden = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Golden;
    if (golden.error) {
      const error = await open(name, golden)
        .then((opened) => opened.dataset())
        .catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ImportError);
      expect(error).toMatchObject(golden.error);
      return;
    }
    const opened = await open(name, golden);
    const { check } = opened;
    if (golden.delimiter) expect(check.dialect.delimiter).toBe(golden.delimiter);
    if (golden.header !== undefined) expect(check.dialect.header).toBe(golden.header);
    const { encoding, mongolian, invisible } = check;
    if (golden.encoding) {
      const asked = check.questions.some(({ code }) => code === 'encoding') ? ' asked' : '';
      expect(`${encoding.name} ${encoding.by}${asked}`).toBe(golden.encoding);
    }
    if (golden.broken !== undefined) expect(encoding.broken).toBe(golden.broken);
    if (golden.skipTop !== undefined) expect(check.skipTop).toBe(golden.skipTop);
    if (golden.aside) {
      expect(check.aside.rows.map(({ fileRow, why, text }) => `${fileRow} ${why} ${text}`)).toEqual(
        golden.aside,
      );
      expect(check.aside.count).toBe(golden.aside.length);
    }
    if (golden.padded !== undefined) expect(check.padded).toBe(golden.padded);
    if (golden.mongolian !== undefined) expect(mongolian && repairText(mongolian)).toBe(golden.mongolian);
    if (golden.invisible !== undefined) expect(invisible && repairText(invisible)).toBe(golden.invisible);
    if (golden.columns) {
      const got = check.columns.map(columnText);
      const told = golden.columns.map((text, index) => got[index]?.slice(0, text.length));
      expect(told).toEqual(golden.columns);
    }
    for (const [column, codes] of Object.entries(golden.evidence ?? {})) {
      const found = check.columns.find((one) => one.name === column)?.formatEvidence.map(({ code }) => code);
      expect(found, column).toEqual(expect.arrayContaining(codes));
    }
    if (golden.questionCodes) expect(check.questions.map(({ code }) => code)).toEqual(golden.questionCodes);
    else
      expect(check.questions.map((question) => questionText(check, question))).toEqual(
        golden.questions ?? [],
      );
    expect(check.ready).toBe(golden.ready ?? true);
    for (const [bucket, [rows, amount]] of Object.entries(golden.waterfall ?? {})) {
      expect(check.waterfall?.[bucket as BucketId], bucket).toEqual({ rows, amount });
    }
    if (golden.rejected) {
      expect(check.rejected.map((row) => `${row.fileRow} ${row.column} ${row.reason} ${row.text}`)).toEqual(
        golden.rejected,
      );
    }
    if (golden.statuses) {
      expect(check.statuses.map(({ text, rows, counted }) => `${text} ${rows} ${counted}`)).toEqual(
        golden.statuses,
      );
    }
    if (golden.currencies) {
      expect(check.currencies.map(({ text, rows, chosen }) => `${text} ${rows} ${chosen}`)).toEqual(
        golden.currencies,
      );
    }
    if (golden.bank !== undefined) expect(check.bank && bankTexts(check)).toEqual(golden.bank);
    if (golden.rules) {
      const inForce = check.bank?.rules.filter(({ on }) => on) ?? [];
      expect(inForce.map(({ rule, rows, amount }) => `${rule} ${rows} ${amount}`)).toEqual(golden.rules);
    }
    if (golden.folds) {
      const told = check.folding.folds.map(({ name, spellings, together }) => {
        const texts = spellings.map(({ text }) => text).join(' + ');
        return `${together ? '' : '(apart) '}${name}: ${texts}`;
      });
      expect(told.sort()).toEqual([...golden.folds].sort());
    }
    if (golden.nobody) {
      expect(check.anonymous.found.map(({ text, rows, nobody }) => `${text} ${rows} ${nobody}`)).toEqual(
        golden.nobody,
      );
    }
    if (golden.names) {
      const { attributes, count } = opened.dataset().lines;
      const name = attributes.find(({ role }) => role === 'name')?.column;
      expect(Array.from({ length: count }, (_, line) => name?.at(line))).toEqual(golden.names);
    }
    if (golden.summary) expect(check.summary).toMatchObject(golden.summary);
    if (golden.purchases !== undefined) {
      const { purchaseCount } = opened.dataset().lines;
      expect(purchaseCount && [...purchaseCount]).toEqual(golden.purchases);
    }
    if (golden.lines || golden.unit) {
      const { lines } = opened.dataset();
      const wanted = golden.lines ?? [];
      expect(wanted.map((_, line) => lineText(lines, line))).toEqual(wanted);
      if (golden.unit) expect(lines.unit).toBe(golden.unit);
    }
  });
});
