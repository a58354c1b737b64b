import { NO_DATE } from '../table/column.ts';
import { bothMasks } from '../table/mask.ts';
import { compensatedSum } from '../table/compensated-sum.ts';
import { anonymousByDay } from './anonymous-lines.ts';
import { calendar } from './calendar.ts';
import { chosenKeys } from './customer-mask.ts';
import type { Dataset, Left, View } from './dataset.ts';
import type { Judge } from './judge.ts';
import { lineIndex, type LineIndex } from './line-index.ts';
import { attributeNamed, lineMask } from './line-mask.ts';
import { anonymousDayMeets, orderMask } from './order-mask.ts';
import { pickOrders, type Picked } from './pick-orders.ts';
import { medianGap, purchaseGaps, stepFor } from './purchase-gaps.ts';
import { EVERYTHING, isCustomerClause, isInactive, type OrderClause, type Selection } from './selection.ts';
import type { ViewSettings } from './settings.ts';

/**
 * A dataset through settings (METRICS 1). The first view of a dataset sorts its lines into orders (LineIndex); every
 * other is one pass over orders. An order that reaches across an end of the date range keeps its lines inside.
 *
 * A selection is applied in three turns (see `Selection`): lines, then orders as the lines leave them, then customers, each
 * judged in the view of the turns before. `judge` knows views already made and the analyses; left out, views are made
 * anew and a clause about classes throws.
 */
export function buildView(dataset: Dataset, settings: ViewSettings, judge = judgeWithout(dataset)): View {
  const { selection } = settings;
  if (selection.length === 0) return viewThrough(dataset, settings, ALL_LEFT, null);
  const all = judge.view({ ...settings, selection: EVERYTHING });
  const has = (name: string) => attributeNamed(dataset.lines, name) !== null;
  const active = selection.filter((clause) => !isInactive(clause, has));
  const ofLines = active.filter((clause) => clause.about === 'lines');
  const ofOrders = active.filter((clause) => clause.about === 'orders');
  const ofCustomers = active.filter(isCustomerClause);
  const left: Left = {
    lines: lineMask(dataset.lines, ofLines),
    orders: ofOrders.length === 0 ? null : ordersLeft(ofOrders, settings, ofLines, judge),
    keys: null,
    anonymousDay: ofOrders.length === 0 ? null : (day) => anonymousDayMeets(ofOrders, day),
  };
  if (ofCustomers.length === 0) return viewThrough(dataset, settings, left, all);
  const base = judge.view({ ...settings, selection: [...ofLines, ...ofOrders] });
  const { keys, nobody } = chosenKeys(base, ofCustomers, judge);
  const anonymousDay = nobody ? left.anonymousDay : () => false;
  return viewThrough(dataset, settings, { ...left, keys, anonymousDay }, all);
}

/** Orders that every clause leaves, each judged as the line clauses leave it, or where it says so as others do. */
function ordersLeft(
  clauses: readonly OrderClause[],
  settings: ViewSettings,
  lines: Selection,
  judge: Judge,
): Uint8Array {
  const judgedIn = (among: Selection) => judge.view({ ...settings, selection: among });
  const usual = clauses.filter(({ among }) => among === undefined);
  const masks = clauses.flatMap((clause) =>
    clause.among ? [orderMask(judgedIn(clause.among), [clause])] : [],
  );
  if (usual.length > 0) masks.push(orderMask(judgedIn(lines), usual));
  return masks.reduce(bothMasks);
}

/**
 * A view as it was on the evening of an earlier day: the same lines and the same customers, whoever has come by then, and
 * nothing later. The step is the one in force today, so that the two can be compared.
 */
export function viewUntil(view: View, day: number): View {
  const { dataset, step } = view;
  const to = Math.min(day, view.settings.to ?? day);
  const settings = { ...view.settings, step, to };
  if (view.settings.selection.length === 0) return viewThrough(dataset, settings, ALL_LEFT, null);
  const { date } = dataset.lines;
  let lastDate = NO_DATE;
  for (let row = 0; row < date.length; row++)
    if (date[row]! <= to && date[row]! > lastDate) lastDate = date[row]!;
  const known = view.firstDate !== NO_DATE && lastDate >= view.firstDate;
  return viewThrough(dataset, settings, view.left, {
    step,
    firstDate: known ? view.firstDate : NO_DATE,
    lastDate: known ? lastDate : NO_DATE,
  });
}

