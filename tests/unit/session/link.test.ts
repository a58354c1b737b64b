import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_VIEW } from '../../../src/model/settings.ts';
import { linkOf, LONGEST_LINK, viewOfLink, type SharedView } from '../../../src/session/link.ts';
import { carriesView } from '../../../src/session/screens.ts';
import { NEW_WORK } from '../../../src/session/work-state.ts';

const ADDRESS = 'https://example.org/regulars/';
const SHARED: SharedView = {
  screen: 'retention',
  part: 'cohorts',
  work: {
    ...NEW_WORK,
    view: {
      ...DEFAULT_VIEW,
      step: 'quarter',
      from: 18_628,
      marginRate: 0.35,
      selection: [
        { about: 'lines', kind: 'value', attribute: 'Country', values: ['Česko', '日本', 'a b+c/d'] },
      ],
    },
    analyses: { cohorts: { on: 'onOrAfter' }, shown: { unit: 'share' } },
    amendments: {
      ...NEW_WORK.amendments,
      computed: [{ id: 'a', name: 'Net', formula: '=[@amount] * 0.8' }],
    },
    comparedWith: 'saved:North',
  },
  selection: {
    name: 'North',
    selection: [{ about: 'lines', kind: 'value', attribute: 'Region', values: ['North'] }],
  },
  source: { name: 'sales.csv', fingerprint: '00c0ffee00c0ffee' },
};

async function hashOfView(shared: SharedView): Promise<string> {
  const link = await linkOf(shared, ADDRESS);
  if ('problem' in link) throw new Error(link.problem);
  return link.hash;
}

describe('a link', () => {
  test('brings back screen, settings, filters and formulas as they were', async () => {
    const hash = await hashOfView(SHARED);
    expect(hash.startsWith('#/retention/cohorts?view=1.')).toBe(true);
    expect(carriesView(hash)).toBe(true);
    expect(await viewOfLink(hash)).toEqual({ shared: SHARED, dropped: [] });
  });

  test('leaves out what is at its default', async () => {
    const hash = await hashOfView({
      screen: 'pareto',
      part: '',
      work: NEW_WORK,
      selection: null,
      source: null,
    });
    expect(hash.length).toBeLessThan(60);
    expect(await viewOfLink(hash)).toMatchObject({ shared: { screen: 'pareto', work: NEW_WORK } });
  });

  test('carries no corrections and no notes, neither out nor in', async () => {
    const work = {
      ...SHARED.work,
      amendments: {
        computed: [],
        corrections: [
          { id: 'x', active: true, change: { kind: 'mergeCustomers', keys: ['Ann'], into: 'Anna' } },
        ],
        remarks: { Anna: { note: 'call in May', tags: ['vip'] } },
      },
    } as const;
    const found = await viewOfLink(await hashOfView({ ...SHARED, work }));
    expect(found).toMatchObject({ shared: { work: { amendments: NEW_WORK.amendments } } });
    expect(JSON.stringify(found)).not.toContain('Anna');
  });

  test('is refused where it would be too long for an address, never cut', async () => {
    const keys = Array.from({ length: 5000 }, (_, at) => `customer ${(at * 7919) % 100_003} ${at ** 3}`);
    const work = {
      ...NEW_WORK,
      view: { ...DEFAULT_VIEW, selection: [{ about: 'customers', kind: 'keys', keys }] as const },
    };
    expect(await linkOf({ ...SHARED, work }, ADDRESS)).toEqual({ problem: 'link-too-long' });
  });

  test('shorter or altered by one character is told to be broken', async () => {
    const hash = await hashOfView(SHARED);
    const from = hash.indexOf('?view=') + 6;
    for (let length = from; length < hash.length; length++)
      expect(await viewOfLink(hash.slice(0, length))).toEqual({ problem: 'link-broken' });
    for (let at = hash.lastIndexOf('.') + 1; at < hash.length; at++) {
      const other = hash[at] === 'A' ? 'B' : 'A';
      expect(await viewOfLink(hash.slice(0, at) + other + hash.slice(at + 1))).toEqual({
        problem: 'link-broken',
      });
    }
  });

  test('of a later edition, or longer than any, says so', async () => {
    expect(await viewOfLink('#/pareto?view=2.x.y')).toEqual({ problem: 'link-later' });
    expect(await viewOfLink(`#/pareto?view=1.x.${'A'.repeat(LONGEST_LINK)}`)).toEqual({
      problem: 'link-too-long',
    });
    expect(await viewOfLink('#/pareto?view=')).toEqual({ problem: 'link-broken' });
    expect(await viewOfLink('#/pareto')).toEqual({ problem: 'link-broken' });
  });

  test('that somebody made up to unpack without end is refused', async () => {
    const zeros = new Blob([new Uint8Array(4_000_000)]).stream();
    const packed = new Uint8Array(
      await new Response(zeros.pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer(),
    );
    const text = Buffer.from(packed).toString('base64url');
    expect(await viewOfLink(`#/pareto?view=1.${checkOf(text)}.${text}`)).toEqual({ problem: 'link-broken' });
  });

  test('made of anything at all never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 60 }), async (text) => {
        const found = await viewOfLink(`#/overview?view=${text}`);
        expect('problem' in found || 'shared' in found).toBe(true);
      }),
    );
  });

  test('holding any JSON opens with what is sound of it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), async (json) => {
        const stream = new Blob([json]).stream().pipeThrough(new CompressionStream('deflate-raw'));
        const text = Buffer.from(await new Response(stream).arrayBuffer()).toString('base64url');
        const found = await viewOfLink(`#/overview?view=1.${checkOf(text)}.${text}`);
        expect('problem' in found ? found.problem : found.shared.screen).toMatch(/^(link-broken|overview)$/);
      }),
    );
  });
});

/** FNV-1a of the text, 32 bits, base 36. */
function checkOf(text: string): string {
  let hash = 2166136261;
  for (const unit of Buffer.from(text)) hash = Math.imul(hash ^ unit, 16777619);
  return (hash >>> 0).toString(36);
}
