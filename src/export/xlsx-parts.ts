import type { FileColumn } from './file-table.ts';

/** The parts of a workbook that are no rows (ECMA-376, Office Open XML, SpreadsheetML). */

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const SHEET_NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const PARTS = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

// Line ends as XML keeps them are a line feed; a carriage return would be folded into one.
const ILLEGAL_IN_XML = /(?![\t\n])[\p{Cc}\ufffe\uffff]/gu;
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g;

/** Text inside XML. Characters XML has no room for are written as the format writes them, `_x000B_` (22.9.2.19). */
export function xmlText(text: string): string {
  return text
    .replace(LOOKS_ESCAPED, '_x005F_')
    .replace(ILLEGAL_IN_XML, (one) => `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** A name a sheet may have: at most 31 characters, none of `[]:*?/\`, no apostrophe at its ends, not blank. */
export function sheetName(title: string): string {
  const name = title
    .replace(/[[\]:*?/\\\p{Cc}]+/gu, ' ')
    .replace(/^['\s]+/, '')
    .slice(0, 31)
    .replace(/['\s]+$/, '');
  // Excel keeps this name for itself.
  return name === '' || name.toLowerCase() === 'history' ? 'Table' : name;
}

/** `A`, `Z`, `AA`: the letters of a column counted from 0. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1)
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  return letters;
}

/** The looks of cells: the header, days, shares, and money by its decimals. */
export const HEADER_STYLE = 1;
const DATE_STYLE = 2;
const SHARE_STYLE = 3;
const MONEY_STYLE = 4;
const MOST_DECIMALS = 4;
const FIRST_FORMAT = 164;

/** Which look the cells of a column have. */
export function styleOf({ kind, column }: FileColumn): number {
  if (kind === 'date') return DATE_STYLE;
  if (kind === 'share') return SHARE_STYLE;
  if (kind !== 'money') return 0;
  const decimals = column.kind === 'number' ? column.decimals : 0;
  return MONEY_STYLE + Math.max(0, Math.min(MOST_DECIMALS, decimals));
}

export function stylesXml(): string {
  const money = Array.from({ length: MOST_DECIMALS + 1 }, (_, decimals) =>
    decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`,
  );
  const formats = ['yyyy\\-mm\\-dd', '0.0%', ...money];
  const numberFormats = formats.map(
    (code, at) => `<numFmt numFmtId="${FIRST_FORMAT + at}" formatCode="${code}"/>`,
  );
  const looks = formats.map(
    (_, at) =>
      `<xf numFmtId="${FIRST_FORMAT + at}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
  );
  return (
    `${HEAD}<styleSheet xmlns="${SHEET_NAMESPACE}">` +
    `<numFmts count="${formats.length}">${numberFormats.join('')}</numFmts>` +
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>' +
    '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>' +
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
    '<fill><patternFill patternType="solid"><fgColor rgb="FFEEF1F4"/><bgColor indexed="64"/></patternFill></fill></fills>' +
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>' +
    '<border><left/><right/><top/><bottom style="thin"><color rgb="FFB9C3CD"/></bottom><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="${2 + looks.length}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
    '<xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1"/>' +
    `${looks.join('')}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  );
}

/** Everything but the sheets: path and content of each part. @param names of the sheets, in order */
export function workbookParts(names: readonly string[]): readonly (readonly [path: string, xml: string])[] {
  const each = (make: (number: number, name: string) => string) =>
    names.map((name, at) => make(at + 1, name)).join('');
  const quoted = (name: string) => xmlText(name).replaceAll('"', '&quot;');
  return [
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
        `<Override PartName="/xl/workbook.xml" ContentType="${PARTS}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${PARTS}.styles+xml"/>` +
        `${each((at) => `<Override PartName="/xl/worksheets/sheet${at}.xml" ContentType="${PARTS}.worksheet+xml"/>`)}</Types>`,
    ],
    [
      '_rels/.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${SHEET_NAMESPACE}" xmlns:r="${RELATIONS}"><sheets>` +
        `${each((at, name) => `<sheet name="${quoted(name)}" sheetId="${at}" r:id="rId${at}"/>`)}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">` +
        each(
          (at) =>
            `<Relationship Id="rId${at}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${at}.xml"/>`,
        ) +
        `<Relationship Id="rId${names.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', stylesXml()],
  ];
}

/** A sheet up to its first row: its header stays in sight. @param widths of the columns, in characters */
export function sheetStart(widths: readonly number[], first: boolean): string {
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  return (
    `${HEAD}<worksheet xmlns="${SHEET_NAMESPACE}"><sheetViews><sheetView workbookViewId="0"${first ? ' tabSelected="1"' : ''}>` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews>' +
    `<sheetFormatPr defaultRowHeight="15"/>${columns.length > 0 ? `<cols>${columns.join('')}</cols>` : ''}<sheetData>`
  );
}

export const SHEET_END = '</sheetData></worksheet>';
