import { describe, expect, it } from 'vitest';
import { countValues, differences } from '../truth.ts';

describe('the comparison with a truth file', () => {
  const truth = {
    settings: { step: 'month' },
    totals: { revenue: 10.5, customers: 3 },
    retention: { rows: [{ S: 10, crr: 33.333333 }] },
    ltv: { S: 1.5, churnT: null },
  };

  it('is silent where counts are equal, money is within half a cent and rates within 1e-6', () => {
    const found = {
      totals: { revenue: 10.504, customers: 3, more: 1 },
      retention: { rows: [{ S: 10, crr: 33.3333339 }] },
      ltv: { S: 1.5000005, churnT: null },
    };
    expect(differences(found, truth)).toEqual([]);
  });

  it('names every count, sum, rate, blank and missing part that differs', () => {
    expect(
      differences(
        {
          totals: { revenue: 10.506, customers: 4 },
          retention: { rows: [{ S: 10.0000001, crr: 33.33334 }] },
          ltv: { S: NaN, churnT: 0 },
        },
        truth,
      ),
    ).toEqual([
      'totals.revenue: 10.506, not 10.5',
      'totals.customers: 4, not 3',
      'retention.rows[0].S: 10.0000001, not 10',
      'retention.rows[0].crr: 33.33334, not 33.333333',
      'ltv.S: NaN, not 1.5',
      'ltv.churnT: 0, not null',
    ]);
    expect(differences({}, { totals: { customers: 3 } })).toEqual(['totals.customers: undefined, not 3']);
    expect(differences({ cohorts: { rows: [] } }, { cohorts: { rows: [{ size: 1 }] } })).toEqual([
      'cohorts.rows: 0 items, not 1',
      'cohorts.rows[0].size: undefined, not 1',
    ]);
  });

  it('counts what a truth file pins', () => {
    expect(countValues(truth)).toBe(6);
  });
});
