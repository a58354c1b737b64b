import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ANALYSES, clampSettings } from '../../../src/analysis/index.ts';
import { results } from '../../../src/export/results.ts';
import type { View } from '../../../src/model/dataset.ts';
import { DEFAULT_VIEW, type ViewSettings } from '../../../src/model/settings.ts';
import { buildView } from '../../../src/model/view.ts';
import { isoOf } from '../../../src/table/civil-day.ts';
import { NO_DATE } from '../../../src/table/column.ts';
import { datasetOf, day, type SmallLine } from '../model/small-dataset.ts';

const START = day('2020-11-20');

/** Sales over a year and a half with returns, orders of several days and lines of nobody. */
const anyLines: fc.Arbitrary<SmallLine[]> = fc.array(
  fc.record({
    customer: fc.constantFrom('a', 'b', 'c', 'd', 'e', ''),
    date: fc.integer({ min: 0, max: 560 }).map((days) => isoOf(START + days)),
    amount: fc.integer({ min: -3000, max: 20000 }).map((cents) => cents / 100),
    order: fc.integer({ min: 0, max: 25 }).map(String),
    attributes: fc.record({ region: fc.constantFrom('north', 'south', '') }),
  }),
  { maxLength: 60 },
);
const anyView: fc.Arbitrary<Partial<ViewSettings>> = fc.record({
  step: fc.constantFrom('week', 'month', 'quarter', 'year'),
  measure: fc.constantFrom('revenue', 'margin', 'purchases'),
  zeroIsPurchase: fc.boolean(),
  weekStart: fc.constantFrom('monday', 'sunday'),
  marginRate: fc.constantFrom(null, 0.5),
  from: fc.constantFrom(null, START + 100),
  to: fc.constantFrom(null, START + 400),
});

/** Cents of an amount in currency units: whole, so that sums compare exactly. */
const cents = (amount: number) => Math.round(amount * 100);
const sum = <T>(items: readonly T[], of: (item: T) => number) =>
  items.reduce((total, item) => total + of(item), 0);

const views = fc
  .tuple(anyLines, anyView)
  .map(([lines, settings]) => buildView(datasetOf(lines), { ...DEFAULT_VIEW, ...settings }));
const runs = { numRuns: 150 };

test('total revenue is that of the lines in view, and the periods add up to it', () => {
  fc.assert(
    fc.property(anyLines, anyView, (lines, settings) => {
      const view = buildView(datasetOf(lines), { ...DEFAULT_VIEW, ...settings });
      const found = ANALYSES.totals.run(view, {});
      const { from, to } = view.settings;
      const inside = lines.filter(
        ({ date }) => (from === null || day(date) >= from) && (to === null || day(date) <= to),
      );
      expect(cents(found.revenue)).toBe(sum(inside, ({ amount }) => cents(amount)));
      expect(sum(found.byPeriod, ({ revenue }) => cents(revenue))).toBe(cents(found.revenue));
      expect(found.lines).toBe(inside.filter(({ customer }) => customer !== '').length);
      expect(sum(found.byPeriod, ({ purchases }) => purchases)).toBe(found.purchases);
    }),
    runs,
  );
});

test('classes hold every customer and all its revenue', () => {
  fc.assert(
    fc.property(views, (view) => {
      const totals = ANALYSES.totals.run(view, {});
      const abc = Object.values(ANALYSES.abc.run(view, clampSettings('abc', {})).classes);
      const xyz = Object.values(ANALYSES.xyz.run(view, clampSettings('xyz', {})).classes);
      const cells = Object.values(ANALYSES.abcXyz.run(view, clampSettings('abcXyz', {})).cells);
      const rfm = ANALYSES.rfm.run(view, clampSettings('rfm', {}));
      const { recency, frequency, money } = rfm.distribution;
      const rungs = Object.values(ANALYSES.ladder.run(view, clampSettings('ladder', {})).rungs);
      const states = Object.values(ANALYSES.overdue.run(view, clampSettings('overdue', {})).states);
      const segments = Object.values(rfm.segments);
      for (const parts of [abc, xyz, cells, segments, rfm.grid, recency, frequency, money, rungs, states]) {
        expect(sum<{ customers: number }>(parts, ({ customers }) => customers)).toBe(totals.customers);
        expect(sum<{ revenue: number }>(parts, ({ revenue }) => cents(revenue))).toBe(
          cents(totals.customerRevenue),
        );
      }
    }),
    runs,
  );
});

