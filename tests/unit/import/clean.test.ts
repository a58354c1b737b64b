import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  amountsOf,
  discountKind,
  exactDecimals,
  marginsOf,
  type AmountColumns,
} from '../../../src/import/amounts.ts';
import { customerKey, keyLevels } from '../../../src/import/customer-key.ts';
import { compareRows, findDuplicates } from '../../../src/import/duplicates.ts';
import { openFile } from '../../../src/import/open.ts';
import { suggestsExclusion } from '../../../src/import/status-words.ts';
import { BUCKETS } from '../../../src/model/lines.ts';
import { numberColumn, type NumberColumn } from '../../../src/table/column.ts';

const column = (values: number[], decimals: number, name = 'x'): NumberColumn =>
  numberColumn(name, Float64Array.from(values), decimals);

const columns = (parts: Partial<AmountColumns>): AmountColumns => ({
  amount: null,
  quantity: null,
  unitPrice: null,
  discount: null,
  discountKind: 'money',
  discountOdd: () => false,
  ...parts,
});

describe('amounts are whole ticks', () => {
  test('of the decimals written', () => {
    const money = amountsOf(columns({ amount: column([0.1, 0.2, -0.3, 1.005], 3) }));
    expect([...money.ticks]).toEqual([100, 200, -300, 1005]);
    expect(money.unit).toBe(1000);
  });

  test('of quantity x price, to the last decimal of both', () => {
    const money = amountsOf(columns({ quantity: column([3, 1.5], 1), unitPrice: column([2.55, 0.11], 2) }));
    expect([...money.ticks]).toEqual([7650, 165]);
    expect(money.unit).toBe(1000);
  });

  test('less a discount in money, as a fraction, in percent', () => {
    const sale = { quantity: column([2, -1, 1], 0), unitPrice: column([10, 10, 10], 0) };
    const off = (values: number[], decimals: number, kind: AmountColumns['discountKind']) => {
      const money = amountsOf(columns({ ...sale, discount: column(values, decimals), discountKind: kind }));
      return [...money.ticks].map((tick) => tick / money.unit);
    };
    expect(off([1.5, 1.5, NaN], 1, 'money')).toEqual([18.5, -8.5, 10]);
    expect(off([-1.5, 0, NaN], 1, 'money')).toEqual([18.5, -10, 10]);
    expect(off([0.25, 0.1, NaN], 2, 'fraction')).toEqual([15, -9, 10]);
    expect(off([12.5, 10, NaN], 1, 'percent')).toEqual([17.5, -9, 10]);
  });

  test('and a discount says itself what it means', () => {
    expect(discountKind(column([5, 10], 0, 'discount'), false)).toBe('money');
    expect(discountKind(column([5, 10], 0, 'Discount %'), false)).toBe('percent');
    expect(discountKind(column([0.05, 0.1], 2, 'discount'), false)).toBe('fraction');
    expect(discountKind(column([0.05, 0.1], 2, 'discount'), true)).toBe('fraction');
    expect(discountKind(column([1, 0], 0, 'discount'), false)).toBe('money');
  });

  test('though a program left the noise of its doubles in the file', () => {
    const noisy = [29.990000000000002, 0.30000000000000004, 1234.5];
    expect(exactDecimals(Float64Array.from(noisy), 17)).not.toBeNull();
    const money = amountsOf(columns({ amount: column(noisy, 17) }));
    expect([...money.ticks].map((tick) => tick / money.unit)).toEqual([29.99, 0.3, 1234.5]);
    expect(money.exact).toBe(true);
  });

  test('unless they do not fit, and then they stay doubles', () => {
    const values = [123456789012.123, 0.123456789012];
    const money = amountsOf(columns({ amount: column(values, 12) }));
    expect(money).toMatchObject({ unit: 1, exact: false });
    expect([...money.ticks]).toEqual(values);
  });

  test('and an absurd one is none', () => {
    const money = amountsOf(columns({ amount: column([1e300, 999999999999999, 5], 0) }));
    expect([...money.ticks]).toEqual([NaN, 999999999999999, 5]);
    const product = amountsOf(columns({ quantity: column([1e10, 1], 0), unitPrice: column([1e10, 5], 0) }));
    expect([...product.ticks]).toEqual([NaN, 5]);
  });
});

test('a line’s margin is its margin, else amount less cost, else less unit cost, else by rate, else the amount', () => {
  const money = amountsOf(columns({ amount: column([10, 10, 10, 10, 10], 0) }));
  const margins = marginsOf(money, {
    margin: column([4, NaN, NaN, NaN, NaN], 0),
    cost: column([1, 6.255, NaN, NaN, NaN], 3),
    unitCost: column([1, 1, 3.5, NaN, NaN], 1),
    quantity: column([2, 2, 2, 2, 2], 0),
    marginRate: column([0.5, 0.5, 0.5, 0.25, NaN], 2),
  });
  expect(margins?.money.unit).toBe(1000);
  expect([...(margins?.margin ?? [])]).toEqual([4000, 3745, 3000, 2500, 10000]);
  const none = { margin: null, cost: null, unitCost: null, quantity: null, marginRate: null };
  expect(marginsOf(money, none)).toBeNull();
});

