import { moneyRounded, number, percent } from '../i18n/format.ts';
import type { ClassName, Look } from './look.ts';
import { ordinal, tooltip } from './marks.ts';
import { layered, type Spec } from './spec.ts';
import { twin, type Twin } from './twin.ts';
import { t } from './words.ts';

export interface ClassTotal {
  readonly name: ClassName;
  readonly customers: number;
  readonly revenue: number;
}

const shareOf = (part: number, whole: number) => (whole > 0 ? part / whole : null);

/** What fits into a part of a bar a few hundred pixels long. */
function labelOf(name: ClassName, share: number): string {
  if (share >= 0.18) return `${classWord(name)} ${percent(share, 0)}`;
  return share >= (name === 'new' ? 0.1 : 0.05) ? classWord(name) : '';
}

/** Two bars that fill the width: how the customers and how the revenue fall on the classes. */
export function classShares(classes: readonly ClassTotal[], look: Look): Spec {
  const customers = classes.reduce((sum, one) => sum + one.customers, 0);
  // A class may have lost money: bars show what came in, the figures beside them all of it.
  const revenue = classes.reduce((sum, one) => sum + Math.max(0, one.revenue), 0);
  const bar = (
    name: string,
    column: number,
    part: (one: ClassTotal) => number,
    whole: number,
    write: (value: number) => string,
  ) => {
    let from = 0;
    return classes.map((one, pick) => {
      const share = whole > 0 ? Math.max(0, part(one)) / whole : 0;
      const start = from;
      from += share;
      return {
        pick,
        pickColumn: column,
        bar: name,
        from: start,
        to: from,
        middle: (start + from) / 2,
        fill: look.classes[one.name],
        ink: look.classInk[one.name],
        label: labelOf(one.name, share),
        heading: t('class-named', { name: classWord(one.name) }),
        share: percent(share),
        amount: write(part(one)),
      };
    });
  };
  const rows = [
    ...bar(t('customers'), 1, (one) => one.customers, customers, number),
    ...bar(t('measure.revenue'), 3, (one) => one.revenue, revenue, moneyRounded),
  ];
  const y = ordinal('bar', [t('customers'), t('measure.revenue')], {
    title: null,
    labelColor: look.ink,
    labelPadding: 10,
  });
  const x = { type: 'quantitative', scale: { domain: [0, 1], nice: false }, axis: null };
  return layered(72, rows, [
    {
      mark: { type: 'bar', height: { band: 0.74 }, stroke: look.panel, strokeWidth: 1.5, cornerRadius: 3 },
      encoding: {
        x: { ...x, field: 'from' },
        x2: { field: 'to' },
        y,
        fill: { field: 'fill', type: 'nominal', scale: null },
        tooltip: tooltip([
          ['amount', t('amount')],
          ['share', t('share')],
        ]),
      },
    },
    {
      mark: { type: 'text', fontSize: 11, fontWeight: 600, tooltip: null },
      encoding: {
        x: { ...x, field: 'middle' },
        y,
        text: { field: 'label', type: 'nominal' },
        color: { field: 'ink', type: 'nominal', scale: null },
      },
    },
  ]);
}

export const classWord = (name: ClassName) => (name === 'new' ? t('xyz.new') : name);

export function classTwin(classes: readonly ClassTotal[]): Twin {
  const customers = classes.reduce((sum, one) => sum + one.customers, 0);
  const revenue = classes.reduce((sum, one) => sum + one.revenue, 0);
  return twin(
    [t('class'), t('customers'), t('share-of-customers'), t('measure.revenue'), t('share-of-revenue')],
    classes.map((one) => [
      classWord(one.name),
      number(one.customers),
      percent(shareOf(one.customers, customers)),
      moneyRounded(one.revenue),
      percent(shareOf(one.revenue, revenue)),
    ]),
  );
}
