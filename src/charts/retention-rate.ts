import type { RetentionResult, RetentionRow } from '../analysis/retention.ts';
import { number, percentPoints, period } from '../i18n/format.ts';
import type { Look } from './look.ts';
import { HATCH_QUIET, hoverColumns, ordinal, PERIOD_AXIS } from './marks.ts';
import { layered, type Spec } from './spec.ts';
import { evenly, MOST_POINTS } from './thin.ts';
import { twin, type Twin } from './twin.ts';
import { t } from './words.ts';

const fraction = (points: number | null) => (points === null ? null : points / 100);
export function intervalText(interval: RetentionRow['interval']): string {
  return interval === null ? '–' : `${percentPoints(interval[0])} – ${percentPoints(interval[1])}`;
}

/**
 * Both retention rates by period with the 95 % interval of the strict one. A period that is not over is hatched and
 * its points are hollow: it belongs to no line.
 */
export function retentionRate(result: RetentionResult, look: Look, height: number, small = false): Spec {
  const drawn = evenly(result.rows.length, MOST_POINTS).flatMap((pick) => {
    const row = result.rows[pick];
    return row ? [{ row, pick }] : [];
  });
  const rows = drawn.map(({ row, pick }) => ({
    pick,
    period: period(row.period),
    complete: row.complete,
    strict: fraction(row.crrStrict),
    crr: fraction(row.crr),
    low: fraction(row.interval?.[0] ?? null),
    high: fraction(row.interval?.[1] ?? null),
    heading: row.complete ? period(row.period) : t('period-not-over', { period: period(row.period) }),
    strictText: percentPoints(row.crrStrict),
    intervalText: intervalText(row.interval),
    crrText: percentPoints(row.crr),
    before: number(row.S),
    retained: number(row.retained),
  }));
  const names = [t('retention.strict'), t('retention.crr')];
  const x = ordinal(
    'period',
    rows.map((row) => row.period),
    { ...PERIOD_AXIS, ...(small ? { labelSeparation: 24 } : {}) },
  );
  const y = (field: string) => ({
    field,
    type: 'quantitative',
    title: null,
    scale: { zero: true },
    axis: { format: '.0%', tickCount: small ? 3 : 5 },
  });
  const colour = (name: string) => ({
    datum: name,
    type: 'nominal',
    scale: { domain: names, range: [look.accent, look.mute] },
    legend: null,
  });
  const over = { filter: 'datum.complete' };
  const notOver = { filter: '!datum.complete' };
  // A line of one point is not seen, and few points deserve a mark each.
  const dots = rows.length <= 60;
  const series = [
    { field: 'strict', name: names[0] ?? '', width: 2.5, dash: [1, 0] },
    { field: 'crr', name: names[1] ?? '', width: 1.75, dash: [4, 3] },
  ].flatMap(({ field, name, width, dash }) => [
    {
      transform: [over],
      mark: { type: 'line', strokeWidth: width, strokeDash: dash },
      encoding: { x, y: y(field), color: colour(name) },
    },
    dots
      ? {
          transform: [over],
          mark: { type: 'point', filled: true, size: field === 'strict' ? 46 : 28, opacity: 1 },
          encoding: { x, y: y(field), color: colour(name) },
        }
      : null,
    {
      transform: [notOver],
      mark: { type: 'point', filled: false, fill: look.panel, size: 46, strokeWidth: 1.5, opacity: 1 },
      encoding: { x, y: y(field), color: colour(name) },
    },
  ]);
  return layered(height, rows, [
    { transform: [notOver], mark: { type: 'rect', fill: HATCH_QUIET }, encoding: { x } },
    {
      transform: [over],
      mark: { type: 'area', color: look.accent, opacity: 0.15 },
      encoding: { x, y: y('low'), y2: { field: 'high' } },
    },
    ...series,
    hoverColumns(
      x,
      [
        ['strictText', t('retention.strict-short')],
        ['intervalText', t('retention.interval')],
        ['crrText', t('retention.crr-short')],
        ['before', t('retention.before')],
        ['retained', t('retention.retained')],
      ],
      look,
    ),
  ]);
}

export function retentionTwin(result: RetentionResult): Twin {
  return twin(
    [
      t('period'),
      t('retention.strict-short'),
      t('retention.interval'),
      t('retention.crr-short'),
      t('retention.before'),
      t('retention.lost'),
      t('retention.reactivated'),
      t('retention.new'),
      t('retention.after'),
    ],
    result.rows.map((row) => [
      row.complete ? period(row.period) : t('period-not-over', { period: period(row.period) }),
      percentPoints(row.crrStrict),
      intervalText(row.interval),
      percentPoints(row.crr),
      number(row.S),
      number(row.lost),
      number(row.reactivated),
      number(row.N),
      number(row.E),
    ]),
  );
}