describe('customer keys', () => {
  test('are folded without losing anything that tells people apart', () => {
    expect(customerKey('  Ann\u00a0 Lee ')).toBe('Ann Lee');
    expect(customerKey('007')).toBe('007');
    expect(customerKey('Ann@X.Org')).toBe('ann@x.org');
    expect(customerKey('Ann Lee')).not.toBe(customerKey('ann lee'));
    expect(customerKey('Jose\u0301')).toBe('Jos\u00e9');
  });

  test('that mean nobody are compared without case', () => {
    const { keys, keyOf } = keyLevels(['ann', 'GUEST', 'N/A', 'bob', ' ann '], ['guest', 'n/a']);
    expect(keys).toEqual(['ann', 'bob']);
    expect([...keyOf]).toEqual([0, -1, -1, 1, 0]);
  });

  test('lose `.0` only where every key is a whole number written as a float', () => {
    expect(keyLevels(['17850.0', '13047.0', 'guest'], ['guest']).keys).toEqual(['17850', '13047']);
    expect(keyLevels(['17850.0', '13047'], []).keys).toEqual(['17850.0', '13047']);
    expect(keyLevels(['17850.5', '13047.0'], []).keys).toEqual(['17850.5', '13047.0']);
    expect(keyLevels(['0.0', '5.0'], ['0']).keys).toEqual(['5']);
  });
});

test.each([
  ['Cancelled', true], ['voided', true], ['FAILED', true], ['test', true], ['Отменен', true], ['Аннулирован', true],
  ['キャンセル済み', true], ['Zrušeno', true], ['Stornováno', true], ['Sztornó', true], ['Sikertelen', true], ['Цуцалсан', true],
  ['paid', false], ['Refunded', false], ['Tested OK', false], ['Выполнен', false], ['完了', false], ['Vyřízeno', false],
  ['Teljesítve', false], ['Төлсөн', false], ['İptal', true], ['IPTAL EDİLDİ', true], ['Başarısız', true], ['Geannuleerd', true],
  ['Скасовано', true], ['Анулирана', true], ['Dibatalkan', true], ['Đã hủy', true], ['DA_HUY', true], ['ملغي', true],
  ['estornada', true], ['ยกเลิก', true], ['ORDER_CANCELLED', true], ['HOAN_THANH', false], ['Teslim Edildi', false], ['İade', false], ['Betaald', false],
])('the status %s is set aside by suggestion: %s', (status, out) => expect(suggestsExclusion(status)).toBe(out)); // prettier-ignore

test('the first of equal rows is no duplicate', () => {
  const low = Uint32Array.from([1, 2, 1, 1, 3, 2]);
  const high = Uint32Array.from([5, 5, 5, 6, 5, 5]);
  expect([...findDuplicates([low], [high], 6)]).toEqual([0, 0, 1, 0, 0, 1]);
});

test('rows are held against each other across the parts they were read in', () => {
  const low = Uint32Array.from([1, 2, 1, 1, 3, 2]);
  const high = Uint32Array.from([5, 5, 5, 6, 5, 5]);
  const whole = compareRows([low], [high], 6);
  expect([...(whole.duplicate ?? [])]).toEqual([0, 0, 1, 0, 0, 1]);
  for (let cut = 0; cut <= 6; cut++) {
    const parts = (hash: Uint32Array<ArrayBuffer>) => [
      hash.slice(0, cut),
      hash.slice(cut, 4),
      hash.slice(Math.max(cut, 4)),
    ];
    const { duplicate, stirred } = compareRows(parts(low), parts(high), 6);
    expect([[...(duplicate ?? [])], stirred], `cut at ${cut}`).toEqual([[0, 0, 1, 0, 0, 1], whole.stirred]);
  }
});

const untidyRow = fc.record({
  customer: fc.constantFrom('ann', 'bob', 'cid', '', 'guest', '-'),
  date: fc.constantFrom('2021-01-05', '2021-02-28', 'never', '', '2021-02-29'),
  amount: fc.oneof(
    fc.integer({ min: -99999, max: 99999 }).map((cents) => (cents / 100).toFixed(2)),
    fc.constantFrom('', 'NaN', '1e300'),
  ),
  status: fc.constantFrom('paid', 'cancelled', 'failed'),
  currency: fc.constantFrom('EUR', 'EUR', 'USD'),
});

test('every row ends in one bucket, and rows and sums of all buckets add up to the file, to the cent', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(untidyRow, { minLength: 1, maxLength: 40 }),
      fc.boolean(),
      async (rows, dropDuplicates) => {
        const text = [
          'customer,date,amount,status,currency',
          // Two plain rows, so that there is always something to tell the formats by.
          'zoe,2021-03-31,1.25,paid,EUR',
          'yan,2021-03-30,2.50,paid,EUR',
          ...rows.map((row) => Object.values(row).join(',')),
        ].join('\n');
        const roles = { customer: 0, date: 1, amount: 2, status: 3, currency: 4 };
        const { check } = await openFile(new Blob([text]), 'untidy.csv', { dropDuplicates, roles });
        const waterfall = check.waterfall;
        if (waterfall === null) throw new Error(`a question about ${text}`);
        const cents = (bucket: (typeof BUCKETS)[number]) => Math.round(waterfall[bucket].amount * 100);
        const readable = rows.filter(
          ({ date, amount }) => /^2021-(01-05|02-28)$/.test(date) && /^-?\d+\.\d\d$/.test(amount),
        );
        const total = readable.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 375);
        expect(waterfall.file).toEqual({ rows: rows.length + 2, amount: total / 100 });
        expect(BUCKETS.reduce((sum, bucket) => sum + waterfall[bucket].rows, 0)).toBe(rows.length + 2);
        expect(BUCKETS.reduce((sum, bucket) => sum + cents(bucket), 0)).toBe(total);
        expect(waterfall.rejected.rows).toBe(rows.length - readable.length);
      },
    ),
    { numRuns: 120 },
  );
});
