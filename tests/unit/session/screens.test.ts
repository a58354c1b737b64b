import { expect, test } from 'vitest';
import { hashOf, isSheetScreen, partOf, screenOf } from '../../../src/session/screens.ts';

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

test('the sheets are screens of their own', () => {
  expect([screenOf('#/customers'), screenOf('#/orders'), screenOf('#/lines')]).toEqual([
    'customers',
    'orders',
    'lines',
  ]);
  expect([isSheetScreen('lines'), isSheetScreen('pareto'), isSheetScreen('start')]).toEqual([
    true,
    false,
    false,
  ]);
});
