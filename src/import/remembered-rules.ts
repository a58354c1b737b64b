import type { Role } from '../model/lines.ts';
import { BANK_RULES, type BankRule } from './bank-rules.ts';
import { BANK_PARTS, type BankPart } from './bank-words.ts';
import type { BankChoice, Check, FoldChoice, ImportOptions } from './check.ts';
import { sameFormat } from './infer.ts';
import { ALL_ROLES } from './role-words.ts';

/**
 * What is remembered of a file for the next one with the same header: its roles and rules, plain data. What the next
 * file shows by its own evidence (delimiter, encoding, formats that are certain) is guessed anew.
 */
export interface RememberedRules {
  readonly version: 1;
  readonly roles: Readonly<Partial<Record<Role, number | null>>>;
  /** Formats by column: they answer the question where the next file leaves it open. */
  readonly formats: NonNullable<ImportOptions['formats']>;
  /** Texts of statuses by whether they counted: one that is new is judged anew. */
  readonly statuses: { readonly counted: readonly string[]; readonly excluded: readonly string[] };
  readonly currency?: string;
  readonly anonymous?: readonly string[];
  readonly bank?: ImportOptions['bank'];
  readonly folds?: FoldChoice;
  readonly dropDuplicates: boolean;
}

/** The most texts of one kind that are remembered, and the longest of them: a column of notes taken for statuses is no rule. */
const MOST_TEXTS = 500;
const LONGEST_TEXT = 300;

export function rulesToRemember({ options, statuses, dropDuplicates }: Check): RememberedRules {
  const roles: Partial<Record<Role, number | null>> = {};
  for (const role of ALL_ROLES) {
    const column = options.roles?.[role];
    if (typeof column === 'number' || column === null) roles[role] = column;
  }
  const named = (counted: boolean) =>
    statuses.filter((status) => status.counted === counted).flatMap(({ text }) => rememberable(text));
  return {
    version: 1,
    roles,
    formats: options.formats ?? {},
    statuses: { counted: named(true), excluded: named(false) },
    ...(options.currency !== undefined && { currency: options.currency }),
    ...(options.anonymous && { anonymous: options.anonymous.flatMap(rememberable) }),
    ...(options.bank !== undefined && { bank: options.bank }),
    ...(options.folds && { folds: options.folds }),
    dropDuplicates,
  };
}

function rememberable(text: string): string[] {
  return text.length <= LONGEST_TEXT ? [text] : [];
}

/**
 * Opens a file as the one before it with the same header. Statuses and currencies are known only once no question stands open,
 * so what is remembered of them may be taken up in a second step.
 *
 * @param recheck works out the file under other options
 * @returns null where nothing changes, or where the file by itself leaves more to analyse
 */
export async function recall(
  remembered: unknown,
  fresh: Check,
  recheck: (options: ImportOptions) => Promise<Check>,
): Promise<Check | null> {
  let check = fresh;
  for (let step = 0; step < 2; step++) {
    const options = recalledOptions(remembered, check);
    if (!options) break;
    check = await recheck(options);
  }
  if (check === fresh) return null;
  if (check.ready || !fresh.ready) return check;
  await recheck(fresh.options);
  return null;
}

/**
 * The options that open a file as the one before it with the same header, or null where that changes nothing. Whatever comes
 * in, nothing throws: it may be old, cut short or made up; what does not hold is left as the file shows it.
 *
 * @param remembered what was kept, of any shape
 * @param fresh the file as it is understood by itself
 */
