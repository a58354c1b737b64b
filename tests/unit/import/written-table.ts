import fc from 'fast-check';
import type { DateFormat } from '../../../src/import/date-format.ts';
import type { Dialect } from '../../../src/import/dialect.ts';
import type { NumberFormat } from '../../../src/import/number-format.ts';

/** A table somebody might have exported, and how they wrote it. */
export interface WrittenTable {
  readonly rows: readonly WrittenRow[];
  readonly delimiter: Dialect['delimiter'];
  readonly number: NumberFormat;
  readonly date: DateFormat;
  readonly decimals: number;
  readonly newline: '\n' | '\r\n';
  readonly currency: string;
  readonly text: string;
}

export interface WrittenRow {
  readonly customer: string;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** In units of the last decimal. */
  readonly ticks: number;
  readonly note: string;
}

const LANGUAGES = [
  ['customer', 'date', 'amount', 'note'],
  ['Покупатель', 'Дата', 'Сумма', 'Комментарий'],
  ['顧客', '日付', '金額', 'メモ'],
  ['Zákazník', 'Datum', 'Částka', 'Poznámka'],
  ['Vevő', 'Dátum', 'Összeg', 'Megjegyzés'],
  ['Харилцагч', 'Огноо', 'Дүн', 'Тэмдэглэл'],
];

const NUMBERS: readonly NumberFormat[] = [
  { decimal: '.', group: '' },
  { decimal: ',', group: '' },
  { decimal: '.', group: ',' },
  { decimal: ',', group: '.' },
  { decimal: ',', group: ' ' },
  { decimal: '.', group: ' ' },
  { decimal: '.', group: "'" },
];

const DATES: readonly DateFormat[] = [
  { order: 'ymd', separator: '-' },
  { order: 'ymd', separator: '/' },
  { order: 'ymd', separator: '.' },
  { order: 'dmy', separator: '-' },
  { order: 'dmy', separator: '/' },
  { order: 'dmy', separator: '.' },
  { order: 'mdy', separator: '/' },
  { order: 'mdy', separator: '-' },
  { order: 'compact', separator: '' },
];

/** Writes whole ticks with a fixed number of decimals, groups and sign. Written apart from the code under test. */
export function writeNumber(ticks: number, decimals: number, format: NumberFormat): string {
  const digits = String(Math.abs(ticks)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  let grouped = '';
  for (let i = 0; i < whole.length; i++) {
    if (i > 0 && (whole.length - i) % 3 === 0) grouped += format.group;
    grouped += whole.charAt(i);
  }
  const fraction = decimals === 0 ? '' : format.decimal + digits.slice(digits.length - decimals);
  return (ticks < 0 ? '-' : '') + grouped + fraction;
}

export function writeDate(
  row: Pick<WrittenRow, 'year' | 'month' | 'day'>,
  format: DateFormat,
  padded: boolean,
): string {
  const two = (part: number) =>
    padded || format.order === 'compact' ? String(part).padStart(2, '0') : String(part);
  const year = String(row.year).padStart(4, '0');
  const [month, day] = [two(row.month), two(row.day)];
  switch (format.order) {
    case 'compact':
      return year + month + day;
    case 'ymd':
      return [year, month, day].join(format.separator);
    case 'dmy':
      return [day, month, year].join(format.separator);
    default:
      return [month, day, year].join(format.separator);
  }
}

function quoted(text: string, delimiter: string): string {
  return text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const customer = fc.oneof(
  fc.integer({ min: 0, max: 30 }).map((id) => String(id).padStart(4, '0')),
  fc.constantFrom(
    'Ann Lee',
    'ООО «Ромашка»',
    '山田商店',
    'Kovács, Béla',
    'say "hi"',
    'a;b',
    'x|y',
    'line\nbreak',
  ),
);

/** Tables of 1 to 60 rows in any dialect, language, number and date format. */
export const writtenTable: fc.Arbitrary<WrittenTable> = fc
  .record({
    delimiter: fc.constantFrom<Dialect['delimiter']>(',', ';', '\t', '|', '^', '~'),
    number: fc.constantFrom(...NUMBERS),
    date: fc.constantFrom(...DATES),
    padded: fc.boolean(),
    decimals: fc.constantFrom(0, 1, 2, 2, 2, 3),
    newline: fc.constantFrom<'\n' | '\r\n'>('\n', '\r\n'),
    currency: fc.constantFrom('', '', '', '€ ', '$', '₽'),
    time: fc.constantFrom('', '', ' 00:00', ' 8:26:00', 'T08:26:00Z', ' 1:05 PM'),
    headers: fc.constantFrom(...LANGUAGES),
    rows: fc.array(
      fc.record({
        customer,
        year: fc.integer({ min: 1990, max: 2030 }),
        month: fc.integer({ min: 1, max: 12 }),
        day: fc.integer({ min: 1, max: 28 }),
        ticks: fc.integer({ min: -50_000, max: 5_000_000 }),
        note: fc.constantFrom('', 'ok', 'a, b; c | d', 'two\nlines', '=1+1', '12', '1,5'),
      }),
      { minLength: 1, maxLength: 60 },
    ),
  })
  // Sums in currencies of a hundred cents have no thousandths.
  .map((table) => (table.currency === '' ? table : { ...table, decimals: Math.min(table.decimals, 2) }))
  .map(({ headers, padded, time, ...table }) => {
    const { rows, delimiter, newline, number, date, decimals, currency } = table;
    const compactTime = date.order === 'compact' && time.startsWith('T') ? '' : time;
    const lines = rows.map((row) =>
      [
        row.customer,
        writeDate(row, date, padded) + compactTime,
        currency === '₽'
          ? `${writeNumber(row.ticks, decimals, number)} ₽`
          : currency + writeNumber(row.ticks, decimals, number),
        row.note,
      ]
        .map((cell) => quoted(cell, delimiter))
        .join(delimiter),
    );
    return { ...table, text: [headers.join(delimiter), ...lines].join(newline) + newline };
  });
