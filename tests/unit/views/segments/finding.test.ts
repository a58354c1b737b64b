import { describe, expect, test } from 'vitest';
import { clampSettings } from '../../../../src/analysis/index.ts';
import { declining } from '../../../../src/analysis/declining.ts';
import { ladder } from '../../../../src/analysis/ladder.ts';
import { ladderMoves } from '../../../../src/analysis/ladder-moves.ts';
import { overdue } from '../../../../src/analysis/overdue.ts';
import { rfm } from '../../../../src/analysis/rfm.ts';
import { rfmMoves } from '../../../../src/analysis/rfm-moves.ts';
import {
  conversionFinding,
  conversionLead,
  ladderFinding,
  ladderMovesFinding,
  LADDER_USUAL,
  rungMeans,
} from '../../../../src/views/segments/ladder-finding.ts';
import {
  decliningFinding,
  decliningLead,
  decliningWhy,
  gapsFinding,
  overdueFinding,
  overdueWhy,
} from '../../../../src/views/segments/overdue-finding.ts';
import {
  cutsFrom,
  rangeWords,
  rfmFinding,
  rfmMovesFinding,
  riskWords,
  scoresFinding,
} from '../../../../src/views/segments/rfm-finding.ts';
import { silentSince, wasIn } from '../../../../src/views/segments/clauses.ts';
import { day, viewOf } from '../../model/small-dataset.ts';

/** What a sentence says, with plain spaces. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

/** ann and bo come every ten days, cy came so and stopped, di came once. */
const text = `
  ann 2021-01-01 10
  ann 2021-01-11 10
  ann 2021-01-21 10
  ann 2021-01-31 10
  bo  2021-01-01 40
  bo  2021-01-11 40
  bo  2021-01-21 40
  bo  2021-01-31 40
  cy  2021-01-01 100
  cy  2021-01-11 100
  di  2021-01-21 5
`;
const nobody = viewOf('ann 2021-01-01 -5');

describe('RFM in words', () => {
  const found = rfm.run(viewOf(text), clampSettings('rfm', {}));

  test('says who brings the money and who is worth a call', () => {
    // ann and bo have R 3, F 3 and M 2 and 3: need attention. cy: R 1, F 2, M 4: at risk.
    expect(plain(rfmFinding(found))).toBe('Nobody stands out as a champion or as loyal yet');
    expect(riskWords(found)).toBe(
      'Worth a call: 1 good customer has been silent for long. It brought 200 so far.',
    );
    expect(riskWords(rfm.run(nobody, clampSettings('rfm', {})))).toBe('');
    const own = clampSettings('rfm', { scoring: 'cuts', recency5: 1, recency4: 5, recency3: 8, recency2: 9, money2: 1, money3: 2, money4: 30, money5: 40, frequency5: 4, frequency4: 3, frequency3: 2, frequency2: 1 }); // prettier-ignore
    // ann F 5 M 5, bo too: champions, 200 of 405.
    expect(plain(rfmFinding(rfm.run(viewOf(text), own)))).toMatch(
      /^50 % of customers are champions or loyal: they bring 49 % of revenue$/,
    );
  });

  test('says what the best score stands for, where somebody has it', () => {
    expect(scoresFinding(found)).toBe('What each score stands for');
    const many = Array.from({ length: 5 }, (_, at) =>
      Array.from({ length: at + 1 }, (__, time) => `c${at} 2021-01-${10 + time} ${at + 1}`).join('\n'),
    ).join('\n');
    expect(scoresFinding(rfm.run(viewOf(many), clampSettings('rfm', {})))).toBe(
      'A five means: within 0 days, at least 5 times, for at least 25',
    );
  });

  test('writes a range as one figure where its ends meet', () => {
    const range = { score: 5, customers: 2, revenue: 1 };
    expect(rangeWords('recency', { ...range, least: 3, greatest: 1200 })).toBe('3 – 1,200');
    expect(rangeWords('money', { ...range, least: 7, greatest: 7 })).toBe('7');
    expect(rangeWords('frequency', { ...range, customers: 0, least: null, greatest: null })).toBe('nobody');
  });

  test('begins own cuts where the fifths stand, always ascending', () => {
    const cuts = cutsFrom(found);
    // Recency 0 (twice), 10 and 20 days: nobody has a 5.
    expect(clampSettings('rfm', { ...cuts, scoring: 'cuts' })).toEqual({ scoring: 'cuts', ...cuts });
    const none = cutsFrom(rfm.run(nobody, clampSettings('rfm', {})));
    expect(clampSettings('rfm', { ...none, scoring: 'cuts' })).toEqual({ scoring: 'cuts', ...none });
  });

  test('counts who slipped and who came back', () => {
    const { moves } = rfmMoves.run(
      viewOf('ann 2021-01-01 5\nbo 2021-06-01 1'),
      clampSettings('rfmMoves', { earlier: day('2021-01-01') }),
    );
    if (!moves) throw new Error('there are lines');
    // Alone one scores 1 1 1, which is lost.
    expect(plain(rfmMovesFinding(moves))).toBe('No good customer has slipped since 1 Jan 2021');
  });
});

