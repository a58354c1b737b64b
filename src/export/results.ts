import { ABC_CLASSES, type AbcClass } from '../analysis/abc.ts';
import type { AbcXyzCell } from '../analysis/abc-xyz.ts';
import { ANALYSES, clampSettings, type AnalysisId, type ResultOf } from '../analysis/index.ts';
import type { Rung } from '../analysis/ladder.ts';
import type { OverdueState } from '../analysis/overdue.ts';
import type { RfmSegment } from '../analysis/rfm-segments.ts';
import type { XyzClass } from '../analysis/xyz.ts';
import { isoOf } from '../table/civil-day.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Bucket, Waterfall } from '../model/lines.ts';
import type { Selection } from '../model/selection.ts';
import { DEFAULT_VIEW, type Measure, type Step, type ViewSettings } from '../model/settings.ts';
import { selectedView } from '../analysis/selection-classes.ts';

/** results.json (METRICS 14): rates as fractions except `crr` and `crrStrict`, money in currency units, blank null. */
export interface Results {
  format: 'regulars-results';
  version: 1;
  input: {
    name: string;
    bytes: number;
    fingerprint: string;
    /** What was in force: `step` and `completeThrough` resolved, dates as ISO text. */
    settings: {
      step: Step;
      weekStart: ViewSettings['weekStart'];
      measure: Measure;
      completeThrough: string | null;
      marginRate: number | null;
      zeroIsPurchase: boolean;
      from: string | null;
      to: string | null;
      xyzStep: Step;
      /** The filters in force, where there are any. */
      selection?: Selection;
    };
  };
  waterfall: {
    file: Bucket;
    rejected: { rows: number };
    duplicate: Bucket;
    status: Bucket;
    currency: Bucket;
    anonymous: Bucket;
    analysed: Bucket;
    /** Rows that the user's corrections leave out; only where there are any. */
    excluded?: Bucket;
  };
  totals: {
    revenue: number;
    margin: number;
    customerRevenue: number;
    returnsOnlyRevenue: number;
    returnsOnlyCustomers: number;
    anonymousRevenue: number;
    customers: number;
    orders: number;
    purchases: number;
    lines: number;
    firstDate: string | null;
    lastDate: string | null;
    completeThrough: string | null;
  };
  pareto: {
    entity: string;
    value: Measure;
    n: number;
    notPositive: number;
    positiveTotal: number;
    shareOfTop20: number | null;
    fractionFor80: number | null;
    gini: number | null;
  };
  abc: Record<AbcClass, { customers: number; revenue: number }>;
  xyz: Record<XyzClass, number>;
  abcxyz: Record<AbcXyzCell, { customers: number; revenue: number }>;
  rfm: {
    /** Customers by score, as `555`: only scores that occur. */
    scores: Record<string, number>;
    segments: Record<RfmSegment, { customers: number; revenue: number }>;
  };
  /** `advocate` is null where no column says who referred whom. */
  ladder: Record<Exclude<Rung, 'advocate'>, number> & { advocate: number | null };
  retention: {
    period: string;
    rows: {
      period: string;
      S: number;
      E: number;
      N: number;
      retained: number;
      lost: number;
      reactivated: number;
      crr: number | null;
      crrStrict: number | null;
      complete: boolean;
    }[];
  };
  cohorts: {
    period: string;
    rows: {
      cohort: string;
      size: number;
      cells: {
        age: number;
        active: number;
        retention: number;
        revenue: number;
        cumulativeRevenue: number;
        mature: boolean;
      }[];
    }[];
    mean: { age: number; retention: number }[];
  };
  ltv: {
    S: number | null;
    C: number | null;
    P: number | null;
    T: number | null;
    ltv: number | null;
    kaplanMeierT: number | null;
    churnT: number | null;
  };
  overdue: Record<OverdueState, { customers: number; atStake: number }> & {
    medianGap: number | null;
    ifAThirdWakes: number;
  };
}

/**
 * The results of every analysis at its default settings under the view's. XYZ counts in the view's step where one is
 * set, and in months while it is `auto` (METRICS 4: month unless set). Throws AnalysisError `too-many-periods`.
 */
