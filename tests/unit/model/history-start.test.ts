import { expect, test } from 'vitest';
import { historyStart } from '../../../src/model/history-start.ts';
import { DEFAULT_VIEW } from '../../../src/model/settings.ts';
import { buildView } from '../../../src/model/view.ts';
import { isoOf } from '../../../src/table/civil-day.ts';
import { datasetOf, viewOf } from './small-dataset.ts';

/** New customers: 3 in January, 1 in February, 1 in March, 1 in April (which is not complete); gaps 30 and 50 days. */
const text = `
  a 2021-01-01 5
  b 2021-01-02 5
  c 2021-01-03 5
  d 2021-02-03 5
  e 2021-03-03 5
  a 2021-01-31 5
  b 2021-02-21 5
  f 2021-04-10 5
`;

test('a first period with more than twice the median later number of new customers is suspect', () => {
  // The 95th percentile of 30 and 50 is 49: 2021-01-01 and 49 days.
  const found = historyStart(viewOf(text, { step: 'month' }));
  expect({ ...found, untilDay: found.untilDay && isoOf(found.untilDay) }).toEqual({
    suspected: true,
    firstPeriodNew: 3,
    medianLaterNew: 1,
    untilDay: '2021-02-19',
  });
});

test('twice the median is not more than twice', () => {
  const found = historyStart(viewOf(text.replace('c 2021-01-03', 'c 2021-02-04'), { step: 'month' }));
  expect(found).toMatchObject({ suspected: false, firstPeriodNew: 2, medianLaterNew: 1.5, untilDay: null });
});

test('nothing is suspected where the file says since when its customers came, or has no later period', () => {
  const lines = text
    .trim()
    .split('\n')
    .map((line) => {
      const [customer = '', date = ''] = line.trim().split(' ');
      return { customer, date, amount: 5, attributes: { since: '2021-01-01' } };
    });
  const dataset = datasetOf(lines, { roles: { since: 'firstOrderDate' } });
  expect(historyStart(buildView(dataset, { ...DEFAULT_VIEW, step: 'month' })).suspected).toBe(false);
  expect(historyStart(viewOf('a 2021-01-01 5'))).toMatchObject({ suspected: false, medianLaterNew: null });
});
