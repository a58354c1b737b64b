import { asideOf, type TableAside } from './aside-of.ts';
import { CanonicalCsvWriter, type CellType } from './canonical-csv.ts';
import { ImportError, type Unpivoted } from './check.ts';
import { cellKind, gatherEvidence } from './column-evidence.ts';
import { numberVerdict } from './number-verdict.ts';
import { COMMA_GROUPS } from './column-profile.ts';
import { delimitedSource, type ReadingMeans } from './delimited-text.ts';
import type { Sniffed } from './dialect.ts';
import type { TableText } from './found-table.ts';
import { NUMBER_FORMATS, parseNumber } from './number-format.ts';
import { periodHeaders } from './period-headers.ts';
import { saysTotalAfter } from './table-region.ts';
import { Turns } from './turns.ts';

/** A table with a column a month, day, week or quarter. */
export interface Pivot {
  readonly step: Unpivoted['step'];
  /** By column: the ISO date of its period; null for the others. */
  readonly dates: readonly (string | null)[];
  /** Columns that only add up periods. */
  readonly totals: readonly number[];
  readonly year: number | null;
}

const TOTAL =
  /^(?:(?:grand |sub)?total|sum|gesamt(?:ergebnis|summe|betrag)?|summe|zwischensumme|total g[ée]n[ée]ral|totale(?: complessivo)?|eindtotaal|totaal|suma(?: (?:końcowa|całkowita))?|razem|ogółem|genel toplam|toplam|totalsumma|totalt|hovedtotal|total geral|загальний підсумок|разом|усього|общ сбор|общо|celkem všechny|итого|всего|итог|сумма|общий итог|合計|総計|小計|計|celkem|součet|celkový součet|mezisoučet|összesen|mindösszesen|végösszeg|összeg|нийт|нийт дүн|дүн|бүгд)(?:[: ].*)?$/iu;
const YEAR = /(?:^|\D)((?:19|20)\d{2})(?=\D|$)/g;

/** Text that names a sum of rows or columns rather than one of them. */
export function namesTotal(text: string): boolean {
  return TOTAL.test(text.normalize('NFKC').trim());
}

/** Whether a row adds others up, by the first of its cells that is no amount: `Total`, `North Total`. */
function isTotalRow(line: readonly string[]): boolean {
  const first = line.find((cell) => cell.trim() !== '') ?? '';
  return namesTotal(first) || saysTotalAfter(first);
}

/**
 * Whether a table has a column a month or day: at least three such headers, each over amounts, and something else that
 * says whose they are.
 *
 * @param year of months that name none; left out: the one year that `names` (sheet, file) speak of
 * @returns the pivot; `'needs-year'` with the number of columns where no year is to be had; null where it is none
 */
export function findPivot(
  { names, headings, sample, dialect }: Sniffed,
  year: number | undefined,
  context: readonly string[],
): Pivot | { readonly needsYear: number } | null {
  if (!dialect.header) return null;
  const headers = periodHeaders(names);
  if (headers === null) return null;
  // `Jan | Feb | Jan | Feb` under words nobody can read are two measures, or two years: one of them would be lost.
  if (headings.length > 0 && headers.needsYear && periodHeaders(headings) === null) return null;
  const { step, needsYear } = headers;
  let { dates } = headers;
  let filled = 0;
  let numbers = 0;
  for (const record of sample) {
    dates.forEach((date, column) => {
      const cell = record[column] ?? '';
      if (date === null || cell.trim() === '') return;
      filled++;
      // A dash is how reports write nothing.
      if (cellKind(cell) === 'number' || /^[-\u2013\u2014]$/.test(cell.trim())) numbers++;
    });
  }
  if (filled === 0 || numbers < filled * 0.9) return null;
  const first = dates.findIndex((date) => date !== null);
  const last = dates.findLastIndex((date) => date !== null);
  const isNumbers = (column: number) => {
    const cells = sample.map((record) => record[column] ?? '').filter((cell) => cell.trim() !== '');
    return cells.length > 0 && cells.every((cell) => cellKind(cell) === 'number');
  };
  // After the periods stand sums that are called so; between them what they add up to, or shares of it. Numbers there that
  // are neither may be a period whose name nobody can read, or another measure: all of them would be lost without a word.
  const between = (column: number) => column > first && column < last;
  const totals = names.flatMap((name, column) => {
    if (dates[column] !== null || !isNumbers(column)) return [];
    return between(column) || namesTotal(name) ? [column] : [];
  });
  const doubtful = totals.filter((column) => between(column) && !namesTotal(names[column] ?? ''));
  if (doubtful.length > 0 && !addUpBetween(doubtful, dates, sample)) return null;
  if (names.every((_, column) => dates[column] !== null || totals.includes(column))) return null;
  const found = needsYear ? (year ?? onlyYear(context)) : null;
  if (needsYear && found === null) return { needsYear: dates.filter((date) => date !== null).length };
  if (needsYear) dates = dates.map((date) => date && `${found}${date.slice(4)}`);
  return { step, dates, totals, year: found };
}

