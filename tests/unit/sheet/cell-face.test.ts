import { beforeEach, describe, expect, test } from 'vitest';
import { setLocale } from '../../../src/i18n/format.ts';
import { drawFace, newFace, type CellFace } from '../../../src/sheet/cell-face.ts';
import { binsPath } from '../../../src/sheet/head-summaries.svelte.ts';
import type { GridColumn, SheetCells } from '../../../src/sheet/source.ts';

const NO_DAY = -2147483648;
const column = (kind: GridColumn['kind'], more: Partial<GridColumn> = {}): GridColumn => ({
  name: 'x',
  label: 'X',
  kind,
  decimals: 2,
  ...more,
});
const numbers = (...values: number[]): SheetCells => ({ kind: 'number', values: Float64Array.from(values) });
const texts = (...levels: string[]): SheetCells => ({
  kind: 'text',
  codes: Int32Array.from(levels, (_, at) => at),
  levels,
});
const face = (of: GridColumn, cells: SheetCells, at = 0, faults: Uint8Array | null = null): CellFace => {
  const drawn = newFace();
  drawFace(drawn, of, { cells, faults }, at);
  return drawn;
};

beforeEach(() => setLocale('en'));

describe('a cell', () => {
  test('shows money, numbers, shares and days as the reader writes them', () => {
    expect(face(column('money'), numbers(1234.5)).text).toBe('1,234.50');
    expect(face(column('number', { decimals: 0 }), numbers(12)).text).toBe('12');
    expect(face(column('share', { decimals: 1 }), numbers(0.273)).text).toBe('27.3\u00a0%');
    expect(face(column('date'), { kind: 'date', days: Int32Array.of(15_317) }).text).toBe('9\u00a0Dec\u00a02011'); // prettier-ignore
    setLocale('cs');
    expect(face(column('money'), numbers(1234.5)).text).toBe('1\u00a0234,50');
  });

  test('without a value shows nothing', () => {
    expect(face(column('money'), numbers(Number.NaN)).text).toBe('');
    expect(face(column('date'), { kind: 'date', days: Int32Array.of(NO_DAY) }).text).toBe('');
    expect(face(column('text'), { kind: 'text', codes: Int32Array.of(-1), levels: ['a'] }).text).toBe('');
    expect(face(column('text'), texts('')).text).toBe('');
  });

  test('of a share has a bar as long as its part of the greatest', () => {
    expect(face(column('share', { full: 0.5 }), numbers(0.25)).share).toBe(0.5);
    expect(face(column('share'), numbers(1.5)).share).toBe(1);
    expect(face(column('share'), numbers(-0.5)).share).toBe(0);
  });

  test('with a fault shows it in the words of Excel, whatever else lies there', () => {
    const faults = Uint8Array.of(0, 8, 13);
    const cells = numbers(1, 2, 3);
    expect(face(column('number'), cells, 0, faults).fault).toBe('');
    expect(face(column('number'), cells, 1, faults)).toMatchObject({ text: '#DIV/0!', look: 'fault' });
    expect(face(column('number'), cells, 2, faults).text).toBe('#N/A');
  });

  test('of a class has its colour, or is a word where it has none', () => {
    expect(face(column('class'), texts('A')).look).toBe('badge a');
    expect(face(column('class'), texts('new')).look).toBe('badge new');
    expect(face(column('class'), texts('Champions')).look).toBe('word');
    expect(face(column('text'), texts('A')).look).toBe('');
  });

  test('is shaded from the least to the greatest, in shades that can be read', () => {
    const warm = column('number', { heat: { least: 0, greatest: 70 } });
    expect([0, 10, 40, 45, 50, 60, 70].map((value) => face(warm, numbers(value)).heat)).toEqual([0, 1, 4, 4, 7, 8, 8]); // prettier-ignore
    expect(face(column('number', { heat: { least: 5, greatest: 5 } }), numbers(5)).heat).toBe(-1);
  });

  test('cuts a text no column could hold', () => {
    expect(face(column('text'), texts('x'.repeat(5_000))).text).toHaveLength(401);
  });
});

describe('the little histogram', () => {
  test('has a bar for each bin that holds rows', () => {
    expect(binsPath([1, 0, 2])).toBe('M0.08 1V0.500h.84V1zM2.08 1V0.000h.84V1z');
  });
  test('is left out where it would say nothing', () => {
    expect(binsPath([])).toBe('');
    expect(binsPath([0, 0])).toBe('');
    expect(binsPath([3, 3, 3])).toBe('');
  });
});
