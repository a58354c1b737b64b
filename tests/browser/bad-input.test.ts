import { describe, expect } from 'vitest';
import { SCREENS, type AppPage } from './app-page.ts';
import { test } from './app-test.ts';
import { cleanLines, cleanSales, onDisk } from './sales-files.ts';

const HEADER = 'Order,Date,Customer,Product,Amount\n';

/** Files that cannot be opened, and what the page must say. */
const REFUSED: Record<string, { name: string; bytes: string | Uint8Array; says: RegExp }> = {
  'an empty file': { name: 'empty.csv', bytes: '', says: /empty\.csv is empty/ },
  'a file of blank lines': { name: 'blank.csv', bytes: '\n\n  \n', says: /blank\.csv (is empty|has)/ },
  'a header with no rows': { name: 'header.csv', bytes: HEADER, says: /no rows under them/ },
  'a single column': { name: 'one.csv', bytes: 'Customer\nAda\nBela\nCleo\n', says: /single column/ },
  'a picture': {
    name: 'photo.csv',
    bytes: Uint8Array.from([
      0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 1, 0,
    ]),
    says: /not a text file/,
  },
  'a broken gzip': {
    name: 'cut.csv.gz',
    bytes: Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xcb, 0x48, 0xcd]),
    says: /damaged or cut off/,
  },
  'a quotation mark that never closes': {
    name: 'quote.csv',
    bytes: `${HEADER}1,2023-01-05,"Ada,bread,5.00\n${'2,2023-01-06,Bela,rolls,6.00\n'.repeat(50)}`,
    says: /never closed/,
  },
};

/** Files that open, but ask something first or have nothing to count: the button waits and the page says why. */
const WAITING: Record<string, { text: string; says: RegExp }> = {
  'no date': {
    text: `Customer,Product,Amount\n${'Ada,bread,5.00\nBela,rolls,6.50\n'.repeat(9)}`,
    says: /Which column says when/,
  },
  'no amount': {
    text: `Customer,Date,Product\n${'Ada,2023-01-05,bread\nBela,2023-02-25,rolls\n'.repeat(9)}`,
    says: /Which column says how much/,
  },
  'dates that can be read both ways': {
    text: `Customer,Date,Amount\n${'Ada,03/04/2021,5.00\nBela,05/06/2021,6.50\n'.repeat(9)}`,
    says: /What day is/,
  },
};

/** Files that are odd but sound: every screen must stand. */
const ODD: Record<string, { text: string; lines: number }> = {
  'one customer': {
    text: `${HEADER}1,2023-01-05,Ada,bread,5.00\n2,2023-02-15,Ada,rolls,6.00\n3,2023-04-25,Ada,cake,9.50\n`,
    lines: 3,
  },
  'one order': { text: `${HEADER}1,2023-01-25,Ada,bread,5.00\n`, lines: 1 },
  'one day': {
    text: `${HEADER}1,2023-01-25,Ada,bread,5.00\n2,2023-01-25,Bela,rolls,6.00\n3,2023-01-25,Cleo,cake,7.00\n`,
    lines: 3,
  },
  'dates in 1899 and 2999': {
    text: `${HEADER}1,1899-12-30,Ada,bread,5.00\n2,2023-02-15,Ada,rolls,6.00\n3,2999-12-31,Bela,cake,9.50\n`,
    lines: 3,
  },
  'only returns but for one customer': {
    text: `${HEADER}1,2023-01-25,Ada,bread,-5.00\n2,2023-02-15,Bela,rolls,6.00\n3,2023-03-15,Bela,rolls,-6.00\n`,
    lines: 3,
  },
  '200 columns': {
    text: `${HEADER.trim()}${Array.from({ length: 195 }, (_, i) => `,Note ${i}`).join('')}\n${Array.from(
      { length: 30 },
      (_, row) =>
        `${row},2023-0${1 + (row % 9)}-1${row % 9},Customer ${row % 7},bread,${row + 1}.50${',x'.repeat(195)}\n`,
    ).join('')}`,
    lines: 30,
  },
  'a field of a megabyte': {
    text: `${HEADER}1,2023-01-25,Ada,"${'long, '.repeat(175_000)}",5.00\n2,2023-02-15,Bela,rolls,6.00\n3,2023-03-15,Ada,rolls,6.00\n`,
    lines: 3,
  },
};

