import type { Catalogue } from './translate.ts';

/** Why a column was taken for what it is, by the code of the evidence: a sentence each. */
export const enEvidence = {
  chosen: 'You said so.',
  'year-first': '{text} begins with the year: no other order is written so.',
  'compact-date': '{text} is year, month and day without signs between.',
  'day-over-12': 'In {text}, the part above 12 can only be the day.',
  'same-either-way': 'Day and month are the same in every date, so the order does not matter.',
  'decimal-mark': 'In {text}, the {mark} can only begin the cents.',
  'group-mark': 'In {text}, the {mark} can only set thousands apart.',
  'group-by-currency':
    'In {text}, a mark before three figures sets thousands apart: this currency has no smaller parts.',
  'group-by-count':
    '{rows} numbers have three figures after the mark and none has one or two: it sets thousands apart.',
  'ungrouped-thousands':
    '{text} is written without a mark between thousands, so the mark elsewhere begins the cents.',
  'whole-numbers': 'All numbers are whole.',
  'cell-type': '{text} is a number in the file itself, not a text that looks like one.',
  'as-other-files': '{text} is read as the other files are: they leave no doubt, and it allows the same.',
  percent: '{text} is a percentage.',
  'leading-zeros': '{text} begins with a zero: a name made of figures, not a number.',
  'text-values': '{text} is neither a number nor a date.',
  'id-role': 'Kept as it is written: what names a customer or an order is compared letter by letter.',
  ambiguous: 'Its values can be read in more than one way, and nothing in them decides.',
  outvoted: '{rows} cells are written differently from the rest, {text} for one.',
  'header-word': 'Its name says “{word}”.',
  'header-word-fuzzy': 'Its name is close to “{word}”.',
  'values-dates': 'It holds dates.',
  'values-emails': '{share} of its cells are e-mail addresses.',
  'values-phones': '{share} of its cells are phone numbers.',
  'values-repeat': '{distinct} different values in {rows} rows: they come back as customers do.',
  'values-currencies': 'It holds currencies such as {text}.',
  'values-statuses': 'It holds statuses such as {text}.',
  'values-money': 'Its numbers look like money.',
  'equals-quantity-times-price': 'In {rows} of {of} rows it is quantity times price.',
  'quantity-times-price': 'Quantity times price makes the amount: the file has no column of its own for it.',
  'price-without-quantity': 'The file has no quantity, so the price is taken as the amount of the row.',
  'amount-often-blank': '{rows} of its cells are empty, so quantity times price is taken instead.',
  'amount-repeats-in-order':
    '“{column}” repeats the order’s total on each of its rows ({rows}), so quantity times price is taken.',
  'mark..': 'point',
  'mark.,': 'comma',
  'mark. ': 'space',
  "mark.'": 'apostrophe',
} as const satisfies Catalogue;
