import { cellKind } from './column-evidence.ts';
import { headerWordCount } from './header-words.ts';

/** Records as they are cut, with the file rows they stand in. */
export interface Records {
  readonly records: readonly (readonly string[])[];
  readonly fileRows: readonly number[];
}

/** Lines above a table that are looked at. */
const MOST_TITLES = 60;

export function filledCells(record: readonly string[]): number {
  let filled = 0;
  for (const cell of record) if (cell.trim() !== '') filled++;
  return filled;
}

function lastFilled(record: readonly string[]): number {
  return record.findLastIndex((cell) => cell.trim() !== '');
}

/** The most frequent number of fields, the larger one of equals. */
export function modalWidth(records: readonly (readonly string[])[]): { width: number; share: number } {
  const counts = new Map<number, number>();
  for (const record of records) counts.set(record.length, (counts.get(record.length) ?? 0) + 1);
  let width = 0;
  let best = 0;
  for (const [fields, count] of counts) {
    if (count > best || (count === best && fields > width)) [width, best] = [fields, count];
  }
  return { width, share: records.length === 0 ? 0 : best / records.length };
}

/** The number of fields of the records that hold most of the texts: a long preamble is narrow, and fills little of that. */
function widthOfMostCells(records: readonly (readonly string[])[]): number {
  const counts = new Map<number, { rows: number; filled: number }>();
  for (const record of records) {
    const held = counts.get(record.length) ?? { rows: 0, filled: 0 };
    counts.set(record.length, { rows: held.rows + 1, filled: held.filled + filledCells(record) });
  }
  let width = modalWidth(records).width;
  let most = counts.get(width)?.filled ?? 0;
  for (const [fields, { rows, filled }] of counts) {
    if (rows >= 3 && filled > most) [width, most] = [fields, filled];
  }
  return width;
}

/**
 * How many of the records stand above the table: titles, parameters of a report, lines that say how to read the file.
 * They fill fewer cells than the rows do; one that fills several counts only where a row that names columns follows.
 */
export function titlesAbove(records: readonly (readonly string[])[]): number {
  const above = titlesOfFirst(records);
  return datedBelow(records, above) ?? above;
}

/**
 * A report may begin with a table of sums and list what they are of below it, under a title: the header of the first
 * table of days, where none stands in the table above.
 */
function datedBelow(records: readonly (readonly string[])[], above: number): number | null {
  const last = Math.min(above + MOST_TITLES, records.length - 1);
  for (let at = above + 3; at < last; at++) {
    if (filledCells(records[at - 1] ?? []) !== 1 || filledCells(records[at] ?? []) < 3) continue;
    const below = records.slice(at + 1, at + 51);
    if (records.slice(above + 1, at).some((record) => record.some((cell) => cellKind(cell) === 'date')))
      return null;
    if (namesColumns(records[at] ?? [], below) && holdsDays(below)) return at;
  }
  return null;
}

/** Whether a column of the records holds nothing but days. */
function holdsDays(records: readonly (readonly string[])[]): boolean {
  const [first = []] = records;
  return first.some((_, index) => {
    const cells = records.map((record) => record[index] ?? '').filter((text) => text.trim() !== '');
    return cells.length * 2 > records.length && cells.every((text) => cellKind(text) === 'date');
  });
}

/** Where, below blank lines, a narrower table with names of its own begins; -1 where none does. */
export function tableBelow(
  records: readonly (readonly string[])[],
  fileRows: readonly number[],
  width: number,
): number {
  return records.findIndex(
    (record, at) =>
      at > 1 &&
      record.length < width &&
      filledCells(record) > 1 &&
      (fileRows[at] ?? 0) > (fileRows[at - 1] ?? 0) + 1 &&
      namesColumns(record, records.slice(at + 1, at + 51)),
  );
}

