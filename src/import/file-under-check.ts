import { isoOf } from '../table/civil-day.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Role } from '../model/lines.ts';
import { keepingEvidence, type AbsentColumn } from './absent-columns.ts';
import { asFraction } from './amounts.ts';
import { asideWith } from './aside-of.ts';
import { bankRows, type BankRows } from './bank-rows.ts';
import { BANK_PARTS } from './bank-words.ts';
import type { BankColumns } from './bank-statement.ts';
import type { BucketRow } from './bucket-csv.ts';
import { daysThatCount } from './bucket-passes.ts';
import { firstRejected } from './bucket-rows.ts';
import { bucketCsv, bucketWindow, type OpenedBucket } from './opened-bucket.ts';
import { ImportError, type Check, type ImportOptions, type RowsOf } from './check.ts';
import { clean, type Cleaned } from './clean.ts';
import { summariseColumn, type ColumnSummary } from './column-summary.ts';
import type { Sniffed } from './dialect.ts';
import { SURE } from './encoding-detect.ts';
import { linesOf } from './lines-of.ts';
import { invisibleIn, mongolianIn } from './mended-texts.ts';
import type { OpenedFile, ReadProgress } from './open.ts';
import { nothingCameIn, openQuestions } from './open-questions.ts';
import { fillDown, type FilledDown } from './order-lines.ts';
import { leavesToFirst, repeatsTotals } from './order-totals.ts';
import { countPurchasers } from './purchasers.ts';
import type { ReadByPlan, Reading, ReadState, Understanding } from './read-state.ts';
import type { ResolvedColumn } from './resolved-column.ts';
import { settledState } from './settled-state.ts';
import { MAX_LEVELS } from './table-builder.ts';
import { ALL_ROLES } from './role-words.ts';
import type { RoleGuesses } from './roles.ts';
import { stillMeant } from './still-meant.ts';
import { unreadCheck } from './unread-check.ts';

/** Reads the file's head. */
export type Sniff = (options: ImportOptions, signal?: AbortSignal, wholeFile?: boolean) => Promise<Sniffed>;

export interface FileSource {
  readonly name: string;
  readonly bytes: number;
  readonly gzip: boolean;
  /** Of tables appended: the file row at which each but the first begins. */
  readonly partRows?: readonly number[];
  readonly sniff: Sniff;
  readonly read: ReadByPlan;
  /** Looks at a few places of a large file. */
  readonly survey?: Reading['survey'];
  /** Bytes this device can probably give; left out, nobody is asked before the file is read. */
  readonly memory?: number;
  /** Goes over rows as they are written; left out, they are held. */
  readonly scan?: Reading['scan'];
}

/** One file between drop and workbench: what was understood of it, kept so that a change redoes only what it must. */
export class FileUnderCheck implements Omit<OpenedFile, 'files'> {
  readonly #source: FileSource;
  /** Null before the file has been read, and once what was read of it was let go. */
  #state: ReadState | null = null;
  #sniffed: Sniffed | null = null;
  /** What was read and has become a dataset as it is: its columns are that dataset's. */
  readonly #given = new WeakSet<ReadState>();
  /** The dataset made of what is checked. */
  #accepted: Dataset | null = null;
  #check: Check | null = null;
  #cleaned: Cleaned | null = null;
  #resolved: ResolvedColumn[] = [];
  #roles = new Map<Role, number>();
  #bankColumns: BankColumns | null = null;
  #bank: BankRows | null = null;
  #filled: FilledDown | null = null;
  #fills = true;

  constructor(source: FileSource) {
    this.#source = source;
  }

