import { describe, expect, it } from 'vitest';
import { civilDate, dottedDate, hundredths, isoDate, weekday } from '../../../samples/civil-date.ts';
import { Random } from '../../../samples/random.ts';

const DRAWS = 100_000;

function moments(draw: () => number): { mean: number; variance: number } {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < DRAWS; i++) {
    const value = draw();
    sum += value;
    squares += value * value;
  }
  return { mean: sum / DRAWS, variance: squares / DRAWS - (sum / DRAWS) ** 2 };
}

describe('the stream of chance', () => {
  it('repeats itself from the same seed and not from another', () => {
    const first = new Random(5);
    const again = new Random(5);
    const other = new Random(6);
    const ten = (random: Random) => Array.from({ length: 10 }, () => random.uniform());
    const drawn = ten(first);
    expect(ten(again)).toEqual(drawn);
    expect(ten(other)).not.toEqual(drawn);
  });

  it('has the mean and the spread of what it is named for', () => {
    const random = new Random(1);
    const uniform = moments(() => random.uniform());
    expect(uniform.mean).toBeCloseTo(0.5, 2);
    expect(uniform.variance).toBeCloseTo(1 / 12, 2);
    const exponential = moments(() => random.exponential());
    expect(exponential.mean).toBeCloseTo(1, 1);
    expect(exponential.variance).toBeCloseTo(1, 1);
    const gamma = moments(() => random.gamma(4));
    expect(gamma.mean).toBeCloseTo(1, 1);
    expect(gamma.variance).toBeCloseTo(0.25, 1);
    const normal = moments(() => random.normal());
    expect(normal.mean).toBeCloseTo(0, 1);
    expect(normal.variance).toBeCloseTo(1, 1);
  });

  it('draws by weight', () => {
    const random = new Random(2);
    const counts = [0, 0, 0];
    for (let i = 0; i < DRAWS; i++) {
      const index = random.weighted([1, 0, 3]);
      counts[index] = (counts[index] ?? 0) + 1;
    }
    expect((counts[0] ?? 0) / DRAWS).toBeCloseTo(0.25, 2);
    expect(counts[1]).toBe(0);
  });
});

describe('dates and amounts as they are written', () => {
  it('knows the calendar around the ends of months and leap days', () => {
    expect(civilDate(0)).toEqual({ year: 1970, month: 1, day: 1 });
    expect(civilDate(-1)).toEqual({ year: 1969, month: 12, day: 31 });
    expect(isoDate(19782)).toBe('2024-02-29');
    expect(dottedDate(19783)).toBe('01.03.2024');
    expect(weekday(0)).toBe(3);
    expect(weekday(19450)).toBe(0);
  });

  it('writes hundredths with the decimal sign asked for', () => {
    expect(hundredths(1205)).toBe('12.05');
    expect(hundredths(-7, ',')).toBe('-0,07');
  });
});
