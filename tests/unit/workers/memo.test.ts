import { describe, expect, it } from 'vitest';
import { Memo } from '../../../workers/memo.ts';

describe('memo', () => {
  it('makes an answer once and gives it again, undefined included', () => {
    const memo = new Memo<number | undefined>(4);
    let made = 0;
    const make = () => void (made += 1);
    memo.get('a', make);
    memo.get('a', make);
    expect(made).toBe(1);
  });

  it('lets the least recently asked for go first', () => {
    const memo = new Memo<string>(2);
    memo.get('a', () => 'first a');
    memo.get('b', () => 'first b');
    memo.get('a', () => 'second a');
    memo.get('c', () => 'first c');
    expect(memo.get('a', () => 'third a')).toBe('first a');
    expect(memo.get('b', () => 'second b')).toBe('second b');
  });

  it('keeps nothing of an answer that failed', () => {
    const memo = new Memo<string>(2);
    const fail = () => {
      throw new Error('no');
    };
    expect(() => memo.get('a', fail)).toThrow('no');
    expect(memo.get('a', () => 'yes')).toBe('yes');
  });
});
