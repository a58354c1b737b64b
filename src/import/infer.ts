import type { Role } from '../model/lines.ts';
import type { Evidence, ImportOptions, Question } from './check.ts';
import { decideByCents } from './cents.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { Verdict } from './column-evidence.ts';
import type { EncodingFound } from './encoding-detect.ts';
import { isPlainDate, parseDate, sameDateFormat, type DateFormat } from './date-format.ts';
import { matchHeader } from './header-words.ts';
import { isoOf } from '../table/civil-day.ts';
import { isSided } from './money-sides.ts';
import { parseNumber, type NumberFormat } from './number-format.ts';
import type { ColumnPlan } from './raw-table.ts';
import { kindOfRole } from './roles.ts';

/** What a column is to be read as, and why. */
export interface ColumnDecision {
  readonly kind: 'text' | 'number' | 'date';
  /** Null for text, and while `choices` are open. */
  readonly format: DateFormat | NumberFormat | null;
  readonly evidence: readonly Evidence[];
  /** Readings only a person can choose between, likeliest first; empty where decided. */
  readonly choices: readonly (DateFormat | NumberFormat)[];
  /** A cell that the choices read differently. */
  readonly example: string;
  /** Of numbers: the currencies written beside them. Whatever the format, those of several are never added up. */
  readonly currencies: readonly string[];
}

const SUMS: ReadonlySet<Role> = new Set<Role>(['amount', 'cost', 'margin']);

/** Whether a column holds sums: the price of one may have thousandths. */
function isSum(role: Role, { name }: ColumnProfile): boolean {
  return SUMS.has(role) && (matchHeader(name).get('unitPrice')?.score ?? 0) < 0.6;
}

type ChosenFormat = NonNullable<ImportOptions['formats']>[number];

const text = (code: Evidence['code'], params: Evidence['params'] = {}): ColumnDecision => ({
  kind: 'text',
  format: null,
  evidence: [{ code, params }],
  choices: [],
  example: '',
  currencies: [],
});

function fromVerdict<Format extends DateFormat | NumberFormat>(
  kind: 'number' | 'date',
  verdict: Verdict<Format>,
): ColumnDecision {
  const { format, evidence, choices, example } = verdict;
  return { kind, format, evidence, choices: format === null ? choices : [], example, currencies: [] };
}

/** Says of numbers what currencies stand beside them. */
function withCurrencies(
  decision: ColumnDecision,
  { evidence: { currencies } }: ColumnProfile,
): ColumnDecision {
  if (decision.kind !== 'number' || currencies.size === 0) return decision;
  const several: Evidence[] =
    currencies.size > 1 ? [{ code: 'several-currencies', params: { text: [...currencies].join(', ') } }] : [];
  return { ...decision, currencies: [...currencies], evidence: [...decision.evidence, ...several] };
}

/** What the evidence alone says of a column in a role, or in none. */
function infer(profile: ColumnProfile, role: Role | null): ColumnDecision {
  const { evidence, date, weakDate, number, dateShare, numberShare } = profile;
  if (role !== null) {
    const kind = kindOfRole(role);
    if (kind === 'date' && Math.max(date.rows, weakDate.rows) > 0) {
      return fromVerdict('date', weakDate.rows > date.rows ? weakDate : date);
    }
    if (kind === 'number' && number.rows > 0)
      return fromVerdict('number', isSum(role, profile) ? decideByCents(number, evidence) : number);
    if (kind !== 'text') return text('text-values', { text: evidence.texts.text });
    return text('id-role');
  }
  // A column without a role is a number or a date only if every cell is: nothing may be lost on the way.
  if (evidence.filled === 0) return text('text-values', { text: '' });
  // Two figures for a year are in many codes: without a role they stay as they are.
  if (dateShare === 1 && !date.format?.shortYear && !date.choices[0]?.shortYear) {
    return date.format === null ? text('ambiguous-text', { text: date.example }) : fromVerdict('date', date);
  }
  if (evidence.leadingZeros.rows > 0) return text('leading-zeros', { text: evidence.leadingZeros.text });
  if (isSided(number.format ?? number.choices[0] ?? null))
    return text('text-values', { text: number.example });
  if (numberShare === 1 && evidence.placeholders.rows === 0) {
    if (evidence.currencies.size > 1) {
      return text('several-currencies', { text: [...evidence.currencies].join(', ') });
    }
    return number.format === null
      ? text('ambiguous-text', { text: number.example })
      : fromVerdict('number', number);
  }
  return text('text-values', { text: evidence.texts.text });
}

/**
 * Decides how a column is read. What the user chose goes first where it can serve the role; where it is what the
 * evidence says anyway, the evidence is kept.
 */
export function decideColumn(
  profile: ColumnProfile,
  role: Role | null,
  chosen: ChosenFormat | undefined,
): ColumnDecision {
  return withCurrencies(formatOf(profile, role, chosen), profile);
}

function formatOf(
  profile: ColumnProfile,
  role: Role | null,
  chosen: ChosenFormat | undefined,
): ColumnDecision {
  const inferred = infer(profile, role);
  if (chosen === undefined) return inferred;
  const wanted = role === null ? chosen.kind : kindOfRole(role);
  if (chosen.kind !== wanted) return inferred;
  if (chosen.kind === 'number' && chosen.format.off && role !== 'discount') {
    const { off: _off, ...format } = chosen.format;
    return formatOf(profile, role, { kind: 'number', format });
  }
  const format = chosen.kind === 'text' ? null : chosen.format;
  const open =
    chosen.kind === 'date'
      ? openCalendar(chosen.format, inferred)
      : chosen.kind === 'number'
        ? openSides(chosen.format, inferred)
        : null;
  if (open) return open;
  if (inferred.kind === chosen.kind && inferred.choices.length === 0 && sameFormat(inferred.format, format)) {
    return inferred;
  }
  const evidence = [{ code: 'chosen' as const, params: {} }];
  return { kind: chosen.kind, format, evidence, choices: [], example: '', currencies: [] };
}

