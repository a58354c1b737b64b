import { CanonicalCsvWriter, type CanonicalCsv, type CellType } from './canonical-csv.ts';
import { builtInFormat, formatOfCode, type CellFormat } from './cell-formats.ts';
import { ImportError } from './check.ts';
import type { FoundTable } from './found-table.ts';
import { Turns } from './turns.ts';
import { isoDateCell } from './spreadsheet-dates.ts';
import { numberCell, textCell, type CanonicalCell } from './worksheet-cells.ts';
import { attribute, scanXml, type XmlHandler } from './xml-scanner.ts';
import { entryText, type ZipDirectory, type ZipEntry } from './zip-directory.ts';

/** Rows and columns of a sheet (Excel's own limits); a cell beyond them is made up. */
export const MAX_ROWS = 1_048_576;
export const MAX_SHEET_COLUMNS = 16_384;
/** Bytes of XML up to which all sheets are read at once; past that a sheet is read when it is chosen. */
const READ_AHEAD = 2 ** 27;
const NUMBER: CellFormat = { kind: 'number' };

interface Workbook {
  readonly zip: ZipDirectory;
  readonly formats: readonly CellFormat[];
  readonly strings: readonly CanonicalCell[];
  readonly from1904: boolean;
}

/** Whether an archive holds an Excel workbook; `binary` for the kind (.xlsb) whose sheets are not XML. */
export function isWorkbook({ entries }: ZipDirectory): 'xlsx' | 'binary' | false {
  if (entries.some(({ name }) => /^\/?xl\/workbook\.bin$/i.test(name))) return 'binary';
  if (!entries.some(({ name }) => /^\/?\[Content_Types\]\.xml$/i.test(name))) return false;
  return entries.some(({ name }) => /^\/?xl\/.*\.xml$/i.test(name)) ? 'xlsx' : false;
}

/**
 * The sheets of an XLSX workbook (ECMA-376, also its strict kind), each as a canonical table: stored values of formulas,
 * dates and times by number format, texts with their rich parts joined and their readings left out. Sheets are unpacked and scanned as
 * streams; nothing in them can expand.
 *
 * @throws ImportError `workbook-broken`, `zip-broken`, `zip-too-large`, `xml-broken`, `xml-doctype`, `cancelled`
 */
