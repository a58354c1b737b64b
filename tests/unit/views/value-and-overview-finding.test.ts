import { describe, expect, it } from 'vitest';
import {
  classesFinding,
  cohortValueFinding,
  factorWords,
  mainReason,
  segmentName,
  segmentsFinding as valueSegments,
  valueFinding,
  waysFinding,
} from '../../../src/views/lifetime-value/finding.ts';
import {
  bestFifth,
  cohortCard,
  lossLead,
  notes,
  revenueFinding,
  revenueLead,
  usualRetention,
} from '../../../src/views/overview/finding.ts';
import { presetOf } from '../../../src/views/segments/cuts.ts';
import { abcFinding, segmentsFinding, tieNotes, xyzFinding } from '../../../src/views/segments/finding.ts';
import {
  cohortsOfLength,
  curvesOfLength,
  matrixOf,
  paretoOf,
  retentionOf,
  retentionRow,
  segmentOf,
  totalsOfLength,
  valueOf,
} from '../charts/made-up-results.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('findings of lifetime value', () => {
  it('says what a customer is worth, cents where they count', () => {
    expect(valueFinding(valueOf({ ltv: 1915.74 }))).toBe('A customer is worth 1,916 so far');
    expect(valueFinding(valueOf({ ltv: 4.4 }))).toBe('A customer is worth 4.40 so far');
    expect(valueFinding(valueOf({ ltv: null }))).toBe('No purchase, so no value yet');
  });
  it('writes each factor the way it is read', () => {
    expect(factorWords('S', 448.4)).toBe('448');
    expect(factorWords('C', 0.914)).toBe('0.91');
    expect(plain(factorWords('P', 1))).toBe('100 %');
    expect(plain(factorWords('P', 0.425))).toBe('42.5 %');
    expect(factorWords('T', 4.68)).toBe('4.7');
    expect(factorWords('T', null)).toBe('–');
  });
  it('compares the best with the least', () => {
    expect(valueSegments(valueOf())).toBe('A customers are worth 15 times as much as C customers');
    expect(
      valueSegments(valueOf({ by: 'Country', segments: [segmentOf('Japan', 30), segmentOf('Chile', 20)] })),
    ).toBe('Customers of Japan are worth 1.5 times as much as those of Chile');
  });
  it('leaves a segment of few out where there are segments of many', () => {
    const segments = [segmentOf('Japan', 30), segmentOf('Chile', 20), segmentOf('Malta', 900, 1)];
    expect(valueSegments(valueOf({ by: 'Country', segments }))).toBe(
      'Customers of Japan are worth 1.5 times as much as those of Chile',
    );
  });
  it('does not praise an old cohort for the time it has had', () => {
    const segments = [segmentOf('2021-01', 300), segmentOf('2021-02', 20)];
    expect(plain(valueSegments(valueOf({ by: 'cohort', segments })))).toBe(
      'Jan 2021: 300 a customer, Feb 2021: 20.00. The older had more time',
    );
  });
  it('compares nothing with itself, and nothing with a loss', () => {
    expect(valueSegments(valueOf({ segments: [segmentOf('A', 300)] }))).toBe(
      'A customers are worth 300 each',
    );
    expect(valueSegments(valueOf({ segments: [segmentOf('A', 300), segmentOf('C', -5)] }))).toBe(
      'A customers are worth 300 each',
    );
    expect(valueSegments(valueOf({ segments: [] }))).toBe('Nothing to compare');
  });
  it('names a segment by its class, its period, or what was left blank', () => {
    expect(segmentName('abc', { name: 'A', pooled: 0 })).toBe('Class A');
    expect(plain(segmentName('cohort', { name: '2021-03', pooled: 0 }))).toBe('Mar 2021');
    expect(segmentName('Country', { name: '', pooled: 0 })).toBe('(blank)');
    expect(segmentName('Country', { name: '', pooled: 12 })).toBe('12 others');
  });
  it('names the factor that sets a segment apart', () => {
    expect(mainReason(segmentOf('A', 300))).toEqual({ factor: 'S', amount: 290 });
    expect(mainReason({ ...segmentOf('A', 300), difference: null })).toBeNull();
  });
  it('tells curves at the last age half of the customers have lived', () => {
    const curves = curvesOfLength(3);
    expect(classesFinding(curves)).toBe(
      '2 months later, an A customer has brought 120, the mean customer 30.00',
    );
    expect(classesFinding(curves.filter((curve) => curve.name !== 'A'))).toBe(
      '2 months later, a customer has brought 30.00',
    );
    expect(classesFinding([])).toBe('How value grows shows with time');
    expect(cohortValueFinding(cohortsOfLength(6))).toBe('2 months later, a new customer has brought 24.00');
    expect(cohortValueFinding(cohortsOfLength(1))).toBe('How value grows shows with time');
  });
  it('spans the three ways to tell how long a customer stays', () => {
    expect(waysFinding(valueOf({ T: 4.7 }))).toBe('How long a customer stays: 1.7 to 9.3 months');
    expect(waysFinding(valueOf({ T: 4.7, kaplanMeierT: null, churnT: null }))).toBe(
      'How long a customer stays: 4.7 months',
    );
    expect(waysFinding(valueOf({ T: null, kaplanMeierT: null, churnT: null }))).toBe(
      'How long a customer stays cannot be told yet',
    );
  });
});

