import type { Evidence } from './evidence.ts';
import {
  CONTESTED,
  EMPTY,
  allows,
  exampleOf,
  outvoted,
  rowsAllowing,
  type ColumnEvidence,
  type FormatGroup,
  type Verdict,
} from './column-evidence.ts';
import { NUMBER_FORMATS, numberBesideSide, numberParts, type NumberFormat } from './number-format.ts';

/** The format of numbers that come from cells of that type: there is nothing to decide. */
export function plainNumberVerdict(evidence: ColumnEvidence): Verdict<NumberFormat> {
  const plain = NUMBER_FORMATS[0];
  const groups = evidence.numbers.filter((one) => allows(one, 0) && !one.percent);
  const rows = groups.reduce((sum, one) => sum + one.rows, 0);
  const [first] = groups;
  if (!plain || !first) return EMPTY;
  return {
    format: plain,
    rows,
    evidence: [{ code: 'cell-type', params: { text: first.text } }],
    choices: [],
    example: first.text,
  };
}

/**
 * Decides the number format of a column, by all its cells together.
 *
 * @param japanese nobody who writes so puts a comma before decimals
 */
export function numberVerdict(evidence: ColumnEvidence, japanese = false): Verdict<NumberFormat> {
  const all = evidence.numbers;
  const total = all.reduce((sum, one) => sum + one.rows, 0);
  const percent = evidence.percents.rows * 2 > total;
  const groups = all.filter((one) => one.percent === percent);
  const fits = NUMBER_FORMATS.map((_, index) => rowsAllowing(groups, index));
  const most = Math.max(0, ...fits);
  if (most === 0) return EMPTY;
  const asFormat = (format: NumberFormat): NumberFormat => (percent ? { ...format, percent: true } : format);
  const percentEvidence: Evidence[] = percent
    ? [{ code: 'percent', params: { text: evidence.percents.text } }]
    : [];
  const decide = (index: number, reason: Evidence): Verdict<NumberFormat> => {
    const format = NUMBER_FORMATS[index] ?? NUMBER_FORMATS[0];
    if (format === undefined) return EMPTY;
    return {
      format: asFormat(format),
      rows: fits[index] ?? 0,
      evidence: [reason, ...percentEvidence, ...outvoted(groups, index)],
      choices: [],
      example: groups.find((one) => allows(one, index))?.text ?? '',
    };
  };

  const contested = groups.find((one) => one.differ);
  // The best format of each decimal sign, and how many cells only that sign can read.
  const bestOf = (decimal: '.' | ',') => {
    let best = -1;
    NUMBER_FORMATS.forEach((format, index) => {
      if (format.decimal === decimal && (best < 0 || (fits[index] ?? 0) > (fits[best] ?? 0))) best = index;
    });
    return best;
  };
  const point = bestOf('.');
  const comma = bestOf(',');
  const onlyPoint = signRows(groups, '.');
  const onlyComma = signRows(groups, ',');
  const decisive = onlyPoint.rows + onlyComma.rows;

  if (decisive === 0 && !contested) {
    const index = fits.indexOf(most);
    const group = NUMBER_FORMATS[index]?.group ?? '';
    const text = exampleOf(groups, index, 0);
    return decide(
      index,
      group === ''
        ? { code: 'whole-numbers', params: {} }
        : { code: 'group-mark', params: { text, mark: group } },
    );
  }
  const winner = onlyPoint.rows >= onlyComma.rows ? point : comma;
  const loserRows = Math.min(onlyPoint.rows, onlyComma.rows);
  const doubtful = contested !== undefined && loserRows > (decisive - loserRows) * CONTESTED;
  if (decisive > 0 && !doubtful) {
    return decide(winner, markEvidence(winner, winner === point ? onlyPoint.text : onlyComma.text));
  }
  if (contested && decisive === 0) {
    // Only `1.234` or `1,234` and whole numbers so far: what else can tell a decimal mark from a thousands mark?
    const mark = bodyOf(contested.text).includes(',') ? ',' : '.';
    const asDecimal = mark === '.' ? point : comma;
    const asGroup = mark === '.' ? comma : point;
    const marked = groups.reduce((sum, one) => sum + (one.differ ? one.rows : 0), 0);
    const plain = groups.reduce((sum, one) => sum + (one.differ ? 0 : one.rows), 0);
    if (evidence.wholeCurrency.rows > 0) {
      return decide(asGroup, { code: 'group-by-currency', params: { text: evidence.wholeCurrency.text } });
    }
    // A sum of foreign money may be written the foreign way.
    if (japanese && mark === ',' && !/[^\d.,¥円\s()+-]/.test(contested.text.normalize('NFKC')))
      return decide(asGroup, { code: 'group-in-japan', params: { text: contested.text } });
    if (evidence.ungrouped.rows > 0) {
      return decide(asDecimal, { code: 'ungrouped-thousands', params: { text: evidence.ungrouped.text } });
    }
    // Decimals that drop their zeros show one or two digits a tenth of the time: 0.9^300 is 2e-14. Fixed decimals
    // would mark every number.
    if (marked >= 300 && plain > 0)
      return decide(asGroup, { code: 'group-by-count', params: { rows: marked } });
  }
  const [one, two] = onlyComma.rows > onlyPoint.rows ? [comma, point] : [point, comma];
  return {
    format: null,
    rows: most,
    evidence: [{ code: 'ambiguous', params: {} }, ...percentEvidence],
    choices: [one, two].flatMap((index) => NUMBER_FORMATS[index] ?? []).map(asFormat),
    example: contested?.text ?? onlyPoint.text,
  };
}

/** Cells that only formats with this decimal sign can read, and the first of them. */
function signRows(groups: readonly FormatGroup[], decimal: '.' | ','): { rows: number; text: string } {
  let rows = 0;
  let text = '';
  for (const one of groups) {
    const allowed = NUMBER_FORMATS.filter((_, index) => allows(one, index));
    if (allowed.length === 0 || allowed.some((format) => format.decimal !== decimal)) continue;
    if (rows === 0) text = one.text;
    rows += one.rows;
  }
  return { rows, text };
}

/** The digits and marks of a number, full-width ones made plain. */
function bodyOf(text: string): string {
  return (numberParts(text) ?? numberBesideSide(text))?.body ?? '';
}

function markEvidence(index: number, text: string): Evidence {
  const format = NUMBER_FORMATS[index];
  if (format === undefined) return { code: 'ambiguous', params: {} };
  return bodyOf(text).includes(format.decimal)
    ? { code: 'decimal-mark', params: { text, mark: format.decimal } }
    : { code: 'group-mark', params: { text, mark: format.group } };
}
