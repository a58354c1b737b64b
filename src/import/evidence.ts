/**
 * Why a format or a role was guessed; `text` is a cell of the file. Each has its words in the catalogues.
 */
export type EvidenceCode =
  /** The user said so. */
  | 'chosen'
  // Dates
  /** { text } The four-digit year comes first: no other order is written so. */
  | 'year-first'
  /** { text } yyyymmdd. */
  | 'compact-date'
  /** { text, order } A part above 12 can only be the day: `dmy` or `mdy`. */
  | 'day-over-12'
  /** Day and month are equal in every date: any order reads the same. */
  | 'same-either-way'
  /** { text } Both readings are possible, but who puts dots between puts the day first. */
  | 'dots-day-first'
  /** { text } Two figures that hardly change are the year. */
  | 'steady-year'
  /** { text, from, to } Years of two figures lie between these. */
  | 'two-digit-years'
  /** { text, date } Its years are counted as in Thailand. */
  | 'buddhist-years'
  /** { text } The month is a word. */
  | 'month-names'
  /** { text } Year, month and day by their signs. */
  | 'year-month-day-signs'
  /** { text } A year of a Japanese era. */
  | 'japanese-era'
  /** { text, date } Days as a spreadsheet counts them, and what the first one is. */
  | 'spreadsheet-days'
  /** { text, date } Seconds or milliseconds since 1970, in universal time. */
  | 'seconds-since-1970'
  /** { text, date } A month and its year, and the day it stands for. */
  | 'months'
  // Numbers
  /** { text, mark } This number can only have `mark` as its decimal sign. */
  | 'decimal-mark'
  /** { text, mark } This number can only have `mark` between thousands. */
  | 'group-mark'
  /** { text } Money of this currency has no thousandths, so the mark parts thousands. */
  | 'group-by-currency'
  /** { text } A Japanese column: its commas part thousands. */
  | 'group-in-japan'
  /** { rows } So many numbers with three digits after the mark and none with one or two: thousands. */
  | 'group-by-count'
  /** { text } Thousands are written without a mark here, so the mark elsewhere is the decimal sign. */
  | 'ungrouped-thousands'
  /** No marks at all. */
  | 'whole-numbers'
  /** { text } A discount's number is money off the line. */
  | 'discount-in-money'
  /** { text } It is a share of the line. */
  | 'discount-as-share'
  /** { text } A percent sign. */
  | 'percent'
  /** { text } These currencies stand beside its numbers: a row counts in one of them only. */
  | 'several-currencies'
  /** { text } The cells are numbers in the file itself, not text that looks like one. */
  | 'cell-type'
  /** { text } Read as the other files have it: they decide, and this one allows it. */
  | 'as-other-files'
  // Text
  /** { text } Digits with leading zeros are names, not numbers. */
  | 'leading-zeros'
  /** Its values can be read in more than one way and nothing hangs on it: kept as text. { text } */
  | 'ambiguous-text'
  /** { limit } More different texts than a column can hold: its cells are left out. */
  | 'crowded'
  /** It stays in the file. */
  | 'left-in-file'
  /** { text } A value that is neither a number nor a date. */
  | 'text-values'
  /** The role asks for text: ids are compared as written. */
  | 'id-role'
  /** Nothing decides between the readings: kept as text, or asked where the column matters. */
  | 'ambiguous'
  /** { text, rows } So many cells are written another way than the rest; this is one. */
  | 'outvoted'
  /** { column } Written as the money in that column is. */
  | 'as-in-column'
  // Roles
  /** In a bank statement: the account money came from. */
  | 'bank-account'
  /** In a bank statement: the name of who paid. */
  | 'bank-payer'
  /** In a bank statement without names: its purpose tells who paid. */
  | 'bank-purpose'
  /** In a bank statement: what came in. */
  | 'bank-incoming'
  /** { word } The header is, or holds, this word. */
  | 'header-word'
  /** { word } The header is close to this word. */
  | 'header-word-fuzzy'
  /** { text } It stands alone above the rows it is of, and the report's title says of whom it is. */
  | 'heads-rows'
  /** { orders } In so many orders of several lines it is the same on all of them, as are customer and date. */
  | 'holds-lines-together'
  /** { products } The same goods have a price that grows with their quantity: it is the line's. */
  | 'price-grows-with-quantity'
  | 'values-dates'
  /** { share } Fraction of the cells that are e-mail addresses. */
  | 'values-emails'
  /** { share } */
  | 'values-phones'
  /** { distinct, rows } Values come back, as those of customers do. */
  | 'values-repeat'
  /** { text } */
  | 'values-currencies'
  /** { text } */
  | 'values-statuses'
  | 'values-money'
  /** { rows, of } In so many rows it is quantity x unit price. */
  | 'equals-quantity-times-price'
  /** Quantity x unit price is the amount: the file has no column of its own for it. */
  | 'quantity-times-price'
  /** No quantity in the file: the price is taken as the amount of the line. */
  | 'price-without-quantity'
  /** { rows } The amount column is blank so often that quantity x unit price is taken instead. */
  | 'amount-often-blank'
  /** { rows, column } The column repeats the order's total on each of its lines: quantity x unit price is taken. */
  | 'amount-repeats-in-order'
  /** { rows } So many lines leave it to the first line of their order: there it is the order's. */
  | 'amount-on-first-line'
  /** { column } It is that column less the discount. */
  | 'amount-after-discount'
  /** { column } That column is this one less what a marketplace kept: a payout, not the sale. */
  | 'amount-before-fees'
  /** { column, rows } That column is blank on so many rows; this one stands on every row. */
  | 'on-every-row'
  /** { column } That column is the same without tax: this is what was paid. */
  | 'amount-with-tax'
  /** { rows } The column repeats the order's total on so many lines, and there is nothing else: each order counts once. */
  | 'amount-once-an-order'
  /** { column } Cost and margin make that column row by row. */
  | 'amount-less-cost'
  /** A row a customer and date, and small whole numbers: lines that are added up already. */
  | 'counts-lines';

/** A reason in data: words come from the catalogues. */
export interface Evidence {
  readonly code: EvidenceCode;
  readonly params: Readonly<Record<string, string | number>>;
}
