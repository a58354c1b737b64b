import { readFile, writeFile } from 'node:fs/promises';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect } from 'vitest';
import type { AppPage } from './app-page.ts';
import { test } from './app-test.ts';
import { violations } from './axe.ts';

const HOSTILE = '<img src=x onerror=alert(1)>';
const SVG = '<svg onload=alert(1)>';

/** 40 customers who buy by the month, some with names that would run as code; products too. */
function hostileSales(): string {
  const lines = ['Order,Date,Customer,Product,Amount'];
  for (let customer = 0; customer < 40; customer++)
    // Some stay away from the autumn on: they are overdue.
    for (let month = 1; month <= (customer % 4 === 0 ? 9 : 12); month += 1) {
      const name = customer === 0 ? HOSTILE : customer === 1 ? SVG : `Person-${customer}-Zephyr`;
      const date = `2023-${String(month).padStart(2, '0')}-${String(1 + (customer % 27)).padStart(2, '0')}`;
      lines.push(`${1000 + lines.length},${date},${name},"<script>alert(1)</script>",${10 + customer}.50`);
    }
  return `${lines.join('\n')}\n`;
}

async function composing(app: AppPage): Promise<void> {
  await app.pick({ name: 'hostile.csv', bytes: hostileSales() });
  await app.analyse();
  await app.page.locator('[data-handle=export-more]').click();
  await app.page.locator('[data-handle=report]').click();
  await made(app);
}

/** The report stands as it was set. */
async function made(app: AppPage): Promise<void> {
  // Typed words and changes wait for a pause.
  await app.page.waitForTimeout(900);
  await app.page.locator('[data-handle=save-report]:not([disabled])').waitFor();
}

async function saved(app: AppPage): Promise<string> {
  const [file] = await Promise.all([
    app.page.waitForEvent('download'),
    app.page.locator('[data-handle=save-report]').click(),
  ]);
  return readFile(await file.path(), 'utf8');
}

/** The report opened from a disk, as whoever gets it opens it. */
async function asReader(app: AppPage, html: string): Promise<AppPage> {
  const path = join(mkdtempSync(join(tmpdir(), 'regulars-report-')), 'report.html');
  await writeFile(path, html);
  const reader = await app.reopen();
  await reader.page.goto(pathToFileURL(path).href);
  return reader;
}

describe('a report', () => {
  test('says the findings and the user’s own words, and is the size it says', async ({ app }) => {
    await composing(app);
    await app.page.locator('[data-handle=report-title]').fill('Sales of <b>2023</b> & more');
    await app.page.locator('[data-handle=report-intro]').fill('For the board.');
    await app.page.locator('[data-section=pareto]').click();
    await app.page.getByLabel('Your words on “Pareto and ABC”').fill(`Mind ${HOSTILE}`);
    await made(app);
    const html = await saved(app);
    const said = await app.page.locator('.size').innerText();
    expect(said).toMatch(/^[\d.]+\sKB as one file$/);
    expect(Math.abs(Number.parseFloat(said) - Buffer.byteLength(html) / 1000)).toBeLessThan(0.51);
    const { page } = await asReader(app, html);
    expect(await page.locator('h1').innerText()).toBe('Sales of <b>2023</b> & more');
    expect(await page.locator('.intro').innerText()).toBe('For the board.');
    expect(await page.locator('.own').allInnerTexts()).toEqual([`Mind ${HOSTILE}`]);
    expect(await page.locator('h2').first().innerText()).toMatch(/brought most/);
    expect(await page.locator('figure svg').count()).toBeGreaterThan(5);
    expect(await page.getByText('Fingerprint').count()).toBe(1);
  });

  test('shows in a preview that runs nothing', async ({ app }) => {
    await composing(app);
    const frame = app.page.frameLocator('iframe');
    await frame.locator('h1').waitFor();
    expect(await frame.locator('script').count()).toBe(0);
    expect(await app.page.locator('iframe').getAttribute('sandbox')).toBe('');
    expect(await violations(app)).toEqual([]);
  });

  test('names nobody until that is wanted', async ({ app }) => {
    await composing(app);
    const html = await saved(app);
    expect(/Zephyr|onerror|onload/.exec(html)).toBeNull();
    await app.page.getByLabel('Name customers').check();
    await made(app);
    expect((await saved(app)).includes('Zephyr')).toBe(true);
  });

  test('keeps what is hostile in the data a text, under a policy that lets nothing else run', async ({
    app,
  }) => {
    await composing(app);
    await app.page.getByLabel('Name customers').check();
    await made(app);
    const reader = await asReader(app, await saved(app));
    const asked: string[] = [];
    reader.page.on('request', (request) => asked.push(request.url()));
    reader.page.on('dialog', (dialog) => asked.push(dialog.message()));
    expect(await reader.page.locator('img, iframe, object, embed, link').count()).toBe(0);
    expect(await reader.page.locator('script').count()).toBe(1);
    // An element the policy forbids does not run, wherever it comes from.
    reader.expectWrong(/Content Security Policy/);
    await reader.page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "ran"';
      document.body.append(script);
    });
    expect(await reader.page.title()).not.toBe('ran');
    expect(asked).toEqual([]);
  });

  test('shows what is under the pointer, and is read without any script', async ({ app }) => {
    await composing(app);
    const html = await saved(app);
    const reader = await asReader(app, html);
    await reader.page.locator('[data-tip]').nth(2).hover({ force: true });
    await expect.poll(() => reader.page.locator('#tip b').innerText()).toMatch(/2023/);
    const quiet = await app.context.browser()?.newContext({ javaScriptEnabled: false });
    const page = await quiet?.newPage();
    await page?.setContent(html.replace(/<script>[\s\S]*?<\/script>/, ''));
    expect(await page?.locator('section').count()).toBeGreaterThan(6);
    await quiet?.close();
  });

  test('prints on A4 with the number of each page', async ({ app }) => {
    await composing(app);
    const reader = await asReader(app, await saved(app));
    const pdf = (await reader.page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const pages = pdf.match(/\/Type\s*\/Page\b/g) ?? [];
    expect(pages.length).toBeGreaterThan(3);
    // 210 by 297 mm in points.
    const sizes = new Set([...pdf.matchAll(/\/MediaBox\s*\[([^\]]+)\]/g)].map((match) => match[1]?.trim()));
    expect(
      [...sizes].map((size) => (size ?? '').split(/\s+/).map((side) => Math.round(Number(side)))),
    ).toEqual([[0, 0, 595, 842]]);
  });

  test('in the dark is dark, on paper light', async ({ app }) => {
    await composing(app);
    const html = await saved(app);
    // Every colour of a drawing has its other side.
    expect(/--p\d+:[;}]/.exec(html)).toBeNull();
    const reader = await asReader(app, html);
    const ground = () => reader.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await reader.page.emulateMedia({ colorScheme: 'dark' });
    expect(await ground()).toBe('rgb(23, 29, 36)');
    await reader.page.emulateMedia({ colorScheme: 'dark', media: 'print' });
    expect(await ground()).toBe('rgb(255, 255, 255)');
  });
});