async function everyScreenStands(app: AppPage): Promise<void> {
  for (const screen of SCREENS) {
    await app.show(screen);
    expect(await app.page.locator('main').innerText(), screen).not.toMatch(
      /undefined|\bNaN\b|Infinity|\[object/,
    );
  }
}

describe('a file that cannot be opened', () => {
  for (const [what, { name, bytes, says }] of Object.entries(REFUSED))
    test(`is refused with a clear word in place: ${what}`, async ({ app }) => {
      await app.pick({ name, bytes });
      await app.problem.waitFor();
      expect(await app.problem.innerText()).toMatch(says);
      // The page is as ready for the next file as before.
      await app.pick({ name: 'good.csv', bytes: cleanSales() });
      await app.analyse();
      expect(await app.loaded()).toBe(cleanLines());
    });

  test('leaves what was open before as it was', async ({ app }) => {
    await app.pick({ name: 'good.csv', bytes: cleanSales() });
    await app.analyse();
    await app.show('pareto');
    const before = await app.page.locator('main').innerText();
    await app.drop(...onDisk({ 'empty.csv': '' }));
    await app.problem.waitFor();
    expect(await app.problem.innerText()).toMatch(/empty\.csv is empty/);
    expect(await app.loaded()).toBe(cleanLines());
    await app.show('overview');
    await app.show('pareto');
    expect(await app.page.locator('main').innerText()).toBe(before);
  });

  test('can be a folder, which is told, or several files, which become one table', async ({ app }) => {
    await app.drop(...onDisk({ 'sales/': '' }));
    await app.problem.filter({ hasText: /is a folder/ }).waitFor();
    await app.drop(...onDisk({ 'a.csv': cleanSales(), 'b.csv': cleanSales() }));
    await app.analyseButton.waitFor();
    await app.page
      .locator('main')
      .getByText(/a\.csv/)
      .first()
      .waitFor();
  });
});

describe('a file that only the user can explain', () => {
  for (const [what, { text, says }] of Object.entries(WAITING))
    test(`asks, and waits with the answers: ${what}`, async ({ app }) => {
      await app.pick({ name: 'ask.csv', bytes: text });
      await app.page.getByText(says).first().waitFor();
      expect(await app.analyseButton.isEnabled()).toBe(false);
    });

  test('has nothing to analyse where every row is rejected, and says so', async ({ app }) => {
    await app.pick({
      name: 'rejected.csv',
      bytes: `${HEADER}${'1,2023-01-25,Ada,bread,free\n'.repeat(3)}2,soon,Bela,rolls,much\n`,
    });
    await app.page
      .getByText(/Not one row|could not be read|Which column says/)
      .first()
      .waitFor();
    expect(await app.loaded()).toBe(0);
  });
});

describe('an odd but sound file', () => {
  for (const [what, { text, lines }] of Object.entries(ODD))
    test(`opens on every screen: ${what}`, async ({ app }) => {
      await app.pick({ name: 'odd.csv', bytes: text });
      await app.analyse();
      expect(await app.loaded()).toBe(lines);
      await everyScreenStands(app);
    });

  test('shows amounts that are no numbers as rejected rows, with row and text, and counts the rest', async ({
    app,
  }) => {
    const bytes = `${cleanSales()}9001,2023-05-15,Ada,bread,NaN\n9002,2023-05-15,Ada,bread,gratis\n9003,soon,Ada,bread,5.00\n`;
    await app.pick({ name: 'some.csv', bytes });
    await app.analyseButton.waitFor();
    // The tables come a frame after the answer.
    await app.page.locator('main').getByText('gratis').first().waitFor();
    const text = await app.page.locator('main').innerText();
    expect(text).toMatch(/3 rows could not be read/);
    for (const written of ['NaN', 'gratis', 'soon']) expect(text).toContain(written);
    await app.analyse();
    expect(await app.loaded()).toBe(cleanLines());
  });

  test('stands with an amount of 1e300', async ({ app }) => {
    await app.pick({ name: 'huge.csv', bytes: `${cleanSales()}9001,2023-05-15,Ada,bread,1e300\n` });
    await app.analyse();
    await everyScreenStands(app);
  });
});

describe('two things at once', () => {
  // Long enough that the next thing happens while it is read.
  const big = () => {
    const lines = [HEADER];
    for (let i = 0; i < 2_000_000; i++)
      lines.push(`${i},2023-0${1 + (i % 9)}-1${i % 9},Customer ${i % 5000},bread,${i % 90}.50\n`);
    return lines.join('');
  };

  test('a drop during work is turned away and the work goes on', async ({ app }) => {
    const [first = '', second = ''] = onDisk({ 'big.csv': big(), 'late.csv': cleanSales() });
    await app.drop(first);
    await app.drop(second);
    await app.problem.filter({ hasText: /being read already/ }).waitFor();
    await app.analyseButton.waitFor();
    await app.page.locator('main').getByText('big.csv').first().waitFor();
    await app.analyse();
    expect(await app.loaded()).toBe(2_000_000);
  });

  test('closing mid-way leaves nothing half open', async ({ newApp }) => {
    const app = await newApp();
    await app.open();
    await app.pick({ name: 'good.csv', bytes: cleanSales() });
    await app.analyse();
    const [path = ''] = onDisk({ 'big.csv': big() });
    await app.page.evaluate(() => (location.hash = '#/'));
    await app.fileInput.setInputFiles(path);
    await app.page.close();
    const again = await app.reopen();
    await again.open('#/overview');
    await again.drawn();
    expect(await again.loaded()).toBe(cleanLines());
  });
});
