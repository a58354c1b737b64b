import type { RetentionRow } from '../analysis/retention.ts';
import { moneyRounded, number } from '../i18n/format.ts';
import type { Look } from './look.ts';
import { ordinal, tooltip } from './marks.ts';
import { layered, type Spec } from './spec.ts';
import { twin, type Twin } from './twin.ts';
import { t } from './words.ts';

export interface BridgeStep {
  readonly name: string;
  readonly kind: 'total' | 'down' | 'up';
  /** Signed: what the step adds; the level itself for a total. */
  readonly change: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * The way from one period to the next, step by step: `customers`: S - lost + reactivated + new = E; `money`: revenue of
 * the period before - lost + expansion - contraction + reactivated + new + other = revenue of this one. Empty where the
 * money bridge does not exist (L > 1).
 */
export function bridgeSteps(row: RetentionRow, unit: 'customers' | 'money'): BridgeStep[] {
  const write = unit === 'customers' ? (value: number) => number(value) : moneyRounded;
  const { money } = row;
  if (unit === 'money' && money === null) return [];
  const before = unit === 'money' ? (money?.before ?? 0) : row.S;
  const changes: [string, number][] =
    unit === 'money' && money !== null
      ? [
          [t('retention.lost'), -money.lost],
          [t('retention.contraction'), -money.contraction],
          [t('retention.expansion'), money.expansion],
          [t('retention.reactivated'), money.reactivated],
          [t('retention.new'), money.new],
          // Returns of those who bought nothing: said only where there are any.
          ...(Math.abs(money.other) < 0.005 ? [] : [[t('retention.other'), money.other] as [string, number]]),
        ]
      : [
          [t('retention.lost'), -row.lost],
          [t('retention.reactivated'), row.reactivated],
          [t('retention.new'), row.N],
        ];
  const after = unit === 'money' ? (money?.after ?? 0) : row.E;
  const steps: BridgeStep[] = [
    { name: t('retention.before'), kind: 'total', change: before, from: 0, to: before, text: write(before) },
  ];
  let level = before;
  for (const [name, change] of changes) {
    const kind = change < 0 || Object.is(change, -0) ? 'down' : 'up';
    const sign = change > 0 ? '+' : change < 0 ? '−' : '';
    steps.push({
      name,
      kind,
      change,
      from: level,
      to: level + change,
      text: `${sign}${write(Math.abs(change))}`,
    });
    level += change;
  }
  steps.push({
    name: t('retention.after'),
    kind: 'total',
    change: after,
    from: 0,
    to: after,
    text: write(after),
  });
  return steps;
}

/** A waterfall that reads from top to bottom like a statement. */
export function retentionBridge(steps: readonly BridgeStep[], look: Look, rowHeight = 34): Spec {
  const fills = { total: look.mute, down: look.changeDown, up: look.changeUp };
  const rows = steps.map((step, place) => ({
    ...step,
    pick: place,
    heading: step.name,
    fill: fills[step.kind],
    left: Math.min(step.from, step.to),
    right: Math.max(step.from, step.to),
    next: steps[place + 1]?.name ?? step.name,
  }));
  const y = ordinal(
    'name',
    rows.map((row) => row.name),
    {
      title: null,
      labelColor: look.ink,
      labelLimit: 170,
      labelPadding: 10,
    },
  );
  const x = { type: 'quantitative', title: null, axis: null, scale: { zero: true, nice: false } };
  const tip = tooltip([['text', t('change')]]);
  return layered(Math.max(1, steps.length) * rowHeight, rows, [
    {
      mark: { type: 'rule', color: look.lineStrong, strokeWidth: 1 },
      encoding: {
        x: { ...x, field: 'to' },
        y: { ...y, bandPosition: 0.5 },
        y2: { field: 'next', bandPosition: 0.5 },
      },
    },
    {
      mark: { type: 'bar', height: { band: 0.62 }, cornerRadius: 2 },
      encoding: {
        x: { ...x, field: 'left' },
        x2: { field: 'right' },
        y,
        fill: { field: 'fill', type: 'nominal', scale: null },
        tooltip: tip,
      },
    },
    {
      mark: { type: 'text', align: 'left', dx: 6, color: look.ink, fontWeight: 600 },
      encoding: { x: { ...x, field: 'right' }, y, text: { field: 'text', type: 'nominal' } },
    },
  ]);
}

export function bridgeTwin(steps: readonly BridgeStep[], unit: string): Twin {
  return twin(
    [t('step'), unit],
    steps.map((step) => [step.name, step.text]),
  );
}