describe('findings of segments', () => {
  it('tells the backbone, one customer in the singular', () => {
    const result = matrixOf(52);
    expect(plain(segmentsFinding(result))).toBe('52 customers buy much and evenly: 8.3 % of revenue');
    result.cells.AX = { customers: 1, revenue: 5, share: 0.5 };
    expect(plain(segmentsFinding(result))).toBe('1 customer buys much and evenly: 50 % of revenue');
    result.cells.AX = { customers: 0, revenue: 0, share: 0 };
    expect(segmentsFinding(result)).toBe('Nobody buys both much and evenly');
    expect(segmentsFinding(matrixOf(0))).toBe('No customer to put in a class');
  });
  it('tells both margins and the ties', () => {
    const one = (customers: number, revenue: number) => ({ customers, revenue, value: revenue });
    const abc = {
      classes: { A: one(27, 80), B: one(33, 15), C: one(40, 5) },
      tied: [{ cut: 'B' as const, value: 306.45, customers: 3 }],
      classOf: new Uint8Array(),
    };
    expect(plain(abcFinding(abc))).toBe('27 % of customers are A and bring 80 % of revenue');
    expect(tieNotes(abc, 'revenue')).toEqual([
      '3 customers with the same revenue of 306.45 lie on both sides of the line after B; equal customers are parted by their key.',
    ]);
    const xyz = {
      classes: { X: one(1, 1), Y: one(1, 1), Z: one(1, 1), new: one(1, 1) },
      classOf: new Uint8Array(),
      cv: new Float64Array(),
    };
    expect(plain(xyzFinding(xyz))).toBe('25 % of customers buy evenly enough to plan for');
  });
  it('knows its presets', () => {
    expect(presetOf({ cutX: 0.5, cutY: 1 })).toBe('default');
    expect(presetOf({ cutX: 0.1, cutY: 0.25 })).toBe('textbook');
    expect(presetOf({ cutX: 0.1, cutY: 0.3 })).toBe('own');
  });
});

describe('the overview', () => {
  it('tells the best of the whole periods', () => {
    expect(plain(revenueFinding(totalsOfLength(3)))).toBe('Feb 1970 brought most: 1,010');
    expect(plain(revenueFinding(totalsOfLength(1)))).toBe('1,000 in Jan 1970');
    expect(revenueFinding(totalsOfLength(0))).toBe('No whole period yet');
    expect(revenueLead(totalsOfLength(3))).toBe('3,000 in all, from 30 orders');
  });
  it('tells a card each of concentration, coming back and cohorts', () => {
    expect(plain(bestFifth(paretoOf([73, 10, 9, 5, 3])))).toBe('The largest customer brings 73 %');
    const many = paretoOf([
      ...Array.from({ length: 10 }, () => 7),
      ...Array.from({ length: 40 }, () => 0.75),
    ]);
    expect(plain(bestFifth(many))).toBe('The best fifth bring 70 %');
    expect(plain(lossLead(many))).toBe('Without the 5 largest, 35 % of revenue would be gone');
    expect(bestFifth(paretoOf([]))).toBe('Nobody brings anything yet');
    expect(lossLead(paretoOf([50, 30, 20]))).toBe('');
    expect(plain(usualRetention(retentionOf([retentionRow()])))).toBe('In a usual month 40 % come back');
    expect(plain(cohortCard(cohortsOfLength(6)))).toBe('3 months later, 20 % of new customers still buy');
  });
  it('has nothing to add where nothing stands out', () => {
    expect(notes(totalsOfLength(1))).toEqual([]);
  });
  it('says what a reader should know, small numbers first', () => {
    const told = notes(
      totalsOfLength(3, {
        customers: 1,
        revenue: 1000,
        anonymousLines: 2,
        anonymousRevenue: 149,
        returnsOnlyCustomers: 1,
        returnsOnlyRevenue: -20,
        marginIsRevenue: true,
        preExisting: { suspected: true, firstPeriodNew: 885, medianLaterNew: 299.5, untilDay: 40 },
      }),
    ).map(({ text }) => plain(text));
    expect(told).toEqual([
      'There is only 1 customer here: a percentage says little.',
      '2 lines have no customer. Their 149 (14.9 % of revenue) is in the total and in no figure about customers.',
      '885 customers first show up in Jan 1970, against 300 in a usual month after it. The file probably begins in the middle of the story: early customers may be older than they look, and cohorts marked * are to be read with care.',
      'Mar 1970 is not over: the data ends on 31 Jan 1970. It is drawn hatched and left out of every mean.',
      '1 customer only ever gave back goods (-20). It is in the total and in no figure about customers.',
      'The file names no cost, so value is counted in revenue. Set a margin rate above to see what is left of it.',
    ]);
  });
});
