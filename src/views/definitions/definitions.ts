import type { CohortResult } from '../../analysis/cohorts.ts';
import type { GrowthResult } from '../../analysis/growth.ts';
import type { RetentionResult } from '../../analysis/retention.ts';
import { changeOf, repeatShare } from '../../charts/growth.ts';
import { ageUnit, ageWords } from '../../charts/cohort-heat.ts';
import { enDefinitions } from '../../i18n/en-definitions.ts';
import { number, percent, period } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import type { OrderClause } from '../../model/selection.ts';
import type { ViewSettings } from '../../model/settings.ts';
import { factorWords, valueWords, type Factor } from '../lifetime-value/finding.ts';
import { lastWhole, tellingAge } from '../retention/finding.ts';
import { tellingYear } from '../retention/growth-finding.ts';
import type { Ask } from './ask.ts';
import type { DefinitionId } from './ids.ts';

export const t = translator(enDefinitions);

/** What of the view a figure hangs on. */
export type Use = 'dates' | 'complete' | 'step' | 'measure' | 'margin' | 'zero' | 'filter';

export interface Other {
  readonly words: string;
  readonly value: (ask: Ask) => Promise<string>;
}
export interface Definition {
  readonly uses: readonly Use[];
  /** The figure as it is defined here, in a few words. */
  readonly here?: (ask: Ask) => Promise<string>;
  readonly others?: (view: ViewSettings) => readonly Other[];
}

const COUNTED: readonly Use[] = ['dates', 'complete', 'step', 'zero', 'filter'];
const MONEY: readonly Use[] = ['dates', 'margin', 'zero', 'filter'];
const RANKED: readonly Use[] = ['dates', 'measure', 'zero', 'filter'];

/** Orders that came to less than nothing are refunds; what nobody known bought is no order, and stays. */
const NO_REFUNDS: OrderClause = { about: 'orders', kind: 'amount', from: null, to: -1e-9, not: true };

type Under = (ask: Ask, view?: Partial<ViewSettings>) => Promise<string>;

/** The same figure under a changed view. */
const under = (words: string, figure: Under, change: Partial<ViewSettings>): Other => ({
  words,
  value: (ask) => figure(ask, change),
});
const withoutRefunds = (figure: Under, { selection }: ViewSettings): Other =>
  under(t('other.refunds'), figure, { selection: [...selection, NO_REFUNDS] });
const otherZero = (figure: Under, { zeroIsPurchase }: ViewSettings): Other =>
  under(t(zeroIsPurchase ? 'other.nonzero' : 'other.zero'), figure, { zeroIsPurchase: !zeroIsPurchase });
const otherStep = (figure: Under, { step }: ViewSettings): Other =>
  step === 'quarter'
    ? under(t('other.months'), figure, { step: 'month' })
    : under(t('other.quarters'), figure, { step: 'quarter' });

const inPeriod = (share: string, name: string | undefined) =>
  name === undefined ? percent(null) : t('retention.here', { share, period: period(name) });

const strict = (result: RetentionResult) => {
  const row = lastWhole(result);
  return inPeriod(percent((row?.crrStrict ?? NaN) / 100), row?.period);
};
const published = (result: RetentionResult) => {
  const row = lastWhole(result);
  return inPeriod(percent((row?.crr ?? NaN) / 100), row?.period);
};
const lastChange = ({ rows }: GrowthResult) => rows.findLast((row) => row.complete && row.change !== null);
const signed = (value: number) =>
  `${value > 0 ? '+' : value < 0 ? '−' : ''}${number(Math.round(Math.abs(value)))}`;

const ofAge = (result: CohortResult, share: (age: number) => number | undefined) => {
  const age = tellingAge(result);
  const found = age === null ? undefined : share(age);
  if (age === null || found === undefined) return percent(null);
  return t('cohorts.here', { share: percent(found), later: ageWords(age, ageUnit(result)) });
};
const meanAt = (result: CohortResult) =>
  ofAge(result, (at) => result.mean.find(({ age }) => age === at)?.retention);
