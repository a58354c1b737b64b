import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../../src/ui/tokens.css', import.meta.url), 'utf8');

/** Declarations of the block that follows a selector. */
function tokens(selector: string): Map<string, string> {
  const from = css.indexOf('{', css.indexOf(`${selector} {`));
  const block = css.slice(from + 1, css.indexOf('}', from));
  return new Map(
    [...block.matchAll(/(--[\w-]+|color-scheme):\s*([^;]+);/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
}

const light = tokens(':root');
const asked = tokens(":root:not([data-theme='light'])");
const chosen = tokens(":root[data-theme='dark']");

/** WCAG 2.2, relative luminance of a colour such as `#0f766e`. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(theme: Map<string, string>, one: string, other: string): number {
  const [darker = 0, lighter = 0] = [one, other]
    .map((name) => luminance(theme.get(`--${name}`) ?? ''))
    .sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

test('the dark colours are the same whether the device or the user asks for them', () => {
  expect(asked.size).toBeGreaterThan(40);
  expect([...asked]).toEqual([...chosen]);
});

test('every colour has a dark counterpart', () => {
  const colours = [...light.keys()].filter((name) => !/^--(font|row|radius)/.test(name));
  expect([...asked.keys()].sort()).toEqual(colours.sort());
});

describe.each([
  ['light', light],
  ['dark', asked],
])('ink in the %s theme', (_, theme) => {
  test.each([
    ['ink', ['page', 'panel', 'sunk', 'soft', 'warn-soft', 'bad-soft']],
    ['mute', ['page', 'panel', 'sunk', 'soft', 'warn-soft']],
    ['accent-ink', ['page', 'panel', 'sunk', 'soft']],
    ['warn', ['page', 'panel', 'warn-soft']],
    ['bad', ['page', 'panel', 'bad-soft']],
    ['good', ['panel']],
    ['on-accent', ['accent']],
    ['class-a-ink', ['class-a']],
    ['class-b-ink', ['class-b']],
    ['class-c-ink', ['class-c']],
    ['class-x-ink', ['class-x']],
    ['class-y-ink', ['class-y']],
    ['class-z-ink', ['class-z']],
    ['class-new-ink', ['class-new']],
    ['heat-ink-low', ['heat-0', 'heat-1', 'heat-2', 'heat-3', 'heat-4', 'heat-5']],
    ['heat-ink-high', ['heat-6', 'heat-7', 'heat-8']],
  ])('%s has a contrast of 4.5 to 1 on what it is used on', (ink, grounds) => {
    const poor = grounds.filter((ground) => !(contrast(theme, ink, ground) >= 4.5));
    expect(poor).toEqual([]);
  });
});
