/** Why a rule does nothing, or less than it says. */
export type RuleProblemCode =
  /** Rows are told by their number, and it was another file's. */
  | 'other-file'
  /** { column } */
  | 'column-missing'
  /** { column } Numbers and dates are not set. */
  | 'column-not-text'
  /** { customer } */
  | 'customer-missing'
  /** { customer, customers, of } Some of those it names; `customer` the first of them. */
  | 'customers-missing'
  /** { customer, into } An earlier rule made it another. */
  | 'customer-merged'
  /** { customer, into } An earlier rule merged these the other way round; this one counts. */
  | 'merge-turned'
  /** { column, value } */
  | 'value-missing'
  /** { column, value, values, of } Some of those it names; `value` the first of them. */
  | 'values-missing'
  /** { rows, of } They are not among the lines that count. */
  | 'rows-missing'
  /** { rows, of } An earlier rule leaves them out. */
  | 'rows-excluded'
  /** { lines, of } A later rule sets them otherwise, or leaves them out. */
  | 'overruled';

export interface RuleProblem {
  readonly code: RuleProblemCode;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface RuleOutcome {
  /** Lines it changes or leaves out, as things stand when its turn comes. */
  readonly lines: number;
  readonly problem: RuleProblem | null;
}
