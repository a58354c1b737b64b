import { expect, test } from 'vitest';
import { SAMPLES } from '../../../../samples/index.ts';
import { enStart } from '../../../../src/i18n/en-start.ts';
import { number } from '../../../../src/i18n/format.ts';

test('the start page says how many lines a sample has', () => {
  const told = SAMPLES.map(({ id }) => enStart[`sample.${id}.size`].split(' lines')[0]);
  const lines = SAMPLES.map((sample) => {
    const breaks = new TextDecoder().decode(sample.bytes()).trimEnd().split('\n').length - 1;
    return number(breaks);
  });
  expect(told).toEqual(lines);
});
