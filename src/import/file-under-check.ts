import { textColumn, type TextColumn } from '../table/column.ts';
import { isoOf } from '../table/civil-day.ts';
import type { Dataset } from '../model/dataset.ts';
import { BUCKETS, ROLES, type BucketId, type Role } from '../model/lines.ts';
import { bucketCsvParts, type BucketRow } from './bucket-csv.ts';
import { ImportError, type Check, type ImportOptions, type Question, type RejectedRow } from './check.ts';
import { cellKind } from './column-evidence.ts';
import { profileColumn, profileOf, type ColumnProfile } from './column-profile.ts';
import { clean, type Cleaned } from './clean.ts';
import type { DateFormat } from './date-format.ts';
import type { Sniffed } from './dialect.ts';
import { findDuplicates } from './duplicates.ts';
import { fingerprintOf } from './fingerprint.ts';
import { decideColumn, planColumn, questionOf, sameFormat, type ColumnDecision } from './infer.ts';
import { linesOf } from './lines-of.ts';
import type { NumberFormat } from './number-format.ts';
import type { OpenedFile, ReadProgress } from './open.ts';
import { countPurchasers } from './purchasers.ts';
import { fileRowOf, type ColumnPlan, type RawTable, type ReadPlan } from './raw-table.ts';
import { resolveColumn, type ResolvedColumn } from './resolved-column.ts';
import { guessRoles, NUMBER_ROLES, type RoleGuesses } from './roles.ts';

/** Reads the file by a plan. */
export type ReadByPlan = (plan: ReadPlan, progress?: ReadProgress, signal?: AbortSignal) => Promise<RawTable>;
/** Reads the file's head. */
export type Sniff = (options: ImportOptions) => Promise<Sniffed>;

export interface FileSource {
  readonly name: string;
  readonly bytes: number;
  readonly gzip: boolean;
  readonly sniff: Sniff;
  readonly read: ReadByPlan;
}

/** A file read once, and column by column again where a changed mind needs it. */
interface ReadState {
  readonly sniffed: Sniffed;
  readonly sample: readonly ColumnProfile[];
  table: RawTable | null;
  /** The formats the table was read by. */
  planned: (DateFormat | NumberFormat | null)[];
  /** Columns as read, in place of the table's where they were read again as text. */
  columns: RawTable['columns'][number][];
  /** Reader's odd cells by column and row. */
  odd: Map<number, string>[];
  /** Profiles of the whole column, where it was looked at. */
  whole: (ColumnProfile | null)[];
  duplicate: Uint8Array | null;
  fingerprint: string;
  resolved: Map<string, ResolvedColumn>;
  /** The cells as text, for columns held as numbers or dates; read when a bucket is first opened. */
  written: (TextColumn | null)[];
}

const READ_PASSES = 3;

/** One file between drop and workbench: what was understood of it, kept so that a change redoes only what it must. */
export class FileUnderCheck implements OpenedFile {
  readonly #source: FileSource;
  #state: ReadState | null = null;
  #check: Check | null = null;
  #cleaned: Cleaned | null = null;
  #resolved: ResolvedColumn[] = [];
  #roles = new Map<Role, number>();

  constructor(source: FileSource) {
    this.#source = source;
  }

  get check(): Check {
    if (!this.#check) throw new Error('open: the file has not been read');
    return this.#check;
  }

  async recheck(options: ImportOptions, progress?: ReadProgress, signal?: AbortSignal): Promise<Check> {
    const state = await this.#sniffed(options);
    const { guesses, decisions } = await this.#settle(state, options, progress, signal);
    if (signal?.aborted) throw new ImportError('cancelled');
    // Only now does anything change: a failed or cancelled recheck leaves the last good state.
    this.#state = state;
    this.#resolved = state.sniffed.names.map((_, index) => resolvedOf(state, index, decisions));
    this.#roles = new Map(guesses.guesses.map(({ role, column }) => [role, column]));
    this.#check = this.#describe(state, options, guesses, decisions);
    return this.#check;
  }

  async #sniffed(options: ImportOptions): Promise<ReadState> {
    const held = this.#state;
    if (
      held &&
      (options.delimiter ?? held.sniffed.dialect.delimiter) === held.sniffed.dialect.delimiter &&
      (options.header ?? held.sniffed.dialect.header) === held.sniffed.dialect.header
    ) {
      return held;
    }
    const sniffed = await this.#source.sniff(options);
    const { names, sample } = sniffed;
    return {
      sniffed,
      sample: names.map((name, index) => profileColumn(index, name, sample)),
      table: null,
      planned: [],
      columns: [],
      odd: [],
      whole: names.map(() => null),
      duplicate: null,
      fingerprint: '',
      resolved: new Map(),
      written: names.map(() => null),
    };
  }