/** A mean of percentages: every cohort weighs the same, however small. */
const plainMeanAt = (result: CohortResult) =>
  ofAge(result, (at) => {
    const cells = result.rows.flatMap(({ cells }) => cells.filter(({ age, mature }) => age === at && mature));
    return cells.reduce((sum, { retention }) => sum + retention, 0) / cells.length;
  });

const pareto: Under = async (ask, view) => {
  const { shareOfTop20 } = await ask('pareto', { entity: 'customer' }, view);
  return t('pareto.here', { share: percent(shareOfTop20) });
};
const abcCount: Under = async (ask, view) =>
  t('abc.here', { count: (await ask('abc', {}, view)).classes.A.customers });
const xyzShare = async (ask: Ask, change: object = {}) => {
  const { classes } = await ask('xyz', change);
  const all = classes.X.customers + classes.Y.customers + classes.Z.customers + classes.new.customers;
  return t('xyz.here', { share: percent(all === 0 ? null : classes.X.customers / all) });
};
const regulars = async (ask: Ask, change: object = {}) => {
  const { rungs } = await ask('ladder', change);
  const count = rungs.regular.customers + rungs.adherent.customers + rungs.advocate.customers;
  return t('ladder.here', { count });
};
const overdue = async (ask: Ask, change: object = {}) =>
  t('overdue.here', { count: (await ask('overdue', change)).states.overdue.customers });
const retention: Under = async (ask, view) => strict(await ask('retention', { by: 'none' }, view));
const growth: Under = async (ask, view) => {
  const row = lastChange(await ask('growth', {}, view));
  return row
    ? t('growth.here', { change: signed(changeOf(row, 'customers')), period: period(row.period) })
    : percent(null);
};
const parts: Under = async (ask, view) => {
  const row = (await ask('growth', {}, view)).rows.findLast((one) => one.complete && one.revenue > 0);
  return row
    ? t('parts.here', { share: percent(repeatShare(row)), period: period(row.period) })
    : percent(null);
};
const cohorts: Under = async (ask, view) => meanAt(await ask('cohorts', {}, view));
const first = async (ask: Ask, change: object = {}) => {
  const { all, days } = await ask('firstPurchases', change);
  return t('first.here', { share: percent(all.within), days: number(days) });
};
const ltv: Under = async (ask, view) =>
  t('value.here', { value: valueWords((await ask('lifetimeValue', {}, view)).ltv) });
const factor =
  (name: Factor): Under =>
  async (ask, view) =>
    factorWords(name, (await ask('lifetimeValue', {}, view))[name]);
/** Lifetime value with another T in its place. */
const ltvWith = (T: 'kaplanMeierT' | 'churnT') => async (ask: Ask) => {
  const found = await ask('lifetimeValue');
  const months = found[T];
  const value = found.ltv === null || months === null || !found.T ? null : (found.ltv / found.T) * months;
  return t('value.here', { value: valueWords(value) });
};

