import { CanonicalCsvWriter, type CellType } from './canonical-csv.ts';
import { ImportError } from './check.ts';
import type { FoundTable } from './found-table.ts';
import { currencyOf, numberParts } from './number-format.ts';
import { MAX_ROWS, MAX_SHEET_COLUMNS, withTurns } from './workbook.ts';
import { textCell } from './worksheet-cells.ts';
import { isoDateCell, timeOf } from './spreadsheet-dates.ts';
import { attribute, scanXml, type XmlHandler } from './xml-scanner.ts';
import { entryText, type ZipDirectory } from './zip-directory.ts';

/** Cells that repetition may make of a few bytes. Whole sheets repeat blank cells; nobody repeats filled ones this often. */
const MAX_REPEATED = 5_000_000;

/** Whether an archive is an OpenDocument spreadsheet: its first entry says so in so many words. */
export async function isOpenDocument(zip: ZipDirectory): Promise<boolean> {
  const entry = zip.entries.find(({ name }) => name === 'mimetype');
  if (!entry || entry.size > 200 || !zip.entries.some(({ name }) => name === 'content.xml')) return false;
  let type = '';
  for await (const text of entryText(zip, entry)) type += text;
  return type.trim().startsWith('application/vnd.oasis.opendocument.spreadsheet');
}

/**
 * The sheets of an ODS file (OpenDocument 1.3, part 3), each as a canonical table. Cells carry their values apart from how
 * they are shown, dates in ISO form.
 *
 * @throws ImportError `file-encrypted`, `workbook-broken`, `zip-broken`, `zip-too-large`, `xml-broken`, `xml-doctype`,
 *   `cancelled`
 */
export async function readOpenDocument(zip: ZipDirectory, signal?: AbortSignal): Promise<FoundTable[]> {
  const manifest = zip.entries.find(({ name }) => name === 'META-INF/manifest.xml');
  const handler = new ContentHandler();
  if (manifest) {
    await scanXml(entryText(zip, manifest), {
      open(name) {
        if (name === 'encryption-data') throw new ImportError('file-encrypted', { member: '' });
      },
      close: () => undefined,
      text: () => undefined,
    });
  }
  const content = zip.entries.find(({ name }) => name === 'content.xml');
  if (!content) throw new ImportError('workbook-broken', { part: 'content.xml' });
  await scanXml(withTurns(entryText(zip, content), signal), handler);
  return handler.sheets.map(({ label, hidden, writer }): FoundTable => {
    const { blob, rows, columns, plainNumbers } = writer.finish();
    return {
      label: label.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 100),
      kind: 'sheet',
      rows,
      columns,
      hidden,
      bytes: blob.size,
      text: () => Promise.resolve({ blob, gzip: false, canonical: { plainNumbers, header: null } }),
    };
  });
}

interface Sheet {
  readonly label: string;
  readonly hidden: boolean;
  readonly writer: CanonicalCsvWriter;
}

class ContentHandler implements XmlHandler {
  readonly sheets: Sheet[] = [];
  readonly #hiddenStyles = new Set<string>();
  #style = '';
  #sheet: Sheet | null = null;
  /** Tables within cells are passed over. */
  #depth = 0;
  #rowRepeat = 1;
  #rows = 0;
  /** Blank rows not written yet: those at the end of a sheet never are. */
  #blankRows = 0;
  #repeated = 0;
  #cells: string[] = [];
  #types: CellType[] = [];
  #blankCells = 0;
  #cellRepeat = 1;
  #attributes = '';
  #inCell = false;
  #text = '';
  #paragraphs = 0;
  #inText = false;
  /** Within a comment, which is no part of the cell's text. */
  #notes = 0;

