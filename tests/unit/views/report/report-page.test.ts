import { createHash } from 'node:crypto';
import { Window } from 'happy-dom';
import { describe, expect, test } from 'vitest';
import { LIGHT } from '../../../../src/charts/look.ts';
import { twin } from '../../../../src/charts/twin.ts';
import { section } from '../../../../src/views/report/report-content.ts';
import { filterWords, namesSomebody, waterfallTable } from '../../../../src/views/report/report-facts.ts';
import { reportPage, type ReportPage } from '../../../../src/views/report/report-page.ts';
import {
  REPORT_POLICY,
  REPORT_SCRIPT,
  REPORT_SCRIPT_HASH,
} from '../../../../src/views/report/report-script.ts';
import { cssText, reportStyle } from '../../../../src/views/report/report-style.ts';

const HOSTILE = `</style></title><script>alert(1)</script><img src=x onerror="alert(1)">" onload='alert(1)'`;
const COLOURS = { light: '--p0:#0f766e', dark: '--p0:#2dd4bf' };

const PAGE: ReportPage = {
  title: HOSTILE,
  about: HOSTILE,
  intro: HOSTILE,
  sections: [
    {
      ...section('pareto', HOSTILE, {
        lead: HOSTILE,
        readings: [{ words: HOSTILE, figure: HOSTILE }],
        charts: [
          {
            spec: () => ({ mark: 'bar', data: { values: [] } }),
            label: HOSTILE,
            legend: [{ name: HOSTILE, colour: 'var(--accent)', kind: 'box' }],
            scale: { low: HOSTILE, high: HOSTILE },
          },
        ],
        tables: [{ caption: HOSTILE, twin: twin([HOSTILE], [[HOSTILE]]) }],
        paragraphs: [HOSTILE],
      }),
      kicker: HOSTILE.slice(1),
      own: HOSTILE,
    },
  ],
  waterfall: twin([HOSTILE], [[HOSTILE]]),
  settings: [[HOSTILE, HOSTILE]],
  definitions: [[HOSTILE, HOSTILE]],
};

function parsed(html: string) {
  const { document } = new Window();
  document.write(html);
  return document;
}

describe('a report whose every text would run as code', () => {
  const html = reportPage(PAGE, { of: () => '<svg></svg>', colours: COLOURS }, true);

  test('has one script, its own, and nothing else that runs', () => {
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toContain('<img');
    const page = parsed(html);
    expect(page.querySelectorAll('script')).toHaveLength(1);
    const handlers = [...page.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes].filter(({ name }) => name.startsWith('on')),
    );
    expect(handlers).toEqual([]);
    expect(page.querySelectorAll('img, iframe, object, embed, link, base, form, a')).toHaveLength(0);
  });

  test('says the texts as they were written', () => {
    const page = parsed(html);
    expect(page.title).toBe(HOSTILE);
    expect(page.querySelector('h1')?.textContent).toBe(HOSTILE);
    expect(page.querySelector('section h2')?.textContent).toBe(HOSTILE);
    expect(page.querySelector('.own')?.textContent).toBe(HOSTILE);
    expect(page.querySelector('td')?.textContent).toBe(HOSTILE);
    expect(page.querySelector('figure')?.getAttribute('aria-label')).toBe(HOSTILE);
  });

  test('keeps its style sheet whole', () => {
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(cssText('a"b\\c</style>\n')).toBe('a\\22 b\\5c c\\3c \\2f style\\3e \\a ');
    expect(reportStyle('Ann’s "shop"', COLOURS)).toContain('content:"Ann\\2019 s \\22 shop\\22 "');
  });
});

describe('the policy of a report', () => {
  test('stands before everything else and lets only its script run', () => {
    const html = reportPage(PAGE, { of: () => '', colours: COLOURS }, true);
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<title>'));
    const hash = createHash('sha256').update(REPORT_SCRIPT).digest('base64');
    expect(REPORT_SCRIPT_HASH).toBe(hash);
    expect(REPORT_POLICY).toBe(
      `default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; form-action 'none'; base-uri 'none'`,
    );
    expect(html).toContain(`<script>${REPORT_SCRIPT}</script>`);
  });

  test('has nothing to allow where the report is only looked at', () => {
    expect(reportPage(PAGE, { of: () => '', colours: COLOURS }, false)).not.toContain('<script');
  });
});

test('both themes have their colours, paper the light ones', () => {
  const style = reportStyle('x', COLOURS);
  expect(style).toContain(`--ink:${LIGHT.ink}`);
  expect(style).toMatch(
    /@media screen and \(prefers-color-scheme:dark\)\{:root\{color-scheme:dark;[^}]*--p0:#2dd4bf/,
  );
  expect(style).toContain('@bottom-right{content:counter(page) " / " counter(pages)');
});

describe('who is named', () => {
  const personal = new Set(['Name']);

  test('is told by the filters that say who somebody is, also inside brackets', () => {
    expect(namesSomebody({ about: 'customers', kind: 'keys', keys: ['ann'] }, personal)).toBe(true);
    expect(namesSomebody({ about: 'customers', kind: 'text', text: 'ann' }, personal)).toBe(true);
    expect(
      namesSomebody({ about: 'lines', kind: 'value', attribute: 'Name', values: ['Ann'] }, personal),
    ).toBe(true);
    expect(
      namesSomebody({ about: 'lines', kind: 'value', attribute: 'Shop', values: ['north'] }, personal),
    ).toBe(false);
    expect(
      namesSomebody(
        { about: 'customers', kind: 'all', clauses: [{ about: 'customers', kind: 'keys', keys: ['ann'] }] },
        personal,
      ),
    ).toBe(true);
  });

  test('stays out of the filters unless it is wanted', () => {
    const selection = [
      { about: 'customers', kind: 'keys', keys: ['ann.smith'] },
      { about: 'lines', kind: 'value', attribute: 'Shop', values: ['north'] },
    ] as const;
    expect(filterWords(selection, false, personal)).toBe('chosen customers; Shop: north');
    expect(filterWords(selection, true, personal)).toContain('ann.smith');
    expect(filterWords([], false, personal)).toBe('none');
  });
});

test('the waterfall adds up from the file to what is analysed, empty buckets left out', () => {
  const none = { rows: 0, amount: 0 };
  const table = waterfallTable({
    file: { rows: 10, amount: 100 },
    rejected: { rows: 1, amount: 0 },
    duplicate: none,
    status: { rows: 2, amount: 15.5 },
    currency: none,
    anonymous: none,
    analysed: { rows: 7, amount: 84.5 },
    duplicatesFound: none,
  });
  expect(table.rows).toEqual([
    ['In the file', '10', '100.00'],
    ['Could not be read', '1', ''],
    ['Status does not count', '2', '15.50'],
    ['Analysed', '7', '84.50'],
  ]);
});
