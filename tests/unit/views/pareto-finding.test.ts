import { describe, expect, it } from 'vitest';
import { Cut } from '../../../src/views/pareto/cut.svelte.ts';
import {
  bandsOf,
  leastFor,
  paretoFinding,
  paretoSentence,
  usualLoss,
} from '../../../src/views/pareto/finding.ts';
import { paretoOf } from '../charts/made-up-results.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const ones = (count: number) => Array.from({ length: count }, () => 1);

describe('the finding of the Pareto curve', () => {
  it('says which share of many customers brings 80 %', () => {
    // 10 bring 8 each, 90 bring 2/9 each: the first 10 of 100 bring 80 of 100.
    const result = paretoOf([
      ...Array.from({ length: 10 }, () => 9),
      ...Array.from({ length: 90 }, () => 0.25),
    ]);
    expect(plain(paretoFinding(result))).toBe('10 % of customers bring 80 % of revenue');
  });
  it('counts few customers and keeps singular and plural apart', () => {
    expect(plain(paretoFinding(paretoOf([90, 5, 5])))).toBe('1 of 3 customers brings 80 % of revenue');
    expect(plain(paretoFinding(paretoOf([50, 40, 10])))).toBe('2 of 3 customers bring 80 % of revenue');
  });
  it('says it plainly of one and of none', () => {
    expect(paretoFinding(paretoOf([7]))).toBe('All revenue comes from one customer');
    expect(paretoFinding(paretoOf([]))).toBe('No customer brings any revenue');
    expect(paretoSentence(paretoOf([]))).toBeNull();
  });
  it('names the column where its values are ranked', () => {
    expect(plain(paretoFinding(paretoOf([90, 10], 'Country')))).toBe(
      '1 of 2 in “Country” brings 80 % of revenue',
    );
    expect(paretoFinding(paretoOf([], 'Country'))).toBe('Nothing in “Country” brings any revenue');
  });
  it('lets only figures stand out in the sentence', () => {
    expect(
      paretoSentence(paretoOf([90, 5, 5]))
        ?.filter((part) => part.name !== null)
        .map((part) => plain(part.text)),
    ).toEqual(['1', '3', '80 %']);
  });
});

describe('reading the curve', () => {
  it('finds the least k that brings a share, the exact one on a tie', () => {
    const result = paretoOf([5, 3, 1, 1]);
    expect([0, 0.5, 0.51, 0.8, 0.81, 1].map((share) => leastFor(result, share))).toEqual([0, 1, 2, 2, 3, 4]);
  });
  it('bands the entities by the share before them', () => {
    expect(bandsOf(paretoOf([5, 3, 1, 1]), 0.8, 0.95)).toEqual({ A: 0.5, B: 0.5, C: 0 });
    expect(bandsOf(paretoOf([]), 0.8, 0.95)).toEqual({ A: 0, B: 0, C: 0 });
  });
  it('asks about ten largest of many and one of few', () => {
    expect([0, 1, 9, 25, 99, 100, 43_000].map(usualLoss)).toEqual([1, 1, 1, 2, 9, 10, 10]);
  });
});

describe('the cut', () => {
  it('starts where 80 % are reached and is read three ways', () => {
    const cut = new Cut(() => paretoOf([5, 3, 1, 1]));
    expect([cut.k, cut.fraction, cut.share]).toEqual([2, 0.5, 0.8]);
  });
  it('takes a fraction, a count and a share, held within bounds', () => {
    const cut = new Cut(() => paretoOf([5, 3, 1, 1]));
    cut.toFraction(0.3);
    expect(cut.k).toBe(1);
    cut.toFraction(7);
    expect(cut.k).toBe(4);
    cut.toCount(-3);
    expect([cut.k, cut.share]).toEqual([0, 0]);
    cut.toShare(0.85);
    expect(cut.k).toBe(3);
  });
  it('moves by a two hundredth, a twentieth, one, and to the ends', () => {
    const cut = new Cut(() => paretoOf(ones(1000)));
    cut.toCount(500);
    expect(cut.moved('ArrowRight', false)).toBe(505);
    expect(cut.moved('ArrowLeft', true)).toBe(499);
    expect(cut.moved('PageDown', false)).toBe(450);
    expect(cut.moved('Home', false)).toBe(0);
    expect(cut.moved('End', false)).toBe(1000);
    expect(cut.moved('a', false)).toBeNull();
  });
  it('moves by one at least', () => {
    const cut = new Cut(() => paretoOf(ones(3)));
    cut.toCount(1);
    expect(cut.moved('ArrowRight', false)).toBe(2);
    expect(cut.moved('PageUp', false)).toBe(2);
  });
  it('stands at nothing where there is nothing', () => {
    const cut = new Cut(() => null);
    expect([cut.n, cut.k, cut.fraction, cut.share]).toEqual([0, 0, 0, 0]);
  });
});
