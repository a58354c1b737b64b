import type { AnalysisId, ResultOf, SettingsOf } from '../../analysis/index.ts';
import type { TotalsResult } from '../../analysis/totals.ts';
import { cohortHeat } from '../../charts/cohort-heat.ts';
import { classMatrix, matrixTwin } from '../../charts/class-matrix.ts';
import { classTwin } from '../../charts/class-shares.ts';
import { gapBars, type GapWords } from '../../charts/gap-bars.ts';
import { growthAccounting } from '../../charts/growth.ts';
import { paretoCurve } from '../../charts/pareto-curve.ts';
import { bridgeSteps, retentionBridge } from '../../charts/retention-bridge.ts';
import { retentionRate } from '../../charts/retention-rate.ts';
import { revenueByPeriod } from '../../charts/revenue-by-period.ts';
import { shareWords } from '../../charts/share-words.ts';
import { twin } from '../../charts/twin.ts';
import { valueCurves } from '../../charts/value-curves.ts';
import { t } from '../../charts/words.ts';
import { date, moneyRounded, number, percent } from '../../i18n/format.ts';
import {
  FACTORS,
  factorWords,
  valueFinding,
  valueSentence,
  ways,
  waysFinding,
} from '../lifetime-value/finding.ts';
import { notes, revenueFinding, revenueLead } from '../overview/finding.ts';
import { bandsOf, paretoFinding, paretoSentence, usualLoss } from '../pareto/finding.ts';
import { bridgeFinding, cohortFinding, cohortLead, lastWhole, retentionFinding, retentionLead, retentionSentence } from '../retention/finding.ts'; // prettier-ignore
import { growthFinding, growthLead } from '../retention/growth-finding.ts';
import { abcFinding, ROWS, segmentsFinding } from '../segments/finding.ts';
import { ladderFinding, LADDER_USUAL, rungMeans, RUNGS } from '../segments/ladder-finding.ts';
import { binWords, gapsFinding, overdueFinding, overdueWhy } from '../segments/overdue-finding.ts';
import { rfmFinding, riskWords, SEGMENTS } from '../segments/rfm-finding.ts';
import { w } from '../segments/words.ts';
import { section, type ReportSection } from './report-content.ts';
import { r } from './words.ts';

/** Asks for an analysis under the view in force; throws what went wrong. */
export type Gather = <Id extends AnalysisId>(
  id: Id,
  change?: Partial<SettingsOf<Id>>,
) => Promise<ResultOf<Id>>;

export interface Asked {
  readonly gather: Gather;
  readonly totals: TotalsResult;
  readonly ladder: Partial<SettingsOf<'ladder'>>;
  readonly cuts: { readonly cutA: number; readonly cutB: number };
  /** Whether customers may be named. */
  readonly names: boolean;
}

type Compose = (asked: Asked) => Promise<ReportSection>;

const LISTED = 20;
const HEIGHT = 230;
const NOT_OVER = { name: r('not-over'), colour: 'var(--line-strong)', kind: 'hatch' };
const texts = (parts: readonly { readonly text: string }[] | null) =>
  parts?.map(({ text }) => text).join('') ?? '';

