import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, heat, inkOn } from '../../../src/charts/heat.ts';
import { LIGHT, readLook, type Look } from '../../../src/charts/look.ts';

const tokens = readFileSync(new URL('../../../src/ui/tokens.css', import.meta.url), 'utf8');
/** Tokens of the block that follows a selector. */
function lookOf(selector: string): Look {
  const block = tokens.slice(tokens.indexOf(selector)).split('}')[0] ?? '';
  const getPropertyValue = (name: string) => new RegExp(`${name}:([^;]*);`).exec(block)?.[1] ?? '';
  return readLook({ getPropertyValue }, (text) => text);
}

describe('heat', () => {
  it('measures contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 3);
  });
  it('runs from the first shade to the last and holds what is out of bounds', () => {
    expect(heat(0, LIGHT)).toBe('#eff8f6');
    expect(heat(1, LIGHT)).toBe('#0a4f49');
    expect(heat(0.0625, LIGHT)).toBe('#e4f4f1');
    expect(heat(7, LIGHT)).toBe('#0a4f49');
    expect(heat(NaN, LIGHT)).toBe('#eff8f6');
  });
  it('knows the light theme by heart: what stands in for missing tokens is what the tokens say', () => {
    expect(lookOf(':root {').heat).toEqual(LIGHT.heat);
    expect(lookOf(':root {').classes).toEqual(LIGHT.classes);
  });
  it.each([
    ['light', ':root {'],
    ['dark', ":root[data-theme='dark'] {"],
  ])('reads well on every shade of the %s theme', (_, selector) => {
    const look = lookOf(selector);
    for (let step = 0; step <= 100; step++) {
      const ground = heat(step / 100, look);
      expect(contrast(ground, inkOn(ground, look)), `${step} %: ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  });
  it.each([
    ['light', ':root {'],
    ['dark', ":root[data-theme='dark'] {"],
  ])('writes on every class of the %s theme so that it reads', (_, selector) => {
    const look = lookOf(selector);
    for (const name of ['A', 'B', 'C', 'X', 'Y', 'Z', 'new'] as const)
      expect(contrast(look.classes[name], look.classInk[name]), name).toBeGreaterThanOrEqual(4.5);
  });
});