test('S - lost + reactivated + new is E, E is retained + reactivated + new, and S is the E before', () => {
  fc.assert(
    fc.property(views, fc.integer({ min: 1, max: 5 }), (view, window) => {
      const { rows } = ANALYSES.retention.run(view, { window, by: 'none' });
      rows.forEach(({ S, E, N, lost, reactivated, retained }, at) => {
        expect(S - lost + reactivated + N).toBe(E);
        expect(retained + reactivated + N).toBe(E);
        expect(retained + lost).toBe(S);
        if (at > 0) expect(S).toBe(rows[at - 1]?.E);
      });
    }),
    runs,
  );
});

test('the money bridge leads from the revenue of one period to that of the next, to the cent', () => {
  fc.assert(
    fc.property(views, (view) => {
      const { rows } = ANALYSES.retention.run(view, { window: 1, by: 'none' });
      rows.forEach(({ money }, at) => {
        if (!money) throw new Error('a window of one period has a bridge');
        expect(
          cents(money.before) -
            cents(money.lost) +
            cents(money.expansion) -
            cents(money.contraction) +
            cents(money.reactivated) +
            cents(money.new) +
            cents(money.other),
        ).toBe(cents(money.after));
        if (at > 0) expect(money.before).toBe(rows[at - 1]?.money?.after);
      });
      const first = rows[0]?.money?.before;
      if (first !== undefined) {
        const later = sum(rows, ({ money }) => cents(money?.after ?? NaN));
        expect(cents(first) + later).toBe(cents(ANALYSES.totals.run(view, {}).customerRevenue));
      }
    }),
    runs,
  );
});

test('cells of all cohorts and those before them add up to the revenue, the purchases and the customers', () => {
  fc.assert(
    fc.property(
      views,
      fc.constantFrom('on', 'onOrAfter'),
      fc.constantFrom('calendar', 'exact', 'purchases'),
      fc.integer({ min: 1, max: 3 }),
      (view, activity, ages, purchase) => {
        const totals = ANALYSES.totals.run(view, {});
        const { rows, before, others } = ANALYSES.cohorts.run(view, { activity, ages, purchase });
        const cells = rows.flatMap((row) => row.cells);
        const outside = cents(before.revenue) + cents(others.revenue);
        expect(sum(cells, ({ revenue }) => cents(revenue)) + outside).toBe(cents(totals.customerRevenue));
        expect(sum(rows, ({ size }) => size) + before.customers + others.customers).toBe(totals.customers);
        if (before.customers === 0 && purchase === 1)
          expect(sum(cells, ({ orders }) => orders)).toBe(totals.purchases);
        for (const { size, cells: ofRow } of rows)
          for (const { active } of ofRow) expect(active).toBeLessThanOrEqual(size);
      },
    ),
    runs,
  );
});

test('S x C x P x T is the margin a customer, for all and for every segment, and differences add up', () => {
  fc.assert(
    fc.property(views, fc.constantFrom('abc', 'xyz', 'cohort', 'region'), (view, by) => {
      const known = by !== 'region' || view.dataset.lines.attributes.length > 0;
      const found = ANALYSES.lifetimeValue.run(
        view,
        clampSettings('lifetimeValue', { by: known ? by : 'abc' }),
      );
      for (const { S, C, P, T, margin, customers } of [found, ...found.segments]) {
        if (S === null || C === null || P === null || T === null) continue;
        const each = margin / customers;
        expect(S * C * P * T).toBeCloseTo(each, 8);
      }
      expect(sum(found.segments, ({ customers }) => customers)).toBe(found.customers);
      expect(sum(found.segments, ({ revenue }) => cents(revenue))).toBe(cents(found.revenue));
      for (const { difference, ltv } of found.segments) {
        if (!difference || ltv === null) continue;
        const { S, C, P, T } = difference;
        expect(S + C + P + T).toBeCloseTo(ltv - (found.ltv ?? NaN), 8);
      }
    }),
    runs,
  );
});

test('the order of the rows changes no figure, to the last bit', () => {
  fc.assert(
    fc.property(
      anyLines.chain((lines) =>
        fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length }), anyView),
      ),
      ([lines, shuffled, settings]) => {
        expect(results(datasetOf(shuffled), settings)).toEqual({
          ...results(datasetOf(lines), settings),
          waterfall: expect.anything() as object,
        });
      },
    ),
    { numRuns: 100 },
  );
});