  get check(): Check {
    if (!this.#check) throw new Error('open: the file has not been read');
    return this.#check;
  }

  async recheck(options: ImportOptions, progress?: ReadProgress, signal?: AbortSignal): Promise<Check> {
    const held = this.#state;
    const before = this.#sniffed;
    const dialect = before?.dialect;
    const cut =
      (options.delimiter ?? dialect?.delimiter) === dialect?.delimiter &&
      (options.encoding ?? dialect?.encoding) === dialect?.encoding;
    const same =
      cut &&
      (options.header ?? dialect?.header) === dialect?.header &&
      (options.skipTop ?? before?.skipTop) === before?.skipTop &&
      options.totals === this.#check?.options.totals &&
      options.repairMongolian === this.#check?.options.repairMongolian;
    const asked = this.#check ? stillMeant(options, this.#check.options, same) : options;
    // Titles found under another delimiter or encoding are none any more.
    const sniffing =
      cut || options.skipTop !== before?.skipTop ? options : { ...options, skipTop: undefined };
    const { state, understanding } =
      held && same
        ? { state: held, understanding: await held.settle(asked, progress, signal) }
        : await settledState(this.#source, sniffing, asked, progress, signal);
    const resolved = understanding.read
      ? understanding.decisions.map((decision, index) => state.resolve(index, decision, asked))
      : [];
    if (understanding.read) await state.compareRows(this.#source.partRows ?? null);
    if (signal?.aborted) throw new ImportError('cancelled');
    // Only now does anything change: a failed or cancelled recheck leaves the last good state.
    const { guesses, bank } = understanding;
    this.#state = state;
    this.#sniffed = state.sniffed;
    this.#accepted = null;
    this.#resolved = resolved;
    if (!understanding.read) {
      this.#cleaned = null;
      this.#check = unreadCheck(this.#source, state, understanding, asked);
      return this.#check;
    }
    this.#roles = new Map(guesses.guesses.map(({ role, column }) => [role, column]));
    this.#bankColumns = bank;
    this.#bank =
      bank && bankRows(bank, this.#resolved, state.table.rows, asked.folds, this.#roles.get('customer'));
    this.#filled = bank ? null : fillDown(this.#rolesAsRead(), state.table.rows);
    this.#fills = asked.fillDown !== false;
    this.#check = this.#describe(state, asked, understanding);
    return this.#check;
  }

  #describe(state: ReadState, options: ImportOptions, { guesses, decisions }: Understanding): Check {
    const { sniffed, table } = state;
    const { name, bytes, gzip } = this.#source;
    const guessOf = new Map(guesses.guesses.map((guess) => [guess.column, guess]));
    const asked = openQuestions(state, options, guesses, decisions);
    const found = sniffed.encoding;
    const malformed = table.malformed.length + table.malformedDropped;
    const headings = this.#fills ? this.#filled?.headings : undefined;
    const cleaned =
      asked.length > 0
        ? null
        : clean(
            {
              rows: table.rows,
              roles: this.#rolesInUse(),
              duplicate: state.duplicate,
              overlap: state.overlap,
              malformed,
              orderTotals: repeatsTotals(guesses),
              firstLines: leavesToFirst(guesses),
              bank: this.#bank,
              headings,
            },
            options,
          );
    this.#cleaned = cleaned;
    const analysed = cleaned?.waterfall.analysed.rows ?? 0;
    const questions = this.#bank && cleaned ? nothingCameIn(cleaned) : asked;
    return {
      source: { name, bytes, fingerprint: state.fingerprint },
      dialect: sniffed.dialect,
      gzip,
      encoding: { ...found, broken: found.broken || (table.broken ? 1 : 0) },
      skipTop: sniffed.skipTop,
      aside: asideWith(sniffed, table, headings),
      padded: table.padded,
      filledDown: this.#filled && { rows: this.#filled.rows, applied: this.#fills },
      mongolian: mongolianIn(state.texts, found.name, options),
      invisible: invisibleIn(state.texts, options),
      container: null,
      overlap: cleaned?.overlap ?? null,
      columns: this.#resolved.map(({ column, decision, blanks, distinct, range, odd }, index) => {
        const guess = guessOf.get(index);
        return {
          index,
          name: sniffed.names[index] ?? '',
          kind: state.absent.has(index) ? decision.kind : column.kind,
          format: decision.format,
          formatEvidence: [...keepingEvidence(state, index), ...decision.evidence],
          role: guess?.role ?? null,
          roleEvidence: guess?.evidence ?? [],
          roleConfidence: guess?.confidence ?? 0,
          blanks,
          distinct,
          range,
          odd,
          absent: state.absent.has(index),
        };
      }),
      memory: state.memory,
      head: sniffed.head.slice(sniffed.dialect.header ? 1 : 0).slice(0, 50),
      waterfall: cleaned?.waterfall ?? null,
      rejected: firstRejected(table, cleaned, REJECTED_SHOWN),
      questions,
      statuses: cleaned?.statuses ?? [],
      currencies: cleaned?.currencies ?? [],
      dropDuplicates: options.dropDuplicates ?? false,
      purchaseCount: this.#purchaseCount(guesses),
      bank: this.#bankColumns && {
        columns: this.#bankColumns,
        rules: cleaned?.rules ?? [],
        ownAccounts: this.#bank?.ownAccounts ?? [],
      },
      folding: cleaned?.folding ?? { on: false, saved: 0, folds: [], count: 0 },
      anonymous: cleaned?.anonymous ?? { inForce: [], found: [] },
      ready: questions.length === 0 && analysed > 0,
      summary: cleaned && questions.length === 0 && analysed > 0 ? this.#summary(cleaned) : null,
      options: this.#optionsInForce(state, options, guesses),
    };
  }