function titlesOfFirst(records: readonly (readonly string[])[]): number {
  const width = widthOfMostCells(records);
  const rows = records.filter((record) => record.length === width);
  const counts = rows.map(filledCells).sort((a, b) => a - b);
  const typical = counts[counts.length >> 1] ?? 0;
  if (typical < 2) return 0;
  // Marks at the end of every row (`;;`) make it wider than the header.
  const named = Math.max(...rows.slice(0, 50).map(lastFilled)) + 1;
  const isAsWide = ({ length }: readonly string[]) =>
    length === width || (length < width && length >= named && named >= 3);
  let above = 0;
  const most = Math.min(MOST_TITLES, records.length - 1);
  for (let at = 0; at < most; at++) {
    const record = records[at] ?? [];
    const filled = filledCells(record);
    if (filled <= 1) {
      above = at + 1;
      continue;
    }
    const few = (filled <= Math.max(2, typical / 2) && typical > 2) || isLabelled(record);
    if (!few && record.length === width && !belongsAbove(records, at)) break;
    const header = records
      .slice(at + 1, at + HEADER_BELOW)
      .findIndex((next) => isAsWide(next) && filledCells(next) >= typical * 0.6);
    const candidate = header < 0 ? undefined : records[at + 1 + header];
    const names =
      candidate !== undefined && namesColumns(candidate, records.slice(at + 2 + header, at + 52 + header));
    // A shorter header is one all the same where rows of figures follow it, unless it is that of a table above: a
    // statement's account and dates stand under names of their own.
    if (!few && !names && namesColumns(record, rows.slice(0, 50))) break;
    if (!names) break;
    above = at + 1;
  }
  return above;
}

/** So far below a line of a preamble its table's header is looked for. */
const HEADER_BELOW = 40;
const HEADER_WITHIN = 3;
const WIDEST_STATEMENT = 100;

/**
 * `Compte;1234;31/01/2024;;1 200,50 EUR` as wide as the table: soon after it stands a row that names columns, and what is
 * below that has figures where this has none.
 */
function belongsAbove(records: readonly (readonly string[])[], at: number): boolean {
  const record = records[at] ?? [];
  // What a header of hundreds of columns says is not asked in vain: words are looked up one by one.
  if (record.length > WIDEST_STATEMENT) return false;
  if (namesColumns(record, records.slice(at + 1, at + 50))) return false;
  for (let header = at + 1; header <= at + HEADER_WITHIN && header < records.length - 1; header++) {
    const candidate = records[header] ?? [];
    const below = records.slice(header + 1, header + 50);
    if (headerWordCount(candidate) < 2 || !namesColumns(candidate, below)) continue;
    let typed = 0;
    let other = 0;
    candidate.forEach((name, index) => {
      const kinds = below.map((row) => row[index] ?? '').filter((text) => text.trim() !== '').map(cellKind); // prettier-ignore
      const [kind] = kinds;
      if (name.trim() === '' || kind === undefined || kind === 'text') return;
      if (kinds.filter((one) => one === kind).length < kinds.length * 0.8) return;
      typed++;
      if (cellKind(record[index] ?? '') !== kind) other++;
    });
    if (typed >= 2 && other * 2 >= typed) return true;
  }
  return false;
}

/** `Numéro de compte : 0123`, `Devise : EUR`: what is said of the whole file, however many cells it fills. */
function isLabelled(record: readonly string[]): boolean {
  const filled = record.filter((cell) => cell.trim() !== '');
  return filled.length > 0 && filled.every((cell) => /^\s*\p{L}[^:]{2,60}:(?!\/\/)/u.test(cell));
}

/** Whether a record says what stands below it: words above numbers and dates, or words that headers use. */
function namesColumns(record: readonly string[], below: readonly (readonly string[])[]): boolean {
  if (record.some((cell) => cell.trim() !== '' && cellKind(cell) !== 'text')) return false;
  const typed = record.some((cell, index) => {
    const cells = below.map((row) => row[index] ?? '').filter((text) => text.trim() !== '');
    const figures = cells.filter((text) => cellKind(text) !== 'text').length;
    return cell.trim() !== '' && cells.length > 0 && figures >= cells.length * 0.7;
  });
  return typed || headerWordCount(record) >= 2;
}

/** Without what stands above and below the table: what is left says which delimiter and how many fields. */
export function tableOnly(records: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const from = titlesAbove(records);
  let to = records.length;
  while (to > from + 1 && filledCells(records[to - 1] ?? []) <= 1) to--;
  return records.slice(from, to);
}

