import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openFile } from '../../../src/import/open.ts';

/** Real sales with truth computed elsewhere; they lie beside the project, not in it. */
const folder = process.env['REGULARS_REFERENCE']
  ? new URL(process.env['REGULARS_REFERENCE'].replace(/\/?$/, '/'), 'file:')
  : new URL('../../../../shared/reference/', import.meta.url);
const missing = !existsSync(new URL('online-retail.csv.gz', folder));

interface Truth {
  waterfall: Record<'file' | 'anonymous' | 'analysed', { rows: number; amount: number }>;
  totals: { customers: number; firstDate: string; lastDate: string; revenue: number; lines: number };
}

async function open(name: string) {
  return openFile(new Blob([readFileSync(new URL(name, folder))]), name);
}

function truthOf(name: string): Truth {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Truth;
}

describe.skipIf(missing)(
  'the reference files open with one click (skipped where the folder is missing)',
  () => {
    test.each([
      [
        'online-retail.csv.gz',
        'online-retail.truth.json',
        ['order', 'product', null, 'quantity', 'date', 'unitPrice', 'customer', 'region'],
        1000,
      ],
      ['cdnow-sample.csv', 'cdnow-sample.truth.json', ['customer', 'date', 'quantity', 'amount'], 100],
    ])('%s', { timeout: 60_000 }, async (name, truthName, roles, unit) => {
      const opened = await open(name);
      const { check } = opened;
      const truth = truthOf(truthName);
      expect(check.questions).toEqual([]);
      expect(check.ready).toBe(true);
      expect(check.columns.map(({ role }) => role)).toEqual(roles);
      expect(check.waterfall?.rejected.rows).toBe(0);
      for (const bucket of ['file', 'anonymous', 'analysed'] as const) {
        expect(check.waterfall?.[bucket]).toEqual(truth.waterfall[bucket]);
      }
      const { customers, firstDate, lastDate, revenue } = truth.totals;
      expect(check.summary).toEqual({ customers, firstDate, lastDate, revenue });
      const { lines } = opened.dataset();
      expect(lines.unit).toBe(unit);
      expect(lines.count).toBe(truth.totals.lines + truth.waterfall.anonymous.rows);
    });

    test('ids keep their leading zeros', async () => {
      const { lines } = (await open('cdnow-sample.csv')).dataset();
      expect(lines.customer.at(0)).toBe('00004');
      expect(lines.order).toBeNull();
    });

    test('windows-1251, Shift-JIS and UTF-16 are said to be another encoding, XLSX to be no text', async () => {
      for (const [name, code] of [
        ['encodings/ru-cp1251-sales.csv', 'file-encoding'],
        ['encodings/jp-cp932.csv', 'file-encoding'],
        ['encodings/jp-utf16le.csv', 'file-encoding'],
        ['encodings/jp-sales.xlsx', 'file-binary'],
      ] as const) {
        await expect(open(name)).rejects.toMatchObject({ code });
      }
    });
  },
);
