/** What of a truth file describes the truth itself. */
const LEFT_OUT = ['settings'];
/** Keys whose numbers are money in currency units. */
const MONEY =
  /^(amount|revenue|customerRevenue|returnsOnlyRevenue|anonymousRevenue|positiveTotal|cumulativeRevenue|atStake|ifAThirdWakes)$/;
/** Keys whose numbers are rates, means and other quotients; every other number is a count. */
const RATE =
  /^(shareOfTop20|fractionFor80|gini|crr|crrStrict|retention|S|C|P|T|ltv|kaplanMeierT|churnT|medianGap)$/;

/**
 * Where `found` differs from `truth`, a line a difference: counts and text compare exactly, money to 0.005, rates to 1e-6.
 * What the truth does not name is not compared.
 */
export function differences(found: unknown, truth: unknown): string[] {
  const list: string[] = [];
  const kept = Object.entries(truth as Record<string, unknown>).filter(([key]) => !LEFT_OUT.includes(key));
  for (const [key, value] of kept)
    compare((found as Record<string, unknown> | null)?.[key], value, key, key === 'ltv', list);
  return list;
}

/** How many values a truth file pins: a comparison that compared nothing must not pass. */
export function countValues(truth: unknown): number {
  if (typeof truth !== 'object' || truth === null) return 1;
  return Object.entries(truth)
    .filter(([key]) => !LEFT_OUT.includes(key))
    .reduce((sum, [, value]) => sum + countValues(value), 0);
}

function compare(found: unknown, truth: unknown, path: string, inLtv: boolean, list: string[]): void {
  if (Array.isArray(truth)) {
    const items = Array.isArray(found) ? (found as unknown[]) : [];
    if (items.length !== truth.length) list.push(`${path}: ${items.length} items, not ${truth.length}`);
    truth.forEach((item, i) => compare(items[i], item, `${path}[${i}]`, inLtv, list));
  } else if (typeof truth === 'object' && truth !== null) {
    for (const [key, value] of Object.entries(truth))
      compare(
        (found as Record<string, unknown> | null | undefined)?.[key],
        value,
        `${path}.${key}`,
        inLtv,
        list,
      );
  } else if (typeof truth === 'number' && typeof found === 'number') {
    const key = path.slice(path.lastIndexOf('.') + 1);
    // S is a count in a retention row and the average check in `ltv`.
    const isRate = RATE.test(key) && (key !== 'S' || inLtv);
    const tolerance = MONEY.test(key) ? 0.005 : isRate ? 1e-6 : 0;
    if (!(Math.abs(found - truth) <= tolerance)) list.push(`${path}: ${found}, not ${truth}`);
  } else if (found !== truth) {
    list.push(`${path}: ${JSON.stringify(found)}, not ${JSON.stringify(truth)}`);
  }
}