const TOTAL =
  /^(?:(?:grand|sub|overall|report|final)?[ -]?totals?(?!\p{L})|(?:sub)?total:?$|sum:?$|(?:всего|итого|итоги?|промежуточный итог|общий итог)(?!\p{L})|(?:総合計|合計|総計|小計|計)(?:$|[^\p{L}])|(?:celkem|součet|mezisoučet|celkový součet)(?!\p{L})|(?:összesen|mindösszesen|végösszesen|részösszeg|főösszeg)(?!\p{L})|(?:нийт|нийт дүн|бүгд|дүн)(?!\p{L})|(?:gesamt|summe|gesamtsumme|zwischensumme|suma|razem|ogółem|totale|total général)(?!\p{L})|(?:合计|总计|小计|共计|总合计|합계|총합계|총계|소계)(?:$|[^\p{L}])|(?:(?:genel|ara) )?toplamı?(?!\p{L})|tổng(?: cộng)?(?!\p{L})|(?:всього|усього|разом|общо|всичко|укупно|барлығы|жиыны)(?!\p{L})|(?:ukupno|skupaj|iš viso|kopā|kokku|yhteensä|totalt|totaal|summa|i alt|samtals)(?!\p{L})|(?:(?:γενικό |μερικό )?σύνολο)(?!\p{L})|(?:المجموع|الإجمالي|إجمالي|مجموع)(?!\p{L})|סה["״']{0,2}כ(?!\p{L})|סך הכל|รวม(?:ทั้งสิ้น|ทั้งหมด|เงิน)?(?:$|[^\p{L}\p{M}]))/iu;

// What nobody is called: `Total` by itself is a company, and some begin with it.
const SURE_TOTAL =
  /^(?:(?:grand|sub)[ -]?total(?!\p{L})|total (?:for|of|sales)(?!\p{L})|итого(?!\p{L})|всего(?:$|:| по | за )|промежуточный итог|(?:総合計|合計|総計|小計)(?:$|[^\p{L}])|celkem(?:$|:| za )|mezisoučet|(?:mind)?összesen(?!\p{L})|részösszeg|нийт дүн(?!\p{L})|(?:合计|总计|小计|共计|합계|총계|소계)(?:$|[^\p{L}])|(?:genel|ara) toplam(?!\p{L})|tổng cộng(?!\p{L})|(?:всього|усього|разом)(?:$|:| по | за ))/iu;

// Spreadsheets put it behind the name of what they added up: `Ann Bell Total`, `佐藤 集計`.
const TOTAL_AFTER =
  /\S[ :-](?:(?:sub)?total|ergebnis|teilergebnis|итог|итого|összesen|részösszeg|celkem|souhrn|toplamı?|suma|razem|totale|totaal|集計|小計|合計|計|нийт)$/iu;

// What is there at the end, below the table or above it.
const BALANCE =
  /^#?(?:saldo|kontostand|solde|(?:(?:opening|closing|ending|starting|final|available) )?balance|(?:konečný |počáteční )?zůstatek|(?:záró ?|nyitó ?)?egyenleg|(?:konečný |počiatočný )?zostatok|(?:(?:входящий|исходящий|конечный|начальный) )?(?:остаток|сальдо)|(?:繰越|差引)?残高|繰越|(?:эхний |эцсийн )?үлдэгдэл)(?!\p{L})/iu;

/** Whether a cell that should name a customer says that its row adds others up, though the row has a date. */
export function saysTotalForSure(cell: string): boolean {
  // Most of what is written for customers is a code (`C1000001`); a sum is called by words.
  return !/^.?\d/s.test(cell) && SURE_TOTAL.test(cell.trim().normalize('NFC'));
}

/** Whether a cell names what a sum is of, and then the sum. */
export function saysTotalAfter(cell: string): boolean {
  return TOTAL_AFTER.test(cell.trim().normalize('NFC'));
}

/** Whether the first words of a record without a date say that it adds others up. */
export function saysTotal(cell: string): boolean {
  const text = cell.trim().normalize('NFC');
  return TOTAL.test(text) || BALANCE.test(text) || TOTAL_AFTER.test(text);
}
