import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  arrange,
  movingBetween,
  restoreLayout,
  withHidden,
  withMoved,
  withPinned,
  withWidth,
} from '../../../src/sheet/layout.ts';
import { NO_LAYOUT, type GridColumn, type GridLayout } from '../../../src/sheet/source.ts';

const column = (name: string, more: Partial<GridColumn> = {}): GridColumn => ({
  name,
  label: name,
  kind: 'text',
  decimals: 0,
  width: 100,
  ...more,
});
const COLUMNS = [column('a', { pinned: true }), column('b'), column('c'), column('d')];
const names = (layout: GridLayout, columns: readonly GridColumn[] = COLUMNS) =>
  arrange(columns, layout, 1_000).columns.map(({ name }) => name);

describe('columns', () => {
  test('lie side by side, those that stand still apart', () => {
    const arranged = arrange(COLUMNS, withWidth(NO_LAYOUT, 'b', 150), 1_000);
    expect(arranged.columns.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
    expect(arranged.widths).toEqual([100, 150, 100, 100]);
    expect(arranged.lefts).toEqual([0, 0, 150, 250]);
    expect([arranged.pinned, arranged.pinnedWidth, arranged.movingWidth]).toEqual([1, 100, 350]);
  });

  test('between two pixels are those that show, be it in part', () => {
    const arranged = arrange(COLUMNS, NO_LAYOUT, 1_000);
    expect(movingBetween(arranged, 0, 100)).toEqual([1, 2]);
    expect(movingBetween(arranged, 99, 101)).toEqual([1, 3]);
    expect(movingBetween(arranged, 100, 300)).toEqual([2, 4]);
    expect(movingBetween(arranged, 300, 400)).toEqual([4, 4]);
  });

  test('that stand still take at most three fifths of the room', () => {
    expect(arrange(COLUMNS, { ...NO_LAYOUT, pinned: ['a', 'b', 'c'] }, 390).pinned).toBe(2);
    expect(arrange(COLUMNS, { ...NO_LAYOUT, pinned: ['a', 'b', 'c'] }, 1_000).pinned).toBe(3);
    expect(arrange(COLUMNS, { ...NO_LAYOUT, pinned: ['a'] }, 120).pinned).toBe(0);
  });

  test('are never all hidden', () => {
    expect(names({ ...NO_LAYOUT, hidden: ['a', 'b', 'c', 'd'] })).toEqual(['a']);
    expect(names(withHidden(NO_LAYOUT, 'b', true))).toEqual(['a', 'c', 'd']);
    expect(names(withHidden(withHidden(NO_LAYOUT, 'b', true), 'b', false))).toEqual(['a', 'b', 'c', 'd']);
  });

  test('that are new come last', () => {
    expect(names({ ...NO_LAYOUT, order: ['a', 'd', 'gone', 'b'] })).toEqual(['a', 'd', 'b', 'c']);
  });
});

describe('moving a column', () => {
  test('puts it before another or last', () => {
    expect(names(withMoved(NO_LAYOUT, COLUMNS, 'd', 1))).toEqual(['a', 'd', 'b', 'c']);
    expect(names(withMoved(NO_LAYOUT, COLUMNS, 'b', 4))).toEqual(['a', 'c', 'd', 'b']);
    expect(names(withMoved(NO_LAYOUT, COLUMNS, 'b', 3))).toEqual(['a', 'c', 'b', 'd']);
    expect(withMoved(NO_LAYOUT, COLUMNS, 'b', 1)).toBe(NO_LAYOUT);
    expect(withMoved(NO_LAYOUT, COLUMNS, 'gone', 1)).toBe(NO_LAYOUT);
  });

  test('among those that stand still makes it stand still, and away from them lets it go', () => {
    const first = withMoved(NO_LAYOUT, COLUMNS, 'c', 0);
    expect(names(first)).toEqual(['c', 'a', 'b', 'd']);
    expect(first.pinned).toEqual(['a', 'c']);
    const away = withMoved(NO_LAYOUT, COLUMNS, 'a', 3);
    expect(names(away)).toEqual(['b', 'c', 'a', 'd']);
    expect(away.pinned).toEqual([]);
  });

  test('passes over hidden ones', () => {
    const hidden = withHidden(NO_LAYOUT, 'c', true);
    expect(names(withMoved(hidden, COLUMNS, 'd', 1))).toEqual(['a', 'd', 'b']);
  });
});

test('a pinned column becomes the last of the pinned, one let go the first of the others', () => {
  const pinned = withPinned(NO_LAYOUT, COLUMNS, 'd', true);
  expect(names(pinned)).toEqual(['a', 'd', 'b', 'c']);
  expect(names(withPinned(pinned, COLUMNS, 'a', false))).toEqual(['d', 'a', 'b', 'c']);
});

describe('a layout from anywhere', () => {
  test('is taken as it was kept', () => {
    const kept = { order: ['b', 'a'], widths: { a: 80 }, hidden: ['c'], pinned: ['b'] };
    expect(restoreLayout(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
    expect(restoreLayout({ pinned: null })).toEqual({ order: [], widths: {}, hidden: [], pinned: null });
  });

  test('leaves out alone what does not hold', () => {
    const kept = { order: ['a', 'a', 7, null], widths: { a: '80', b: Infinity, c: 5, d: 99_999 }, hidden: 'all', pinned: 3 }; // prettier-ignore
    expect(restoreLayout(kept)).toEqual({ order: ['a'], widths: { c: 48, d: 1_200 }, hidden: [], pinned: null }); // prettier-ignore
  });

  test('takes names that objects have of their own for names', () => {
    const layout = restoreLayout(JSON.parse('{"widths":{"__proto__":80,"constructor":90}}'));
    const odd = [column('__proto__'), column('constructor'), column('toString')];
    expect(arrange(odd, layout, 1_000).widths).toEqual([80, 90, 100]);
    expect(arrange(odd, withWidth(NO_LAYOUT, 'constructor', 70), 1_000).widths).toEqual([100, 70, 100]);
  });

  test('does not throw where reading it does', () => {
    const hostile = { get order(): never { throw new Error('no'); } }; // prettier-ignore
    expect(restoreLayout(hostile)).toEqual(NO_LAYOUT);
    expect(restoreLayout(new Proxy({}, { get: () => { throw new Error('no'); } }))).toEqual(NO_LAYOUT); // prettier-ignore
  });

  test('gives every column its place, whatever it holds', () => {
    const parts = fc.oneof(fc.anything(), fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'x')));
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.record({ order: parts, widths: parts, hidden: parts, pinned: parts })), (value) => {
        const layout = restoreLayout(value);
        const arranged = arrange(COLUMNS, layout, 500);
        expect(arranged.columns.length).toBeGreaterThan(0);
        expect(arranged.widths.every((width) => width >= 48 && width <= 1_200)).toBe(true);
        expect(new Set(arranged.columns).size).toBe(arranged.columns.length);
        expect(restoreLayout(JSON.parse(JSON.stringify(layout)))).toEqual(layout);
      }),
    );
  }); // prettier-ignore
});