  open(name: string, attributes: string): void {
    if (name === 'table') this.#openTable(attributes);
    else if (this.#depth === 0) this.#openStyle(name, attributes);
    else if (this.#depth > 1) return;
    else if (name === 'table-row') {
      this.#rowRepeat = repeats(attributes, 'number-rows-repeated', MAX_ROWS);
      this.#cells = [];
      this.#types = [];
      this.#blankCells = 0;
    } else if (name === 'table-cell' || name === 'covered-table-cell') {
      this.#cellRepeat = repeats(attributes, 'number-columns-repeated', MAX_SHEET_COLUMNS);
      this.#attributes = attributes;
      this.#inCell = name === 'table-cell';
      this.#text = '';
      this.#paragraphs = 0;
    } else if (name === 'annotation') this.#notes++;
    else if (this.#inCell && this.#notes === 0) this.#openText(name, attributes);
  }

  /** Sheets are hidden by the style they have. */
  #openStyle(name: string, attributes: string): void {
    if (name === 'style') this.#style = attribute(attributes, 'name') ?? '';
    else if (name === 'table-properties' && attribute(attributes, 'display') === 'false') {
      this.#hiddenStyles.add(this.#style);
    }
  }

  #openTable(attributes: string): void {
    this.#depth++;
    if (this.#depth > 1) return;
    this.#sheet = {
      label: attribute(attributes, 'name') ?? `sheet ${this.sheets.length + 1}`,
      hidden: this.#hiddenStyles.has(attribute(attributes, 'style-name') ?? ''),
      writer: new CanonicalCsvWriter(),
    };
    this.sheets.push(this.#sheet);
    this.#rows = 0;
    this.#blankRows = 0;
  }

  #openText(name: string, attributes: string): void {
    if (name === 'p') {
      if (this.#paragraphs++ > 0) this.#text += '\n';
      this.#inText = true;
    } else if (this.#inText && name === 's') {
      this.#text += ' '.repeat(Math.min(1000, repeats(attributes, 'c', 1000)));
    } else if (this.#inText && name === 'tab') this.#text += '\t';
    else if (this.#inText && name === 'line-break') this.#text += '\n';
  }

  close(name: string): void {
    if (name === 'table') {
      this.#depth--;
      return;
    }
    if (this.#depth !== 1) return;
    if (name === 'annotation') this.#notes--;
    else if (name === 'p' && this.#notes === 0) this.#inText = false;
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#closeCell();
    else if (name === 'table-row') this.#closeRow();
  }

  #closeCell(): void {
    const { text, type } = this.#inCell ? this.#cell() : { text: '', type: 'text' as const };
    this.#inCell = false;
    if (text === '') {
      this.#blankCells += this.#cellRepeat;
      return;
    }
    if (this.#cells.length + this.#blankCells + this.#cellRepeat > MAX_SHEET_COLUMNS) {
      throw new ImportError('workbook-broken', { part: 'number-columns-repeated' });
    }
    for (; this.#blankCells > 0; this.#blankCells--) {
      this.#cells.push('');
      this.#types.push('text');
    }
    for (let copy = 0; copy < this.#cellRepeat; copy++) {
      this.#cells.push(text);
      this.#types.push(type);
    }
  }

  #closeRow(): void {
    const writer = this.#sheet?.writer;
    if (!writer) return;
    if (this.#cells.length === 0) {
      this.#blankRows += this.#rowRepeat;
      return;
    }
    this.#rows += this.#blankRows + this.#rowRepeat;
    this.#repeated += (this.#rowRepeat - 1) * this.#cells.length;
    if (this.#rows > MAX_ROWS || this.#repeated > MAX_REPEATED) {
      throw new ImportError('workbook-broken', { part: 'number-rows-repeated' });
    }
    writer.blank(this.#blankRows);
    this.#blankRows = 0;
    for (let copy = 0; copy < this.#rowRepeat; copy++) writer.row(this.#cells, this.#types);
  }

  #cell(): { text: string; type: CellType } {
    const value = (name: string) => attribute(this.#attributes, name) ?? '';
    switch (value('value-type')) {
      case 'float':
      case 'percentage':
      case 'currency': {
        const stored = value('value');
        const number = Number(stored);
        // A code shown with leading zeros keeps them: what is shown then says more than the value.
        if (/^0\d+$/.test(this.#text) && Number(this.#text) === number)
          return { text: this.#text, type: 'text' };
        if (stored === '' || !Number.isFinite(number)) return textCell(this.#text);
        if (/^-?\d{16,}$/.test(stored)) return { text: stored, type: 'text' };
        // In a column of one currency it changes nothing; several must be told apart.
        const currency = currencyOf(value('currency'));
        const written = `${number} ${currency}`;
        if (currency !== '' && numberParts(written)?.currency === currency)
          return { text: written, type: 'number' };
        return { text: String(number), type: 'number' };
      }
      case 'date':
        return { text: isoDateCell(value('date-value')), type: 'date' };
      case 'time': {
        const match = /^PT(\d+)H(\d+)M(\d+)/.exec(value('time-value'));
        if (!match) return textCell(this.#text);
        const [, hours, minutes, seconds] = match.map(Number);
        return {
          text: timeOf((((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000),
          type: 'text',
        };
      }
      case 'boolean':
        return { text: value('boolean-value') === 'true' ? 'TRUE' : 'FALSE', type: 'text' };
      default:
        return textCell(value('string-value') || this.#text);
    }
  }

  text(text: string): void {
    // White space folds as in HTML; runs of it are written as `text:s`.
    if (this.#inText && this.#notes === 0) this.#text += text.replace(/[ \t\r\n]+/g, ' ');
  }
}

/** How often a cell or row stands there; a number that no sheet can have is a lie. */
function repeats(attributes: string, name: string, limit: number): number {
  const written = attribute(attributes, name);
  if (written === null) return 1;
  const count = Number(written);
  if (!(Number.isInteger(count) && count >= 1)) throw new ImportError('workbook-broken', { part: name });
  return Math.min(count, limit * 2);
}
