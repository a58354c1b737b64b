import type { TextColumn } from '../table/column.ts';
import { asideOf, type TableAside } from './aside-of.ts';
import { CanonicalCsvWriter, type CellType } from './canonical-csv.ts';
import {
  canonicalCells,
  understandTable,
  writtenCells,
  type CanonicalCells,
  type UnderstoodTable,
} from './canonical-cells.ts';
import { ImportError, type Appended } from './check.ts';
import type { DateFormat } from './date-format.ts';
import type { ReadingMeans } from './delimited-text.ts';
import type { TableText } from './found-table.ts';
import { sameFormat, type ColumnDecision } from './infer.ts';
import { sameName, type ReadingOptions } from './inspect-table.ts';
import type { NumberFormat } from './number-format.ts';
import type { ReadProgress } from './open.ts';
import { Turns } from './turns.ts';

/** A table that is to stand under others. */
export interface PartToAppend {
  /** Place in the container. */
  readonly table: number;
  readonly label: string;
  readonly text: TableText;
}

export interface AppendedTable {
  readonly text: TableText;
  readonly parts: Appended['parts'];
  readonly aside: readonly { readonly table: number; readonly aside: TableAside }[];
}

interface Part extends UnderstoodTable {
  readonly source: PartToAppend;
  /** By column of the union: place in this table, or -1. */
  readonly columns: readonly number[];
}

/**
 * Puts tables of the same columns, in any order, one under the other. Each is read by itself, so one may write
 * `31.12.2021` and the next `12/31/2021`; together they are canonical. Rows that could not be cut into fields go along as they are, and
 * every row keeps its number less its part's `shift`.
 *
 * Where a table's own evidence leaves dates or numbers open, the other tables' reading is taken if all of them agree and it
 * is among the open ones; where none of them decides, the texts stay and the question is asked of all together.
 *
 * @throws ImportError `append-ambiguous` (`name`, `column`), and what reading a table throws
 */
export async function appendTables(
  sources: readonly PartToAppend[],
  means: ReadingMeans,
  reading: ReadingOptions = {},
  progress?: ReadProgress,
  signal?: AbortSignal,
): Promise<AppendedTable> {
  const understood: { source: PartToAppend; table: UnderstoodTable }[] = [];
  for (const [index, source] of sources.entries()) {
    const ofAll =
      progress && ((done: number, total: number) => progress(index + done / total, sources.length));
    understood.push({ source, table: await understandTable(source.text, means, reading, ofAll, signal) });
  }
  const { names, parts } = union(understood);
  const readings = names.map((name, column) => readingOf(name, column, parts));
  const writer = new CanonicalCsvWriter();
  const turns = new Turns(signal);
  const described: Appended['parts'][number][] = [];
  writer.row(names);
  let fileRows = 1;
  for (const [order, part] of parts.entries()) {
    const { table } = part.state;
    // The first table's header is the header of all; a blank line stands for each of the others'.
    const shift = order === 0 ? (table.firstFileRow === 1 ? 1 : 0) : fileRows;
    described.push({
      table: part.source.table,
      rows: table.rows,
      fromRow: shift + table.firstFileRow,
      shift,
      missing: names.filter((_, column) => part.columns[column] === -1),
      formats: names.flatMap((name, column) => {
        const decision = readings[column]?.decisions[order];
        const { format, evidence } = decision ?? { format: null, evidence: [] };
        return format === null ? [] : [{ column: name, format, evidence }];
      }),
    });
    await writePart(
      writer,
      part,
      order,
      readings,
      order === 0 ? Math.max(0, table.firstFileRow - 2) : table.firstFileRow - 1,
      turns,
    );
    fileRows = shift + table.fileRows;
  }
  const { blob, plainNumbers } = writer.finish();
  const plain = plainNumbers.map((isPlain, column) => isPlain || readings[column]?.kind === 'number');
  return {
    text: { blob, gzip: false, canonical: { plainNumbers: plain, header: true } },
    parts: described,
    aside: parts.map(({ source, state }) => ({
      table: source.table,
      aside: asideOf(state.sniffed, state.table),
    })),
  };
}

/** The columns of all tables, in the order of the first that has them. */
function union(tables: readonly { source: PartToAppend; table: UnderstoodTable }[]): {
  names: string[];
  parts: Part[];
} {
  const names: string[] = [];
  const placeOfName = new Map<string, number>();
  for (const { table } of tables) {
    for (const name of table.state.sniffed.names) {
      const key = sameName(name);
      if (placeOfName.has(key)) continue;
      placeOfName.set(key, names.length);
      names.push(name);
    }
  }
  const parts = tables.map(({ source, table }): Part => {
    const columns = new Array<number>(names.length).fill(-1);
    table.state.sniffed.names.forEach((name, index) => {
      const place = placeOfName.get(sameName(name));
      if (place !== undefined && columns[place] === -1) columns[place] = index;
    });
    return { ...table, source, columns };
  });
  return { names, parts };
}

