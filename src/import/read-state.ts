import type { TextColumn } from '../table/column.ts';
import type { Role } from '../model/lines.ts';
import { bankColumns, readingRoles, type BankColumns } from './bank-statement.ts';
import { layoutOf, sumsAmongCustomers, withNotesAside } from './aside-lines.ts';
import { ImportError, type ImportOptions, type MemoryNeed } from './check.ts';
import type { FileSurvey } from './file-survey.ts';
import { columnsToLeaveOut, isNeeded, memoryNeed } from './memory-need.ts';
import { cellKind } from './column-evidence.ts';
import { profileColumn, profileOfTexts, type ColumnProfile } from './column-profile.ts';
import type { DateFormat } from './date-format.ts';
import type { Sniffed } from './dialect.ts';
import { absentColumn, blankColumn, columnLoader, plannedColumn, type LoadColumn } from './absent-columns.ts';
import { compareRows, joined, type ComparedRows } from './duplicates.ts';
import { fingerprintOf } from './fingerprint.ts';
import { decideColumns } from './decide-columns.ts';
import { sameFormat, type ColumnDecision } from './infer.ts';
import { mendedColumn, type Mending } from './mended-texts.ts';
import { besideMark, type NumberFormat } from './number-format.ts';
import type { ReadProgress } from './open.ts';
import { findOverlap } from './overlap.ts';
import { rowFrom, type ColumnPlan, type RawTable, type ReadPlan, type TableLayout } from './raw-table.ts';
import { resolveColumn, type ResolvedColumn } from './resolved-column.ts';
import type { RoleGuesses } from './roles.ts';
import { rolesOf } from './roles-of-table.ts';
import { thaiSigns } from './thai-signs.ts';
import type { ScanRows } from './written-rows.ts';

/** Reads the file by a plan. */
export type ReadByPlan = (plan: ReadPlan, progress?: ReadProgress, signal?: AbortSignal) => Promise<RawTable>;

/** Roles and formats, as far as anything but a person can tell. */
export interface Understanding {
  readonly guesses: RoleGuesses;
  readonly decisions: readonly ColumnDecision[];
  /** Null where the file is no bank statement. */
  readonly bank: BankColumns | null;
  /** False: the file would take more memory than there may be, and nobody has said that it be read all the same. */
  readonly read: boolean;
}

/** How a file is read, and looked at before. */
export interface Reading {
  readonly read: ReadByPlan;
  readonly survey?: (plan: ReadPlan, signal?: AbortSignal) => Promise<FileSurvey | null>;
  /** Bytes that there may be. */
  readonly memory?: number;
  readonly scan?: ScanRows;
}

const READ_PASSES = 3;
/** Rows from which on the cells of all are not held as they are written. */
const SCANNED_FROM = 1 << 20;

/** A file read once under one dialect, and column by column again where a changed mind needs it. */
export class ReadState {
  readonly sniffed: Sniffed;
  readonly #reading: Reading;
  readonly #sample: readonly ColumnProfile[];
  readonly #thai: () => boolean;
  #table: RawTable | null = null;
  #layout: TableLayout | null = null;
  /** Columns with more different texts than a dictionary holds. */
  readonly crowded = new Set<number>();
  /** Columns that stay in the file. */
  readonly absent = new Set<number>();
  /** What the file takes of memory; null where it is small. */
  memory: MemoryNeed | null = null;
  #survey: FileSurvey | null | undefined;
  /** The formats the table was read by. */
  #planned: (DateFormat | NumberFormat | null)[] = [];
  /** Columns as read, in place of the table's where they were read again as text. */
  #columns: RawTable['columns'][number][] = [];
  /** The reader's odd cells by column and row. */
  #odd: Map<number, string>[] = [];
  /** Profiles of the whole column, where it was looked at. */
  readonly #whole: (ColumnProfile | null)[];
  /** The cells as text, for columns held as numbers or dates; read when a bucket is first opened. */
  readonly #written: (TextColumn | null)[];
  readonly #resolved = new Map<string, ResolvedColumn>();
  #duplicate: Uint8Array | null = null;
  #overlap: Uint8Array | null = null;
  #comparing: Promise<ComparedRows> | null = null;
  #fingerprint: string | null = null;

