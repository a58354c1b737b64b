import type { LifetimeValueResult } from '../analysis/lifetime-value.ts';
import { COMPACT } from './axis-format.ts';
import { moneyRounded, number } from '../i18n/format.ts';
import { ageWords } from './cohort-heat.ts';
import type { Look } from './look.ts';
import { fromZero, tooltip } from './marks.ts';
import { layered, type Spec } from './spec.ts';
import { evenly } from './thin.ts';
import { twin, type Twin } from './twin.ts';
import { t } from './words.ts';

type Curves = LifetimeValueResult['curves'];
const MOST_POINTS_A_LINE = 250;
export const curveName = (name: Curves[number]['name']) =>
  name === 'all' ? t('everybody') : t('class-named', { name });

/** What a customer of each class has brought by each month of its life, on the mean. */
export function valueCurves(curves: Curves, look: Look, height: number, small = false): Spec {
  const colourOf = (name: Curves[number]['name']) => (name === 'all' ? look.ink : look.classes[name]);
  const shown = curves.filter((curve) => curve.points.length > 0);
  const rows = shown.flatMap((curve) =>
    evenly(curve.points.length, MOST_POINTS_A_LINE).flatMap((place) => {
      const point = curve.points[place];
      if (!point) return [];
      return [
        {
          line: curveName(curve.name),
          age: point.age,
          value: point.value,
          heading: `${curveName(curve.name)}, ${ageWords(point.age, 'month')}`,
          text: moneyRounded(point.value),
          customers: number(point.customers),
        },
      ];
    }),
  );
  const x = {
    field: 'age',
    type: 'quantitative',
    scale: { nice: false },
    axis: {
      title: small ? null : t('cohorts.age.month'),
      format: 'd',
      tickMinStep: 1,
      tickCount: small ? 6 : 12,
    },
  };
  const y = {
    field: 'value',
    type: 'quantitative',
    scale: fromZero(rows.map((point) => point.value)),
    axis: { title: null, ...COMPACT, tickCount: small ? 2 : 5 },
  };
  const colour = {
    field: 'line',
    type: 'nominal',
    scale: {
      domain: shown.map((curve) => curveName(curve.name)),
      range: shown.map((curve) => colourOf(curve.name)),
    },
    legend: null,
  };
  return layered(height, rows, [
    { mark: { type: 'line', strokeWidth: 2.5 }, encoding: { x, y, color: colour } },
    {
      params: [{ name: 'near', select: { type: 'point', on: 'pointerover', clear: 'pointerout' } }],
      mark: { type: 'point', filled: true, size: 70 },
      encoding: {
        x,
        y,
        color: colour,
        opacity: {
          condition: { param: 'near', empty: false, value: 1 },
          value: shown.every((curve) => curve.points.length === 1) ? 1 : 0,
        },
        tooltip: tooltip([
          ['text', t('value-a-customer')],
          ['customers', t('customers')],
        ]),
      },
    },
  ]);
}

export function valueTwin(curves: Curves): Twin {
  const shown = curves.filter((curve) => curve.points.length > 0);
  const ages = [...new Set(shown.flatMap((curve) => curve.points.map((point) => point.age)))].sort(
    (a, b) => a - b,
  );
  return twin(
    [t('cohorts.age.month'), ...shown.map((curve) => curveName(curve.name))],
    ages.map((age) => [
      String(age),
      ...shown.map((curve) => {
        const point = curve.points.find((one) => one.age === age);
        return point ? moneyRounded(point.value) : '';
      }),
    ]),
    0,
  );
}