const ADDED_ROWS = 0.8;

/** Whether each of the columns holds shares, or what periods beside it make: those since the last such column, all so far, or those up to the next. */
function addUpBetween(
  columns: readonly number[],
  dates: readonly (string | null)[],
  sample: readonly (readonly string[])[],
): boolean {
  const periods = dates.flatMap((date, column) => (date === null ? [] : [column]));
  const cells = sample.flatMap((record) => [...periods, ...columns].map((column) => record[column] ?? ''));
  const verdict = numberVerdict(gatherEvidence(cells.map((cell) => [cell, 1] as const)));
  const format = verdict.format ?? verdict.choices[0];
  if (!format) return false;
  const value = (record: readonly string[], column: number) => parseNumber(record[column] ?? '', format) || 0;
  return columns.every((column, place) => {
    const filled = sample.filter((record) => (record[column] ?? '').trim() !== '');
    if (filled.every((record) => (record[column] ?? '').includes('%'))) return true;
    const since = columns[place - 1] ?? -1;
    const next = columns[place + 1] ?? dates.length;
    const ranges = [
      periods.filter((period) => period > since && period < column),
      periods.filter((period) => period < column),
      periods.filter((period) => period > column && period < next),
    ].filter((range) => range.length > 1);
    return ranges.some((range) => {
      const adding = filled.filter((record) => {
        const sum = range.reduce((all, period) => all + value(record, period), 0);
        const whole = Number.isInteger(value(record, column));
        return Math.abs(sum - value(record, column)) <= (whole ? 0.5 : 0.006) * range.length;
      });
      return adding.length >= filled.length * ADDED_ROWS;
    });
  });
}

const FEWEST_ADDED = 3;

/** Whether the last row is what all the others make, in every period: their sum, whatever it is called. */
function addsUpLast(
  periods: readonly { readonly column: number }[],
  cellsOf: readonly ((row: number) => string)[],
  rows: number,
  plain: boolean,
): boolean {
  const last = rows - 1;
  if (last < FEWEST_ADDED || periods.length < FEWEST_ADDED) return false;
  const [point] = NUMBER_FORMATS;
  const counts = new Map<string, number>();
  if (!plain) {
    for (const { column } of periods)
      for (let row = 0; row < rows; row++) counts.set(cellsOf[column]?.(row) ?? '', 1);
  }
  const verdict = plain ? null : numberVerdict(gatherEvidence(counts));
  const format = verdict ? (verdict.format ?? verdict.choices[0]) : point;
  if (!format) return false;
  const value = (column: number, row: number) => parseNumber(cellsOf[column]?.(row) ?? '', format) || 0;
  let told = 0;
  for (const { column } of periods) {
    let sum = 0;
    let filled = 0;
    for (let row = 0; row < last; row++) {
      const amount = value(column, row);
      sum += amount;
      if (amount !== 0) filled++;
    }
    if (Math.abs(sum - value(column, last)) > 0.005 * (last + 1)) return false;
    if (filled > 1) told++;
  }
  return told >= FEWEST_ADDED;
}

/**
 * How amounts become plain numbers where they do not say themselves what their marks are, and what is set aside does: the
 * headers of their periods (`2023年1月` over `12,345`), the sums of rows and columns (`1.234.567`). Null where the
 * amounts themselves tell, or nothing does.
 */
function amountsWritten(
  { dates, totals }: Pivot,
  cellsOf: readonly ((row: number) => string)[],
  names: readonly string[],
  rows: number,
  isTotal: (row: number) => boolean,
): ((text: string) => string) | null {
  const counts = new Map<string, number>();
  const besides = new Map<string, number>();
  const periods = dates.flatMap((date, column) => (date === null ? [] : [column]));
  const count = (into: Map<string, number>, column: number, row: number) => {
    const text = cellsOf[column]?.(row) ?? '';
    into.set(text, (into.get(text) ?? 0) + 1);
  };
  for (let row = 0; row < rows; row++) {
    const aside = isTotal(row);
    for (const column of periods) count(aside ? besides : counts, column, row);
    for (const column of totals) count(besides, column, row);
  }
  const grouped = periods.some((column) => COMMA_GROUPS.test(names[column] ?? ''));
  const own = numberVerdict(gatherEvidence(counts), grouped);
  const japanese = own.evidence.some(({ code }) => code === 'group-in-japan');
  if (own.format !== null && !japanese) return null;
  const all = gatherEvidence([...counts, ...besides]);
  const format = own.format ?? numberVerdict(all).format;
  if (format === null) return null;
  return (text) => {
    const value = parseNumber(text, format);
    return Number.isNaN(value) ? text : String(value);
  };
}

