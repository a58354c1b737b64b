import { isoDate } from '../../i18n/format.ts';
import type { GroupsSource } from './groups-source.svelte.ts';

/** The groups that are in sight as CSV: comma, point, ISO dates, and no text that runs as a formula. */
export function groupsCsv(source: GroupsSource): Blob {
  const lines = [source.columns.map(({ label }) => quoted(harmless(label))).join(',')];
  for (let row = 0; row < source.rows; row++)
    lines.push(
      source.columns
        .map(({ name, kind }) => {
          const value = source.value(row, name);
          if (value === null) return '';
          if (typeof value === 'string') return quoted(harmless(value));
          return kind === 'date' ? isoDate(value) : String(value);
        })
        .join(','),
    );
  return new Blob([`\ufeff${lines.join('\r\n')}\r\n`], { type: 'text/csv' });
}

/** A spreadsheet takes text that begins so for a formula. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