const ALL_LEFT: Left = { lines: null, orders: null, keys: null, anonymousDay: null };

function judgeWithout(dataset: Dataset): Judge {
  const judge: Judge = {
    view: (settings) => buildView(dataset, settings, judge),
    members: (_, { kind }) => {
      throw new RangeError(`view: nobody to judge a clause of kind ${kind}`);
    },
  };
  return judge;
}

/** @param all the same view without the selection; null where there is none */
function viewThrough(
  dataset: Dataset,
  settings: ViewSettings,
  left: Left,
  all: Pick<View, 'step' | 'firstDate' | 'lastDate'> | null,
): View {
  const { lines } = dataset;
  const index = lineIndex(lines);
  const marginRate = settings.marginRate ?? 1;
  const picked = pickOrders(lines, index, settings, left);
  const { orders, customers, outside } = picked;
  const anonymous = pickAnonymous(
    left.lines === null ? index.anonymous : anonymousByDay(lines, left.lines),
    settings,
    marginRate,
    left.anonymousDay,
  );
  const gaps = purchaseGaps(customers.start, orders.date, orders.purchase);
  const gap = medianGap(gaps.counts);
  const step = all?.step ?? (settings.step === 'auto' ? stepFor(gap) : settings.step);
  const { firstDate, lastDate } = all ?? dateRange(picked, anonymous.dates);
  const returnsOnlyAmounts = Float64Array.from(outside.amounts);
  const returnsOnlyRevenue = compensatedSum(returnsOnlyAmounts);
  const empty = firstDate === NO_DATE;
  return {
    dataset,
    settings,
    step,
    calendar: calendar(step, settings.weekStart),
    historyStart: empty ? NO_DATE : Math.max(index.firstDate, settings.from ?? index.firstDate),
    completeThrough: empty
      ? NO_DATE
      : Math.min(settings.completeThrough ?? index.lastDateOfAll, settings.to ?? Infinity),
    firstDate,
    lastDate,
    unit: lines.unit,
    marginIsRevenue: lines.margin === null && settings.marginRate === null,
    orders,
    customers,
    returnsOnly: {
      keys: outside.keys,
      orders: outside.dates.length,
      revenue: returnsOnlyRevenue,
      margin: index.margin ? compensatedSum(outside.margins) : returnsOnlyRevenue * marginRate,
      dates: Int32Array.from(outside.dates),
      amounts: returnsOnlyAmounts,
      source: Int32Array.from(outside.sources),
    },
    anonymous,
    lineCount: picked.lines + outside.lines,
    orderCount: orders.count + outside.dates.length + purchasesWithin(orders),
    medianGap: gap,
    gaps,
    left,
  };
}

/** Purchases that lie in orders beside the one each is: none unless the file counts them. */
function purchasesWithin({ purchase, purchases }: View['orders']): number {
  let within = 0;
  if (purchases === purchase) return within;
  for (let order = 0; order < purchases.length; order++) within += purchases[order]! - purchase[order]!;
  return within;
}

function pickAnonymous(
  { date, lines, amount, margin }: LineIndex['anonymous'],
  settings: ViewSettings,
  marginRate: number,
  anonymousDay: Left['anonymousDay'],
): View['anonymous'] {
  const from = settings.from ?? -Infinity;
  const to = settings.to ?? Infinity;
  const kept: number[] = [];
  for (let at = 0; at < date.length; at++) {
    const day = date[at]!;
    if (day >= from && day <= to && (anonymousDay === null || anonymousDay(day))) kept.push(at);
  }
  const amounts = Float64Array.from(kept, (at) => amount[at]!);
  const revenue = compensatedSum(amounts);
  return {
    lines: kept.reduce((sum, at) => sum + lines[at]!, 0),
    revenue,
    margin: margin ? compensatedSum(kept.map((at) => margin[at]!)) : revenue * marginRate,
    dates: Int32Array.from(kept, (at) => date[at]!),
    amounts,
  };
}

/** First and last date of the lines in the view. */
function dateRange(range: Pick<Picked, 'least' | 'greatest'>, anonymousDates: Int32Array) {
  const least = Math.min(range.least, anonymousDates[0] ?? Infinity);
  const greatest = Math.max(range.greatest, anonymousDates.at(-1) ?? -Infinity);
  return least === Infinity
    ? { firstDate: NO_DATE, lastDate: NO_DATE }
    : { firstDate: least, lastDate: greatest };
}