/** The one year that texts speak of, or null. */
function onlyYear(texts: readonly string[]): number | null {
  const years = new Set(texts.flatMap((text) => [...text.matchAll(YEAR)].map((match) => Number(match[1]))));
  const [year] = years;
  return years.size === 1 ? (year ?? null) : null;
}

/**
 * Turns a column a period into a line each: the other columns, a date (the period's first day), an amount. Blank cells and
 * zeros make no line; rows and columns that only add up others are set aside and counted.
 */
export async function unpivotTable(
  text: TableText,
  sniffed: Sniffed,
  pivot: Pivot,
  means: ReadingMeans,
  signal?: AbortSignal,
): Promise<{ text: TableText; unpivoted: Unpivoted; aside: TableAside }> {
  const { names, dialect } = sniffed;
  const source = delimitedSource(text, means);
  const table = await source.read(
    {
      dialect,
      columns: names.map((name) => ({ kind: 'text' as const, name })),
      layout: { skipTop: sniffed.skipTop, headings: sniffed.headings },
    },
    undefined,
    signal,
  );
  const { dates, totals } = pivot;
  const cellsOf = table.columns.map((column) => {
    if (column?.kind !== 'text') throw new ImportError('out-of-memory', { rows: table.rows });
    const { codes, levels } = column;
    return (row: number) => levels[codes[row]!] ?? '';
  });
  const periods = dates.flatMap((date, column) => (date === null ? [] : [{ column, date }]));
  const kept = names.flatMap((_, column) =>
    dates[column] === null && !totals.includes(column) ? [column] : [],
  );
  const writer = new CanonicalCsvWriter();
  writer.row([...kept.map((column) => names[column] ?? ''), 'date', 'amount']);
  const typed = sniffed.plainNumbers;
  const plain = typed !== undefined && periods.every(({ column }) => typed[column] === true);
  const types: CellType[] = [...kept.map(() => 'text' as const), 'date', plain ? 'number' : 'text'];
  const lastAddsUp = addsUpLast(periods, cellsOf, table.rows, plain);
  const lineAt = (row: number) => kept.map((column) => cellsOf[column]?.(row) ?? '');
  const total = (row: number, line = lineAt(row)) =>
    (row === table.rows - 1 && lastAddsUp) || isTotalRow(line);
  const plainly = plain ? null : amountsWritten(pivot, cellsOf, names, table.rows, total);
  const turns = new Turns(signal);
  let lines = 0;
  let blankCells = 0;
  let totalRows = 0;
  for (let row = 0; row < table.rows; row++) {
    const line = lineAt(row);
    if (total(row, line)) {
      totalRows++;
      continue;
    }
    for (const { column, date } of periods) {
      const amount = cellsOf[column]?.(row) ?? '';
      if (/^[\s0.,\u2013\u2014-]*$/.test(amount)) {
        blankCells++;
        continue;
      }
      writer.row([...line, date, plainly?.(amount) ?? amount], types);
      lines++;
    }
    if ((row & 1023) === 0) await turns.take();
  }
  for (const { text: unread } of table.malformed) writer.unreadable(unread);
  const sorted = periods.map(({ date }) => date).sort();
  const { blob } = writer.finish();
  const plainNumbers = [...kept.map((column) => typed?.[column] ?? false), false, plain];
  return {
    text: {
      blob,
      gzip: false,
      canonical: {
        plainNumbers,
        header: true,
        ...(text.canonical === null && { written: { encoding: sniffed.encoding, dialect } }),
      },
    },
    aside: asideOf(sniffed, table),
    unpivoted: {
      step: pivot.step,
      columns: periods.length,
      from: sorted[0] ?? '',
      to: sorted.at(-1) ?? '',
      rows: table.rows,
      lines,
      blankCells,
      totalRows,
      totalColumns: totals.map((column) => names[column] ?? ''),
      year: pivot.year,
    },
  };
}
