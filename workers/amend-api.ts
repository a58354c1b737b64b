import type { Check } from '../src/import/check.ts';
import type { FaultWord, Kind } from '../src/formula/compile.ts';
import type { Spelling } from '../src/formula/syntax.ts';
import type { Waterfall } from '../src/model/lines.ts';
import type { Outcome, PlainError } from './engine-api.ts';

/** What came of the user's changes over the data (`Amendments`): of every rule, in their order. */
export interface Amended {
  /** Lines analysed. */
  readonly lines: number;
  readonly attributes: readonly string[];
  /** With `excluded` where a correction leaves rows out. */
  readonly waterfall: Waterfall;
  /** Null where no correction changes a line: what the check said stands. */
  readonly summary: Check['summary'];
  readonly computed: readonly ComputedOutcome[];
  readonly corrections: readonly CorrectionOutcome[];
}

export interface ComputedOutcome {
  readonly id: string;
  readonly name: string;
  /** Null where there is no such column, because of `error`. */
  readonly kind: Kind | null;
  /** Lines that show a fault, and the one most of them show. */
  readonly faults: number;
  readonly fault: FaultWord | null;
  /** Words under `formula.error.<code>`. Of a ring of columns (`circular`) each is there and shows #CIRC! throughout. */
  readonly error: PlainError | null;
  /** Hangs on the day the data are complete through: to be amended anew when that is set otherwise. */
  readonly today: boolean;
}

export interface CorrectionOutcome {
  readonly id: string;
  /** Lines it changes or leaves out, as things stand when its turn comes; 0 where it is switched off. */
  readonly lines: number;
  /** Why it does nothing, or less than it says. Words under `problem.<code>` of the corrections. */
  readonly problem: PlainError | null;
}

/** A formula as it is being written. */
export interface FormulaCheck {
  readonly kind: Kind | null;
  /** With `position` and `length` in the formula as written. Words under `formula.error.<code>`. */
  readonly error: PlainError | null;
  /** As it is to be kept: with point and comma. Null while it cannot be read. */
  readonly stored: string | null;
  /** Columns it names that stay in the file: until they are brought there are no values. */
  readonly absent: readonly string[];
  /** Of the first lines, dates in days since 1970-01-01; `row` is that of the file, from 1. */
  readonly values: readonly {
    readonly row: number;
    readonly value: string | number | null;
    readonly fault: FaultWord | null;
  }[];
}

/** A column that formulas may name. */
export interface FormulaColumnInfo {
  readonly name: string;
  readonly kind: Kind;
  /** `own`: every table of lines has it, whatever the file calls it. */
  readonly from: 'own' | 'file' | 'computed';
  readonly absent: boolean;
}

/** What the page asks of the engine about the user's changes. */
export interface AmendApi {
  /**
   * Makes what is analysed of the file as accepted and these changes: anything is taken (`restoreAmendments`), what does not hold
   * is told in the answer. Of what was computed only what hangs on a difference is computed anew. A file newly accepted has none.
   *
   * @param completeThrough what formulas have for TODAY(), as in the view; null: the last date
   */
  amend(amendments: unknown, completeThrough?: number | null): Promise<Outcome<Amended>>;
  /**
   * A formula as written so far, over the lines as they are.
   *
   * @param of the column it is of, so that its old self is not in its way; `id` null: a new one
   */
  checkFormula(
    formula: string,
    spelling: Spelling,
    of: { readonly id: string | null; readonly name: string },
  ): Promise<Outcome<FormulaCheck>>;
  /** What formulas may name, in the order the lines have it. */
  formulaColumns(): Promise<Outcome<readonly FormulaColumnInfo[]>>;
}