/** An order of the parts says nothing of whose years they are: that stays what it is, open where it is open. */
function openCalendar(chosen: DateFormat, inferred: ColumnDecision): ColumnDecision | null {
  if (chosen.buddhist !== undefined || inferred.kind !== 'date') return null;
  const found = inferredFormats(inferred).flatMap((one) =>
    'order' in one && one.buddhist !== undefined ? [one.buddhist] : [],
  );
  return leftOpen(
    inferred,
    [...new Set(found)].map((buddhist) => ({ ...chosen, buddhist })),
  );
}

/** A decimal sign says nothing of what debit and credit mean. */
function openSides(chosen: NumberFormat, inferred: ColumnDecision): ColumnDecision | null {
  if (chosen.credit !== undefined || inferred.kind !== 'number') return null;
  const sides = inferredFormats(inferred)
    .filter((one): one is NumberFormat => isSided(one))
    .map(({ credit, bare }) => ({ ...chosen, ...(credit && { credit }), ...(bare && { bare }) }));
  return leftOpen(
    inferred,
    sides.filter((side, at) => sides.findIndex(({ credit }) => credit === side.credit) === at),
  );
}

function inferredFormats({ format, choices }: ColumnDecision): readonly (DateFormat | NumberFormat)[] {
  return format === null ? choices : [format];
}

function leftOpen(
  inferred: ColumnDecision,
  choices: readonly (DateFormat | NumberFormat)[],
): ColumnDecision | null {
  const [format] = choices;
  if (format === undefined) return null;
  if (choices.length > 1) return { ...inferred, format: null, choices };
  return { ...inferred, format, choices: [], evidence: [{ code: 'chosen', params: {} }] };
}

export function sameFormat(
  one: DateFormat | NumberFormat | null,
  other: DateFormat | NumberFormat | null,
): boolean {
  if (one === null || other === null) return one === other;
  if ('order' in one) return 'order' in other && sameDateFormat(one, other);
  return (
    'decimal' in other &&
    one.decimal === other.decimal &&
    one.group === other.group &&
    (one.percent ?? false) === (other.percent ?? false) &&
    (one.units ?? false) === (other.units ?? false) &&
    one.credit === other.credit &&
    one.bare === other.bare &&
    one.off === other.off
  );
}

/**
 * The plan for reading a column. What is not certain yet is read as text: the whole column's distinct texts then
 * decide, and turn into values without reading the file again.
 */
export function planColumn(name: string, decision: ColumnDecision): ColumnPlan {
  const { kind, format, currencies } = decision;
  // A number does not hold what currency it is in.
  if (currencies.length > 1) return { kind: 'text', name };
  if (format === null || decision.evidence.some(({ code }) => code === 'same-either-way'))
    return { kind: 'text', name };
  // Formats that are not read in place are parsed once a distinct text.
  if (kind === 'date' && 'order' in format) {
    return isPlainDate(format) ? { kind, name, format } : { kind: 'text', name };
  }
  // Nor are marks of debit and credit read in place.
  if (kind === 'number' && 'decimal' in format && format.credit === undefined)
    return { kind, name, format, currency: currencies[0] ?? '' };
  return { kind: 'text', name };
}

/** What a cell becomes under a format, in words of the file: ISO dates, plain numbers with a point. */
export function readsAs(cell: string, format: DateFormat | NumberFormat): string {
  if ('order' in format) {
    const day = parseDate(cell, format);
    return day < -800000 ? '' : isoOf(day);
  }
  const value = parseNumber(cell, format);
  const { off } = format;
  if (off === 'fraction' || off === 'percent')
    return `${Number((off === 'fraction' ? value * 100 : value).toPrecision(12))} %`;
  return Number.isNaN(value) ? '' : String(value);
}

/** The question an undecided column asks, or null. */
export function questionOf(
  column: number,
  role: Role,
  decision: ColumnDecision,
  examples: readonly string[],
): Question | null {
  if (decision.choices.length < 2) return null;
  const shown = [decision.example, ...examples.filter((one) => one !== decision.example)].slice(0, 3);
  return {
    code: decision.kind === 'date' ? 'date-order' : numberQuestion(decision.choices),
    column,
    role,
    examples: shown,
    choices: decision.choices.map((format) => ({ format, reads: readsAs(decision.example, format) })),
  };
}

function numberQuestion(choices: ColumnDecision['choices']): Question['code'] {
  if (choices.some((format) => 'decimal' in format && format.off !== undefined)) return 'discount-kind';
  return choices.some(isSided) ? 'money-side' : 'decimal-sign';
}

/** What the file is written in, where its words do not say clearly. */
export function encodingQuestion({ candidates }: EncodingFound): Question {
  const encodings = candidates.slice(0, 3);
  return {
    code: 'encoding',
    column: null,
    role: null,
    examples: encodings[0]?.preview.slice(0, 3) ?? [],
    choices: [],
    encodings,
  };
}