describe('the ladder in words', () => {
  test('says how many stay on the first step, and what a second purchase is worth', () => {
    const found = ladder.run(viewOf(text, { step: 'month' }), clampSettings('ladder', {}));
    expect(plain(ladderFinding(found))).toBe('25 % of customers bought once; 0 became regulars');
    // The three clients brought 400, a third of it each; di 5. A hundredth of four customers is 0.04.
    expect(conversionFinding(found)).toBe('One more customer in a hundred who comes back is worth 5');
    expect(plain(conversionLead(found))).toContain('A client has brought 133, a buyer 5');
    const once = ladder.run(viewOf('ann 2021-01-01 5'), clampSettings('ladder', {}));
    expect(ladderFinding(once)).toBe('Nobody has bought a second time yet');
    expect(conversionFinding(once)).toBe('What a second purchase is worth shows once some came back');
    expect(conversionLead(once)).toBe('');
  });

  test('says what makes each step', () => {
    const words = (rung: 'buyer' | 'client' | 'regular' | 'adherent', adherentEstimated = true) =>
      plain(rungMeans(rung, { ...LADDER_USUAL, clientPurchases: 3 }, { adherentEstimated }, 'month'));
    expect(words('buyer')).toBe('bought fewer than 3 times');
    expect(words('client')).toBe('bought 3 times or more');
    expect(words('regular')).toBe('bought in 50 % of months or more');
    expect(words('adherent')).toBe('in 80 % or more');
    expect(words('adherent', false)).toBe('gives you 80 % of its wallet');
  });

  test('says who climbed and who slipped, or that nobody did', () => {
    const run = (later: string) => {
      const { moves } = ladderMoves.run(
        viewOf(text, { step: 'month' }),
        clampSettings('ladderMoves', { earlier: day('2021-01-01'), later: day(later) }),
      );
      if (!moves) throw new Error('there are lines');
      return plain(ladderMovesFinding(moves));
    };
    expect(run('2021-01-21')).toBe('3 climbed and 0 slipped since 1 Jan 2021');
    expect(run('2021-01-02')).toBe('Nobody has changed step since 1 Jan 2021');
  });
});

describe('silence in words', () => {
  const found = overdue.run(viewOf(text), clampSettings('overdue', {}));

  test('names each reason', () => {
    // cy: 10 and twice 10 by 3 is 10 days, silent for 20.
    expect(overdueFinding(found)).toBe('1 customer is silent beyond its own rhythm: 200 a year is at stake');
    expect(found.list.map(overdueWhy)).toEqual(['usually every 10 days, silent 20 days']);
    const [cy] = found.list;
    if (!cy) throw new Error('cy is overdue');
    expect(overdueWhy({ ...cy, purchases: 1, silence: 1 })).toBe(
      'bought once, silent 1 day; usual gap 10 days',
    );
    expect(gapsFinding(found.gaps)).toBe(
      'Half of all purchases come back within 10 days, three of four within 10 days',
    );
  });

  test('says so where nobody is overdue and where nobody can be', () => {
    const run = (lines: string) => overdueFinding(overdue.run(viewOf(lines), clampSettings('overdue', {})));
    expect(run('ann 2021-01-01 1\nann 2021-01-11 1')).toBe('Nobody is silent beyond its own rhythm');
    expect(run('ann 2021-01-01 1')).toBe('Nobody has bought twice, so no rhythm is known yet');
    const { gaps } = overdue.run(viewOf('ann 2021-01-01 1'), clampSettings('overdue', {}));
    expect(gapsFinding(gaps)).toBe('Nobody has come twice yet');
  });

  test('says who fades, against which months, and why', () => {
    const days = Array.from({ length: 8 }, (_, at) => `ann 2021-02-0${at + 1} 10`).join('\n');
    const view = viewOf(`old 2021-01-01 1\n${days}\nann 2021-05-01 56`, {
      completeThrough: day('2021-07-31'),
    });
    const settings = clampSettings('declining', {});
    const fading = declining.run(view, settings);
    expect(plain(decliningFinding(fading, 3))).toBe(
      '1 customer fades: 24 less in 3 months than in those before',
    );
    expect(plain(decliningLead(fading, 0.3))).toBe(
      'Feb 2021 – Apr 2021 against May 2021 – Jul 2021: revenue down by 30 % or more, and too few purchases for chance.',
    );
    expect(fading.list.map(decliningWhy)).toEqual(['8 purchases then, 1 since; 80 became 56']);
    const early = declining.run(viewOf(text), settings);
    expect(decliningFinding(early, 3)).toBe('Who fades shows after 6 whole months');
    expect(
      decliningFinding(declining.run(viewOf(text, { completeThrough: day('2021-08-31') }), settings), 3),
    ).toBe('Nobody fades');
  });
});

test('who joined is who was in no class then, and silence is judged before the later day', () => {
  const compared = {
    of: 'ladder',
    names: ['buyer', 'client'],
    settings: {},
    earlier: 10,
    later: 20,
  } as const;
  expect(wasIn(compared, null)).toEqual({
    about: 'customers', kind: 'class', of: 'ladder', values: ['buyer', 'client'], asOf: 10, not: true,
  }); // prettier-ignore
  expect(silentSince(compared, [])).toEqual([
    { about: 'customers', kind: 'class', of: 'ladder', values: ['buyer', 'client'], asOf: 10 },
    {
      about: 'customers', kind: 'figure', figure: 'last', from: null, to: 10,
      among: [{ about: 'lines', kind: 'date', from: null, to: 20 }],
    },
  ]); // prettier-ignore
});
