import { blankOf, storedOf, type Cells } from '../table/cells.ts';
import { isoOf } from '../table/civil-day.ts';
import { spreadsheetText } from './spreadsheet-text.ts';

/** A column on its way to the clipboard. */
export interface CopiedColumn {
  readonly title: string;
  readonly cells: Cells;
  readonly faults: Uint8Array | null;
  readonly faultWord: (fault: number) => string;
  /** What a text is called on screen; null: itself. */
  readonly word: ((text: string) => string) | null;
}

/** Columns side by side over the same rows. */
export interface CopiedBlock {
  readonly columns: readonly CopiedColumn[];
  /** By row the place in the columns. */
  readonly places: Int32Array;
}

/**
 * Cells as spreadsheets take them from the clipboard: as text with tabs between, and as an HTML table that also says what is a
 * number, a day or a text. Numbers have the reader's decimal sign and nothing between thousands, days are ISO. Texts that a
 * spreadsheet would run as a formula arrive as texts.
 */
export function copiedCells(
  blocks: readonly CopiedBlock[],
  { header, decimal }: { readonly header: boolean; readonly decimal: '.' | ',' },
): { readonly text: string; readonly html: string } {
  const lines: string[] = [];
  const rows: string[] = [];
  for (const { columns, places } of blocks) {
    if (header) {
      lines.push(columns.map(({ title }) => tabbed(spreadsheetText(title))).join('\t'));
      rows.push(`<tr>${columns.map(({ title }) => textCell(title, 'th')).join('')}</tr>`);
    }
    const writers = columns.map((column) => writerOf(column, decimal));
    for (let at = 0; at < places.length; at++) {
      const place = places[at]!;
      let line = '';
      let row = '<tr>';
      for (let column = 0; column < writers.length; column++) {
        const { text, html } = writers[column]!(place);
        line += column === 0 ? text : `\t${text}`;
        row += html;
      }
      lines.push(line);
      rows.push(`${row}</tr>`);
    }
  }
  return { text: lines.join('\r\n'), html: `${HTML_BEGIN}${rows.join('\n')}${HTML_END}` };
}

// Excel reads numbers from x:num and formats from mso-number-format, LibreOffice both from sdval and sdnum.
const HTML_BEGIN =
  '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8">' +
  '<style>td.t{mso-number-format:"\\@"}td.d{mso-number-format:"yyyy\\-mm\\-dd"}</style></head><body><table>\n';
const HTML_END = '\n</table></body></html>';

interface Written {
  readonly text: string;
  readonly html: string;
}
const BLANK: Written = { text: '', html: '<td></td>' };

function writerOf(column: CopiedColumn, decimal: '.' | ','): (place: number) => Written {
  const { cells, faults, faultWord } = column;
  const stored = storedOf(cells);
  const blank = blankOf(cells);
  const write = valueWriter(column, decimal);
  return (place) => {
    if (faults !== null && faults[place]! > 0) {
      const word = faultWord(faults[place]!);
      return { text: word, html: `<td>${escaped(word)}</td>` };
    }
    const value = stored[place]!;
    return value === blank || value !== value ? BLANK : write(value);
  };
}

/** A text or a day that was written is not written again. */
const MOST_KNOWN = 1 << 16;

function valueWriter({ cells, word }: CopiedColumn, decimal: '.' | ','): (value: number) => Written {
  if (cells.kind === 'number') {
    const { scale } = cells;
    return (value) => {
      const plain = String(value / scale);
      const text = decimal === ',' ? plain.replace('.', ',') : plain;
      return { text, html: `<td x:num="${plain}" sdval="${plain}" sdnum="1033;">${text}</td>` };
    };
  }
  const make = cells.kind === 'date' ? dayCell : (code: number) => wordCell(cells.levels.one(code), word);
  const known = new Map<number, Written>();
  return (value) => {
    let written = known.get(value);
    if (!written) {
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(value, (written = make(value)));
    }
    return written;
  };
}

/** Days of spreadsheets count from 1899-12-30; before March 1900 they and the calendar part ways. */
const SPREADSHEET_EPOCH = 25569;
const FIRST_SPREADSHEET_DAY = 61;

function dayCell(day: number): Written {
  const iso = isoOf(day);
  const serial = day + SPREADSHEET_EPOCH;
  if (serial < FIRST_SPREADSHEET_DAY) return { text: iso, html: textCell(iso) };
  return {
    text: iso,
    html: `<td class=d x:num="${serial}" sdval="${serial}" sdnum="1033;0;YYYY-MM-DD">${iso}</td>`,
  };
}

function wordCell(level: string, word: ((text: string) => string) | null): Written {
  const text = word ? word(level) : level;
  return { text: tabbed(spreadsheetText(text)), html: textCell(text) };
}

/** In quotes where a tab or a line end would begin another cell, or where a quote at the start would be taken for one. */
function tabbed(text: string): string {
  return /[\t\r\n]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** As text whatever it looks like: `007`, `1-2` and `=1+1` stay what they are. */
function textCell(text: string, tag: 'td' | 'th' = 'td'): string {
  return `<${tag} class=t x:str sdnum="1033;0;@">${escaped(text)}</${tag}>`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text
    .replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)
    .replace(/\r\n|\r|\n/g, '<br style="mso-data-placement:same-cell">');
}