/** What a report can be made of, in its order; each is asked for only where it is chosen. */
export const SECTIONS = {
  async overview({ gather, totals }) {
    const [pareto, retention, value] = await Promise.all([
      gather('pareto', { entity: 'customer' }),
      gather('retention', { window: 1 }),
      gather('lifetimeValue', { by: 'abc' }),
    ]);
    const sentences = [paretoSentence(pareto), retentionSentence(retention), valueSentence(value)];
    return section('overview', revenueFinding(totals), {
      lead: revenueLead(totals),
      readings: [
        { words: t('measure.revenue'), figure: moneyRounded(totals.revenue) },
        { words: t('customers'), figure: number(totals.customers) },
        { words: t('measure.purchases'), figure: number(totals.purchases) },
        { words: r('reading.check'), figure: moneyRounded(totals.purchases > 0 ? totals.customerRevenue / totals.purchases : null) }, // prettier-ignore
      ],
      charts: [
        {
          spec: (look) => revenueByPeriod(totals.byPeriod, look, 150),
          label: revenueFinding(totals),
          legend: totals.byPeriod.some(({ complete }) => !complete) ? [NOT_OVER] : [],
        },
      ],
      paragraphs: sentences.map(texts).filter((text) => text !== ''),
      definitions: ['revenue'],
    });
  },

  async pareto({ gather, cuts }) {
    const [result, abc] = await Promise.all([
      gather('pareto', { entity: 'customer' }),
      gather('abc', { cutA: cuts.cutA, cutB: cuts.cutB }),
    ]);
    const measure = t(`in.${result.value}`);
    const loss = usualLoss(result.n);
    return section('pareto', paretoFinding(result), {
      lead: t('pareto.lead', { measure }),
      readings: [
        { words: t('pareto.reading.top20'), figure: percent(result.shareOfTop20) },
        { words: t('pareto.reading.for80'), figure: percent(result.fractionFor80) },
        { words: r('reading.loss', { count: loss }), figure: percent(result.cumulative[loss] ?? null) },
        { words: t('pareto.reading.gini'), figure: number(result.gini, 2) },
      ],
      charts:
        result.n === 0
          ? []
          : [
              {
                spec: (look) =>
                  paretoCurve(result, look, {
                    height: 250,
                    bands: bandsOf(result, cuts.cutA, cuts.cutB),
                    xTitle: t('pareto.axis.customers'),
                    yTitle: t('pareto.axis.share', { measure }),
                  }),
                label: paretoFinding(result),
                legend: [],
              },
            ],
      tables: [
        { caption: abcFinding(abc), twin: classTwin(ROWS.map((name) => ({ name, ...abc.classes[name] }))) },
      ],
      definitions: ['pareto', 'abc'],
    });
  },

  async segments({ gather }) {
    const result = await gather('abcXyz');
    return section('segments', segmentsFinding(result), {
      lead: r('segments.lead'),
      charts: [{ spec: (look) => classMatrix(result, look, 190), label: segmentsFinding(result), legend: [], scale: { low: r('share.low'), high: r('share.high') } }], // prettier-ignore
      tables: [{ caption: r('segments.table'), twin: matrixTwin(result) }],
      definitions: ['xyz', 'abcXyz'],
    });
  },

  async rfm({ gather }) {
    const result = await gather('rfm');
    const rows = SEGMENTS.map((name) => {
      const { customers, revenue, share } = result.segments[name];
      return [w(`rfm.segment.${name}`), w(`rfm.segment.${name}.do`), number(customers), moneyRounded(revenue), percent(share)]; // prettier-ignore
    });
    return section('rfm', rfmFinding(result), {
      lead: riskWords(result),
      tables: [
        {
          caption: w('rfm.segments'),
          twin: twin(
            [w('rfm.segments.column'), r('rfm.do'), w('customers'), w('measure.revenue'), w('share')],
            rows,
            2,
          ),
        },
      ],
      definitions: ['rfm'],
    });
  },

  async ladder({ gather, ladder, totals }) {
    const result = await gather('ladder');
    const settings = { ...LADDER_USUAL, ...ladder };
    const share = (part: number, whole: number) => shareWords(whole > 0 ? part / whole : null);
    const rows = RUNGS.map((rung) => {
      const { customers, revenue } = result.rungs[rung];
      const unknown = rung === 'advocate' && result.advocateNeedsData;
      const figures = [number(customers), share(customers, result.customers), moneyRounded(revenue), share(revenue, result.revenue)]; // prettier-ignore
      return [
        w(`ladder.rung.${rung}`),
        rungMeans(rung, settings, result, totals.step),
        ...(unknown ? [w('ladder.needs-data'), '', '', ''] : figures),
      ];
    });
    return section('ladder', ladderFinding(result), {
      tables: [
        {
          caption: r('ladder.table'),
          twin: twin([r('ladder.rung'), r('ladder.means'), w('customers'), w('share'), w('measure.revenue'), w('share')], rows, 2), // prettier-ignore
        },
      ],
      definitions: ['ladder'],
    });
  },

  async retention({ gather }) {
    const result = await gather('retention');
    const whole = lastWhole(result);
    const at = whole ? result.rows.indexOf(whole) : -1;
    const steps = whole ? bridgeSteps(whole, 'customers') : [];
    return section('retention', retentionFinding(result), {
      lead: retentionLead(result),
      charts:
        result.rows.length === 0
          ? []
          : [
              {
                spec: (look) => retentionRate(result, look, HEIGHT),
                label: retentionFinding(result),
                legend: [
                  { name: t('retention.strict'), colour: 'var(--accent)', kind: 'thick' },
                  { name: t('retention.interval'), colour: 'var(--accent)', kind: 'band' },
                  { name: t('retention.crr'), colour: 'var(--mute)', kind: 'dashed' },
                  ...(result.rows.some(({ complete }) => !complete) ? [NOT_OVER] : []),
                ],
              },
              ...(steps.length > 0
                ? [{ spec: (look: Parameters<typeof retentionBridge>[1]) => retentionBridge(steps, look, 30), label: bridgeFinding(result, at, 'customers'), legend: [] }] // prettier-ignore
                : []),
            ],
      definitions: ['retention', 'bridge'],
    });
  },

  async cohorts({ gather }) {
    const result = await gather('cohorts', { activity: 'on', ages: 'calendar' });
    const drawn = result.rows.length > 0;
    const immature = result.rows.some(({ cells }) => cells.some(({ mature }) => !mature));
    return section('cohorts', cohortFinding(result), {
      lead: cohortLead(result, 'retention'),
      charts: drawn ? [{ spec: (look) => cohortHeat(result, 'retention', look), label: cohortFinding(result), legend: immature ? [NOT_OVER] : [], scale: { low: t('cohorts.few'), high: t('cohorts.many') } }] : [], // prettier-ignore
      definitions: ['cohorts'],
    });
  },

  async growth({ gather }) {
    const result = await gather('growth');
    const box = (name: string, colour: string) => ({ name, colour, kind: 'box' as const });
    return section('growth', growthFinding(result, 'customers'), {
      lead: growthLead(result, 'customers'),
      charts: result.rows.length > 1 ? [{ spec: (look) => growthAccounting(result, 'customers', look, HEIGHT), label: growthFinding(result, 'customers'), legend: [box(r('growth.gained'), 'var(--change-up)'), box(r('growth.lost'), 'var(--change-down)')] }] : [], // prettier-ignore
      definitions: ['growth'],
    });
  },

  async value({ gather }) {
    const result = await gather('lifetimeValue', { by: 'abc' });
    const drawn = result.curves.some(({ points }) => points.length > 0);
    return section('value', valueFinding(result), {
      lead: t('overview.card.value.lead'),
      readings: FACTORS.map((factor) => ({ words: t(`value.short.${factor}`), figure: factorWords(factor, result[factor]) })), // prettier-ignore
      charts: drawn ? [{ spec: (look) => valueCurves(result.curves, look, HEIGHT), label: r('value.curves'), legend: result.curves.filter(({ points }) => points.length > 0).map(({ name }) => ({ name: name === 'all' ? t('everybody') : t('class-named', { name }), colour: name === 'all' ? 'var(--ink)' : `var(--class-${name.toLowerCase()})`, kind: 'thick' })) }] : [], // prettier-ignore
      tables: [
        {
          caption: waysFinding(result),
          twin: twin(
            [r('value.way'), r('value.why'), r('value.months')],
            ways(result).map(({ name, why, months }) => [name, why, factorWords('T', months)]),
            2,
          ),
        },
      ],
      definitions: ['value', 'S', 'C', 'P', 'T', 'ways'],
    });
  },

  async overdue({ gather, names }) {
    const result = await gather('overdue');
    const { gaps } = result;
    const words: GapWords = {
      axis: w('overdue.gaps.axis'),
      gaps: w('overdue.gaps.count'),
      median: w('overdue.gaps.median', { gap: binWords(gaps.median ?? 0, gaps.median ?? 0) }),
      bin: binWords,
    };
    const states = (['active', 'overdue', 'lost'] as const).map((state) => {
      const { customers, atStake } = result.states[state];
      return [w(`overdue.reading.${state}`), number(customers), moneyRounded(atStake)];
    });
    const whom = result.list.slice(0, LISTED).map((one) => {
      const name = one.name && one.name !== one.key ? `${one.name} (${one.key})` : one.key;
      return [name, overdueWhy(one), moneyRounded(one.atStake)];
    });
    return section('overdue', overdueFinding(result), {
      lead: w('overdue.lead'),
      readings: [
        { words: w('overdue.reading.overdue'), figure: number(result.states.overdue.customers) },
        { words: w('overdue.reading.stake'), figure: moneyRounded(result.states.overdue.atStake) },
        { words: w('overdue.reading.third'), figure: moneyRounded(result.ifAThirdWakes) },
      ],
      charts: gaps.gaps > 0 ? [{ spec: (look) => gapBars(gaps, words, look, 170), label: gapsFinding(gaps), legend: [] }] : [], // prettier-ignore
      tables: [
        {
          caption: r('overdue.table'),
          twin: twin([r('overdue.state'), w('customers'), w('overdue.reading.stake')], states),
        },
        ...(names && whom.length > 0
          ? [{ caption: r('overdue.whom', { count: whom.length }), twin: twin([r('customer'), r('overdue.reason'), w('overdue.reading.stake')], whom, 2) }] // prettier-ignore
          : []),
      ],
      definitions: ['overdue'],
    });
  },

  async notes({ totals }) {
    const told = notes(totals).map(({ text }) => text);
    return section('notes', t('overview.notes'), {
      lead: r('notes.lead', { from: date(totals.firstDay), to: date(totals.lastDay) }),
      paragraphs: told.length > 0 ? told : [t('overview.note.none')],
    });
  },
} as const satisfies Record<string, Compose>;

export type SectionId = keyof typeof SECTIONS;
export const SECTION_IDS = Object.keys(SECTIONS) as readonly SectionId[];
