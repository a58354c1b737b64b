import type { CohortResult } from '../analysis/cohorts.ts';
import { COMPACT } from './axis-format.ts';
import { moneyRounded, percent, period } from '../i18n/format.ts';
import { ageUnit, ageWords } from './cohort-heat.ts';
import { heat } from './heat.ts';
import type { Look } from './look.ts';
import { fromZero, tooltip } from './marks.ts';
import { layered, type Spec } from './spec.ts';
import { evenly } from './thin.ts';
import { twin, type Twin } from './twin.ts';
import { t } from './words.ts';

export type AgeFigure = 'retention' | 'cumulative';
/** More lines than this tell nothing more; they are picked evenly in time. */
const MOST_LINES = 24;
const MOST_POINTS_A_LINE = 80;

interface AgeLine {
  readonly name: string;
  /** As the result has it; null: the mean. */
  readonly cohort: string | null;
  readonly points: readonly { readonly age: number; readonly value: number }[];
}

function linesOf(result: CohortResult, figure: AgeFigure): AgeLine[] {
  // Everybody is there at age 0: a retention curve says something from age 1 on.
  const from = figure === 'retention' ? 1 : 0;
  return result.rows
    .map((row) => ({
      name: period(row.cohort),
      cohort: row.cohort,
      points: row.cells
        .filter((cell) => cell.mature && cell.age >= from)
        .map((cell) => ({
          age: cell.age,
          value: figure === 'retention' ? cell.retention : cell.cumulativeRevenue,
        })),
    }))
    .filter((line) => line.points.length > 0);
}

function meanOf(result: CohortResult, figure: AgeFigure): AgeLine {
  const from = figure === 'retention' ? 1 : 0;
  return {
    name: t('cohorts.mean'),
    cohort: null,
    points: result.mean
      .filter((one) => one.age >= from)
      .map((one) => ({
        age: one.age,
        value: figure === 'retention' ? one.retention : one.cumulativeRevenue,
      })),
  };
}

/** One line a cohort over its age, the newer the stronger; the mean over all in ink. Only mature ages. */
export function ageCurves(
  result: CohortResult,
  figure: AgeFigure,
  look: Look,
  height: number,
  small = false,
): Spec {
  const all = linesOf(result, figure);
  const lines = evenly(all.length, MOST_LINES).flatMap((place) => all[place] ?? []);
  const write = figure === 'retention' ? (value: number) => percent(value) : moneyRounded;
  const twinned = ageTwinLines(result, figure);
  const pointsOf = (line: AgeLine, colour: string) =>
    evenly(line.points.length, MOST_POINTS_A_LINE).flatMap((place) => {
      const point = line.points[place];
      if (!point) return [];
      return [
        {
          line: line.name,
          ...point,
          pick: twinned.ages.indexOf(point.age),
          pickColumn: line.cohort === null ? 1 : twinned.cohorts.indexOf(line.cohort) + 2,
          colour,
          heading: `${line.name}, ${ageWords(point.age, ageUnit(result))}`,
          text: write(point.value),
        },
      ];
    });
  const cohorts = lines.flatMap((line, place) =>
    pointsOf(line, heat(0.3 + (0.7 * place) / Math.max(1, lines.length - 1), look)),
  );
  const mean = pointsOf(meanOf(result, figure), look.ink);
  const x = {
    field: 'age',
    type: 'quantitative',
    scale: { nice: false, zero: figure !== 'retention' },
    axis: {
      title: small ? null : t(`cohorts.age.${ageUnit(result) as 'month'}`),
      format: 'd',
      tickMinStep: 1,
      tickCount: small ? 6 : 12,
    },
  };
  const y = {
    field: 'value',
    type: 'quantitative',
    scale: fromZero([...cohorts, ...mean].map((point) => point.value)),
    axis: {
      title: null,
      ...(figure === 'retention' ? { format: '.0%' } : COMPACT),
      tickCount: small ? 3 : 5,
    },
  };
  const colour = { field: 'colour', type: 'nominal', scale: null };
  const detail = { field: 'line', type: 'nominal' };
  const words = tooltip([['text', t(`cohorts.figure.${figure}`)]]);
  return layered(
    height,
    [],
    [
      {
        data: { values: cohorts },
        mark: { type: 'line', strokeWidth: small ? 1 : 1.5, opacity: 0.85 },
        encoding: { x, y, color: colour, detail },
      },
      {
        data: { values: mean },
        mark: { type: 'line', strokeWidth: small ? 2.25 : 3 },
        encoding: { x, y, color: colour },
      },
      {
        data: { values: [...cohorts, ...mean] },
        params: [{ name: 'near', select: { type: 'point', on: 'pointerover', clear: 'pointerout' } }],
        mark: { type: 'point', filled: true, size: 70 },
        encoding: {
          x,
          y,
          color: colour,
          // A line of one point is only seen as its point.
          opacity: {
            condition: { param: 'near', empty: false, value: 1 },
            value: lines.every((line) => line.points.length === 1) ? 1 : 0,
          },
          tooltip: words,
        },
      },
    ],
  );
}

/** How many cohorts are drawn of how many there are. */
export function linesDrawn(result: CohortResult, figure: AgeFigure): { drawn: number; of: number } {
  const of = linesOf(result, figure).length;
  return { drawn: Math.min(of, MOST_LINES), of };
}

/** The rows and columns of the twin: ages down, the mean and the drawn cohorts across. */
export function ageTwinLines(result: CohortResult, figure: AgeFigure) {
  const all = linesOf(result, figure);
  return {
    ages: meanOf(result, figure).points.map(({ age }) => age),
    cohorts: evenly(all.length, MOST_LINES).map((place) => all[place]?.cohort ?? ''),
  };
}

export function ageTwin(result: CohortResult, figure: AgeFigure): Twin {
  const all = linesOf(result, figure);
  const lines = [
    meanOf(result, figure),
    ...evenly(all.length, MOST_LINES).flatMap((place) => all[place] ?? []),
  ];
  const ages = lines[0]?.points.map((point) => point.age) ?? [];
  const write = figure === 'retention' ? (value: number) => percent(value) : moneyRounded;
  return twin(
    [t(`cohorts.age.${ageUnit(result) as 'month'}`), ...lines.map((line) => line.name)],
    ages.map((age) => [
      String(age),
      ...lines.map((line) => {
        const point = line.points.find((one) => one.age === age);
        return point ? write(point.value) : '';
      }),
    ]),
    0,
  );
}