test('the margins of the moves are the rungs and the segments of both dates, and everybody moved or stayed', () => {
  const days = fc.option(fc.integer({ min: START - 20, max: START + 600 }), { nil: null });
  fc.assert(
    fc.property(views, days, days, (view, earlier, later) => {
      const { moves } = ANALYSES.ladderMoves.run(view, clampSettings('ladderMoves', { earlier, later }));
      const segments = ANALYSES.rfmMoves.run(view, clampSettings('rfmMoves', { earlier, later })).moves;
      if (!moves || !segments) {
        expect(view.firstDate).toBe(NO_DATE);
        return;
      }
      const at = (day: number) =>
        buildView(view.dataset, {
          ...view.settings,
          step: view.step,
          to: Math.min(day, view.settings.to ?? Infinity),
        });
      const before = at(moves.earlier);
      const after = later === null ? view : at(moves.later);
      for (const [then, totals, scores] of [
        [before, moves.earlierTotals, segments.earlierTotals],
        [after, moves.laterTotals, segments.laterTotals],
      ] as const) {
        const { rungs } = ANALYSES.ladder.run(then, clampSettings('ladder', {}));
        const rfm = ANALYSES.rfm.run(then, clampSettings('rfm', {}));
        for (const [name, rung] of Object.entries(rungs)) {
          const { customers, revenue } = totals[name as keyof typeof totals];
          expect([name, customers, cents(revenue)]).toEqual([name, rung.customers, cents(rung.revenue)]);
        }
        for (const [name, segment] of Object.entries(rfm.segments)) {
          const { customers, revenue } = scores[name as keyof typeof scores];
          expect([name, customers, cents(revenue)]).toEqual([
            name,
            segment.customers,
            cents(segment.revenue),
          ]);
        }
      }
      const { up, down, same, joined, gone } = moves;
      expect(sum([up, down, same, joined, gone], ({ customers }) => customers)).toBe(
        sum(moves.cells, ({ customers }) => customers),
      );
      expect(sum([up, down, same, gone], ({ customers }) => customers)).toBe(before.customers.count);
      expect(sum([up, down, same, joined], ({ customers }) => customers)).toBe(after.customers.count);
      expect(sum(moves.cells, ({ silent }) => silent)).toBe(moves.silent.customers);
    }),
    runs,
  );
});

test('a third of the overdue is a third, the listed are the overdue, and gaps lose none', () => {
  fc.assert(
    fc.property(views, (view) => {
      const { states, ifAThirdWakes, list, gaps, stateOf } = ANALYSES.overdue.run(
        view,
        clampSettings('overdue', {}),
      );
      expect(ifAThirdWakes).toBeCloseTo(states.overdue.atStake / 3, 8);
      expect(list).toHaveLength(states.overdue.customers);
      expect(sum(list, ({ atStake }) => atStake)).toBeCloseTo(states.overdue.atStake, 6);
      expect(sum(gaps.bins, (bin) => bin.gaps) + gaps.beyond).toBe(
        sum([...view.gaps.counts], (count) => count),
      );
      expect(stateOf).toHaveLength(view.customers.count);
      const {
        list: fading,
        fall,
        isDeclining,
      } = ANALYSES.declining.run(view, clampSettings('declining', {}));
      expect(sum([...isDeclining], (one) => one)).toBe(fading.length);
      expect(
        sum(fading, ({ revenueBefore, revenueAfter }) => cents(revenueBefore) - cents(revenueAfter)),
      ).toBe(cents(fall));
    }),
    runs,
  );
});

test('the order of the rows moves nobody', () => {
  fc.assert(
    fc.property(
      anyLines.chain((lines) =>
        fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length }), anyView),
      ),
      ([lines, shuffled, settings]) => {
        const one = buildView(datasetOf(lines), { ...DEFAULT_VIEW, ...settings });
        const other = buildView(datasetOf(shuffled), { ...DEFAULT_VIEW, ...settings });
        for (const id of ['rfm', 'rfmMoves', 'ladder', 'ladderMoves', 'overdue', 'declining'] as const) {
          const analysis = ANALYSES[id] as { run(view: View, settings: object): object };
          const usual = clampSettings(id, {});
          expect(analysis.run(other, usual)).toEqual(analysis.run(one, usual));
        }
      },
    ),
    { numRuns: 100 },
  );
});
