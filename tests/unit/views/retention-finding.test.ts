import { describe, expect, it } from 'vitest';
import {
  agesFinding,
  bridgeFinding,
  cohortFinding,
  cohortLead,
  retentionFinding,
  retentionLead,
  retentionSentence,
  segmentsFinding,
} from '../../../src/views/retention/finding.ts';
import { cohortsOfLength, retentionOf, retentionRow } from '../charts/made-up-results.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const rows = [
  retentionRow({ period: '2021-02', crrStrict: 36.4, crr: 60, E: 120 }),
  retentionRow({ period: '2021-03', crrStrict: 45.6, crr: 98.3, S: 120, E: 121 }),
  retentionRow({ period: '2021-04', crrStrict: 12, crr: 20, complete: false }),
];

describe('findings of retention', () => {
  it('tells the last period that is over', () => {
    expect(plain(retentionFinding(retentionOf(rows)))).toBe(
      '46 % of the previous month’s customers came back in Mar 2021',
    );
  });
  it('speaks in the step of the data, and of the window where it is longer', () => {
    const quarterly = retentionOf([retentionRow({ period: '2021-Q1' })], { period: 'quarter' });
    expect(plain(retentionFinding(quarterly))).toBe(
      '40 % of the previous quarter’s customers came back in Q1 2021',
    );
    expect(plain(retentionFinding(retentionOf(rows, { window: 3 })))).toBe(
      '46 % of the customers of the 3 months before came back by Mar 2021',
    );
  });
  it('gives the published rate beside it, with the pooled one where there is one', () => {
    expect(plain(retentionLead(retentionOf(rows)))).toContain(
      'Counted with those regained after a pause it is 98 %.',
    );
    expect(plain(retentionLead(retentionOf(rows)))).toContain('Over all whole months: 40 %.');
    expect(retentionLead(retentionOf(rows, { pooledRetention: null }))).not.toContain('Over all');
  });
  it('waits for two whole periods', () => {
    const early = retentionOf([retentionRow({ complete: false })], { pooledRetention: null });
    expect(retentionFinding(early)).toBe('Too early to say who comes back');
    expect(retentionLead(early)).toBe('');
    expect(
      retentionSentence(early)
        .map((part) => part.text)
        .join(''),
    ).toBe('It is too early to say who comes back: that takes two whole periods.');
    expect(retentionFinding(retentionOf([retentionRow({ S: 0, crrStrict: null })]))).toBe(
      'Too early to say who comes back',
    );
  });
  it('says of the bridge where it leads, one customer in the singular', () => {
    const result = retentionOf(rows);
    expect(plain(bridgeFinding(result, 1, 'customers'))).toBe('From Feb 2021 to Mar 2021: 1 customer more');
    expect(plain(bridgeFinding(result, 0, 'customers'))).toBe(
      'From the month before to Feb 2021: 20 customers more',
    );
    expect(plain(bridgeFinding(result, 2, 'customers'))).toBe(
      'From Mar 2021 to Apr 2021: 10 customers fewer',
    );
    expect(plain(bridgeFinding(result, 1, 'money'))).toBe('From Feb 2021 to Mar 2021: 100 less');
    const same = retentionOf([retentionRow({ E: 100 })]);
    expect(plain(bridgeFinding(same, 0, 'customers'))).toBe(
      'From the month before to Feb 2021: as many customers as before',
    );
  });
});

describe('findings of cohorts', () => {
  it('tells the third age, or the last before it', () => {
    expect(plain(cohortFinding(cohortsOfLength(6)))).toBe('3 months later, 20 % of new customers buy');
    expect(plain(cohortFinding(cohortsOfLength(3)))).toBe('1 month later, 20 % of new customers buy');
    expect(cohortFinding(cohortsOfLength(1))).toBe('What becomes of new customers shows with time');
  });
  it('says when later purchases count too', () => {
    expect(plain(cohortFinding({ ...cohortsOfLength(6), activity: 'onOrAfter' }))).toBe(
      '3 months later or after, 20 % of new customers buy',
    );
  });
  it('gives the means where a mean has a meaning', () => {
    expect(plain(cohortLead(cohortsOfLength(4), 'retention'))).toContain(
      'Mean over cohorts old enough: 20.0 %, 20.0 %.',
    );
    expect(cohortLead(cohortsOfLength(4), 'revenue')).not.toContain('Mean');
  });
  it('compares the first age with the last that half of the cohorts have lived', () => {
    const result = cohortsOfLength(9);
    result.mean[1] = {
      age: 1,
      retention: 0.24,
      low: 0.1,
      high: 0.3,
      revenue: 8,
      cumulativeRevenue: 16,
      cohorts: 7,
    };
    result.mean[4] = {
      age: 4,
      retention: 0.29,
      low: 0.1,
      high: 0.3,
      revenue: 8,
      cumulativeRevenue: 40,
      cohorts: 4,
    };
    expect(plain(agesFinding(result))).toBe(
      'Of new customers 24 % come back 1 month later, 29 % 4 months later',
    );
    expect(plain(agesFinding(cohortsOfLength(3)))).toBe('Of new customers 20 % come back 1 month later');
    expect(agesFinding(cohortsOfLength(1))).toBe('How long customers stay shows with time');
  });
});

describe('findings of retention by segment', () => {
  const segment = (name: string, customers: number, pooledRetention: number | null) => ({
    name,
    customers,
    pooledRetention,
    rows: [],
  });
  it('sets the best of many customers against the least', () => {
    const segments = [segment('web', 90, 0.12), segment('shop', 40, 0.41), segment('fair', 3, 0.9)];
    expect(plain(segmentsFinding(segments))).toBe('Of shop customers 41 % come back, of web 12 %');
  });
  it('takes few where there are no others, and leaves out what is blank', () => {
    expect(plain(segmentsFinding([segment('', 2, 0.5), segment('web', 2, null)]))).toBe(
      'Of (blank) customers 50 % come back',
    );
    expect(segmentsFinding([])).toBe('Who comes back more than others?');
  });
});