export async function readWorkbook(zip: ZipDirectory, signal?: AbortSignal): Promise<FoundTable[]> {
  const entryOf = (path: string) =>
    zip.entries.find(({ name }) => name.replace(/^\//, '').toLowerCase() === path.toLowerCase());
  const rootPath = (await relationsOf(zip, entryOf('_rels/.rels'), '')).find(({ type }) =>
    type.endsWith('/officeDocument'),
  )?.target;
  const bookPath = rootPath ?? 'xl/workbook.xml';
  const book = entryOf(bookPath);
  if (!book) throw new ImportError('workbook-broken', { part: bookPath });
  const folder = bookPath.slice(0, bookPath.lastIndexOf('/') + 1);
  const relations = await relationsOf(
    zip,
    entryOf(`${folder}_rels/${bookPath.slice(folder.length)}.rels`),
    folder,
  );
  const sheets: { label: string; id: string; hidden: boolean }[] = [];
  let from1904 = false;
  await scanXml(entryText(zip, book), {
    open(name, attributes) {
      if (name === 'sheet') {
        sheets.push({
          label: attribute(attributes, 'name') ?? `sheet ${sheets.length + 1}`,
          id: attribute(attributes, 'id') ?? '',
          hidden: (attribute(attributes, 'state') ?? 'visible') !== 'visible',
        });
      } else if (name === 'workbookPr') {
        from1904 = /^(?:1|true)$/i.test(attribute(attributes, 'date1904') ?? '');
      }
    },
    close: () => undefined,
    text: () => undefined,
  });
  const part = (kind: string) => {
    const target = relations.find(({ type }) => type.endsWith(`/${kind}`))?.target;
    return target === undefined ? undefined : entryOf(target);
  };
  const workbook: Workbook = {
    zip,
    formats: await stylesOf(zip, part('styles')),
    strings: await sharedStringsOf(zip, part('sharedStrings'), signal),
    from1904,
  };
  const tables: FoundTable[] = [];
  let ahead = 0;
  for (const { label, id, hidden } of sheets) {
    const relation = relations.find((one) => one.id === id);
    // Sheets that hold a chart alone have no cells.
    if (!relation?.type.endsWith('/worksheet')) continue;
    const entry = entryOf(relation.target);
    if (!entry) throw new ImportError('workbook-broken', { part: relation.target });
    ahead += entry.size;
    let made: Promise<CanonicalCsv> | null = ahead <= READ_AHEAD ? readSheet(workbook, entry, signal) : null;
    const known = made === null ? null : await made;
    tables.push({
      label: label.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 100),
      kind: 'sheet',
      rows: known?.rows ?? null,
      columns: known?.columns ?? null,
      hidden,
      bytes: entry.size,
      async text(_progress, stop) {
        made ??= readSheet(workbook, entry, stop);
        try {
          const { blob, plainNumbers } = await made;
          return { blob, gzip: false, canonical: { plainNumbers, header: null } };
        } catch (error) {
          made = null;
          throw error;
        }
      },
    });
  }
  return tables;
}

/** The parts a part of the package leads to, targets as paths from the root. */
async function relationsOf(
  zip: ZipDirectory,
  entry: ZipEntry | undefined,
  folder: string,
): Promise<{ id: string; type: string; target: string }[]> {
  const relations: { id: string; type: string; target: string }[] = [];
  if (!entry) return relations;
  await scanXml(entryText(zip, entry), {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const target = attribute(attributes, 'Target') ?? '';
      relations.push({
        id: attribute(attributes, 'Id') ?? '',
        type: attribute(attributes, 'Type') ?? '',
        target: target.startsWith('/') ? target.slice(1) : resolvePath(folder + target),
      });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return relations;
}

function resolvePath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** The format of every cell style, in the order cells refer to them. */
async function stylesOf(zip: ZipDirectory, entry: ZipEntry | undefined): Promise<CellFormat[]> {
  const formats: CellFormat[] = [];
  if (!entry) return formats;
  const own = new Map<number, CellFormat>();
  let inStyles = false;
  await scanXml(entryText(zip, entry), {
    open(name, attributes) {
      if (name === 'numFmt') {
        const id = Number(attribute(attributes, 'numFmtId'));
        own.set(id, formatOfCode(attribute(attributes, 'formatCode') ?? ''));
      } else if (name === 'cellXfs') inStyles = true;
      else if (name === 'xf' && inStyles) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0);
        formats.push(own.get(id) ?? builtInFormat(id));
      }
    },
    close(name) {
      if (name === 'cellXfs') inStyles = false;
    },
    text: () => undefined,
  });
  return formats;
}

/** Joins the text of an `si` or `is`: its runs, without the phonetic ones that tell how Japanese is read. */
class RichText {
  text = '';
  #reading = 0;
  #inText = false;

  open(name: string): void {
    if (name === 'rPh') this.#reading++;
    else if (name === 't') this.#inText = this.#reading === 0;
  }

  close(name: string): void {
    if (name === 'rPh') this.#reading--;
    else if (name === 't') this.#inText = false;
  }

  add(text: string): void {
    if (this.#inText) this.text += text;
  }

  /** What was gathered, and empty for the next. */
  take(): string {
    const text = unescaped(this.text);
    this.text = '';
    return text;
  }
}

/** `_x000D_` stands for a character that XML cannot hold or would fold (ECMA-376 part 1, 22.9.2.19). */
function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

async function sharedStringsOf(
  zip: ZipDirectory,
  entry: ZipEntry | undefined,
  signal: AbortSignal | undefined,
): Promise<CanonicalCell[]> {
  const strings: CanonicalCell[] = [];
  if (!entry) return strings;
  const rich = new RichText();
  await scanXml(withTurns(entryText(zip, entry), signal), {
    open: (name) => rich.open(name),
    close(name) {
      rich.close(name);
      if (name === 'si') strings.push(textCell(rich.take()));
    },
    text: (text) => rich.add(text),
  });
  return strings;
}

/** Lets others have their turn between chunks. */
export async function* withTurns<T>(
  chunks: AsyncIterable<T>,
  signal: AbortSignal | undefined,
): AsyncGenerator<T, void, undefined> {
  const turns = new Turns(signal);
  for await (const chunk of chunks) {
    yield chunk;
    await turns.take();
  }
}

async function readSheet(
  workbook: Workbook,
  entry: ZipEntry,
  signal: AbortSignal | undefined,
): Promise<CanonicalCsv> {
  const sheet = new SheetHandler(workbook);
  await scanXml(withTurns(entryText(workbook.zip, entry), signal), sheet);
  const mixed = sheet.mixed();
  if (mixed.size === 0) return sheet.writer.finish();
  // Numbers in several currencies, told apart by nothing but how they are shown: they must keep them.
  const again = new SheetHandler(workbook, mixed);
  await scanXml(withTurns(entryText(workbook.zip, entry), signal), again);
  return again.writer.finish();
}

class SheetHandler implements XmlHandler {
  readonly writer = new CanonicalCsvWriter();
  readonly #workbook: Workbook;
  readonly #rich = new RichText();
  #inData = false;
  /** Rows written; the number of the last one. */
  #row = 0;
  #rowNumber = 0;
  #cells: string[] = [];
  #types: CellType[] = [];
  #column = -1;
  #style = 0;
  #type = 'n';
  #value = '';
  #inValue = false;
  #inCell = false;
  #inline = false;
  /** By column, the currency its numbers are shown in; '' where there are several. */
  readonly #currencies = new Map<number, string>();
  readonly #keep: ReadonlySet<number>;

  /** @param keep columns whose numbers are written with the currency they are shown in */
  constructor(workbook: Workbook, keep: ReadonlySet<number> = new Set()) {
    this.#workbook = workbook;
    this.#keep = keep;
  }

  /** Columns with numbers in several currencies. */
  mixed(): ReadonlySet<number> {
    return new Set([...this.#currencies].flatMap(([column, currency]) => (currency === '' ? [column] : [])));
  }

  #number(format: CellFormat): CanonicalCell {
    const cell = numberCell(this.#value, format, this.#workbook.from1904);
    const currency = format.kind === 'number' ? (format.currency ?? '') : '';
    if (currency === '') return cell;
    const column = this.#column;
    if (this.#keep.has(column)) return { ...cell, text: `${cell.text} ${currency}` };
    const known = this.#currencies.get(column) ?? currency;
    this.#currencies.set(column, known === currency ? currency : '');
    return cell;
  }

  open(name: string, attributes: string): void {
    if (!this.#inData) {
      if (name === 'sheetData') this.#inData = true;
      return;
    }
    if (this.#inline) this.#rich.open(name);
    else if (name === 'c') this.#openCell(attributes);
    else if (name === 'v') this.#inValue = this.#inCell;
    else if (name === 'is') this.#inline = this.#inCell;
    else if (name === 'row') {
      const number = attribute(attributes, 'r');
      this.#rowNumber = number === null ? this.#row + 1 : Number(number);
      if (!(this.#rowNumber > this.#row && this.#rowNumber <= MAX_ROWS)) {
        throw new ImportError('workbook-broken', { part: `row ${number ?? this.#rowNumber}` });
      }
      this.#cells = [];
      this.#types = [];
      this.#column = -1;
    }
  }

  #openCell(attributes: string): void {
    const reference = attribute(attributes, 'r');
    const column = reference === null ? this.#column + 1 : columnOf(reference);
    if (!(column > this.#column && column < MAX_SHEET_COLUMNS)) {
      throw new ImportError('workbook-broken', { part: `cell ${reference ?? column}` });
    }
    this.#column = column;
    this.#type = attribute(attributes, 't') ?? 'n';
    this.#style = Number(attribute(attributes, 's') ?? 0);
    this.#value = '';
    this.#inCell = true;
  }

  close(name: string): void {
    if (!this.#inData) return;
    if (this.#inline) {
      this.#rich.close(name);
      if (name !== 'is') return;
      this.#value = this.#rich.take();
      this.#inline = false;
    } else if (name === 'v') this.#inValue = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') {
      this.writer.blank(this.#rowNumber - this.#row - 1);
      this.writer.row(this.#cells, this.#types);
      this.#row = this.#rowNumber;
    } else if (name === 'sheetData') this.#inData = false;
  }

  #closeCell(): void {
    this.#inCell = false;
    if (this.#value === '') return;
    const { text, type } = this.#cell();
    if (text === '') return;
    // Cells left out before this one are blank.
    while (this.#cells.length < this.#column) {
      this.#cells.push('');
      this.#types.push('text');
    }
    this.#cells[this.#column] = text;
    this.#types[this.#column] = type;
  }

  #cell(): CanonicalCell {
    const value = this.#value;
    const { strings, formats } = this.#workbook;
    switch (this.#type) {
      case 's': {
        const shared = strings[Number(value)];
        if (!shared) throw new ImportError('workbook-broken', { part: `shared string ${value}` });
        return shared;
      }
      case 'inlineStr':
        return textCell(value);
      case 'str':
        return textCell(unescaped(value));
      case 'b':
        return { text: /^(?:1|true)$/i.test(value.trim()) ? 'TRUE' : 'FALSE', type: 'text' };
      case 'e':
        return { text: value, type: 'text' };
      case 'd':
        return { text: isoDateCell(value), type: 'date' };
      default:
        return this.#number(formats[this.#style] ?? NUMBER);
    }
  }

  text(text: string): void {
    if (this.#inValue) this.#value += text;
    else if (this.#inline) this.#rich.add(text);
  }
}

/** Column, from 0, of a cell reference such as `AB12`; NaN where there is none. */
function columnOf(reference: string): number {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at++) {
    const code = reference.charCodeAt(at) & ~32;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
    if (column > MAX_SHEET_COLUMNS) return NaN;
  }
  return at === 0 ? NaN : column - 1;
}
