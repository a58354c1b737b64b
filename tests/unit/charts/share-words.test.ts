import { describe, expect, it } from 'vitest';
import { shareShort, shareWords } from '../../../src/charts/share-words.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('a share in words', () => {
  it.each([
    [0.272875, '27 %'],
    [0.0787, '7.9 %'],
    [0.0994, '9.9 %'],
    [0.0996, '10 %'],
    [0.996, '99.6 %'],
    [0, '0 %'],
    [1, '100 %'],
    [1.034, '103 %'],
    [null, '–'],
  ])('says %d as %s', (fraction, words) => {
    expect(plain(shareWords(fraction))).toBe(words);
  });
  it('never says nothing of something, nor all of not quite all', () => {
    expect(shareWords(0.0002)).toBe('less than 0.1 %');
    expect(shareWords(0.99973)).toBe('more than 99.9 %');
    expect(shareShort(0.0002)).toBe('< 0.1 %');
  });
});