/** What a column of the union is in every table, so that all write it alike. */
interface Reading {
  readonly kind: 'date' | 'number' | 'text';
  /** By part; null where the part lacks the column. */
  readonly decisions: readonly (ColumnDecision | null)[];
  /** The tables' numbers stand beside different currencies: they keep them. */
  readonly currencies?: boolean;
}

function readingOf(name: string, column: number, parts: readonly Part[]): Reading {
  const decisions = parts.map(
    ({ columns, understanding }) => understanding.decisions[columns[column] ?? -1] ?? null,
  );
  const filled = decisions.map((decision, order) => {
    const part = parts[order];
    const profile = part?.state.profile(part.columns[column] ?? -1);
    return decision !== null && (profile?.evidence.filled ?? 0) > 0 ? decision : null;
  });
  const kinds = new Set(filled.flatMap((decision) => (decision === null ? [] : [decision.kind])));
  const [kind = 'text'] = kinds;
  if (kinds.size !== 1 || kind === 'text') return { kind: 'text', decisions };
  const currencies = new Set(filled.flatMap((decision) => decision?.currencies ?? [])).size > 1;
  const open = filled.filter((decision) => decision !== null && decision.format === null);
  if (open.length === 0) return { kind, decisions, currencies };
  const decided = filled.flatMap((decision) => (decision?.format ? [decision] : []));
  // Nobody decides: the texts stay, and all their evidence together is asked.
  if (decided.length === 0) return { kind: 'text', decisions: decisions.map(asText) };
  const [first] = decided;
  const agreed = decided.every(({ format }) => sameFormat(format, first?.format ?? null))
    ? first?.format
    : null;
  const settled = filled.map((decision, order) => {
    if (decision === null) return decisions[order] ?? null;
    if (decision.format !== null) return decision;
    if (!agreed || !decision.choices.some((choice) => sameFormat(choice, agreed))) {
      throw new ImportError('append-ambiguous', { name: parts[order]?.source.label ?? '', column: name });
    }
    return adopted(decision, agreed);
  });
  return { kind, decisions: settled, currencies };
}

function adopted(decision: ColumnDecision, format: DateFormat | NumberFormat): ColumnDecision {
  const evidence = [{ code: 'as-other-files' as const, params: { text: decision.example } }];
  return { ...decision, format, evidence, choices: [] };
}

function asText(decision: ColumnDecision | null): ColumnDecision | null {
  return decision && { ...decision, kind: 'text', format: null };
}

async function writePart(
  writer: CanonicalCsvWriter,
  part: Part,
  order: number,
  readings: readonly Reading[],
  blankFirst: number,
  turns: Turns,
): Promise<void> {
  const { table, sniffed } = part.state;
  const needsText = readings.some(({ kind, decisions }, column) => {
    const index = part.columns[column] ?? -1;
    const decision = decisions[order];
    if (index < 0 || !decision) return false;
    // Times of day and numbers that are text elsewhere are only known as the file writes them.
    return kind === 'text'
      ? decision.kind !== 'text'
      : kind === 'date' && sniffed.sample.some((record) => record[index]?.includes(':'));
  });
  const written: readonly TextColumn[] | null = needsText ? await part.state.written() : null;
  const cells = readings.map(({ kind, decisions, currencies }, column): CanonicalCells | null => {
    const index = part.columns[column] ?? -1;
    const decision = decisions[order];
    if (index < 0 || !decision) return null;
    const text = written?.[index] ?? null;
    if (kind === 'text' && text) return writtenCells(text);
    return canonicalCells(part, index, decision, kind === 'date' ? text : null, currencies);
  });
  const types = cells.map((one): CellType => one?.type ?? 'text');
  writer.blank(blankFirst);
  const malformed = new Map(table.malformed.map(({ fileRow, text }) => [fileRow, text]));
  let fileRow = table.firstFileRow;
  let gap = 0;
  const line: string[] = new Array<string>(cells.length);
  const passGaps = () => {
    while (gap < table.gaps.length && table.gaps[gap] === fileRow) {
      const text = malformed.get(fileRow);
      if (text === undefined) writer.blank(1);
      else writer.unreadable(text);
      gap++;
      fileRow++;
    }
  };
  for (let row = 0; row < table.rows; row++) {
    passGaps();
    for (let column = 0; column < cells.length; column++) line[column] = cells[column]?.at(row) ?? '';
    writer.row(line, types);
    fileRow++;
    if ((row & 4095) === 0) await turns.take();
  }
  passGaps();
}