  /**
   * Roles and formats by all there is to know. The sample makes a plan; what the whole file then says against it (a
   * text among the numbers, a day over 12 in the last row) is looked at in full, and the column read again if need be.
   */
  async #settle(
    state: ReadState,
    options: ImportOptions,
    progress?: ReadProgress,
    signal?: AbortSignal,
  ): Promise<{ guesses: RoleGuesses; decisions: ColumnDecision[] }> {
    const { names, sample: records, dialect } = state.sniffed;
    for (let pass = 0; ; pass++) {
      const profiles = state.sample.map((profile, index) => state.whole[index] ?? profile);
      const guesses = guessRoles(profiles, records, options.roles);
      const roleOf = new Map(guesses.guesses.map(({ role, column }) => [column, role]));
      const decisions = profiles.map((profile, index) =>
        decideColumn(profile, roleOf.get(index) ?? null, options.formats?.[index]),
      );
      if (state.table === null) {
        const columns = decisions.map((decision, index) => planColumn(names[index] ?? '', decision));
        const table = await this.#source.read({ dialect, columns }, progress, signal);
        state.planned = columns.map((plan) => ('format' in plan ? plan.format : null));
        keepTable(state, table, names.length);
      }
      const again = this.#doubtful(state, decisions, roleOf, options);
      if (again.size > 0 && pass < READ_PASSES) {
        await this.#readAsText(state, again, progress, signal);
        continue;
      }
      if (this.#lookAtWhole(state, decisions) && pass < READ_PASSES) continue;
      return { guesses, decisions };
    }
  }

  /** Columns that must be read again as text: held in another form than decided, or with cells that speak against it. */
  #doubtful(
    state: ReadState,
    decisions: readonly ColumnDecision[],
    roleOf: ReadonlyMap<number, Role>,
    options: ImportOptions,
  ): Set<number> {
    const again = new Set<number>();
    decisions.forEach((decision, index) => {
      const raw = state.columns[index];
      if (!raw || raw.kind === 'text') return;
      const odd = state.odd[index] ?? new Map<number, string>();
      if (raw.kind !== decision.kind || !sameFormat(state.planned[index] ?? null, decision.format)) {
        again.add(index);
        return;
      }
      const whole = decision.evidence.some(({ code }) => code === 'whole-numbers');
      if (odd.size === 0) {
        // Whole numbers allow any format, so the first mark between digits is news.
        if (whole && raw.kind === 'number' && raw.decimals > 0) again.add(index);
        return;
      }
      if (state.table && state.table.oddDropped > 0) again.add(index);
      else if (options.formats?.[index] !== undefined) return;
      else if (!roleOf.has(index) || odd.size * 2 > raw.length) again.add(index);
      else if ([...odd.values()].some((text) => cellKind(text) === decision.kind)) again.add(index);
    });
    return again;
  }

  /** Looks at all distinct texts of columns that are to become numbers or dates. True where that was news. */
  #lookAtWhole(state: ReadState, decisions: readonly ColumnDecision[]): boolean {
    let news = false;
    decisions.forEach((decision, index) => {
      const raw = state.columns[index];
      if (raw?.kind !== 'text' || decision.kind === 'text' || state.whole[index]) return;
      state.whole[index] = profileOf(index, raw.name, levelCounts(raw));
      news = true;
    });
    return news;
  }

  async #readAsText(
    state: ReadState,
    wanted: ReadonlySet<number>,
    progress?: ReadProgress,
    signal?: AbortSignal,
  ): Promise<void> {
    const texts = await this.#texts(state, wanted, progress, signal);
    for (const [index, column] of texts) {
      state.columns[index] = column;
      state.odd[index] = new Map();
      state.whole[index] = profileOf(index, column.name, levelCounts(column));
    }
  }

  /** Reads some columns of the file as text. */
  async #texts(
    state: ReadState,
    wanted: ReadonlySet<number>,
    progress?: ReadProgress,
    signal?: AbortSignal,
  ): Promise<Map<number, TextColumn>> {
    const { dialect, names } = state.sniffed;
    const columns = names.map((name, index): ColumnPlan => ({
      kind: wanted.has(index) ? 'text' : 'skip',
      name,
    }));
    const table = await this.#source.read({ dialect, columns }, progress, signal);
    if (table.rows !== state.table?.rows) {
      throw new ImportError('file-unreadable', { before: state.table?.rows ?? 0, now: table.rows });
    }
    const texts = new Map<number, TextColumn>();
    for (const index of wanted) {
      const column = table.columns[index];
      // More distinct texts than a dictionary holds: the cells are left blank rather than guessed.
      const none = textColumn(names[index] ?? '', new Int32Array(table.rows).fill(-1), []);
      texts.set(index, column?.kind === 'text' ? column : none);
    }
    return texts;
  }

  #describe(
    state: ReadState,
    options: ImportOptions,
    guesses: RoleGuesses,
    decisions: readonly ColumnDecision[],
  ): Check {
    const { sniffed, table } = state;
    const { name, bytes, gzip } = this.#source;
    const guessOf = new Map(guesses.guesses.map((guess) => [guess.column, guess]));
    const questions = this.#questions(state, guesses, decisions);
    state.duplicate ??= table && findDuplicates(table.hashLow, table.hashHigh, table.rows);
    const usable = questions.length === 0 && table !== null && state.duplicate !== null;
    this.#cleaned = usable
      ? clean(
          {
            rows: table.rows,
            roles: this.#rolesInUse(),
            duplicate: state.duplicate ?? new Uint8Array(0),
            malformed: table.malformed.length + table.malformedDropped,
          },
          options,
        )
      : null;
    const cleaned = this.#cleaned;
    const analysed = cleaned?.waterfall.analysed.rows ?? 0;
    return {
      source: { name, bytes, fingerprint: state.fingerprint },
      dialect: sniffed.dialect,
      gzip,
      columns: this.#resolved.map(({ column, decision, blanks, distinct, range, odd }, index) => {
        const guess = guessOf.get(index);
        return {
          index,
          name: sniffed.names[index] ?? '',
          kind: column.kind,
          format: decision.format,
          formatEvidence: decision.evidence,
          role: guess?.role ?? null,
          roleEvidence: guess?.evidence ?? [],
          roleConfidence: guess?.confidence ?? 0,
          blanks,
          distinct,
          range,
          odd,
        };
      }),
      head: sniffed.head.slice(sniffed.dialect.header ? 1 : 0).slice(0, 50),
      waterfall: cleaned?.waterfall ?? null,
      rejected: this.#rejectedRows(0, 200),
      questions,
      statuses: cleaned?.statuses ?? [],
      currencies: cleaned?.currencies ?? [],
      dropDuplicates: options.dropDuplicates ?? false,
      ready: cleaned !== null && analysed > 0,
      summary: cleaned && analysed > 0 ? this.#summary(cleaned) : null,
      options: this.#optionsInForce(options, guesses),
    };
  }

  #questions(state: ReadState, guesses: RoleGuesses, decisions: readonly ColumnDecision[]): Question[] {
    const questions: Question[] = guesses.missing.map((role) => ({
      code: 'missing-role',
      column: null,
      role,
      examples: [],
      choices: [],
    }));
    const roles = new Set(guesses.guesses.map(({ role }) => role));
    for (const { role, column } of guesses.guesses) {
      if (!matters(role, roles)) continue;
      const decision = decisions[column];
      const profile = state.whole[column] ?? state.sample[column];
      if (!decision || !profile) continue;
      const examples = state.sniffed.sample
        .map((record) => record[column] ?? '')
        .filter((text) => text.trim() !== '');
      const question = questionOf(column, role, decision, [...new Set(examples)].slice(0, 3));
      if (question) questions.push(question);
      else if (decision.format === null && REQUIRED.has(role) && role !== 'customer') {
        // The column chosen for a date or an amount holds none.
        questions.push({ code: 'missing-role', column: null, role, examples: [], choices: [] });
      }
    }
    return questions;
  }

  #rolesInUse(): Map<Role, ResolvedColumn> {
    const roles = new Map<Role, ResolvedColumn>();
    for (const [role, index] of this.#roles) {
      const resolved = this.#resolved[index];
      if (resolved) roles.set(role, resolved);
    }
    return roles;
  }

  #summary(cleaned: Cleaned): Check['summary'] {
    const { bucketOf, date, waterfall } = cleaned;
    let first = Infinity;
    let last = -Infinity;
    for (let row = 0; row < bucketOf.length; row++) {
      if (bucketOf[row]! < ANONYMOUS) continue;
      const day = date.days[row]!;
      if (day < first) first = day;
      if (day > last) last = day;
    }
    const order = this.#rolesInUse().get('order')?.column;
    return {
      customers: countPurchasers(cleaned, order?.kind === 'text' ? order : null),
      firstDate: isoOf(first),
      lastDate: isoOf(last),
      // Total revenue holds the anonymous lines too (METRICS 1).
      revenue: waterfall.analysed.amount + waterfall.anonymous.amount,
    };
  }

  #optionsInForce(options: ImportOptions, guesses: RoleGuesses): ImportOptions {
    const roles: Partial<Record<Role, number | null>> = {};
    for (const role of ROLES) roles[role] = this.#roles.get(role) ?? null;
    // A role that is still asked for is left open, so that an answer to another question does not settle it as none.
    for (const role of guesses.missing) delete roles[role];
    const formats: NonNullable<ImportOptions['formats']> = {};
    this.#resolved.forEach(({ column, decision }, index) => {
      if (decision.choices.length > 1) return;
      if (column.kind === 'date' && decision.format && 'order' in decision.format) {
        formats[index] = { kind: 'date', format: decision.format };
      } else if (column.kind === 'number' && decision.format && 'decimal' in decision.format) {
        formats[index] = { kind: 'number', format: decision.format };
      } else formats[index] = { kind: 'text' };
    });
    const cleaned = this.#cleaned;
    const { dialect } = (this.#state as ReadState).sniffed;
    const currency =
      cleaned?.currencies.find(({ text, chosen }) => chosen && text !== '')?.text ?? options.currency;
    return {
      roles,
      formats,
      delimiter: dialect.delimiter,
      header: dialect.header,
      dropDuplicates: options.dropDuplicates ?? false,
      excludedStatuses: cleaned?.statuses.length
        ? cleaned.statuses.filter(({ counted }) => !counted).map(({ text }) => text)
        : options.excludedStatuses,
      currency,
      anonymous: options.anonymous,
    };
  }

  /** Rejected rows and malformed records in the order of the file. */
  #rejectedRows(offset: number, count: number): RejectedRow[] {
    const { table } = this.#stateRead();
    const malformed = table.malformed.map(({ fileRow, text }): RejectedRow => ({
      fileRow,
      column: '',
      text,
      reason: 'field-count',
    }));
    const rows: RejectedRow[] = [];
    const cleaned = this.#cleaned;
    if (cleaned) {
      // Enough of each kind that the first `offset + count` of both together are among them.
      for (let row = 0; row < table.rows && rows.length < offset + count; row++) {
        if (cleaned.bucketOf[row] !== REJECTED) continue;
        rows.push({ fileRow: fileRowOf(table, row), ...cleaned.rejection(row) });
      }
    }
    return [...rows, ...malformed].sort((a, b) => a.fileRow - b.fileRow).slice(offset, offset + count);
  }

  #stateRead(): { state: ReadState; table: RawTable } {
    const state = this.#state;
    if (!state?.table) throw new Error('open: the file has not been read');
    return { state, table: state.table };
  }

  async bucketRows(
    bucket: BucketId | 'duplicatesFound',
    offset: number,
    count: number,
  ): Promise<{ total: number; rows: BucketRow[] }> {
    const all = await this.#rowsOf(bucket);
    const rows: BucketRow[] = [];
    for (let at = offset; at < Math.min(all.total, offset + count); at++) rows.push(all.at(at));
    return { total: all.total, rows };
  }

  async bucketCsv(bucket: BucketId | 'duplicatesFound'): Promise<Blob> {
    const all = await this.#rowsOf(bucket);
    const parts = bucketCsvParts(this.#stateRead().state.sniffed.names, all);
    return new Blob(parts, { type: 'text/csv;charset=utf-8' });
  }

  async #rowsOf(
    bucket: BucketId | 'duplicatesFound',
  ): Promise<{ total: number; at(index: number): BucketRow }> {
    const { state, table } = this.#stateRead();
    const cleaned = this.#cleaned;
    const found: number[] = [];
    const wanted = bucket === 'duplicatesFound' ? -1 : BUCKETS.indexOf(bucket);
    for (let row = 0; row < table.rows && cleaned; row++) {
      const held = cleaned.bucketOf[row]!;
      if (wanted === -1 ? state.duplicate?.[row] === 1 && held !== REJECTED : held === wanted)
        found.push(row);
    }
    await this.#loadWritten(state);
    const rowAt = (row: number): BucketRow => {
      const fileRow = fileRowOf(table, row);
      return {
        fileRow,
        cells: state.columns.map((raw, index) => this.#writtenColumn(state, index, raw)?.at(row) ?? ''),
        why: wanted === REJECTED && cleaned ? { fileRow, ...cleaned.rejection(row) } : null,
      };
    };
    const malformed = wanted === REJECTED ? table.malformed : [];
    const order = mergeByFileRow(found, malformed, table);
    return {
      total: order.length,
      at: (index) => {
        const place = order[index] ?? 0;
        if (place >= 0) return rowAt(place);
        const record = malformed[-place - 1];
        const fileRow = record?.fileRow ?? 0;
        const text = record?.text ?? '';
        return { fileRow, cells: [text], why: { fileRow, column: '', text, reason: 'field-count' } };
      },
    };
  }

  #writtenColumn(state: ReadState, index: number, raw: ReadState['columns'][number]): TextColumn | null {
    return raw?.kind === 'text' ? raw : (state.written[index] ?? null);
  }

  /** Numbers and dates are held as values; their own spelling is read from the file when somebody wants to see it. */
  async #loadWritten(state: ReadState): Promise<void> {
    const wanted = new Set<number>();
    state.columns.forEach((raw, index) => {
      if (raw?.kind !== 'text' && state.written[index] === null) wanted.add(index);
    });
    if (wanted.size === 0) return;
    for (const [index, column] of await this.#texts(state, wanted)) state.written[index] = column;
  }

  dataset(): Dataset {
    const cleaned = this.#cleaned;
    const check = this.check;
    if (!cleaned) throw new Error('open: a question about the file stands open');
    const { waterfall } = cleaned;
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
    const columns = this.#resolved.map(({ column }, index) => ({ role: roleOf.get(index) ?? null, column }));
    return { lines: linesOf(cleaned, columns), waterfall, source: check.source };
  }
}

