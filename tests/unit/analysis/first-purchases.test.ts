import { expect, test } from 'vitest';
import { firstPurchases, type FirstPurchaseGroup } from '../../../src/analysis/first-purchases.ts';
import { DEFAULT_VIEW } from '../../../src/model/settings.ts';
import { buildView } from '../../../src/model/view.ts';
import { datasetOf, day, viewOf, type SmallLine } from '../model/small-dataset.ts';

/** Customer, date, amount, order and product. ann's first order has two products; di buys twice on one day. */
const lines: SmallLine[] = [
  ['ann', '2021-01-10', 10, '1', 'coffee'],
  ['ann', '2021-01-10', 5, '1', 'tea'],
  ['ann', '2021-02-10', 7, '2', 'mug'],
  ['bo', '2021-01-12', 20, '3', 'tea'],
  ['bo', '2021-01-20', -5, '4', 'tea'],
  ['bo', '2021-05-12', 9, '5', 'mug'],
  ['cy', '2021-03-15', 30, '6', 'coffee'],
  ['di', '2021-05-01', 4, '7', 'tea'],
  ['di', '2021-05-01', 6, '8', 'coffee'],
].map(([customer, date, amount, order, product]) => ({
  customer: String(customer),
  date: String(date),
  amount: Number(amount),
  order: String(order),
  attributes: { product: String(product) },
}));
const june = { ...DEFAULT_VIEW, completeThrough: day('2021-06-30') };
const view = buildView(datasetOf(lines), june);

const plain = (group: FirstPurchaseGroup) => [
  group.name,
  group.customers,
  group.lived,
  group.cameWithin,
  group.within,
  group.cameEver,
  group.ever,
  group.medianDays,
  group.margin,
];

test('a first purchase counts for each of its products; within the days only who has lived them', () => {
  const { groups, all, before } = firstPurchases.run(view, { by: 'product', days: 90 });
  expect(groups.map(plain)).toEqual([
    // ann after 31 days, bo after 120 (its return is no purchase), di the same day, though only 60 days ago.
    ['tea', 3, 2, 1, 0.5, 3, 1, 31, (22 + 24 + 10) / 3],
    ['coffee', 2, 2, 1, 0.5, 1, 0.5, 31, 26],
  ]);
  expect(plain(all)).toEqual(['', 4, 3, 1, 1 / 3, 3, 0.75, 31, 21.5]);
  expect(before).toBe(0);
});

test('the days are the user’s, the last one included', () => {
  const within = (days: number) => firstPurchases.run(view, { by: 'product', days }).all;
  expect([within(30).cameWithin, within(31).cameWithin]).toEqual([1, 2]);
  expect([within(119).cameWithin, within(120).cameWithin]).toEqual([1, 2]);
  // 30 June is 60 days after 1 May.
  expect([within(60).lived, within(61).lived]).toEqual([4, 3]);
});

test('the interval is that of Wilson', () => {
  // 1 of 3.
  expect(firstPurchases.run(view, { by: 'product', days: 90 }).all.interval).toEqual([
    expect.closeTo(0.061492, 6),
    expect.closeTo(0.79234, 5),
  ]);
});

test('sizes are fifths of what first purchases came to, and equal ones are never parted', () => {
  const sizes = firstPurchases.run(view, { by: 'size', days: 90 }).groups;
  // 4, 15, 20 and 30, cut at 10.6, 16, 19 and 24.
  expect(sizes.map(({ least, most, customers }) => [least, most, customers])).toEqual([
    [4, 4, 1],
    [15, 15, 1],
    [20, 20, 1],
    [30, 30, 1],
  ]);
  const ten = Array.from({ length: 10 }, (_, at) => `c${at} 2021-01-01 ${at < 7 ? 5 : at}`).join('\n');
  expect(
    firstPurchases.run(viewOf(ten), { by: 'size', days: 90 }).groups.map(({ least, most, customers }) => [least, most, customers]),
  ).toEqual([
    [5, 5, 7],
    [7, 7, 1],
    [8, 9, 2],
  ]); // prettier-ignore
});

test('who came before the dates looked at has no first purchase in them', () => {
  const later = buildView(datasetOf(lines), { ...june, from: day('2021-02-01') });
  const { all, before } = firstPurchases.run(later, { by: 'product', days: 30 });
  expect([all.customers, before]).toEqual([2, 2]);
});

test('without an attribute first purchases are told by size, without a customer there are none', () => {
  expect(firstPurchases.run(viewOf('ann 2021-01-01 5'), { by: 'auto', days: 90 })).toMatchObject({
    by: 'size',
    attributes: [],
    all: { customers: 1, ever: 0, medianDays: null },
  });
  expect(firstPurchases.run(buildView(datasetOf([]), DEFAULT_VIEW), { by: 'auto', days: 90 })).toMatchObject({
    groups: [],
    all: { customers: 0, within: null, ever: null, margin: null },
  });
});
