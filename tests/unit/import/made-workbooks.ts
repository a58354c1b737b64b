import { strToU8, zipSync } from 'fflate';

/** Workbooks written by hand, byte by byte as the standard has them, so that nothing reads its own writing. */

export interface MadeSheet {
  readonly name: string;
  /** What stands between `<sheetData>` and `</sheetData>`. */
  readonly rows: string;
  readonly state?: string;
  /** The part as a whole, in place of one made of `rows`. */
  readonly xml?: string;
}

export interface MadeWorkbook {
  readonly sheets: readonly MadeSheet[];
  readonly strings?: readonly string[];
  /** Number formats by id. */
  readonly formats?: Readonly<Record<number, string>>;
  /** Number format id of each cell style. */
  readonly styles?: readonly number[];
  readonly from1904?: boolean;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

export function xlsxParts(book: MadeWorkbook): Record<string, string> {
  const { sheets, strings, formats = {}, styles = [0], from1904 = false } = book;
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
  const relations = (all: string) =>
    `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all}</Relationships>`;
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        ({ name, state }, index) =>
          `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      sheets
        .map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`))
        .join('') +
        relation('rIdS', 'styles', '/xl/styles.xml') +
        (strings ? relation('rIdT', 'sharedStrings', 'sharedStrings.xml') : ''),
    ),
    'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts>${Object.entries(formats)
      .map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${escapeXml(code)}"/>`)
      .join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles
      .map((id) => `<xf numFmtId="${id}" xfId="0"/>`)
      .join('')}</cellXfs></styleSheet>`,
  };
  if (strings) {
    parts['xl/sharedStrings.xml'] = `${HEAD}<sst xmlns="${MAIN}">${strings.join('')}</sst>`;
  }
  sheets.forEach(({ rows, xml }, index) => {
    parts[`xl/worksheets/sheet${index + 1}.xml`] =
      xml ??
      `${HEAD}<worksheet xmlns="${MAIN}"><dimension ref="A1"/><sheetData>${rows}</sheetData></worksheet>`;
  });
  return parts;
}

export function zipped(
  parts: Readonly<Record<string, string | Uint8Array>>,
  level: 0 | 6 = 6,
): Uint8Array<ArrayBuffer> {
  const files: Record<string, Uint8Array> = {};
  for (const [name, part] of Object.entries(parts))
    files[name] = typeof part === 'string' ? strToU8(part) : part;
  return zipSync(files, { level });
}

export function xlsx(book: MadeWorkbook): Blob {
  return new Blob([zipped(xlsxParts(book))]);
}

/** Rows of inline texts and numbers, `['Ann', 12.5]`, with references to their cells or without. */
export function plainRows(
  rows: readonly (readonly (string | number | null)[])[],
  references = false,
): string {
  const at = (row: number, column: number) =>
    references ? ` r="${String.fromCharCode(65 + column)}${row + 1}"` : '';
  return rows
    .map(
      (cells, row) =>
        `<row${references ? ` r="${row + 1}"` : ''}>${cells
          .map((cell, column) =>
            cell === null
              ? `<c${at(row, column)}/>`
              : typeof cell === 'number'
                ? `<c${at(row, column)}><v>${cell}</v></c>`
                : `<c${at(row, column)} t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`,
          )
          .join('')}</row>`,
    )
    .join('');
}

const ODF = 'urn:oasis:names:tc:opendocument:xmlns';

/** An OpenDocument spreadsheet; `tables` stands between `<office:spreadsheet>` and its end. */
export function odsParts(tables: string): Record<string, string> {
  return {
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': `${HEAD}<office:document-content xmlns:office="${ODF}:office:1.0" xmlns:table="${ODF}:table:1.0" xmlns:text="${ODF}:text:1.0" xmlns:style="${ODF}:style:1.0"><office:automatic-styles><style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
    'META-INF/manifest.xml': `${HEAD}<manifest:manifest xmlns:manifest="${ODF}:manifest:1.0"/>`,
  };
}

export function ods(tables: string): Blob {
  return new Blob([zipped(odsParts(tables))]);
}