  #purchaseCount({ mayCount }: RoleGuesses): Check['purchaseCount'] {
    const { purchases = 0, uncounted = 0 } = this.#cleaned?.purchases ?? {};
    const column = this.#roles.get('purchaseCount') ?? mayCount;
    return column === null ? null : { column, counts: column !== mayCount, purchases, uncounted };
  }

  #rolesAsRead(): Map<Role, ResolvedColumn> {
    return new Map(
      [...this.#roles].flatMap(([role, index]) => {
        const resolved = this.#resolved[index];
        return resolved ? [[role, resolved]] : [];
      }),
    );
  }

  #rolesInUse(): Map<Role, ResolvedColumn> {
    const roles = this.#rolesAsRead();
    if (this.#fills) this.#filled?.columns.forEach((resolved, role) => roles.set(role, resolved));
    const bank = this.#bank;
    const customer = roles.get('customer');
    if (bank && customer) {
      roles.set('customer', { ...customer, column: bank.customer });
      roles.set('amount', bank.amount);
    }
    return roles;
  }

  #summary(cleaned: Cleaned): Check['summary'] {
    const { bucketOf, date } = cleaned;
    const { analysed, anonymous, file } = cleaned.waterfall;
    const { first, last } = daysThatCount(date, bucketOf, analysed.rows + anonymous.rows === file.rows);
    const order = this.#rolesInUse().get('order')?.column;
    return {
      customers: countPurchasers(cleaned, order?.kind === 'text' ? order : null),
      firstDate: isoOf(first),
      lastDate: isoOf(last),
      // Total revenue holds the anonymous lines too (METRICS 1).
      revenue: analysed.amount + anonymous.amount,
    };
  }

  #optionsInForce(state: ReadState, options: ImportOptions, guesses: RoleGuesses): ImportOptions {
    const roles: Partial<Record<Role, number | null>> = {};
    for (const role of ALL_ROLES) roles[role] = this.#roles.get(role) ?? null;
    // A role that is still asked for is left open, so that an answer to another question does not settle it as none.
    for (const role of guesses.missing) delete roles[role];
    const formats: NonNullable<ImportOptions['formats']> = {};
    this.#resolved.forEach(({ column, decision }, index) => {
      // Of a column that stays in the file nobody has decided anything.
      if (decision.choices.length > 1 || state.absent.has(index)) return;
      if (column.kind === 'date' && decision.format && 'order' in decision.format) {
        formats[index] = { kind: 'date', format: decision.format };
      } else if (column.kind === 'number' && decision.format && 'decimal' in decision.format) {
        formats[index] = { kind: 'number', format: decision.format };
      } else formats[index] = { kind: 'text' };
    });
    const cleaned = this.#cleaned;
    const { dialect } = state.sniffed;
    const currency =
      cleaned?.currencies.find(({ text, chosen }) => chosen && text !== '')?.text ?? options.currency;
    return {
      roles,
      formats,
      delimiter: dialect.delimiter,
      // What is still asked is left open.
      encoding: state.sniffed.encoding.confidence < SURE ? options.encoding : dialect.encoding,
      header: dialect.header,
      skipTop: state.sniffed.skipTop,
      totals: options.totals,
      orderTotals: options.orderTotals,
      fillDown: options.fillDown,
      repairMongolian: options.repairMongolian,
      foldInvisible: options.foldInvisible,
      dropDuplicates: options.dropDuplicates ?? false,
      excludedStatuses: cleaned?.statuses.length
        ? cleaned.statuses.filter(({ counted }) => !counted).map(({ text }) => text)
        : options.excludedStatuses,
      currency,
      anonymous: options.anonymous,
      bank: this.#bankInForce(options),
      folds: options.folds,
      ...(state.absent.size > 0 && { leaveOut: [...state.absent] }),
      ...(options.readAnyway && { readAnyway: true }),
    };
  }

  #bankInForce(options: ImportOptions): ImportOptions['bank'] {
    const found = this.#bankColumns;
    if (!found) return false;
    const columns = Object.fromEntries(BANK_PARTS.map((part) => [part, found[part] ?? null]));
    return { columns, off: options.bank ? options.bank.off : undefined };
  }

  async bucketRows(
    bucket: RowsOf,
    offset: number,
    count: number,
  ): Promise<{ total: number; rows: BucketRow[] }> {
    return bucketWindow(await this.#bucket(bucket), offset, count);
  }

  async bucketCsv(bucket: RowsOf): Promise<Blob> {
    return bucketCsv(await this.#bucket(bucket));
  }

  async columnSummary(index: number): Promise<ColumnSummary | null> {
    const state = await this.#awake();
    const resolved = this.#resolved[index];
    return resolved && !state?.absent.has(index) ? summariseColumn(index, resolved) : null;
  }

  async #bucket(bucket: RowsOf): Promise<OpenedBucket> {
    const state = (await this.#awake()) ?? this.#read();
    return { bucket, state, cleaned: this.#cleaned };
  }

  /** What was let go is read again. */
  async #awake(): Promise<ReadState | null> {
    if (this.#state === null && this.#check !== null) await this.recheck(this.#check.options);
    return this.#state;
  }

  /** The dataset has columns of its own: those of the file would be the same once more. */
  #letGo(dataset: Dataset): void {
    this.#accepted = dataset;
    this.#state = null;
    this.#resolved = [];
    this.#cleaned = null;
    this.#bank = null;
    this.#filled = null;
  }

  #read(): ReadState {
    if (!this.#state) throw new Error('open: the file has not been read');
    return this.#state;
  }

  dataset(): Dataset {
    if (this.#accepted) return this.#accepted;
    const cleaned = this.#cleaned;
    const check = this.check;
    if (!cleaned) throw new Error('open: a question about the file stands open');
    const { waterfall } = cleaned;
    const customer = this.#roles.get('customer') ?? -1;
    if (this.#read().crowded.has(customer)) {
      throw new ImportError('column-crowded', {
        column: check.columns[customer]?.name ?? '',
        limit: MAX_LEVELS,
      });
    }
    if (waterfall.rejected.rows === waterfall.file.rows) {
      throw new ImportError('file-all-rejected', { rows: waterfall.file.rows });
    }
    if (waterfall.analysed.rows === 0) {
      throw new ImportError('file-no-customer', {
        rows: waterfall.file.rows,
        anonymous: waterfall.anonymous.rows,
      });
    }
    const roleOf = new Map([...this.#roles].map(([role, column]) => [column, role]));
    const names = this.#bank?.name ?? null;
    const state = this.#read();
    const columns = this.#resolved.flatMap(({ column }, index) => {
      const role = roleOf.get(index) ?? null;
      if (state.absent.has(index)) return [];
      if (role === 'name' && names) return { role, column: names };
      const filled = role && this.#fills ? this.#filled?.columns.get(role) : undefined;
      if (filled) return { role, column: filled.column };
      if (role === 'shareOfWallet' && column.kind === 'number') return { role, column: asFraction(column) };
      return { role, column };
    });
    // A statement's names may lie in one cell with the account.
    if (names && !this.#roles.has('name')) columns.push({ role: 'name', column: names });
    const absent = this.#resolved.flatMap(({ column, decision }, index): AbsentColumn[] => {
      if (!state.absent.has(index)) return [];
      const load = state.loader(index, decision, check.options);
      return [{ role: roleOf.get(index) ?? null, name: column.name, kind: decision.kind, load }];
    });
    const letGo = waterfall.analysed.rows >= LET_GO_FROM;
    const lines = linesOf(cleaned, columns, absent, letGo && !this.#given.has(state));
    const dataset = { lines, waterfall, source: check.source };
    if (lines.sourceRow === null) this.#given.add(state);
    else if (letGo) this.#letGo(dataset);
    this.#accepted = dataset;
    return dataset;
  }
}

const REJECTED_SHOWN = 200;
/** Lines from which on a file whose rows do not all count is not held twice: as rows, and as the lines among them. */
const LET_GO_FROM = 1 << 20;
