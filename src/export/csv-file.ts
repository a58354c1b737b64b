import { isoOf } from '../table/civil-day.ts';
import { textsOf, type FileColumn, type FileTable } from './file-table.ts';
import { Making } from './making.ts';
import { plainDecimal } from './plain-decimal.ts';
import { spreadsheetText } from './spreadsheet-text.ts';

/** What a spreadsheet set to some country takes for the end of a cell and of the whole part of a number. */
export interface CsvFormat {
  readonly delimiter: ',' | ';' | '\t';
  readonly decimal: '.' | ',';
}

export const PLAIN_CSV: CsvFormat = { delimiter: ',', decimal: '.' };

const BLOCK = 4096;
/** Characters of a part: as strings they would stay whole in memory. */
const PART = 1 << 22;

/**
 * A table as CSV (RFC 4180, CRLF): UTF-8 with a byte order mark, ISO dates, numbers with nothing between thousands, blanks
 * where there is no figure. Texts that a spreadsheet would run as a formula are made text; numbers stay as they are.
 */
export async function csvFile(
  { columns, rows }: FileTable,
  format: CsvFormat = PLAIN_CSV,
  making = new Making(),
): Promise<Blob> {
  const { delimiter } = format;
  const cells = columns.map((column) => cellsOf(column, rows.length, format));
  // A record of one blank cell would be an empty line, which is no record.
  const blank = columns.length === 1 ? '""' : '';
  const parts: Blob[] = [];
  let part = `\ufeff${columns.map(({ title }) => csvText(title, delimiter)).join(delimiter)}\r\n`;
  for (let from = 0; from < rows.length; from += BLOCK) {
    const to = Math.min(rows.length, from + BLOCK);
    for (let at = from; at < to; at++) {
      const place = rows[at]!;
      let record = '';
      for (let column = 0; column < cells.length; column++) {
        if (column > 0) record += delimiter;
        record += cells[column]!(place);
      }
      part += (record === '' ? blank : record) + '\r\n';
    }
    if (part.length > PART) {
      parts.push(new Blob([part]));
      part = '';
    }
    await making.written(to - from);
  }
  return new Blob([...parts, part], { type: 'text/csv;charset=utf-8' });
}

function cellsOf({ column }: FileColumn, rows: number, format: CsvFormat): (place: number) => string {
  if (column.kind === 'text') {
    const text = textsOf(column, rows);
    return (place) => csvText(text(place), format.delimiter);
  }
  if (column.kind === 'date')
    return (place) => {
      const day = column.at(place);
      return day === null ? '' : isoOf(day);
    };
  return (place) => {
    const value = column.at(place);
    if (value === null || !Number.isFinite(value)) return '';
    const text = plainDecimal(value);
    if (format.decimal === '.') return text;
    const written = text.replace('.', ',');
    return format.delimiter === ',' && written !== text ? `"${written}"` : written;
  };
}

const NEEDS_QUOTES = { ',': /[",\r\n]|^\s|\s$/, ';': /[";\r\n]|^\s|\s$/, '\t': /["\t\r\n]|^\s|\s$/ };

/** A text as a cell, quoted where it must be. */
export function csvText(text: string, delimiter: CsvFormat['delimiter'] = ','): string {
  const safe = spreadsheetText(text);
  return NEEDS_QUOTES[delimiter].test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