/** The registry: every figure's definition by its id. Words stand in the catalogue under the same id. */
export const DEFINITIONS: Readonly<Record<DefinitionId, Definition>> = {
  revenue: {
    uses: ['dates', 'filter'],
    here: async (ask) => number(Math.round((await ask('totals')).revenue)),
    others: (view) => [
      withoutRefunds(
        async (ask, change) => number(Math.round((await ask('totals', {}, change)).revenue)),
        view,
      ),
      {
        words: t('revenue.other.known'),
        value: async (ask) => number(Math.round((await ask('totals')).customerRevenue)),
      },
    ],
  },
  pareto: {
    uses: RANKED,
    here: pareto,
    others: (view) => [
      withoutRefunds(pareto, view),
      view.measure === 'purchases'
        ? under(t('other.revenue'), pareto, { measure: 'revenue' })
        : under(t('other.purchases'), pareto, { measure: 'purchases' }),
    ],
  },
  abc: {
    uses: RANKED,
    here: abcCount,
    others: (view) => [
      {
        words: t('abc.other.seventy'),
        value: async (ask) =>
          t('abc.here', { count: (await ask('abc', { cutA: 0.7, cutB: 0.9 })).classes.A.customers }),
      },
      {
        words: t('abc.other.twenty'),
        value: async (ask) =>
          t('abc.here', { count: Math.ceil((await ask('pareto', { entity: 'customer' })).n / 5) }),
      },
      withoutRefunds(abcCount, view),
    ],
  },
  xyz: {
    uses: COUNTED,
    here: xyzShare,
    others: () => [
      { words: t('xyz.other.textbook'), value: (ask) => xyzShare(ask, { cutX: 0.1, cutY: 0.25 }) },
      { words: t('xyz.other.history'), value: (ask) => xyzShare(ask, { window: 'history' }) },
    ],
  },
  abcXyz: { uses: ['dates', 'complete', 'step', 'measure', 'filter'] },
  rfm: {
    uses: ['dates', 'complete', 'filter'],
    here: async (ask) => t('rfm.here', { count: (await ask('rfm')).segments.champion.customers }),
    others: (view) => [
      withoutRefunds(
        async (ask, change) =>
          t('rfm.here', { count: (await ask('rfm', {}, change)).segments.champion.customers }),
        view,
      ),
    ],
  },
  ladder: {
    uses: COUNTED,
    here: regulars,
    others: () => [
      { words: t('ladder.other.often'), value: (ask) => regulars(ask, { regularPurchases: 5 }) },
      { words: t('ladder.other.third'), value: (ask) => regulars(ask, { regularShare: 1 / 3 }) },
    ],
  },
  overdue: {
    uses: ['dates', 'complete', 'filter'],
    here: overdue,
    others: () => [
      { words: t('overdue.other.once'), value: (ask) => overdue(ask, { overdueAt: 1.5 }) },
      { words: t('overdue.other.thrice'), value: (ask) => overdue(ask, { overdueAt: 3 }) },
    ],
  },
  declining: { uses: ['dates', 'complete', 'filter'] },
  retention: {
    uses: COUNTED,
    here: retention,
    others: (view) => [
      {
        words: t('retention.other.published'),
        value: async (ask) => published(await ask('retention', { by: 'none' })),
      },
      {
        words: t('retention.other.window'),
        value: async (ask) => strict(await ask('retention', { by: 'none', window: 3 })),
      },
      otherStep(retention, view),
      otherZero(retention, view),
    ],
  },
  bridge: {
    uses: COUNTED,
    here: growth,
    others: () => [
      {
        words: t('bridge.other.money'),
        value: async (ask) => {
          const row = lastChange(await ask('growth'));
          return row
            ? t('bridge.here', { change: signed(changeOf(row, 'money')), period: period(row.period) })
            : percent(null);
        },
      },
    ],
  },
  growth: {
    uses: COUNTED,
    here: growth,
    others: (view) => [
      {
        words: t('growth.other.quick'),
        value: async (ask) => number(lastChange(await ask('growth'))?.quickRatio, 2),
      },
      otherStep(growth, view),
    ],
  },
  parts: {
    uses: ['dates', 'complete', 'step', 'filter'],
    here: parts,
    others: (view) => [
      {
        words: t('parts.other.first'),
        value: async (ask) => {
          const { rows } = await ask('growth');
          const row = rows.findLast((one) => one.complete && one.revenue > 0);
          if (!row) return percent(null);
          return t('parts.here', {
            share: percent(1 - row.firstPurchases / row.revenue),
            period: period(row.period),
          });
        },
      },
      withoutRefunds(parts, view),
      otherStep(parts, view),
    ],
  },
  layers: { uses: ['dates', 'complete', 'step', 'filter'] },
  conversion: {
    uses: COUNTED,
    here: async (ask) => {
      const row = tellingYear(await ask('conversion'));
      return row ? t('conversion.here', { share: percent(row.clientShare), year: row.year }) : percent(null);
    },
    others: () => [
      {
        words: t('conversion.other.three'),
        value: async (ask) => {
          const row = tellingYear(await ask('conversion', { clientPurchases: 3, regularPurchases: 4 }));
          return percent(row?.clientShare);
        },
      },
      {
        words: t('conversion.other.within', { days: 90 }),
        value: async (ask) => percent(tellingYear(await ask('conversion', { days: 90 }))?.within),
      },
    ],
  },
  cohorts: {
    uses: COUNTED,
    here: cohorts,
    others: (view) => [
      {
        words: t('cohorts.other.orAfter'),
        value: async (ask) => meanAt(await ask('cohorts', { activity: 'onOrAfter' })),
      },
      {
        words: t('cohorts.other.exact'),
        value: async (ask) => meanAt(await ask('cohorts', { ages: 'exact' })),
      },
      { words: t('cohorts.other.plain'), value: async (ask) => plainMeanAt(await ask('cohorts')) },
      otherZero(cohorts, view),
    ],
  },
  lines: {
    uses: COUNTED,
    here: async (ask) =>
      t('lines.here', { share: percent((await ask('linesOfBusiness')).all.regularsShare) }),
    others: () => [
      {
        words: t('lines.other.known'),
        value: async (ask) => {
          const { all } = await ask('linesOfBusiness');
          return percent(all.revenue > 0 ? all.regularsRevenue / all.revenue : null);
        },
      },
      {
        words: t('lines.other.a'),
        value: async (ask) => {
          const { all } = await ask('linesOfBusiness');
          return percent(all.totalRevenue > 0 ? all.abc.A.revenue / all.totalRevenue : null);
        },
      },
    ],
  },
  first: {
    uses: ['dates', 'complete', 'zero', 'filter'],
    here: first,
    others: () => [
      {
        words: t('first.other.ever'),
        value: async (ask) => percent((await ask('firstPurchases')).all.ever),
      },
      ...[30, 180, 365].map((days) => ({
        words: t('first.other.days', { days }),
        value: async (ask: Ask) => percent((await ask('firstPurchases', { days })).all.within),
      })),
    ],
  },
  value: {
    uses: MONEY,
    here: ltv,
    others: (view) => [
      withoutRefunds(ltv, view),
      { words: t('value.other.kaplanMeier'), value: ltvWith('kaplanMeierT') },
      { words: t('value.other.churn'), value: ltvWith('churnT') },
      {
        words: t('value.other.sales'),
        value: async (ask) => {
          const { revenue, customers } = await ask('lifetimeValue');
          return t('value.here', { value: valueWords(customers === 0 ? null : revenue / customers) });
        },
      },
    ],
  },
  S: {
    uses: MONEY,
    here: factor('S'),
    others: (view) => [withoutRefunds(factor('S'), view), otherZero(factor('S'), view)],
  },
  C: {
    uses: ['dates', 'zero', 'filter'],
    here: factor('C'),
    others: (view) => [otherZero(factor('C'), view)],
  },
  P: { uses: MONEY, here: factor('P'), others: (view) => [withoutRefunds(factor('P'), view)] },
  T: {
    uses: ['dates', 'complete', 'zero', 'filter'],
    here: factor('T'),
    others: () => [
      {
        words: t('value.other.kaplanMeier'),
        value: async (ask) => factorWords('T', (await ask('lifetimeValue')).kaplanMeierT),
      },
      {
        words: t('value.other.churn'),
        value: async (ask) => factorWords('T', (await ask('lifetimeValue')).churnT),
      },
    ],
  },
  valueCurves: { uses: MONEY },
  ways: { uses: ['dates', 'complete', 'filter'] },
  whatIf: { uses: MONEY },
};
