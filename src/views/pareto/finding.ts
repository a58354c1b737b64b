import type { ParetoResult } from '../../analysis/pareto.ts';
import { figuresOnly } from '../../charts/sentence-parts.ts';
import { shareWords, FEW } from '../../charts/share-words.ts';
import { t } from '../../charts/words.ts';
import type { Part } from '../../i18n/translate.ts';
import { percent } from '../../i18n/format.ts';

/** Values of a column are things with names: a share of them says less than a count, up to this many. */
const MANY_VALUES = 200;

/** The least k whose first k bring at least a share of the total; 0 where there is nothing. */
export function leastFor(result: ParetoResult, share: number): number {
  const { cumulative, n } = result;
  let low = 0;
  let high = n;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cumulative[middle] ?? 1) >= share) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Classes as fractions of the entities above zero: A while the share before is under cutA, then B, then C (METRICS 3). */
export function bandsOf(
  result: ParetoResult,
  cutA: number,
  cutB: number,
): { A: number; B: number; C: number } {
  const { n } = result;
  if (n === 0) return { A: 0, B: 0, C: 0 };
  const a = leastFor(result, cutA);
  const b = leastFor(result, cutB);
  return { A: a / n, B: (b - a) / n, C: (n - b) / n };
}

/** "27 % of customers bring 80 % of revenue": few are counted, and one alone is said to be one. */
export function paretoFinding(result: ParetoResult): string {
  const measure = t(`in.${result.value}`);
  const of = percent(0.8, 0);
  const { entity, n } = result;
  const k = leastFor(result, 0.8);
  if (entity === 'customer') {
    if (n === 0) return t('pareto.title.none', { measure });
    if (n === 1) return t('pareto.title.single', { measure });
    if (n < FEW) return t('pareto.title.few', { count: k, n, of, measure });
    return t('pareto.title.some', { share: shareWords(result.fractionFor80), of, measure });
  }
  if (n === 0) return t('pareto.title.values.none', { entity, measure });
  if (n === 1) return t('pareto.title.values.single', { entity, measure });
  if (n < MANY_VALUES) return t('pareto.title.values.few', { count: k, n, of, measure, entity });
  return t('pareto.title.values.some', { share: shareWords(result.fractionFor80), of, measure, entity });
}

/** The same as a whole sentence for the overview, its figures apart; null where nobody brings anything. */
export function paretoSentence(result: ParetoResult): Part[] | null {
  const measure = t(`in.${result.value}`);
  const of = percent(0.8, 0);
  if (result.n === 0) return null;
  if (result.n === 1) return figuresOnly(t.parts('overview.pareto.single', { measure }));
  if (result.n < FEW)
    return figuresOnly(
      t.parts('overview.pareto.few', { count: leastFor(result, 0.8), n: result.n, of, measure }),
    );
  return figuresOnly(
    t.parts('overview.pareto.some', { share: shareWords(result.fractionFor80), of, measure }),
  );
}

/** How many largest customers a loss is told for where nobody has asked: ten, or a tenth of a few. */
export function usualLoss(n: number): number {
  return n >= 100 ? 10 : Math.max(1, Math.floor(n / 10));
}
