import { describe, expect, test } from 'vitest';
import { found, plain, score } from '../../../../src/views/commands/match.ts';

describe('what is written', () => {
  test('is looked for without regard to case and accents', () => {
    expect(plain('Žluťoučký KŮŇ')).toBe('zlutoucky kun');
    expect(score('MULLER', 'Frau Müller')).toBe(3);
  });

  test('means most what begins with it, then words that do, then what holds it', () => {
    expect(score('ret', 'Retention')).toBe(4);
    expect(score('ret', 'Strict retention')).toBe(3);
    expect(score('ent', 'Retention')).toBe(2);
    expect(score('keys', 'Shortcuts', 'keys help')).toBe(1);
  });

  test('has to be found word by word, in any order', () => {
    expect(score('value life', 'Lifetime value')).toBe(7);
    expect(score('value nothing', 'Lifetime value')).toBe(-1);
  });

  test('is text and never a pattern', () => {
    expect(score('.*', 'anything')).toBe(-1);
    expect(score('(', 'Cohorts (exact)')).toBe(3);
  });
});

test('the best come first, equal ones as they came, what is not meant not at all', () => {
  const all = [
    { name: 'a', score: 1 },
    { name: 'b', score: -1 },
    { name: 'e', score: -0.5 },
    { name: 'c', score: 4 },
    { name: 'd', score: 1 },
  ];
  expect(found(all).map(({ name }) => name)).toEqual(['c', 'a', 'd']);
});
