import { sameDateOrder, type DateFormat } from './date-format.ts';
import type { ColumnDecision } from './infer.ts';

/**
 * One program writes all dates of a file in one way: where every day of one column could be a month as well, another column whose
 * days are past the twelfth tells the order for both. Columns that tell different things tell nothing.
 */
export function shareDates(
  decisions: readonly ColumnDecision[],
  names: readonly string[],
): readonly ColumnDecision[] {
  const tellers = decisions.flatMap(({ kind, format, evidence }, index) =>
    kind === 'date' && isDateFormat(format) && evidence.some(({ code }) => code === 'day-over-12')
      ? [{ format, column: names[index] ?? '' }]
      : [],
  );
  if (tellers.length === 0) return decisions;
  return decisions.map((decision) => {
    if (decision.kind !== 'date' || decision.choices.length < 2) return decision;
    const choices = decision.choices.filter(isDateFormat);
    const told = tellers.filter(({ format }) => choices.some((one) => sameDateOrder(one, format)));
    const [first] = told;
    if (!first || told.some(({ format }) => !sameDateOrder(format, first.format))) return decision;
    const left = choices.filter((one) => sameDateOrder(one, first.format));
    const [only] = left;
    // Whose years they are is another question.
    if (left.length > 1 || !only) return { ...decision, choices: left };
    return {
      ...decision,
      format: only,
      choices: [],
      evidence: [{ code: 'as-in-column', params: { column: first.column } }],
    };
  });
}

function isDateFormat(format: ColumnDecision['format']): format is DateFormat {
  return format !== null && 'order' in format;
}
