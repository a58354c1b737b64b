import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import type { Dataset } from '../../../src/model/dataset.ts';
import type { Bucket } from '../../../src/model/lines.ts';
import { BLANK, textColumn } from '../../../src/table/column.ts';
import { daysFromCivil } from '../../../src/table/civil-day.ts';

/** The reference data beside the repository, or where REGULARS_REFERENCE says. */
const folder =
  process.env['REGULARS_REFERENCE'] ??
  fileURLToPath(new URL('../../../../shared/reference/', import.meta.url));

export function referencePath(name: string): string {
  return `${folder.replace(/\/$/, '')}/${name}`;
}

export const hasReference = existsSync(referencePath('online-retail.csv.gz'));

/** Which columns of a reference file are what, by name. */
interface Reading {
  readonly file: string;
  readonly customer: string;
  readonly date: string;
  /** Factors of the amount. */
  readonly amount: readonly string[];
  readonly order: string | null;
  readonly unit: number;
}

/** Reads a clean reference file the slow and simple way: every row is a line, blanks are anonymous. */
function read(reading: Reading): Dataset {
  const bytes = readFileSync(referencePath(reading.file));
  const text = (reading.file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const rows = Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
  const header = rows.shift() ?? [];
  const at = (name: string) => header.indexOf(name);
  const count = rows.length;
  const date = new Int32Array(count);
  const amount = new Float64Array(count);
  const dateAt = at(reading.date);
  const amountAt = reading.amount.map(at);
  rows.forEach((row, line) => {
    const digits = (row[dateAt] ?? '').replaceAll('-', '');
    date[line] = daysFromCivil(
      Number(digits.slice(0, 4)),
      Number(digits.slice(4, 6)),
      Number(digits.slice(6, 8)),
    );
    const value = amountAt.reduce((product, column) => product * Number(row[column]), 1);
    amount[line] = Math.round(value * reading.unit);
  });
  const encode = (name: string) => {
    const column = at(name);
    const codes = new Int32Array(count);
    const codeOf = new Map<string, number>();
    rows.forEach((row, line) => {
      const value = row[column] ?? '';
      if (value === '') codes[line] = BLANK;
      else {
        const code = codeOf.get(value) ?? codeOf.size;
        codeOf.set(value, code);
        codes[line] = code;
      }
    });
    return textColumn(name, codes, [...codeOf.keys()]);
  };
  const customer = encode(reading.customer);
  const bucket = (kept: (line: number) => boolean): Bucket => {
    let size = 0;
    let sum = 0;
    for (let line = 0; line < count; line++) {
      if (!kept(line)) continue;
      size++;
      sum += amount[line] ?? 0;
    }
    return { rows: size, amount: sum / reading.unit };
  };
  const isAnonymous = (line: number) => customer.codes[line] === BLANK;
  const none = { rows: 0, amount: 0 };
  return {
    lines: {
      count,
      customer,
      date,
      amount,
      margin: null,
      unit: reading.unit,
      order: reading.order === null ? null : encode(reading.order),
      attributes: header
        .filter((name) => name === 'Country')
        .map((name) => ({ role: null, column: encode(name) })),
      sourceRow: Int32Array.from({ length: count }, (_, line) => line),
    },
    waterfall: {
      file: bucket(() => true),
      rejected: none,
      duplicate: none,
      status: none,
      currency: none,
      anonymous: bucket(isAnonymous),
      analysed: bucket((line) => !isAnonymous(line)),
      duplicatesFound: none,
    },
    source: { name: reading.file, bytes: bytes.length, fingerprint: '' },
  };
}

export function onlineRetail(): Dataset {
  return read({
    file: 'online-retail.csv.gz',
    customer: 'CustomerID',
    date: 'InvoiceDate',
    amount: ['Quantity', 'UnitPrice'],
    order: 'InvoiceNo',
    unit: 1000,
  });
}

export function cdnow(): Dataset {
  return read({
    file: 'cdnow-sample.csv',
    customer: 'customer_id',
    date: 'date',
    amount: ['amount'],
    order: null,
    unit: 100,
  });
}
