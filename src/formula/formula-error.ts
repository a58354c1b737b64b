/**
 * What keeps a formula from being computed at all. `position` and `length` are in UTF-16 units of the text as typed;
 * `shown` is what Excel would show in the cell (`#NAME?`, `#REF!`, `#CIRC!`), where it shows anything.
 */
export type FormulaErrorCode =
  | 'empty'
  /** { limit } Longer than Excel takes. */
  | 'too-long'
  /** { limit } Brackets or calls within one another. */
  | 'too-deep'
  /** { text } */
  | 'character-unexpected'
  /** { text } */
  | 'token-unexpected'
  | 'end-unexpected'
  | 'quote-open'
  | 'bracket-open'
  | 'bracket-empty'
  | 'parenthesis-open'
  | 'parenthesis-extra'
  /** { text, decimal } */
  | 'number-unreadable'
  /** { name } */
  | 'function-unknown'
  /** { name } */
  | 'column-unknown'
  /** { name, least } */
  | 'arguments-few'
  /** { name, most } */
  | 'arguments-many'
  /** { name, unit } Criteria come in pairs: a range and what it is to match. */
  | 'arguments-unpaired'
  /** { name } The cell of a row stands where only whole columns can: `SUM([price] * [@quantity])`. */
  | 'row-in-column'
  /** A column needs a name. */
  | 'name-empty'
  /** { name } Another column has it. */
  | 'name-taken'
  /** { names } Computed columns that need one another. */
  | 'circular'
  /** { name } Criteria so different from row to row that each would search the whole table. */
  | 'too-much-work';

export class FormulaError extends Error {
  override readonly name = 'FormulaError';
  constructor(
    readonly code: FormulaErrorCode,
    readonly params: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    super(`formula: ${code} ${JSON.stringify(params)}`, options);
  }
}