const REJECTED = BUCKETS.indexOf('rejected');
const ANONYMOUS = BUCKETS.indexOf('anonymous');
const REQUIRED: ReadonlySet<Role> = new Set<Role>(['customer', 'date', 'amount', 'quantity', 'unitPrice']);

/** Whether a wrong reading of a column in this role would change a figure. */
function matters(role: Role, roles: ReadonlySet<Role>): boolean {
  if (role === 'date' || role === 'amount') return true;
  if (role === 'quantity') return !roles.has('amount') || roles.has('unitCost');
  if (role === 'unitPrice' || role === 'discount') return !roles.has('amount');
  return NUMBER_ROLES.has(role) && role !== 'shareOfWallet';
}

function keepTable(state: ReadState, table: RawTable, width: number): void {
  state.table = table;
  state.columns = table.columns.slice();
  state.odd = Array.from({ length: width }, () => new Map<number, string>());
  for (const { row, column, text } of table.odd) state.odd[column]?.set(row, text);
  state.fingerprint = fingerprintOf(table);
  state.duplicate = null;
}

function levelCounts(column: TextColumn): Map<string, number> {
  const rows = new Float64Array(column.levels.length);
  let blanks = 0;
  for (let row = 0; row < column.length; row++) {
    const code = column.codes[row]!;
    if (code < 0) blanks++;
    else rows[code]!++;
  }
  const counts = new Map<string, number>();
  column.levels.forEach((level, code) => counts.set(level, rows[code] ?? 0));
  if (blanks > 0) counts.set('', blanks);
  return counts;
}

