import { expect, test } from 'vitest';
import { hashOf, partOf, screenOf } from '../../../src/session/screens.ts';

test('a hash names a screen, and perhaps a part of it', () => {
  expect([hashOf('start'), hashOf('segments'), hashOf('segments', 'rfm')]).toEqual([
    '#/',
    '#/segments',
    '#/segments/rfm',
  ]);
  expect([screenOf('#/segments/rfm'), partOf('#/segments/rfm')]).toEqual(['segments', 'rfm']);
  expect([screenOf('#/segments'), partOf('#/segments')]).toEqual(['segments', '']);
  expect([screenOf(''), partOf('')]).toEqual(['start', '']);
  expect(screenOf('#/nowhere/rfm')).toBe('start');
});
