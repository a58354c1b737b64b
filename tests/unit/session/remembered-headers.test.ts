import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  headerKey,
  headersText,
  MOST_HEADERS,
  restoreHeaders,
  withHeader,
  type RememberedHeader,
} from '../../../src/session/remembered-headers.ts';

const header = (names: string[], usedAt: number, rules: unknown = {}): RememberedHeader => ({
  key: headerKey(names),
  label: 'sales.csv',
  columns: names.length,
  usedAt,
  rules,
});

describe('headers are known by their names', () => {
  test('whatever the case and the space, but not the order', () => {
    expect(headerKey(['Customer ID', ' Date '])).toBe(headerKey(['customer  id', 'DATE']));
    expect(headerKey(['Kundé'])).toBe(headerKey(['Kunde\u0301']));
    expect(headerKey(['a', 'b'])).not.toBe(headerKey(['b', 'a']));
    expect(headerKey(['ab', 'c'])).not.toBe(headerKey(['a', 'bc']));
    expect(headerKey(['a'])).toMatch(/^[0-9a-f]{16}$/);
  });

  test('the last used come first, the ones used longest ago are let go', () => {
    let kept: RememberedHeader[] = [];
    for (let at = 0; at < MOST_HEADERS + 3; at++) kept = withHeader(kept, header([`c${at}`], at));
    expect(kept.length).toBe(MOST_HEADERS);
    expect(kept[0]?.usedAt).toBe(MOST_HEADERS + 2);
    expect(kept.some(({ key }) => key === headerKey(['c2']))).toBe(false);
    expect(withHeader(kept, header(['c9'], 999)).filter(({ key }) => key === headerKey(['c9'])).length).toBe(
      1,
    );
  });

  test('rules as long as a file are not kept', () => {
    expect(withHeader([], header(['a'], 1, { off: 'x'.repeat(200_000) }))).toEqual([]);
  });
});

describe('restoring headers', () => {
  test('gives back what was kept', () => {
    const kept = [header(['a', 'b'], 2, { version: 1, roles: { customer: 0 } }), header(['c'], 1)];
    expect(restoreHeaders(headersText(kept))).toEqual(kept);
  });

  test('never throws, whatever lies there', () => {
    expect(restoreHeaders(null)).toEqual([]);
    expect(restoreHeaders('{')).toEqual([]);
    expect(restoreHeaders('{"version":2,"headers":[]}')).toEqual([]);
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.anything().map((value) => JSON.stringify({ version: 1, headers: value }) ?? '')), (text) => {
        expect(Array.isArray(restoreHeaders(text))).toBe(true);
      }),
      { numRuns: 500 },
    ); // prettier-ignore
    fc.assert(
      fc.property(fc.array(fc.record({ key: fc.oneof(fc.constant('0123456789abcdef'), fc.string()), label: fc.anything(), columns: fc.anything(), usedAt: fc.anything(), rules: fc.anything() })), (headers) => {
        for (const one of restoreHeaders(safe({ version: 1, headers }))) {
          expect(one.key).toBe('0123456789abcdef');
          expect(one.columns).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    ); // prettier-ignore
  });
});

/** JSON of anything: what cannot be written is nothing. */
function safe(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one));
}
