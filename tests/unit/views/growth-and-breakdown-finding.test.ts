import { describe, expect, it } from 'vitest';
import type { ConversionResult } from '../../../src/analysis/conversion.ts';
import type { FirstPurchasesResult } from '../../../src/analysis/first-purchases.ts';
import type { LinesOfBusinessResult } from '../../../src/analysis/lines-of-business.ts';
import { breakdownFinding, firstFinding, groupName } from '../../../src/views/breakdown/finding.ts';
import {
  conversionFinding,
  growthFinding,
  growthLead,
  layersFinding,
  partsFinding,
} from '../../../src/views/retention/growth-finding.ts';
import { firstPurchaseGroup, growthOfLength, lineOfBusiness } from '../charts/made-up-results.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('growth', () => {
  it('tells who came and went in the last whole period', () => {
    const result = growthOfLength(4);
    expect(plain(growthFinding(result, 'customers'))).toBe(
      'In Mar 1970, 50 customers came or came back, 40 did not return',
    );
    // New 300, regained 200, expansion 150; lost 400, contraction 100.
    expect(plain(growthFinding(result, 'money'))).toBe('In Mar 1970, 650 was gained and 500 lost');
    expect(plain(growthLead(result, 'money'))).toContain('For each 100 that went, 130 came.');
  });

  it('tells nothing of a first period alone, or of one that is not over', () => {
    for (const count of [0, 1, 2])
      expect(growthFinding(growthOfLength(count), 'customers')).toBe(
        'Who comes and who goes shows from the second period on',
      );
  });

  it('tells the share of revenue that is not new customers’', () => {
    // 1 - 300 / 1000.
    expect(plain(partsFinding(growthOfLength(3)))).toBe(
      '70 % of revenue in Feb 1970 came from customers won before',
    );
    expect(partsFinding(growthOfLength(0))).toBe('No whole period with revenue yet');
  });

  it('tells since when customers were won that bring half of revenue', () => {
    const result = growthOfLength(3);
    // February 1970: layers of 100, 300 and 600, newest last.
    result.layers.forEach((layer, place) => (layer.revenue[1] = [100, 300, 600][place] ?? 0));
    expect(plain(layersFinding(result))).toBe(
      'Half of revenue in Feb 1970 comes from customers won since Mar 1970',
    );
    result.layers.forEach((layer, place) => (layer.revenue[1] = [600, 300, 100][place] ?? 0));
    expect(plain(layersFinding(result))).toBe(
      'More than half of revenue in Feb 1970 comes from the oldest customers',
    );
  });

  it('tells what became of the last year whose customers have all had the time', () => {
    const row = (year: string, mature: boolean, clientShare: number): ConversionResult['rows'][number] => ({
      year,
      firstDay: 0,
      lastDay: 0,
      customers: 100,
      clients: 0,
      regulars: 0,
      clientShare,
      regularShare: 0.1,
      lived: 100,
      clientsWithin: 0,
      within: 0,
      interval: null,
      mature,
      preExisting: false,
    });
    const rows = [row('2019', true, 0.5), row('2020', true, 0.4), row('2021', false, 0.2)];
    expect(plain(conversionFinding({ days: 365, rows, before: 0 }))).toBe(
      'Of the customers won in 2020, 40 % bought again and 10 % are regulars',
    );
    expect(conversionFinding({ days: 365, rows: [], before: 0 })).toBe(
      'What becomes of each year’s new customers shows with time',
    );
  });
});

describe('lines of business', () => {
  const resultOf = (rows: LinesOfBusinessResult['rows'], by = 'Category'): LinesOfBusinessResult => ({
    by,
    attributes: [by],
    period: 'month',
    rows,
    all: lineOfBusiness(''),
  });

  it('holds the best against the least, of those that weigh something', () => {
    const rows = [
      lineOfBusiness('Doors', { regularsShare: 0.95 }),
      lineOfBusiness('Offcuts', { regularsShare: 0.1 }),
      lineOfBusiness('Crumbs', { regularsShare: 1, share: 0.001 }),
      lineOfBusiness('Luck', { regularsShare: 1, customers: 3 }),
      lineOfBusiness('', { regularsShare: 0, pooled: 12 }),
    ];
    expect(plain(breakdownFinding(resultOf(rows)))).toBe(
      'Regulars bring 95 % of the revenue of Doors, 10 % of that of Offcuts',
    );
  });

  it('says so where there is one, or none', () => {
    expect(plain(breakdownFinding(resultOf([lineOfBusiness('Doors')])))).toBe(
      'Regulars bring 60 % of the revenue of Doors',
    );
    expect(breakdownFinding(resultOf([], ''))).toBe('No column of the file tells lines of business apart');
  });
});

describe('first purchases', () => {
  const resultOf = (groups: FirstPurchasesResult['groups'], by = 'Product'): FirstPurchasesResult => ({
    by,
    attributes: [],
    days: 90,
    groups,
    all: firstPurchaseGroup('', { within: 0.48 }),
    left: 0,
    before: 0,
  });

  it('holds the best against the least, of those with enough customers', () => {
    const groups = [
      firstPurchaseGroup('Tea', { within: 0.61 }),
      firstPurchaseGroup('Mug', { within: 0.22 }),
      firstPurchaseGroup('Luck', { within: 1, lived: 29 }),
    ];
    expect(plain(firstFinding(resultOf(groups)))).toBe(
      'Tea: 61 % come back within 90 days of the first purchase; Mug: 22 %',
    );
  });

  it('tells of everybody where there is nothing to compare', () => {
    expect(plain(firstFinding(resultOf([firstPurchaseGroup('Tea')])))).toBe(
      '48 % of new customers come back within 90 days',
    );
  });

  it('names a size by its ends, small ones with their cents', () => {
    expect(groupName('size', firstPurchaseGroup('', { least: 10, most: 1999.6 }))).toBe('10 to 2,000');
    expect(groupName('size', firstPurchaseGroup('', { least: 2.5, most: 4.75 }))).toBe('2.50 to 4.75');
    expect(groupName('size', firstPurchaseGroup('', { least: 20, most: 20 }))).toBe('20');
  });
});
