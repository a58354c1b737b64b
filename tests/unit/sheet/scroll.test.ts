import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ScrollPosition } from '../../../src/sheet/scroll.ts';

function of(rows: number, height: number): ScrollPosition {
  const scroll = new ScrollPosition();
  scroll.resize(rows, height);
  return scroll;
}

describe('a table that fits under the cap', () => {
  test('scrolls pixel by pixel with its bar', () => {
    const scroll = of(1_000, 280);
    expect(scroll.spacer).toBe(28_000);
    expect(scroll.scaled).toBe(false);
    scroll.follow(27_720);
    expect([scroll.first, scroll.end, scroll.cut]).toEqual([990, 1_000, 0]);
    scroll.follow(41);
    expect([scroll.first, scroll.end, scroll.cut]).toEqual([1, 12, 13]);
  });

  test('shows what there is where there is less than the window holds', () => {
    const scroll = of(3, 280);
    scroll.follow(500);
    expect([scroll.first, scroll.end, scroll.top]).toEqual([0, 3, 0]);
    const none = of(0, 280);
    expect([none.first, none.end]).toEqual([0, 0]);
  });
});

describe('a table of 20 million rows', () => {
  test('is scrolled by ten million pixels', () => {
    const scroll = of(20_000_000, 560);
    expect(scroll.spacer).toBe(10_000_000);
    scroll.follow(10_000_000 - 560);
    expect([scroll.first, scroll.end, scroll.cut]).toEqual([19_999_980, 20_000_000, 0]);
  });

  test('stands in the middle where its bar does', () => {
    const scroll = of(20_000_000, 560);
    scroll.follow((10_000_000 - 560) / 2);
    expect([scroll.first, scroll.end]).toEqual([9_999_990, 10_000_010]);
  });

  test('moves by as many pixels as a small step of its bar', () => {
    const scroll = of(20_000_000, 560);
    scroll.follow(5_000_000);
    const before = scroll.top;
    scroll.follow(5_000_028);
    expect(scroll.top).toBe(before + 28);
    expect(scroll.adrift).toBe(true);
    scroll.settle(scroll.bar);
    expect(scroll.adrift).toBe(false);
    expect(scroll.top).toBe(before + 28);
  });

  test('says when its bar is at an end and its rows are not', () => {
    const scroll = of(20_000_000, 560);
    scroll.moveTo(2_800);
    scroll.settle(scroll.bar);
    scroll.follow(0);
    expect(scroll.top).toBeGreaterThan(2_700);
    expect(scroll.stuck).toBe(true);
  });
});

test('a row is revealed by as little as it takes', () => {
  const scroll = of(1_000, 100);
  scroll.reveal(3);
  expect(scroll.top).toBe(12);
  scroll.reveal(2);
  expect(scroll.top).toBe(12);
  scroll.reveal(0);
  expect(scroll.top).toBe(0);
});

const tables = fc.record({
  rows: fc.integer({ min: 1, max: 20_000_000 }),
  height: fc.integer({ min: 28, max: 3_000 }),
});

test('any row of any table can be shown as a whole, and the bar stays on its way', () => {
  fc.assert(
    fc.property(tables, fc.nat(), ({ rows, height }, seed) => {
      const row = seed % rows;
      const scroll = of(rows, height);
      scroll.reveal(row);
      expect(scroll.first).toBeLessThanOrEqual(row);
      expect(scroll.end).toBeGreaterThan(row);
      expect(row * 28).toBeGreaterThanOrEqual(scroll.top);
      expect((row + 1) * 28).toBeLessThanOrEqual(scroll.top + height);
      expect(scroll.bar).toBeGreaterThanOrEqual(0);
      expect(scroll.bar).toBeLessThanOrEqual(Math.max(0, scroll.spacer - height));
    }),
  );
});

test('the end of the bar shows the last row as a whole, wherever it came from', () => {
  fc.assert(
    fc.property(tables, fc.double({ min: 0, max: 1, noNaN: true }), ({ rows, height }, part) => {
      const scroll = of(rows, height);
      const end = Math.max(0, scroll.spacer - height);
      scroll.follow(end * part * 0.5);
      scroll.follow(end);
      if (end - end * part * 0.5 > height || !scroll.scaled) {
        expect(scroll.end).toBe(rows);
        expect(scroll.top).toBe(Math.max(0, rows * 28 - height));
      }
    }),
  );
});

test('the farther the thumb, the later the first row', () => {
  fc.assert(
    fc.property(tables, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2 }), ({ rows, height }, parts) => {
      let last = -1;
      for (const part of parts.sort((a, b) => a - b)) {
        // A thumb set down there at once.
        const scroll = of(rows, height);
        scroll.follow(part * Math.max(0, scroll.spacer - height));
        expect(scroll.first).toBeGreaterThanOrEqual(last);
        last = scroll.scaled && part * (scroll.spacer - height) <= height ? last : scroll.first;
      }
    }),
  );
}); // prettier-ignore

test('steps of a row go from each row to the next', () => {
  fc.assert(
    fc.property(tables, fc.nat(), ({ rows, height }, seed) => {
      const scroll = of(rows, height);
      const from = seed % Math.max(1, rows - Math.ceil(height / 28) - 4);
      scroll.moveTo(from * 28);
      if (rows * 28 - height < (from + 3) * 28) return;
      for (let step = 1; step <= 3; step++) {
        scroll.moveTo(scroll.top + 28);
        expect(scroll.first).toBe(from + step);
      }
    }),
  );
});