export function recalledOptions(remembered: unknown, fresh: Check): ImportOptions | null {
  const kept = record(remembered);
  if (kept['version'] !== 1) return null;
  const columns = fresh.columns.length;
  const roles = recalledRoles(kept['roles'], columns);
  const formats = recalledFormats(kept['formats'], fresh);
  const options: ImportOptions = {
    ...fresh.options,
    roles: { ...fresh.options.roles, ...roles },
    formats: { ...fresh.options.formats, ...formats },
    dropDuplicates: kept['dropDuplicates'] === true,
  };
  const statuses = record(kept['statuses']);
  const excluded = new Set(texts(statuses['excluded']));
  const counted = new Set(texts(statuses['counted']));
  if (fresh.statuses.length > 0 && excluded.size + counted.size > 0) {
    options.excludedStatuses = fresh.statuses
      .filter((status) => excluded.has(status.text) || (!status.counted && !counted.has(status.text)))
      .map(({ text }) => text);
  }
  const { currency } = kept;
  if (typeof currency === 'string' && fresh.currencies.some(({ text }) => text === currency)) {
    options.currency = currency;
  }
  if (Array.isArray(kept['anonymous'])) options.anonymous = texts(kept['anonymous']);
  const bank = recalledBank(kept['bank'], columns);
  if (bank !== undefined) options.bank = bank;
  const folds = recalledFolds(kept['folds']);
  if (folds) options.folds = folds;
  return JSON.stringify(sorted(options)) === JSON.stringify(sorted(fresh.options)) ? null : options;
}

/** Roles of columns that are there, each column once. */
function recalledRoles(value: unknown, columns: number): NonNullable<ImportOptions['roles']> {
  const kept = record(value);
  const roles: NonNullable<ImportOptions['roles']> = {};
  const taken = new Set<number>();
  for (const role of ALL_ROLES) {
    const column = kept[role];
    if (column === null) roles[role] = null;
    else if (isColumn(column, columns) && !taken.has(column)) {
      taken.add(column);
      roles[role] = column;
    }
  }
  return roles;
}

/** Formats for the columns that a question stands about, if the one kept is among its choices. */
function recalledFormats(value: unknown, fresh: Check): NonNullable<ImportOptions['formats']> {
  const kept = record(value);
  const formats: NonNullable<ImportOptions['formats']> = {};
  for (const question of fresh.questions) {
    if (question.column === null) continue;
    const format = record(record(kept[String(question.column)])['format']);
    const choice = question.choices.find((one) => sameFormat(one.format, asFormat(format)));
    if (!choice) continue;
    formats[question.column] =
      question.code === 'date-order'
        ? ({ kind: 'date', format: choice.format } as NonNullable<ImportOptions['formats']>[number])
        : ({ kind: 'number', format: choice.format } as NonNullable<ImportOptions['formats']>[number]);
  }
  return formats;
}

/** Compared with the choices and never used itself: of any shape. */
function asFormat(value: Record<string, unknown>): Check['columns'][number]['format'] {
  return value as unknown as Check['columns'][number]['format'];
}

function recalledBank(value: unknown, columns: number): ImportOptions['bank'] {
  if (value === false) return false;
  if (typeof value !== 'object' || value === null) return undefined;
  const kept = record(value);
  const parts: Partial<Record<BankPart, number | null>> = {};
  for (const part of BANK_PARTS) {
    const column = record(kept['columns'])[part];
    if (column === null || isColumn(column, columns)) parts[part] = column;
  }
  const off = BANK_RULES.filter((rule: BankRule) => texts(kept['off']).includes(rule));
  return { columns: parts, ...(off.length > 0 && { off }) } satisfies BankChoice;
}

function recalledFolds(value: unknown): FoldChoice | null {
  const kept = record(value);
  const folds: FoldChoice = {};
  if (typeof kept['names'] === 'boolean') folds.names = kept['names'];
  if (Array.isArray(kept['off'])) folds.off = texts(kept['off']);
  if (Array.isArray(kept['on'])) folds.on = texts(kept['on']);
  return Object.keys(folds).length > 0 ? folds : null;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

function texts(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.filter((one): one is string => typeof one === 'string').slice(0, MOST_TEXTS);
}

function isColumn(value: unknown, columns: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < columns;
}

/** Keys in order, what is left out left out: two options are alike if they say the same. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined && !isEmpty(one));
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one)]),
  );
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
