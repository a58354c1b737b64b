import type { Dataset } from '../model/dataset.ts';
import type { Role } from '../model/lines.ts';
import { keepingEvidence, type AbsentColumn } from './absent-columns.ts';
import { asFraction } from './amounts.ts';
import { asideWith } from './aside-of.ts';
import type { BucketRow } from './bucket-csv.ts';
import { firstRejected } from './bucket-rows.ts';
import { bucketCsv, bucketWindow, type OpenedBucket } from './opened-bucket.ts';
import { ImportError, type Check, type ImportOptions, type RowsOf } from './check.ts';
import type { Cleaned } from './clean.ts';
import { summariseColumn, type ColumnSummary } from './column-summary.ts';
import type { Sniffed } from './dialect.ts';
import { linesOf } from './lines-of.ts';
import { invisibleIn, mongolianIn } from './mended-texts.ts';
import type { OpenedFile, ReadProgress } from './open.ts';
import { nothingCameIn } from './open-questions.ts';
import { optionsInForce } from './options-in-force.ts';
import type { ReadByPlan, Reading, ReadState, Understanding } from './read-state.ts';
import { settledState } from './settled-state.ts';
import { MAX_LEVELS } from './table-builder.ts';
import type { RoleGuesses } from './roles.ts';
import { stillMeant } from './still-meant.ts';
import { UnderstoodRows } from './understood-rows.ts';
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
  /** Null as `#state` is. */
  #understood: UnderstoodRows | null = null;

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
    const understood = understanding.read ? understoodRows(state, understanding, asked) : null;
    const comparing = understood && state.compareRows(this.#source.partRows ?? null);
    if (understood && state.isBeingCompared) {
      // What goes wrong on the other thread meanwhile is told where its answer is awaited.
      comparing?.catch(() => undefined);
      understood.cleanEarly();
    }
    await comparing;
    if (signal?.aborted) throw new ImportError('cancelled');
    // Only now does anything change: a failed or cancelled recheck leaves the last good state.
    this.#state = state;
    this.#sniffed = state.sniffed;
    this.#accepted = null;
    this.#understood = understood;
    this.#cleaned = null;
    this.#check = understood
      ? this.#describe(state, asked, understanding, understood)
      : unreadCheck(this.#source, state, understanding, asked);
    return this.#check;
  }

  #describe(
    state: ReadState,
    options: ImportOptions,
    { guesses }: Understanding,
    understood: UnderstoodRows,
  ): Check {
    const { sniffed, table } = state;
    const { name, bytes, gzip } = this.#source;
    const { roles, bankColumns, bank, filled, headings, asked } = understood;
    const guessOf = new Map(guesses.guesses.map((guess) => [guess.column, guess]));
    const found = sniffed.encoding;
    const { cleaned, summary } = understood.cleaned(state.duplicate, state.overlap);
    this.#cleaned = cleaned;
    const analysed = cleaned?.waterfall.analysed.rows ?? 0;
    const questions = bank && cleaned ? nothingCameIn(cleaned) : asked;
    return {
      source: { name, bytes, fingerprint: state.fingerprint },
      dialect: sniffed.dialect,
      gzip,
      encoding: { ...found, broken: found.broken || (table.broken ? 1 : 0) },
      skipTop: sniffed.skipTop,
      aside: asideWith(sniffed, table, headings),
      padded: table.padded,
      filledDown: filled && { rows: filled.rows, applied: understood.fills },
      mongolian: mongolianIn(state.texts, found.name, options),
      invisible: invisibleIn(state.texts, options),
      container: null,
      overlap: cleaned?.overlap ?? null,
      columns: understood.resolved.map(({ column, decision, blanks, distinct, range, odd }, index) => {
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
      purchaseCount: purchaseCountOf(roles, guesses, cleaned),
      bank: bankColumns && {
        columns: bankColumns,
        rules: cleaned?.rules ?? [],
        ownAccounts: bank?.ownAccounts ?? [],
      },
      folding: cleaned?.folding ?? { on: false, saved: 0, folds: [], count: 0 },
      anonymous: cleaned?.anonymous ?? { inForce: [], found: [] },
      ready: questions.length === 0 && analysed > 0,
      summary: questions.length === 0 ? summary : null,
      options: optionsInForce(state, options, guesses, understood, cleaned),
    };
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
    const resolved = this.#understood?.resolved[index];
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
    this.#understood = null;
    this.#cleaned = null;
  }

  #read(): ReadState {
    if (!this.#state) throw new Error('open: the file has not been read');
    return this.#state;
  }

  dataset(): Dataset {
    if (this.#accepted) return this.#accepted;
    const cleaned = this.#cleaned;
    const understood = this.#understood;
    const check = this.check;
    if (!cleaned || !understood) throw new Error('open: a question about the file stands open');
    const { waterfall } = cleaned;
    const { roles, resolved, bank, filled, fills } = understood;
    const customer = roles.get('customer') ?? -1;
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
    const roleOf = new Map([...roles].map(([role, column]) => [column, role]));
    const names = bank?.name ?? null;
    const state = this.#read();
    const columns = resolved.flatMap(({ column }, index) => {
      const role = roleOf.get(index) ?? null;
      if (state.absent.has(index)) return [];
      if (role === 'name' && names) return { role, column: names };
      const whole = role && fills ? filled?.columns.get(role) : undefined;
      if (whole) return { role, column: whole.column };
      if (role === 'shareOfWallet' && column.kind === 'number') return { role, column: asFraction(column) };
      return { role, column };
    });
    // A statement's names may lie in one cell with the account.
    if (names && !roles.has('name')) columns.push({ role: 'name', column: names });
    const absent = resolved.flatMap(({ column, decision }, index): AbsentColumn[] => {
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

function understoodRows(
  state: ReadState,
  understanding: Understanding,
  options: ImportOptions,
): UnderstoodRows {
  const resolved = understanding.decisions.map((decision, index) => state.resolve(index, decision, options));
  return new UnderstoodRows(state, resolved, understanding, options);
}

function purchaseCountOf(
  roles: ReadonlyMap<Role, number>,
  { mayCount }: RoleGuesses,
  cleaned: Cleaned | null,
): Check['purchaseCount'] {
  const { purchases = 0, uncounted = 0 } = cleaned?.purchases ?? {};
  const column = roles.get('purchaseCount') ?? mayCount;
  return column === null ? null : { column, counts: column !== mayCount, purchases, uncounted };
}
