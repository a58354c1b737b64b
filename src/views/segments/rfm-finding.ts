import type { RfmResult, RfmScoreRange, RfmSettings } from '../../analysis/rfm.ts';
import type { RfmMovesResult } from '../../analysis/rfm-moves.ts';
import type { RfmSegment } from '../../analysis/rfm-segments.ts';
import { shareWords } from '../../charts/share-words.ts';
import { date, moneyRounded, number } from '../../i18n/format.ts';
import { w } from './words.ts';

/** The segments from the best to those who are gone, in three parts: good customers, those who fade, those who are away. */
export const SEGMENT_PARTS = {
  good: ['champion', 'loyal', 'potential loyalist', 'new', 'promising'],
  fading: ['needs attention', 'about to sleep', 'at risk', 'cannot lose'],
  away: ['hibernating', 'lost'],
} as const satisfies Record<string, readonly RfmSegment[]>;
export const SEGMENTS: readonly RfmSegment[] = Object.values(SEGMENT_PARTS).flat();
const CALL: readonly RfmSegment[] = ['at risk', 'cannot lose'];
const BEST: readonly RfmSegment[] = ['champion', 'loyal'];

interface Sum {
  customers: number;
  revenue: number;
}

function together({ segments }: RfmResult, names: readonly RfmSegment[]): Sum {
  return names.reduce(
    (sum, name) => ({
      customers: sum.customers + segments[name].customers,
      revenue: sum.revenue + segments[name].revenue,
    }),
    { customers: 0, revenue: 0 },
  );
}

/** "36 % of customers are champions or loyal: they bring 80 % of revenue". */
export function rfmFinding(result: RfmResult): string {
  const best = together(result, BEST);
  if (best.customers === 0 || result.revenue <= 0) return w('rfm.title.none');
  return w('rfm.title', {
    share: shareWords(best.customers / result.customers),
    revenue: shareWords(best.revenue / result.revenue),
  });
}

/** Who has been silent for long and was worth something. */
export function riskWords(result: RfmResult): string {
  const { customers, revenue } = together(result, CALL);
  if (customers === 0) return '';
  return w('rfm.lead.risk', { count: customers, revenue: moneyRounded(revenue) });
}

export type ScoreKind = 'recency' | 'frequency' | 'money';

/** "0 – 17" of the values that have a score. */
export function rangeWords(kind: ScoreKind, { least, greatest }: RfmScoreRange): string {
  if (least === null || greatest === null) return w('rfm.scores.none');
  const write = kind === 'money' ? moneyRounded : number;
  return least === greatest ? write(least) : `${write(least)} – ${write(greatest)}`;
}

/** "A five means: within 13 days, at least 6 times, for at least 2,065". */
export function scoresFinding({ distribution }: RfmResult): string {
  const days = distribution.recency[0]?.greatest ?? null;
  const purchases = distribution.frequency[0]?.least ?? null;
  const money = distribution.money[0]?.least ?? null;
  if (days === null || purchases === null || money === null) return w('rfm.scores.title.plain');
  return w('rfm.scores.title', { days, purchases, money: moneyRounded(money) });
}

type Moves = NonNullable<RfmMovesResult['moves']>;

/** Customers of some segments then who are in others now. */
export function movedBetween(moves: Moves, from: readonly RfmSegment[], to: readonly RfmSegment[]): number {
  return moves.cells
    .filter((cell) => from.some((one) => one === cell.from) && to.some((one) => one === cell.to))
    .reduce((sum, { customers }) => sum + customers, 0);
}

export const NOT_GOOD: readonly RfmSegment[] = [...SEGMENT_PARTS.fading, ...SEGMENT_PARTS.away];

export function rfmMovesFinding(moves: Moves): string {
  const slipped = movedBetween(moves, SEGMENT_PARTS.good, NOT_GOOD);
  const back = movedBetween(moves, NOT_GOOD, SEGMENT_PARTS.good);
  const day = date(moves.earlier);
  if (slipped === 0) return w('rfm.moves.title.none', { day });
  return w('rfm.moves.title', { count: slipped, back, day });
}

/**
 * Cuts that stand where the fifths of customers do now: where the user begins who wants cuts of its own. Each row ascends
 * strictly, as cuts must, also where a fifth is empty.
 */
export function cutsFrom({ distribution }: RfmResult): Partial<RfmSettings> {
  const [r5, r4, r3, r2] = ascending(
    distribution.recency.slice(0, 4).map(({ greatest }) => greatest),
    1,
  );
  const [f2, f3, f4, f5] = ascending(leasts(distribution.frequency), 1);
  const [m2, m3, m4, m5] = ascending(leasts(distribution.money), 0.01);
  return {
    recency5: r5, recency4: r4, recency3: r3, recency2: r2,
    frequency2: f2, frequency3: f3, frequency4: f4, frequency5: f5,
    money2: m2, money3: m3, money4: m4, money5: m5,
  }; // prettier-ignore
}

/** The least values of the scores 2 to 5. */
function leasts(ranges: readonly RfmScoreRange[]): (number | null)[] {
  return ranges
    .slice(0, 4)
    .map(({ least }) => least)
    .reverse();
}

/** Numbers in strictly ascending order, a missing one just above the one before. */
function ascending(values: readonly (number | null)[], step: number): number[] {
  const found: number[] = [];
  for (const value of values) {
    const before = found.at(-1);
    const least = before === undefined ? 1 : Math.round((before + step) * 100) / 100;
    found.push(value === null || (before !== undefined && value < least) ? least : value);
  }
  return found;
}
