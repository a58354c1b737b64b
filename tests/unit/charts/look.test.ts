import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DARK, LIGHT, readLook } from '../../../src/charts/look.ts';
import { tokenColour } from '../../../src/charts/token-colour.ts';

const css = readFileSync(new URL('../../../src/ui/tokens.css', import.meta.url), 'utf8');

/** The tokens of the block that begins with a selector. */
function tokensOf(selector: string): ReadonlyMap<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? '';
  return new Map(
    [...block.matchAll(/--([\w-]+): ([^;]+);/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  );
}
const lookOf = (tokens: ReadonlyMap<string, string>) =>
  readLook({ getPropertyValue: (name) => tokens.get(name.slice(2)) ?? '' }, (text) => text);

test('what is drawn for a file has the colours of the page, light and dark', () => {
  const light = tokensOf(':root');
  expect({ ...lookOf(light), font: LIGHT.font }).toEqual(LIGHT);
  expect({ ...lookOf(tokensOf(":root[data-theme='dark']")), font: DARK.font }).toEqual(DARK);
});

test.each([
  ['var(--accent)', '#0f766e'],
  ['var(--class-b)', '#56b4e9'],
  ['var(--class-new)', '#cfd6dd'],
  ['var(--heat-8)', '#0a4f49'],
  ['var(--line-strong)', '#b9c3cd'],
  ['#123456', '#123456'],
])('%s of the light theme is %s', (colour, plain) => {
  expect(tokenColour(LIGHT, colour)).toBe(plain);
});
