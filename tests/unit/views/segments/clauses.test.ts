import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ANALYSES, clampSettings } from '../../../../src/analysis/index.ts';
import { RUNGS } from '../../../../src/analysis/ladder.ts';
import { OVERDUE_STATES } from '../../../../src/analysis/overdue.ts';
import { RFM_SEGMENTS } from '../../../../src/analysis/rfm-segments.ts';
import { selectedView } from '../../../../src/analysis/selection-classes.ts';
import { narrowed, type Selection } from '../../../../src/model/selection.ts';
import { DEFAULT_VIEW, type ViewSettings } from '../../../../src/model/settings.ts';
import { isoOf } from '../../../../src/table/civil-day.ts';
import { inClass, isIn, move, silentSince, wasIn } from '../../../../src/views/segments/clauses.ts';
import { changedRung } from '../../../../src/views/segments/ladder-finding.ts';
import { datasetOf, day, type SmallLine } from '../../model/small-dataset.ts';

const START = day('2020-11-20');
const anyLines: fc.Arbitrary<SmallLine[]> = fc.array(
  fc.record({
    customer: fc.constantFrom('a', 'b', 'c', 'd', 'e', ''),
    date: fc.integer({ min: 0, max: 400 }).map((days) => isoOf(START + days)),
    amount: fc.integer({ min: -2000, max: 20000 }).map((cents) => cents / 100),
    order: fc.integer({ min: 0, max: 40 }).map(String),
    attributes: fc.record({ region: fc.constantFrom('north', 'south') }),
  }),
  { minLength: 1, maxLength: 50 },
);
const anySelection = fc.constantFrom<Selection>(
  [],
  [{ about: 'lines', kind: 'value', attribute: 'region', values: ['north'] }],
  [{ about: 'customers', kind: 'class', of: 'abc', values: ['A', 'B'] }],
);
const anyView: fc.Arbitrary<ViewSettings> = fc
  .record({ selection: anySelection, to: fc.constantFrom(null, START + 300) })
  .map((part) => ({ ...DEFAULT_VIEW, step: 'month', ...part }));

/** What a figure says, and how many customers its clauses leave: they must be one number. */
type Figures = Record<string, [said: number, where: Selection]>;

function check(
  lines: SmallLine[],
  settings: ViewSettings,
  figuresOf: (view: ReturnType<typeof selectedView>) => Figures,
) {
  const dataset = datasetOf(lines);
  for (const [name, [said, where]] of Object.entries(figuresOf(selectedView(dataset, settings)))) {
    const opened = selectedView(dataset, { ...settings, selection: narrowed(settings.selection, where) });
    expect([name, opened.customers.count]).toEqual([name, said]);
  }
}

test('every count of a class opens so many customers', () => {
  fc.assert(
    fc.property(anyLines, anyView, (lines, settings) => {
      check(lines, settings, (view) => {
        const rfm = ANALYSES.rfm.run(view, clampSettings('rfm', {}));
        const ladder = ANALYSES.ladder.run(view, clampSettings('ladder', { minPeriods: 2 }));
        const overdue = ANALYSES.overdue.run(view, clampSettings('overdue', { overdueAt: 1.5 }));
        const declining = ANALYSES.declining.run(view, clampSettings('declining', { significance: 0.3 }));
        const figures: Figures = {
          declining: [declining.customers, [inClass('declining', ['declining'], { significance: 0.3 })]],
          fading: [
            declining.stillActive,
            [inClass('declining', ['declining'], { significance: 0.3 }), inClass('overdue', ['active'], {})],
          ],
        };
        for (const { r, fm, customers } of rfm.grid)
          figures[`${r}${fm}`] = [customers, [inClass('rfmCell', [`${r}${fm}`], {})]];
        for (const name of RFM_SEGMENTS)
          figures[name] = [rfm.segments[name].customers, [inClass('rfmSegment', [name], {})]];
        for (const { score, customers } of rfm.distribution.frequency)
          figures[`F ${score}`] = [customers, [inClass('rfmScore', [`*${score}*`], {})]];
        for (const rung of RUNGS)
          figures[rung] = [ladder.rungs[rung].customers, [inClass('ladder', [rung], { minPeriods: 2 })]];
        for (const state of OVERDUE_STATES)
          figures[state] = [
            overdue.states[state].customers,
            [inClass('overdue', [state], { overdueAt: 1.5 })],
          ];
        return figures;
      });
    }),
    { numRuns: 15 },
  );
});

test('every count of a move opens so many customers, whatever is selected', () => {
  fc.assert(
    fc.property(
      anyLines,
      anyView,
      fc.integer({ min: START, max: START + 400 }),
      fc.option(fc.integer({ min: START, max: START + 400 }), { nil: null }),
      (lines, settings, earlier, later) => {
        check(lines, settings, (view) => {
          const { moves } = ANALYSES.ladderMoves.run(view, clampSettings('ladderMoves', { earlier, later }));
          // Who is gone is drawn nowhere.
          if (!moves || moves.gone.customers > 0) return {};
          const compared = {
            of: 'ladder' as const,
            names: RUNGS,
            settings: {},
            earlier: moves.earlier,
            later: later === null ? null : moves.later,
          };
          const figures: Figures = {
            joined: [moves.joined.customers, [wasIn(compared, null), isIn(compared, RUNGS)]],
            silent: [moves.silent.customers, silentSince(compared, settings.selection)],
            up: [moves.up.customers, changedRung(compared, 1)],
            down: [moves.down.customers, changedRung(compared, -1)],
          };
          for (const { from, to, customers } of moves.cells) {
            if (to === 'gone' || customers === 0) continue;
            figures[`${from} ${to}`] = [customers, move(compared, from === 'joined' ? null : from, to)];
          }
          for (const rung of RUNGS) {
            figures[`then ${rung}`] = [
              moves.earlierTotals[rung].customers,
              [wasIn(compared, [rung]), isIn(compared, RUNGS)],
            ];
            figures[`now ${rung}`] = [moves.laterTotals[rung].customers, [isIn(compared, [rung])]];
          }
          return figures;
        });
      },
    ),
    { numRuns: 40 },
  );
});
