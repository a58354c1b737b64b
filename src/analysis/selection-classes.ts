import type { Dataset, View } from '../model/dataset.ts';
import type { Judge, JudgedClause } from '../model/judge.ts';
import type { Classification } from '../model/selection.ts';
import type { ViewSettings } from '../model/settings.ts';
import { buildView } from '../model/view.ts';
import { ABC_CLASSES, abcClasses } from './abc.ts';
import { viewAsOf } from './as-of.ts';
import { customerCurve, customerValues } from './customer-value.ts';
import { declining } from './declining.ts';
import { clampSettings } from './index.ts';
import { ladderRungs, RUNGS } from './ladder.ts';
import { overdueStates, OVERDUE_STATES } from './overdue.ts';
import { paretoCurve } from './pareto-curve.ts';
import { rfmScores } from './rfm-scores.ts';
import { fmScore, RFM_SEGMENTS } from './rfm-segments.ts';
import { XYZ_CLASSES, xyzClasses } from './xyz.ts';

type ClassClause = Extract<JudgedClause, { kind: 'class' }>;
type RankClause = Extract<JudgedClause, { kind: 'rank' }>;

/** A view of a dataset with its selection, classes and places judged by the analyses. Views on the way are made anew. */
export function selectedView(dataset: Dataset, settings: ViewSettings): View {
  const judge: Judge = {
    view: (wanted) => buildView(dataset, wanted, judge),
    members,
  };
  return judge.view(settings);
}

/** Who meets a clause about classes or places: 1 a customer of the view. Values that name no class are met by nobody. */
export function members(view: View, clause: JudgedClause): Uint8Array {
  if (clause.kind === 'rank') return ranked(view, clause);
  if (clause.asOf === undefined) return classMembers(view, clause);
  const then = viewAsOf(view, clause.asOf);
  const were = classMembers(then, clause);
  // Both list customers by key: one walk matches them. Who had not come yet was in no class.
  const found = new Uint8Array(view.customers.count);
  let at = 0;
  for (let customer = 0; customer < found.length; customer++) {
    const key = view.customers.keys[customer]!;
    while (at < were.length && then.customers.keys[at]! < key) at++;
    if (then.customers.keys[at] === key) found[customer] = were[at]!;
  }
  return found;
}

function classMembers(view: View, clause: ClassClause): Uint8Array {
  if (clause.of === 'rfmScore') return scoreMembers(view, clause);
  const { classOf, names } = classesOf(view, clause.of, clause.settings ?? {});
  const wanted = Uint8Array.from(names, (name) => Number(clause.values.includes(name)));
  const found = new Uint8Array(view.customers.count);
  for (let customer = 0; customer < found.length; customer++) found[customer] = wanted[classOf[customer]!]!;
  return found;
}

/** The class of every customer and what the classes are called; the same calls the analyses make. */
function classesOf(
  view: View,
  of: Exclude<Classification, 'rfmScore'>,
  settings: object,
): { classOf: ArrayLike<number>; names: readonly string[] } {
  const abc = () =>
    abcClasses(customerValues(view).values, customerCurve(view), clampSettings('abc', settings)).classOf;
  const xyz = () => xyzClasses(view, clampSettings('xyz', settings)).classOf;
  switch (of) {
    case 'abc':
      return { classOf: abc(), names: ABC_CLASSES };
    case 'xyz':
      return { classOf: xyz(), names: XYZ_CLASSES };
    case 'abcXyz': {
      const columns = xyz();
      return {
        classOf: abc().map((row, customer) => row * XYZ_CLASSES.length + columns[customer]!),
        names: ABC_CLASSES.flatMap((row) => XYZ_CLASSES.map((column) => `${row}${column}`)),
      };
    }
    case 'rfmSegment':
      return { classOf: rfmScores(view, clampSettings('rfm', settings)).segmentOf, names: RFM_SEGMENTS };
    case 'rfmCell': {
      const { r, f, m } = rfmScores(view, clampSettings('rfm', settings));
      return {
        classOf: r.map((recency, customer) => (recency - 1) * 5 + fmScore(f[customer]!, m[customer]!) - 1),
        names: [1, 2, 3, 4, 5].flatMap((recency) => [1, 2, 3, 4, 5].map((fm) => `${recency}${fm}`)),
      };
    }
    case 'ladder':
      return { classOf: ladderRungs(view, clampSettings('ladder', settings)), names: RUNGS };
    case 'overdue':
      return { classOf: overdueStates(view, clampSettings('overdue', settings)), names: OVERDUE_STATES };
    case 'declining':
      return {
        classOf: declining.run(view, clampSettings('declining', settings)).isDeclining,
        names: ['steady', 'declining'],
      };
  }
}

/** Scores as '555'; a star stands for any. */
function scoreMembers(view: View, { values, settings }: ClassClause): Uint8Array {
  const { r, f, m } = rfmScores(view, clampSettings('rfm', settings ?? {}));
  const wanted = values.map((value) => Array.from(value));
  return r.map((recency, customer) =>
    Number(
      wanted.some((digits) =>
        [recency, f[customer]!, m[customer]!].every(
          (score, place) => digits[place] === '*' || digits[place] === String(score),
        ),
      ),
    ),
  );
}

/** Places in Pareto order, those at or below zero after the others. */
function ranked(view: View, { by, from, to, last }: RankClause): Uint8Array {
  const { count } = view.customers;
  const { order } =
    by === view.settings.measure ? customerCurve(view) : paretoCurve(Float64Array.from(view.customers[by]));
  const found = new Uint8Array(count);
  const first = Math.max(1, Math.ceil(from ?? 1));
  const end = Math.min(count, Math.floor(to ?? count));
  for (let place = first; place <= end; place++) {
    found[order[last === true ? count - place : place - 1]!] = 1;
  }
  return found;
}
