/** What a function takes: arguments in order, how many must be given, and how they repeat. Words are in the catalogue. */
export interface FunctionSignature {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly least: number;
  /** 255 where the last `unit` parameters repeat, Excel's limit. */
  readonly most: number;
  /** How many parameters repeat together; 0 for none. */
  readonly unit: number;
}

export interface Parameter {
  /** Key of its words. */
  readonly name: string;
  readonly optional: boolean;
  /** Whether a whole column stands here. */
  readonly column: boolean;
}

/** `[x]` may be left out, `*x` is a whole column, `...n` repeats the n before it. */
const SPELLED: Readonly<Record<string, string>> = {
  IF: 'condition then [else]',
  IFS: 'condition then ...2',
  AND: 'condition ...1',
  OR: 'condition ...1',
  NOT: 'condition',
  IFERROR: 'value instead',
  ISBLANK: 'value',
  ISERROR: 'value',
  NA: '',
  TRUE: '',
  FALSE: '',
  ROUND: 'number digits',
  ROUNDUP: 'number digits',
  ROUNDDOWN: 'number digits',
  TRUNC: 'number [digits]',
  INT: 'number',
  MOD: 'number divisor',
  ABS: 'number',
  SIGN: 'number',
  SQRT: 'number',
  POWER: 'number power',
  EXP: 'number',
  LN: 'number',
  LOG: 'number [base]',
  LOG10: 'number',
  DATE: 'year month day',
  YEAR: 'date',
  MONTH: 'date',
  DAY: 'date',
  WEEKDAY: 'date [weekStart]',
  DATEDIF: 'start end unit',
  EOMONTH: 'date months',
  EDATE: 'date months',
  TODAY: '',
  LEFT: 'text [count]',
  RIGHT: 'text [count]',
  MID: 'text start count',
  LEN: 'text',
  TRIM: 'text',
  UPPER: 'text',
  LOWER: 'text',
  SUBSTITUTE: 'text old new [instance]',
  CONTAINS: 'text part',
  VALUE: 'text',
  TEXT: 'value format',
  MIN: '*number ...1',
  MAX: '*number ...1',
  SUM: '*number ...1',
  AVERAGE: '*number ...1',
  COUNT: '*value ...1',
  COUNTA: '*value ...1',
  SUMIFS: '*sumRange *criteriaRange criterion ...2',
  AVERAGEIFS: '*averageRange *criteriaRange criterion ...2',
  COUNTIFS: '*criteriaRange criterion ...2',
  RANK: 'number *range [descending]',
  'RANK.EQ': 'number *range [descending]',
  PERCENTILE: '*range share',
  'PERCENTILE.INC': '*range share',
};

export const FUNCTIONS: ReadonlyMap<string, FunctionSignature> = new Map(
  Object.entries(SPELLED).map(([name, spelled]) => [name, signature(name, spelled)]),
);

function signature(name: string, spelled: string): FunctionSignature {
  const words = spelled.split(' ').filter((word) => word !== '');
  const repeats = words.find((word) => word.startsWith('...'));
  const unit = repeats === undefined ? 0 : Number(repeats.slice(3));
  const parameters = words
    .filter((word) => word !== repeats)
    .map((word) => ({
      name: word.replace(/[^A-Za-z]/g, ''),
      optional: word.startsWith('['),
      column: word.startsWith('*'),
    }));
  return {
    name,
    parameters,
    least: parameters.filter(({ optional }) => !optional).length,
    most: unit === 0 ? parameters.length : 255,
    unit,
  };
}