export function results(dataset: Dataset, settings: Partial<ViewSettings> = {}): Results {
  const view = selectedView(dataset, { ...DEFAULT_VIEW, ...settings });
  const run = <Id extends AnalysisId>(id: Id): ResultOf<Id> => ANALYSES[id].run(view, clampSettings(id, {}));
  const totals = run('totals');
  const pareto = run('pareto');
  const abc = run('abc');
  const xyz = run('xyz');
  const abcXyz = run('abcXyz');
  const rfm = run('rfm');
  const ladder = run('ladder');
  const retention = run('retention');
  const cohorts = run('cohorts');
  const ltv = run('lifetimeValue');
  const overdue = run('overdue');
  const { step, settings: set } = view;
  return {
    format: 'regulars-results',
    version: 1,
    input: {
      name: dataset.source.name,
      bytes: dataset.source.bytes,
      fingerprint: dataset.source.fingerprint,
      settings: {
        step,
        weekStart: set.weekStart,
        measure: set.measure,
        completeThrough: totals.completeThrough,
        marginRate: set.marginRate,
        zeroIsPurchase: set.zeroIsPurchase,
        from: set.from === null ? null : isoOf(set.from),
        to: set.to === null ? null : isoOf(set.to),
        xyzStep: set.step === 'auto' ? 'month' : set.step,
        // Only where there is one: the figures of a whole file say nothing of selections.
        ...(set.selection.length > 0 ? { selection: set.selection } : {}),
      },
    },
    waterfall: waterfallOf(dataset.waterfall),
    totals: {
      revenue: totals.revenue,
      margin: totals.margin,
      customerRevenue: totals.customerRevenue,
      returnsOnlyRevenue: totals.returnsOnlyRevenue,
      returnsOnlyCustomers: totals.returnsOnlyCustomers,
      anonymousRevenue: totals.anonymousRevenue,
      customers: totals.customers,
      orders: totals.orders,
      purchases: totals.purchases,
      lines: totals.lines,
      firstDate: totals.firstDate,
      lastDate: totals.lastDate,
      completeThrough: totals.completeThrough,
    },
    pareto: {
      entity: pareto.entity,
      value: pareto.value,
      n: pareto.n,
      notPositive: pareto.notPositive,
      positiveTotal: pareto.positiveTotal,
      shareOfTop20: pareto.shareOfTop20,
      fractionFor80: pareto.fractionFor80,
      gini: pareto.gini,
    },
    abc: Object.fromEntries(
      ABC_CLASSES.map((name) => [
        name,
        { customers: abc.classes[name].customers, revenue: abc.classes[name].revenue },
      ]),
    ) as Results['abc'],
    xyz: {
      X: xyz.classes.X.customers,
      Y: xyz.classes.Y.customers,
      Z: xyz.classes.Z.customers,
      new: xyz.classes.new.customers,
    },
    abcxyz: Object.fromEntries(
      Object.entries(abcXyz.cells).map(([name, { customers, revenue }]) => [name, { customers, revenue }]),
    ) as Results['abcxyz'],
    rfm: {
      scores: rfm.scores,
      segments: Object.fromEntries(
        Object.entries(rfm.segments).map(([name, { customers, revenue }]) => [name, { customers, revenue }]),
      ) as Results['rfm']['segments'],
    },
    ladder: {
      buyer: ladder.rungs.buyer.customers,
      client: ladder.rungs.client.customers,
      regular: ladder.rungs.regular.customers,
      adherent: ladder.rungs.adherent.customers,
      advocate: ladder.advocateNeedsData ? null : ladder.rungs.advocate.customers,
    },
    retention: {
      period: retention.period,
      rows: retention.rows.map(
        ({ period, S, E, N, retained, lost, reactivated, crr, crrStrict, complete }) => ({
          period,
          S,
          E,
          N,
          retained,
          lost,
          reactivated,
          crr,
          crrStrict,
          complete,
        }),
      ),
    },
    cohorts: {
      period: cohorts.period,
      rows: cohorts.rows.map(({ cohort, size, cells }) => ({
        cohort,
        size,
        cells: cells.map(({ age, active, retention: share, revenue, cumulativeRevenue, mature }) => ({
          age,
          active,
          retention: share,
          revenue,
          cumulativeRevenue,
          mature,
        })),
      })),
      mean: cohorts.mean.map(({ age, retention: share }) => ({ age, retention: share })),
    },
    ltv: {
      S: ltv.S,
      C: ltv.C,
      P: ltv.P,
      T: ltv.T,
      ltv: ltv.ltv,
      kaplanMeierT: ltv.kaplanMeierT,
      churnT: ltv.churnT,
    },
    overdue: {
      medianGap: overdue.medianGap,
      active: stakeOf(overdue.states.active),
      overdue: stakeOf(overdue.states.overdue),
      lost: stakeOf(overdue.states.lost),
      ifAThirdWakes: overdue.ifAThirdWakes,
    },
  };
}

function stakeOf({ customers, atStake }: { customers: number; atStake: number }) {
  return { customers, atStake };
}

function waterfallOf(waterfall: Waterfall): Results['waterfall'] {
  const bucket = ({ rows, amount }: Bucket): Bucket => ({ rows, amount });
  return {
    file: bucket(waterfall.file),
    rejected: { rows: waterfall.rejected.rows },
    duplicate: bucket(waterfall.duplicate),
    status: bucket(waterfall.status),
    currency: bucket(waterfall.currency),
    anonymous: bucket(waterfall.anonymous),
    analysed: bucket(waterfall.analysed),
    ...(waterfall.excluded ? { excluded: bucket(waterfall.excluded) } : {}),
  };
}
