/** What may be asked of the user about a file. Each has its words in the catalogues. */
export type QuestionCode =
  | 'date-order'
  | 'decimal-sign'
  /** Which of debit and credit is above zero. */
  | 'money-side'
  /** Whether a discount is money or a share of the line. */
  | 'discount-kind'
  | 'missing-role'
  | 'encoding'
  | 'memory'
  | 'nothing-came-in';
