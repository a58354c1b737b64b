import type { CellTable } from '../../../workers/export-api.ts';

/** A table for a spreadsheet's clipboard: figures as figures, texts told to be texts, so that none runs as a formula. */
export function tableHtml({ columns }: CellTable): string {
  const length = columns.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const row = (cells: readonly string[]) => `<tr>${cells.join('')}</tr>`;
  const rows = Array.from({ length }, (_, at) =>
    row(columns.map(({ cells }) => cellHtml(cells[at] ?? null))),
  );
  const head = row(columns.map(({ title }) => `<th>${escaped(title)}</th>`));
  return `<meta charset="utf-8"><table>${head}${rows.join('')}</table>`;
}

/** Excel reads the format of a cell from its style, LibreOffice the number from `sdval`. */
function cellHtml(cell: string | number | null): string {
  if (cell === null) return '<td></td>';
  if (typeof cell === 'number') return `<td sdval="${cell}" sdnum="1033;">${cell}</td>`;
  return `<td style="mso-number-format:'\\@'">${escaped(cell)}</td>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it may stand between tags and inside quoted attributes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (one) => ENTITIES[one] ?? one);
}
