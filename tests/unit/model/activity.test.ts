import { expect, test, vi } from 'vitest';
import { activity } from '../../../src/model/activity.ts';
import { calendar } from '../../../src/model/calendar.ts';
import { oncePerView } from '../../../src/model/once-per-view.ts';
import { day, viewOf } from './small-dataset.ts';

const LINES = `
  ann 2021-01-05 10 1
  ann 2021-01-20 -4 2
  ann 2021-03-01 7 3
  bob 2021-02-02 5 4
  bob 2021-02-03 6 5
  -   2021-04-30 9 6
`;

test("a customer's orders of one period are a run", () => {
  const found = activity(viewOf(LINES), calendar('month'));
  // January to April: the anonymous line makes the last month.
  expect(found.count).toBe(4);
  expect([...found.start]).toEqual([0, 2, 3]);
  expect([...found.period]).toEqual([0, 2, 1]);
  expect([...found.orderStart]).toEqual([0, 2, 3, 5]);
  expect([...found.purchases]).toEqual([1, 1, 2]);
  expect([...found.revenue]).toEqual([600, 700, 1100]);
  expect([...found.margin]).toEqual([600, 700, 1100]);
  expect([...found.acquired]).toEqual([0, 1]);
});

test('a customer acquired before the date range has a period below 0', () => {
  const found = activity(viewOf(LINES, { from: day('2021-03-01') }), calendar('month'));
  expect([...found.acquired]).toEqual([-2]);
  expect([...found.period]).toEqual([0]);
});

test('margins are summed by run where they are not the revenue', () => {
  const found = activity(viewOf(LINES, { marginRate: 0.5 }), calendar('quarter'));
  expect([...found.revenue]).toEqual([1300, 1100]);
  expect([...found.margin]).toEqual([650, 550]);
});

test('a view without lines has no periods', () => {
  expect(activity(viewOf('- 2021-01-01 5', { from: day('2022-01-01') }), calendar('day'))).toMatchObject({
    count: 0,
    first: 0,
  });
});

test('what analyses share is made once for a view and a key, and anew for another view', () => {
  const make = vi.fn((view: { unit: number }, times: number) => view.unit * times);
  const shared = oncePerView(make, String);
  const view = viewOf(LINES);
  expect([shared(view, 2), shared(view, 2), shared(view, 3), shared(viewOf(LINES), 2)]).toEqual([
    200, 200, 300, 200,
  ]);
  expect(make).toHaveBeenCalledTimes(3);
});