  constructor(sniffed: Sniffed, reading: Reading) {
    this.sniffed = sniffed;
    this.#reading = reading;
    const { names, sample } = sniffed;
    this.#thai = thaiSigns(sniffed);
    this.#sample = names.map((name, index) => profileColumn(index, name, sample, ...this.#known(index)));
    this.#whole = names.map(() => null);
    this.#written = names.map(() => null);
  }

  get table(): RawTable {
    if (!this.#table) throw new Error('open: the file has not been read');
    return this.#table;
  }

  /**
   * Holds rows against each other, once: their hashes, eight bytes a row, are let go after it.
   *
   * @param partRows of appended tables, the file rows at which each but the first begins
   */
  async compareRows(partRows: readonly number[] | null): Promise<void> {
    const { table } = this;
    const { rows, bytes } = table;
    if (this.#fingerprint !== null) return;
    const compared = await (this.#comparing ?? compareRows([table.hashLow], [table.hashHigh], rows));
    const { hashLow, hashHigh, duplicate } = compared;
    this.#duplicate = duplicate;
    if (partRows !== null) {
      const starts = partRows.map((fileRow) => rowFrom(table, fileRow));
      this.#overlap = findOverlap(joined(hashLow, rows), joined(hashHigh, rows), rows, starts);
    }
    this.#fingerprint = fingerprintOf(compared.stirred, bytes);
    this.#comparing = null;
    const none = new Uint32Array(0);
    this.#table = { ...table, hashLow: none, hashHigh: none, compare: undefined };
  }

  /** Whether another thread holds the rows against each other. */
  get isBeingCompared(): boolean {
    return this.#comparing !== null && this.#fingerprint === null;
  }

  /** 1 a row that equals an earlier one in every column; null where none does. After `compareRows`. */
  get duplicate(): Uint8Array | null {
    return this.#duplicate;
  }

  /** 1 a row that an earlier one of the appended tables has; null for a table from one place. After `compareRows`. */
  get overlap(): Uint8Array | null {
    return this.#overlap;
  }

  /** The text columns as read. */
  get texts(): TextColumn[] {
    return this.#columns.flatMap((column) => (column?.kind === 'text' ? [column] : []));
  }

  /** After `compareRows`. */
  get fingerprint(): string {
    return this.#fingerprint ?? '';
  }

  /** What is known of a column: of all its cells where it was looked at in full, else of the sample. */
  profile(index: number): ColumnProfile | null {
    return this.#whole[index] ?? this.#sample[index] ?? null;
  }

  /**
   * Roles and formats by all there is to know. The sample makes a plan; what the whole file then says against it (a
   * text among the numbers, a day over 12 in the last row) is looked at in full, and the column read again if need be.
   */
  async settle(
    options: ImportOptions,
    progress?: ReadProgress,
    signal?: AbortSignal,
  ): Promise<Understanding> {
    const { names, sample: records } = this.sniffed;
    for (let pass = 0; ; pass++) {
      const profiles = this.#sample.map((profile, index) => this.#whole[index] ?? profile);
      const bank = bankColumns(profiles, records, options.bank);
      const guesses = rolesOf(profiles, records, bank, options, this.sniffed.titles);
      const given = new Map(guesses.guesses.map(({ role, column }) => [column, role]));
      const roleOf = readingRoles(given, bank);
      const decisions = decideColumns(profiles, records, roleOf, bank, options.formats);
      const leftOut = await this.#lookAtMemory(options, decisions, roleOf, signal);
      if (this.#table === null) {
        const { memory } = this;
        if (memory !== null && memory.peak > memory.limit && !options.readAnyway) {
          return { guesses, decisions, bank, read: false };
        }
        for (const index of leftOut) this.absent.add(index);
        const columns = decisions.map((decision, index) =>
          plannedColumn(names[index] ?? '', decision, roleOf.get(index), leftOut.has(index)),
        );
        this.#layout = layoutOf(this.sniffed, given, options);
        let table = await this.#readBy(columns, progress, signal);
        const sums = sumsAmongCustomers(table, given, options);
        if (sums !== null) {
          this.#layout = { ...this.#layout, ...sums };
          table = await this.#readBy(columns, progress, signal);
        }
        this.#planned = columns.map((plan) => ('format' in plan ? plan.format : null));
        this.#keep(table, names.length);
        for (const index of table.crowded) if (!roleOf.has(index)) this.absent.add(index);
      }
      const again = this.#doubtful(decisions, roleOf, options);
      for (const index of this.absent) if (!leftOut.has(index) && !this.crowded.has(index)) again.add(index);
      for (const index of leftOut) this.#leaveOut(index);
      if (again.size > 0 && pass < READ_PASSES) {
        await this.#readAsText(again, progress, signal);
        continue;
      }
      if (this.#lookAtWhole(decisions) && pass < READ_PASSES) continue;
      return { guesses, decisions, bank, read: true };
    }
  }

  /** Says what memory the file takes, and which columns are to stay in it. */
  async #lookAtMemory(
    options: ImportOptions,
    decisions: readonly ColumnDecision[],
    roleOf: ReadonlyMap<number, Role>,
    signal: AbortSignal | undefined,
  ): Promise<ReadonlySet<number>> {
    const { names, dialect } = this.sniffed;
    const columns = names.map((name): ColumnPlan => ({ kind: 'skip', name }));
    this.#survey ??= (await this.#reading.survey?.({ dialect, columns }, signal)) ?? null;
    const wanted =
      options.leaveOut ?? (this.#survey === null ? [] : columnsToLeaveOut(this.#survey, decisions, roleOf));
    const leftOut = new Set(wanted.filter((index) => index in names && !isNeeded(roleOf.get(index))));
    if (this.#survey !== null) {
      const limit = this.#reading.memory ?? Infinity;
      this.memory = memoryNeed(this.#survey, decisions, roleOf, leftOut, limit);
    }
    return leftOut;
  }

  /** Lets a column go that was read. */
  #leaveOut(index: number): void {
    this.absent.add(index);
    this.#columns[index] = null;
    this.#written[index] = null;
    this.#whole[index] = null;
    for (const key of this.#resolved.keys()) if (key.startsWith(`[${index},`)) this.#resolved.delete(key);
  }

  /** Columns that must be read again as text: held in another form than decided, or with cells that speak against it. */
  #doubtful(
    decisions: readonly ColumnDecision[],
    roleOf: ReadonlyMap<number, Role>,
    options: ImportOptions,
  ): Set<number> {
    const again = new Set<number>();
    decisions.forEach((decision, index) => {
      const raw = this.#columns[index];
      if (!raw || raw.kind === 'text') return;
      const odd = this.#odd[index] ?? new Map<number, string>();
      if (raw.kind !== decision.kind || !sameFormat(this.#planned[index] ?? null, decision.format)) {
        again.add(index);
        return;
      }
      const whole = decision.evidence.some(({ code }) => code === 'whole-numbers');
      if (odd.size === 0) {
        // Whole numbers allow any format, so the first mark between digits is news.
        if (whole && raw.kind === 'number' && raw.decimals > 0) again.add(index);
        return;
      }
      if (this.table.oddDropped > 0) again.add(index);
      else if (decision.kind === 'number' && [...odd.values()].some(besideMark)) again.add(index);
      else if (options.formats?.[index] !== undefined) return;
      else if (!roleOf.has(index) || odd.size * 2 > raw.length) again.add(index);
      else if ([...odd.values()].some((text) => cellKind(text) === decision.kind)) again.add(index);
    });
    return again;
  }

  /** Looks at all distinct texts of columns that are to become numbers or dates. True where that was news. */
  #lookAtWhole(decisions: readonly ColumnDecision[]): boolean {
    let news = false;
    decisions.forEach((decision, index) => {
      const raw = this.#columns[index];
      if (raw?.kind !== 'text' || decision.kind === 'text' || this.#whole[index]) return;
      this.#whole[index] = profileOfTexts(index, raw, ...this.#known(index));
      news = true;
    });
    return news;
  }

  async #readAsText(
    wanted: ReadonlySet<number>,
    progress?: ReadProgress,
    signal?: AbortSignal,
  ): Promise<void> {
    const texts = await this.#texts(wanted, progress, signal);
    for (const [index, column] of texts) {
      this.absent.delete(index);
      this.#columns[index] = column;
      this.#odd[index] = new Map();
      this.#whole[index] = profileOfTexts(index, column, ...this.#known(index));
    }
  }

  /** Reads some columns of the file as text. */
  async #texts(
    wanted: ReadonlySet<number>,
    progress?: ReadProgress,
    signal?: AbortSignal,
  ): Promise<Map<number, TextColumn>> {
    const { names } = this.sniffed;
    const columns = names.map((name, at): ColumnPlan => ({ kind: wanted.has(at) ? 'text' : 'skip', name }));
    const table = await this.#readBy(columns, progress, signal);
    if (table.rows !== this.table.rows) {
      throw new ImportError('file-unreadable', { before: this.table.rows, now: table.rows });
    }
    const texts = new Map<number, TextColumn>();
    for (const index of wanted) {
      const column = table.columns[index];
      // More distinct texts than a dictionary holds: the cells are left blank rather than guessed.
      texts.set(index, column?.kind === 'text' ? column : blankColumn(names[index] ?? '', table.rows));
    }
    return texts;
  }

  #known(index: number): [plainNumbers: boolean, thai: () => boolean] {
    return [this.sniffed.plainNumbers?.[index] ?? false, this.#thai];
  }

  async #readBy(
    columns: readonly ColumnPlan[],
    progress?: ReadProgress,
    signal?: AbortSignal,
  ): Promise<RawTable> {
    const { dialect } = this.sniffed;
    const layout = this.#layout;
    const table = await this.#reading.read({ dialect, columns, ...(layout && { layout }) }, progress, signal);
    for (const index of table.crowded) this.crowded.add(index);
    return withNotesAside(table, dialect.delimiter);
  }

  #keep(table: RawTable, width: number): void {
    this.#table = table;
    // Where another thread does it, it begins now.
    this.#comparing = table.compare?.() ?? null;
    this.#comparing?.catch(() => undefined);
    this.#columns = table.columns.slice();
    this.#odd = Array.from({ length: width }, () => new Map<number, string>());
    for (const { row, column, text } of table.odd) this.#odd[column]?.set(row, text);
  }

  /** A column as decided. */
  resolve(index: number, decision: ColumnDecision, mending: Mending = {}): ResolvedColumn {
    const name = this.sniffed.names[index] ?? '';
    const held = this.#columns[index];
    if (!held && this.absent.has(index)) return absentColumn(name, this.table.rows, decision);
    const raw = held ?? blankColumn(name, this.table.rows);
    const { repairMongolian = false, foldInvisible = false } = mending;
    const key = JSON.stringify([
      index,
      raw.kind,
      decision.kind,
      decision.format,
      decision.currencies,
      repairMongolian,
      foldInvisible,
    ]);
    const known = this.#resolved.get(key);
    if (known) return { ...known, decision };
    const resolved = resolveColumn(
      decision.kind === 'text' ? mendedColumn(raw, mending) : raw,
      decision,
      this.#odd[index] ?? new Map<number, string>(),
    );
    this.#resolved.set(key, resolved);
    return resolved;
  }

  /** Reads a column as decided each time it is called, and holds neither it nor this state. */
  loader(index: number, decision: ColumnDecision, mending: Mending): LoadColumn {
    const { dialect, names } = this.sniffed;
    const layout = this.#layout;
    const plan = { dialect, ...(layout && { layout }) };
    return columnLoader(this.#reading.read, plan, names, index, decision, mending, this.table.rows);
  }

  /**
   * Rows (ascending) as the file writes them, read again one by one. False where that is not to be had, or the table is so
   * short that `written` holds them all.
   */
  async scan(rows: ArrayLike<number>, visit: (row: number, cells: string[]) => void): Promise<boolean> {
    const { scan } = this.#reading;
    if (!scan || this.table.rows < SCANNED_FROM) return false;
    const { dialect, names } = this.sniffed;
    const columns = names.map((name): ColumnPlan => ({ kind: 'skip', name }));
    const layout = this.#layout;
    return scan({ dialect, columns, ...(layout && { layout }) }, rows, visit);
  }

  /**
   * Every column as the file writes it. Numbers and dates are held as values; their own spelling is read from the file
   * again when somebody wants to see it.
   */
  async written(): Promise<readonly TextColumn[]> {
    const wanted = new Set<number>();
    this.#columns.forEach((raw, index) => {
      if (raw?.kind !== 'text' && this.#written[index] === null) wanted.add(index);
    });
    if (wanted.size > 0) {
      for (const [index, column] of await this.#texts(wanted)) this.#written[index] = column;
    }
    const { names } = this.sniffed;
    return names.map((name, index) => {
      const raw = this.#columns[index];
      return raw?.kind === 'text' ? raw : (this.#written[index] ?? blankColumn(name, this.table.rows));
    });
  }
}
