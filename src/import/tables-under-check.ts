import type { Dataset } from '../model/dataset.ts';
import { ImportError, type Check, type ImportOptions, type RowsOf } from './check.ts';
import { delimitedSource, type ReadingMeans } from './delimited-text.ts';
import { FileUnderCheck } from './file-under-check.ts';
import type { FoundTables } from './found-table.ts';
import { stageProgress } from './progress-stages.ts';
import { readingOptions, type ContainerOptions } from './inspect-table.ts';
import type { FileToOpen, OpenedFile, ReadProgress } from './open.ts';
import { prepareTable, type PreparedTable } from './prepare-tables.ts';

/** What was opened, between drop and workbench: whatever it holds, as one table that is checked. */
export class TablesUnderCheck implements OpenedFile {
  readonly files: readonly FileToOpen[];
  readonly #found: FoundTables;
  readonly #name: string;
  readonly #means: ReadingMeans;
  #prepared: PreparedTable | null = null;
  #preparedBy = '';
  #inner: FileUnderCheck | null = null;
  #check: Check | null = null;

  constructor(files: readonly FileToOpen[], name: string, found: FoundTables, means: ReadingMeans) {
    this.files = files;
    this.#name = name;
    this.#found = found;
    this.#means = means;
  }

  get check(): Check {
    if (!this.#check) throw new Error('open: the file has not been read');
    return this.#check;
  }

  async recheck(options: ImportOptions, progress?: ReadProgress, signal?: AbortSignal): Promise<Check> {
    const asked = containerOptions(this.#check ? withoutOldKeys(options, this.#check.options) : options);
    const key = keyOf(asked, this.#prepared);
    if (this.#prepared && this.#inner && key === this.#preparedBy) {
      const check = await this.#inner.recheck(options, progress, signal);
      this.#check = this.#describe(check, this.#prepared, asked, options);
      return this.#check;
    }
    const bytes = this.files.reduce((sum, { file }) => sum + file.size, 0);
    const making = stageProgress(progress, bytes, 1);
    let prepared = await prepareTable(this.#found, this.#name, asked, this.#means, making, signal);
    // A plain text is read, and that is all.
    const reading = prepared.container === null ? progress : stageProgress(progress, bytes, 2);
    const meant = this.#check ? withoutGuesses(options, this.#check.options) : options;
    let inner = this.#innerOf(prepared);
    let check = await inner.recheck(meant, reading, signal);
    if (prepared.guessed && this.#found.kind !== 'files' && repeats(check, prepared)) {
      // A sheet or member that holds the others' lines again is their sum: the largest alone then says it all.
      const table = largestPart(prepared);
      prepared = await prepareTable(
        this.#found,
        this.#name,
        { ...asked, table },
        this.#means,
        making,
        signal,
      );
      inner = this.#innerOf(prepared);
      check = await inner.recheck(meant, reading, signal);
    }
    if (this.#check === null && asksForColumns(check)) {
      const joined = await this.#joined(prepared, asked, meant, making, reading, signal);
      if (joined) ({ prepared, inner, check } = joined);
    }
    if (signal?.aborted) throw new ImportError('cancelled');
    // Only now does anything change: a failed or cancelled recheck leaves the last good state.
    this.#prepared = prepared;
    this.#inner = inner;
    this.#check = this.#describe(check, prepared, asked, options);
    this.#preparedBy = keyOf(containerOptions(this.#check.options), prepared);
    return this.#check;
  }

  /** What one table lacks the others beside it may have: all of them joined by keys, if that leaves less to ask. */
  async #joined(
    { container }: PreparedTable,
    asked: ContainerOptions,
    options: ImportOptions,
    making: ReadProgress | undefined,
    reading: ReadProgress | undefined,
    signal: AbortSignal | undefined,
  ): Promise<{ prepared: PreparedTable; inner: FileUnderCheck; check: Check } | null> {
    const { tables, kind } = this.#found;
    const free = asked.table === undefined && asked.combine === undefined && asked.join === undefined;
    const single = container?.appended === null && container.joined === null && container.unpivoted === null;
    if (!free || !single || kind === 'files') return null;
    const table = tables.flatMap(({ hidden, columns, rows }, place) =>
      hidden || (columns ?? 2) < 2 || (rows ?? 2) < 2 ? [] : [place],
    );
    if (table.length < 2 || table.length > MOST_JOINED) return null;
    try {
      const together: ContainerOptions = { ...asked, table, combine: 'join' };
      const prepared = await prepareTable(this.#found, this.#name, together, this.#means, making, signal);
      const inner = this.#innerOf(prepared);
      const check = await inner.recheck(options, reading, signal);
      return asksForColumns(check) ? null : { prepared, inner, check };
    } catch (error) {
      if (error instanceof ImportError && error.code !== 'cancelled') return null;
      throw error;
    }
  }

  #innerOf(prepared: PreparedTable): FileUnderCheck {
    const { text, container } = prepared;
    const bytes = this.files.reduce((sum, { file }) => sum + file.size, 0);
    const parts = container?.appended?.parts;
    return new FileUnderCheck({
      name: this.#name,
      bytes,
      gzip: text.gzip,
      ...(parts && { partRows: parts.slice(1).map(({ fromRow }) => fromRow) }),
      ...delimitedSource(text, this.#means),
    });
  }

  #describe(check: Check, prepared: PreparedTable, asked: ContainerOptions, options: ImportOptions): Check {
    const { container } = prepared;
    const appended = container?.appended && {
      ...container.appended,
      overlap: check.overlap && { ...check.overlap, dropped: options.dropOverlap ?? false },
    };
    const places = container?.tables.flatMap(({ chosen }, place) => (chosen ? [place] : [])) ?? [];
    const written = prepared.text.canonical?.written;
    return {
      ...check,
      ...(written && { dialect: written.dialect }),
      container: container && { ...container, appended: appended ?? null },
      options: {
        ...(isMade(prepared) ? withoutReading(check.options) : check.options),
        ...asked,
        // What is in force, so that the same file opens the same way again.
        ...(container && container.tables.length > 1 && { table: places }),
        ...(container?.joined && { join: container.joined.choice }),
        ...(options.dropOverlap !== undefined && { dropOverlap: options.dropOverlap }),
      },
    };
  }

  #opened(): FileUnderCheck {
    if (!this.#inner) throw new Error('open: the file has not been read');
    return this.#inner;
  }

  bucketRows(bucket: RowsOf, offset: number, count: number) {
    return this.#opened().bucketRows(bucket, offset, count);
  }

  bucketCsv(bucket: RowsOf) {
    return this.#opened().bucketCsv(bucket);
  }

  columnSummary(index: number) {
    return this.#opened().columnSummary(index);
  }

  dataset(): Dataset {
    return this.#opened().dataset();
  }
}

function asksForColumns({ questions }: Check): boolean {
  return questions.some(({ code }) => code === 'missing-role');
}

/** The table is made of others: how those were cut is no matter of its own. */
function isMade({ text }: PreparedTable): boolean {
  return text.canonical?.header === true;
}

/** What a prepared table hangs on. A plain text is cut by what checks it. */
function keyOf(asked: ContainerOptions, prepared: PreparedTable | null): string {
  return JSON.stringify(prepared && isMade(prepared) ? asked : withoutReading(asked));
}

function withoutReading(options: ImportOptions): ImportOptions {
  const rest = { ...options };
  delete rest.encoding;
  delete rest.delimiter;
  delete rest.skipTop;
  return rest;
}

function containerOptions(options: ImportOptions): ContainerOptions {
  const { table, combine, join, unpivot } = options;
  return {
    ...readingOptions(options),
    ...(table !== undefined && { table }),
    ...(combine !== undefined && { combine }),
    ...(join !== undefined && { join }),
    ...(unpivot !== undefined && { unpivot }),
  };
}

/** Keys that tables were joined by mean nothing once other tables are chosen, or these are appended. */
function withoutOldKeys(options: ImportOptions, before: ImportOptions): ImportOptions {
  const changed = (key: 'table' | 'combine' | 'join') =>
    JSON.stringify(options[key]) !== JSON.stringify(before[key]);
  if (changed('join') || !(changed('table') || changed('combine'))) return options;
  const meant = { ...options };
  delete meant.join;
  return meant;
}

/** Options that came back unchanged belong to the table before: for another one they are guessed anew. */
function withoutGuesses(options: ImportOptions, before: ImportOptions): ImportOptions {
  const meant: ImportOptions = { ...options };
  for (const key of Object.keys(meant) as (keyof ImportOptions)[]) {
    if (JSON.stringify(options[key]) === JSON.stringify(before[key])) delete meant[key];
  }
  return meant;
}

/** Tables that one may be joined with unasked. */
const MOST_JOINED = 8;

/** Half of a part's lines or more lie in another one. */
function repeats(check: Check, { container }: PreparedTable): boolean {
  const smallest = Math.min(...(container?.appended?.parts.map(({ rows }) => rows) ?? [Infinity]));
  return (check.overlap?.rows ?? 0) >= Math.max(2, smallest / 2);
}

function largestPart({ container }: PreparedTable): number {
  const parts = container?.appended?.parts ?? [];
  return parts.reduce(
    (one, other) => (other.rows > one.rows ? other : one),
    parts[0] ?? { table: 0, rows: 0 },
  ).table;
}
