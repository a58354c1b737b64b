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
  'the reference files are read as what they are (skipped where the folder is missing)',
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

    test('a Russian report in windows-1251 has its four customers and its total', async () => {
      const { check } = await open('encodings/ru-cp1251-sales.csv');
      expect(check.encoding).toMatchObject({ name: 'windows-1251', by: 'letters', confidence: 1 });
      expect(check.columns.map(({ name, role }) => `${name} ${role}`)).toEqual([
        'Дата date',
        'Заказчик customer',
        'Город region',
        'Категория товара category',
        'Товар product',
        'Цена за упаковку unitPrice',
        'Количество quantity',
        'Итого amount',
      ]);
      expect(check.waterfall?.analysed).toEqual({ rows: 3439, amount: 237276715 });
      expect(check.summary).toMatchObject({ customers: 4, firstDate: '2020-01-01', lastDate: '2020-12-31' });
    });

    test.each([
      ['encodings/jp-cp932.csv', 'shift_jis', 'letters'],
      ['encodings/jp-utf16le.csv', 'utf-16le', 'mark'],
    ])('%s is read as what it is', async (name, encoding, by) => {
      const opened = await open(name);
      expect(opened.check.encoding).toMatchObject({ name: encoding, by });
      expect(opened.check.columns.map((column) => `${column.name} ${column.role}`)).toEqual([
        '日付 date',
        '店舗 channel',
        '商品分類 category',
        '売上 amount',
        '備考 null',
      ]);
      // Sales of three shops: whether those are the customers, only a person can say.
      expect(opened.check.questions).toMatchObject([{ code: 'missing-role', role: 'customer' }]);
      const roles = { ...opened.check.options.roles, customer: 1 };
      const { waterfall } = await opened.recheck({ ...opened.check.options, roles });
      expect(opened.dataset().lines.customer.levels).toEqual(['新宿店', '大阪店', 'オンライン']);
      expect(waterfall?.analysed).toEqual({ rows: 5, amount: 539700 });
    });
  },
);
