import { strToU8, Zip, ZipDeflate } from 'fflate';
import { daysFromCivil, isoOf } from '../table/civil-day.ts';
import { ExportError } from './export-error.ts';
import { distinctNames, textsOf, type FileColumn, type FileTable } from './file-table.ts';
import { Making } from './making.ts';
import { columnLetters, HEADER_STYLE, SHEET_END, sheetName, sheetStart, styleOf, workbookParts, xmlText } from './xlsx-parts.ts'; // prettier-ignore

/** Rows a sheet has, its header among them. */
export const MOST_SHEET_ROWS = 1_048_576;
/** Characters a cell holds: Excel calls a file with more of them damaged. */
export const MOST_CELL_TEXT = 32_767;
/** Bytes of a member of an archive without the 64-bit extension, and some room. */
const MOST_SHEET_BYTES = 4_200_000_000;
/** Before this day spreadsheets disagree: Excel has a 29 February 1900 that never was, and nothing before that year. */
const FIRST_DAY = daysFromCivil(1900, 3, 1);
const LAST_DAY = daysFromCivil(9999, 12, 31);
const DAY_ZERO = 25_569;
const BLOCK = 2048;
const PART = 1 << 22;

/** What a workbook could not hold as it is. */
export interface XlsxNotes {
  /** Tables that take several sheets, as they have more rows than one holds. */
  readonly splitTables: number;
  /** Days before March 1900, written as text. */
  readonly daysAsText: number;
  /** Texts of more than 32,767 characters, cut off there. */
  readonly cutTexts: number;
}

interface Sheet {
  readonly name: string;
  readonly table: FileTable;
  readonly from: number;
  readonly to: number;
}

/**
 * A workbook with a sheet a table: texts as texts, so that none is run as a formula, numbers as numbers, days as dates
 * where the format has them. Written a stretch of rows at a time. Throws ExportError `export-too-large`, `cancelled`.
 *
 * @param rowsPerSheet rows of a table beyond these go to further sheets
 */
export async function xlsxFile(
  tables: readonly FileTable[],
  making = new Making(),
  rowsPerSheet = MOST_SHEET_ROWS - 1,
): Promise<{ readonly file: Blob; readonly notes: XlsxNotes }> {
  const parts: Blob[] = [];
  let pending: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const keep = () => {
    parts.push(new Blob(pending));
    pending = [];
    size = 0;
  };
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    pending.push(bytes);
    size += bytes.length;
    if (size > PART) keep();
  });
  const add = (path: string) => {
    const member = new ZipDeflate(path, { level: 4 });
    zip.add(member);
    return member;
  };
  const sheets = sheetsOf(tables, rowsPerSheet);
  for (const [path, xml] of workbookParts(sheets.map(({ name }) => name))) add(path).push(strToU8(xml), true);
  const notes = { daysAsText: 0, cutTexts: 0 };
  for (const [at, sheet] of sheets.entries()) {
    const member = add(`xl/worksheets/sheet${at + 1}.xml`);
    await writeSheet(sheet, at === 0, member, notes, making);
  }
  zip.end();
  keep();
  const splitTables = tables.filter(({ rows }) => rows.length > rowsPerSheet).length;
  return {
    file: new Blob(parts, { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }),
    notes: { splitTables, ...notes },
  };
}

function sheetsOf(tables: readonly FileTable[], rowsPerSheet: number): Sheet[] {
  const sheets = tables.flatMap((table) => {
    const stretches = Math.max(1, Math.ceil(table.rows.length / rowsPerSheet));
    return Array.from({ length: stretches }, (_, at) => ({
      name: sheetName(table.title),
      table,
      from: at * rowsPerSheet,
      to: Math.min(table.rows.length, (at + 1) * rowsPerSheet),
    }));
  });
  const names = distinctNames(
    sheets.map(({ name }) => name),
    31,
  );
  return sheets.map((sheet, at) => ({ ...sheet, name: names[at] ?? sheet.name }));
}

async function writeSheet(
  { table, from, to }: Sheet,
  first: boolean,
  member: ZipDeflate,
  notes: { daysAsText: number; cutTexts: number },
  making: Making,
): Promise<void> {
  const { columns, rows } = table;
  const cells = columns.map((column, at) => cellsOf(column, columnLetters(at), rows.length, notes));
  let bytes = 0;
  const write = (text: string, last = false) => {
    const encoded = strToU8(text);
    bytes += encoded.length;
    if (bytes > MOST_SHEET_BYTES) throw new ExportError('export-too-large', { table: table.title });
    member.push(encoded, last);
  };
  const header = columns.map(
    ({ title }, at) => `<c r="${columnLetters(at)}1" s="${HEADER_STYLE}" ${inline(title)}`,
  );
  write(`${sheetStart(widthsOf(table), first)}<row r="1">${header.join('')}</row>`);
  for (let start = from; start < to; start += BLOCK) {
    const end = Math.min(to, start + BLOCK);
    let text = '';
    for (let at = start; at < end; at++) {
      const number = at - from + 2;
      const place = rows[at]!;
      text += `<row r="${number}">`;
      for (let column = 0; column < cells.length; column++) text += cells[column]!(place, number);
      text += '</row>';
    }
    write(text);
    await making.written(end - start);
  }
  write(SHEET_END, true);
}

const inline = (text: string) => `t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;

/** Makes a cell of a column; nothing where it is blank. */
function cellsOf(
  fileColumn: FileColumn,
  letters: string,
  rows: number,
  notes: { daysAsText: number; cutTexts: number },
): (place: number, row: number) => string {
  const { column } = fileColumn;
  const style = styleOf(fileColumn);
  const look = style === 0 ? '' : ` s="${style}"`;
  if (column.kind === 'text') {
    const text = textsOf(column, rows);
    return (place, row) => {
      let cell = text(place);
      if (cell === '') return '';
      if (cell.length > MOST_CELL_TEXT) {
        notes.cutTexts++;
        // Never through a character of two halves.
        cell = cell.slice(0, MOST_CELL_TEXT).replace(/[\ud800-\udbff]$/, '');
      }
      return `<c r="${letters}${row}" ${inline(cell)}`;
    };
  }
  if (column.kind === 'date')
    return (place, row) => {
      const day = column.at(place);
      if (day === null) return '';
      if (day >= FIRST_DAY && day <= LAST_DAY)
        return `<c r="${letters}${row}"${look}><v>${day + DAY_ZERO}</v></c>`;
      notes.daysAsText++;
      return `<c r="${letters}${row}" ${inline(isoOf(day))}`;
    };
  return (place, row) => {
    const value = column.at(place);
    if (value === null || !Number.isFinite(value)) return '';
    return `<c r="${letters}${row}"${look}><v>${Object.is(value, -0) ? 0 : value}</v></c>`;
  };
}

const LOOKED_AT = 200;

/** Widths in characters that show the title and most cells. */
function widthsOf({ columns, rows }: FileTable): number[] {
  const step = Math.max(1, Math.floor(rows.length / LOOKED_AT));
  return columns.map(({ title, kind, column }) => {
    if (kind === 'date') return Math.max(12, Math.min(40, title.length + 2));
    let most = title.length;
    for (let at = 0; at < rows.length; at += step) {
      const cell = column.at(rows[at]!);
      const shown = typeof cell === 'number' && column.kind === 'number' ? cell.toFixed(column.decimals > 4 ? 2 : column.decimals) : String(cell ?? ''); // prettier-ignore
      most = Math.max(most, Math.ceil(shown.length * (kind === 'money' ? 1.3 : 1)));
    }
    return Math.max(8, Math.min(60, most + 2));
  });
}