/** Table rows, and malformed records as -1 - their place, in the order of the file. Both come sorted. */
function mergeByFileRow(
  rows: readonly number[],
  malformed: RawTable['malformed'],
  table: RawTable,
): Int32Array {
  const order = new Int32Array(rows.length + malformed.length);
  let next = 0;
  let at = 0;
  for (const row of rows) {
    while (next < malformed.length && (malformed[next]?.fileRow ?? 0) < fileRowOf(table, row))
      order[at++] = -1 - next++;
    order[at++] = row;
  }
  while (next < malformed.length) order[at++] = -1 - next++;
  return order;
}

function resolvedOf(state: ReadState, index: number, decisions: readonly ColumnDecision[]): ResolvedColumn {
  const decision = decisions[index] as ColumnDecision;
  const raw =
    state.columns[index] ??
    textColumn(state.sniffed.names[index] ?? '', new Int32Array(state.table?.rows ?? 0).fill(-1), []);
  const key = `${index} ${raw.kind} ${decision.kind} ${JSON.stringify(decision.format)}`;
  const held = state.resolved.get(key);
  if (held && held.column.length === raw.length) return { ...held, decision };
  const resolved = resolveColumn(raw, decision, state.odd[index] ?? new Map<number, string>());
  state.resolved.set(key, resolved);
  return resolved;
}
