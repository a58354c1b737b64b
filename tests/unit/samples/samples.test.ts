import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { benchFile } from '../../../samples/bench-file.ts';
import { SAMPLES, type SampleId } from '../../../samples/index.ts';

function text(id: SampleId): string {
  const sample = SAMPLES.find((one) => one.id === id);
  if (sample === undefined) throw new Error(`no sample ${id}`);
  return new TextDecoder('utf-8', { fatal: true }).decode(sample.bytes());
}

/** Fields of every line; quoted fields only where the test says so. */
function records(id: SampleId, delimiter: string): string[][] {
  return text(id)
    .trimEnd()
    .split('\n')
    .map((line) => [...line.matchAll(new RegExp(`(?:^|${delimiter})(?:"([^"]*)"|([^${delimiter}]*))`, 'g'))])
    .map((fields) => fields.map((field) => field[1] ?? field[2] ?? ''));
}

describe('every sample', () => {
  it('is the same bytes each time it is asked for, and the same as when this was written', () => {
    const digest = (id: SampleId) => createHash('sha256').update(text(id)).digest('hex').slice(0, 16);
    expect(SAMPLES.map((sample) => digest(sample.id))).toEqual(SAMPLES.map((sample) => digest(sample.id)));
    expect(SAMPLES.map((sample) => [sample.fileName, digest(sample.id)])).toEqual([
      ['coffee-shop.csv', '33c5c3b6ca3df0b1'],
      ['wood-panels.csv', '5515deed01f0b4f9'],
      ['web-shop.csv', '2e5b5834f12dcd38'],
    ]);
  });

  it('has as many fields in every line as in its header', () => {
    for (const [id, delimiter, fields] of [
      ['coffee-shop', ',', 8],
      ['wood-panels', ';', 10],
      ['web-shop', ',', 11],
    ] as const)
      expect(new Set(records(id, delimiter).map((record) => record.length)), id).toEqual(new Set([fields]));
  });
});

describe('the coffee shop', () => {
  const [header, ...lines] = records('coffee-shop', ',');

  it('has some 20,000 lines of a till', () => {
    expect(header).toEqual([
      'Receipt',
      'Date',
      'Customer',
      'Product',
      'Category',
      'Quantity',
      'Price',
      'Amount',
    ]);
    expect(lines.length).toBeGreaterThan(18_000);
    expect(lines.length).toBeLessThan(22_000);
  });

  it('sells thousands of coffees to guests, about half of its takings, and knows hundreds of cards', () => {
    const guests = lines.filter((line) => line[2] === 'guest');
    const cents = (some: string[][]) =>
      some.reduce((sum, line) => sum + Math.round(Number(line[7]) * 100), 0);
    expect(new Set(guests.map((line) => line[0])).size).toBeGreaterThan(5_000);
    expect(cents(guests) / cents(lines)).toBeGreaterThan(0.45);
    expect(cents(guests) / cents(lines)).toBeLessThan(0.6);
    expect(new Set(lines.map((line) => line[2])).size).toBeGreaterThan(500);
  });

  it('closes on Sundays and is fullest of walk-ins on Saturdays', () => {
    const byWeekday = [0, 0, 0, 0, 0, 0, 0];
    for (const line of lines)
      if (line[2] === 'guest') {
        const day = new Date(`${line[1]?.slice(0, 10)}T00:00:00Z`).getUTCDay();
        byWeekday[day] = (byWeekday[day] ?? 0) + 1;
      }
    expect(byWeekday[0]).toBe(0);
    expect(byWeekday.indexOf(Math.max(...byWeekday))).toBe(6);
  });

  it('multiplies quantity and price to the amount on every line', () => {
    const wrong = lines.filter(
      (line) => Math.round(Number(line[5]) * Number(line[6]) * 100) !== Math.round(Number(line[7]) * 100),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the wood-panel works', () => {
  const [header, ...lines] = records('wood-panels', ';');
  const cents = (written: string | undefined) => Math.round(Number(written?.replace(',', '.')) * 100);
  /** 24300 + month, from dd.mm.yyyy */
  const month = (written: string) => Number(written.slice(6)) * 12 + Number(written.slice(3, 5)) - 1;

  it('writes semicolons, decimal commas and dd.mm.yyyy in some 6,000 lines', () => {
    expect(header).toEqual(
      'Invoice;Date;Customer;Region;Seller;Category;Product;Quantity;Price;Amount'.split(';'), // prettier-ignore
    );
    expect(lines.length).toBeGreaterThan(5_400);
    expect(lines.length).toBeLessThan(6_600);
    const shape = /^\d\d\.\d\d\.\d{4};-?\d+,\d\d;\d+,\d\d;-?\d+,\d\d$/;
    expect(lines.filter((line) => !shape.test([line[1], line[7], line[8], line[9]].join(';')))).toEqual([]);
  });

  it('takes returns back on credit notes with negative areas and amounts', () => {
    const returned = lines.filter((line) => line[0]?.startsWith('CN'));
    expect(returned.length).toBeGreaterThan(30);
    expect(returned.every((line) => cents(line[7]) < 0 && cents(line[9]) < 0)).toBe(true);
    expect(lines.filter((line) => cents(line[9]) <= 0).length).toBe(returned.length);
  });

  it('brings 95, 60 and 10 % of the three product lines from regulars', () => {
    // METRICS 6, worked out here from the written lines: orders by invoice, purchases above zero, complete months.
    const orders = new Map<string, { customer: string; month: number; cents: number }>();
    for (const line of lines) {
      const key = `${line[2]}|${line[0]}`;
      const order = orders.get(key) ?? { customer: line[2] ?? '', month: month(line[1] ?? ''), cents: 0 };
      order.cents += cents(line[9]);
      orders.set(key, order);
    }
    // The last line is of 29.12.2023, a Friday: December is not complete, November is the last complete month.
    expect(lines.at(-1)?.[1]).toBe('29.12.2023');
    const lastComplete = month('30.11.2023');
    const customers = new Map<string, { purchases: number; months: Set<number> }>();
    for (const order of orders.values()) {
      if (order.cents <= 0) continue;
      const customer = customers.get(order.customer) ?? { purchases: 0, months: new Set<number>() };
      customer.purchases++;
      customer.months.add(order.month);
      customers.set(order.customer, customer);
    }
    const regular = new Set<string>();
    for (const [key, { purchases, months }] of customers) {
      const lived = lastComplete - Math.min(...months) + 1;
      const active = [...months].filter((one) => one <= lastComplete).length;
      if (purchases >= 3 && lived >= 3 && active / lived >= 0.5) regular.add(key);
    }
    const share = (productLine: string) => {
      const of = lines.filter((line) => line[5] === productLine);
      const sum = (some: string[][]) => some.reduce((total, line) => total + cents(line[9]), 0);
      return sum(of.filter((line) => regular.has(line[2] ?? ''))) / sum(of);
    };
    expect(regular.size).toBeGreaterThan(25);
    expect(regular.size).toBeLessThan(60);
    expect(share('Furniture board')).toBeCloseTo(0.95, 3);
    expect(share('Birch plywood')).toBeCloseTo(0.6, 3);
    expect(share('Formwork panels')).toBeCloseTo(0.1, 3);
  });
});

describe('the web shop', () => {
  const [header, ...lines] = records('web-shop', ',');

  it('has some 15,000 lines with channel, status and cost', () => {
    expect(header?.slice(5)).toEqual(['channel', 'country', 'status', 'quantity', 'unit_price', 'cost']);
    expect(lines.length).toBeGreaterThan(13_000);
    expect(lines.length).toBeLessThan(17_000);
    expect(new Set(lines.map((line) => line[7]))).toEqual(new Set(['paid', 'shipped', 'cancelled', 'test']));
    expect(new Set(lines.map((line) => line[5])).size).toBe(5);
  });

  it('grows every year, sells most in spring and before Christmas, and starts with customers it already had', () => {
    const newIn = new Map<string, number>();
    const seen = new Set<string>();
    const linesIn = new Map<string, number>();
    for (const line of lines) {
      const key = (line[1] ?? '').slice(0, 7);
      linesIn.set(key, (linesIn.get(key) ?? 0) + 1);
      const customer = line[2]?.toLowerCase() ?? '';
      if (!seen.has(customer)) newIn.set(key, (newIn.get(key) ?? 0) + 1);
      seen.add(customer);
    }
    const year = (text: string) =>
      [...linesIn].filter(([key]) => key.startsWith(text)).reduce((sum, [, n]) => sum + n, 0);
    expect(year('2022')).toBeGreaterThan(year('2021'));
    expect(year('2023')).toBeGreaterThan(year('2022'));
    expect(linesIn.get('2023-12')).toBeGreaterThan(1.3 * (linesIn.get('2023-07') ?? 0));
    expect(linesIn.get('2023-04')).toBeGreaterThan(1.3 * (linesIn.get('2023-07') ?? 0));
    const later = [...newIn.values()].slice(1).sort((a, b) => a - b);
    expect(newIn.get('2021-01')).toBeGreaterThan(2 * (later[17] ?? Infinity));
  });

  it('sells at a price above its cost, gift cards apart', () => {
    const loss = lines.filter(
      (line) =>
        line[3] !== 'Gift card' &&
        Number(line[8]) > 0 &&
        Number(line[8]) * Number(line[9]) <= Number(line[10]),
    );
    expect(loss).toEqual([]);
  });
});

describe('the file for measuring', () => {
  it('has exactly the lines asked for, eight fields each, some 73 bytes long, in the order of time', () => {
    const lines = [...benchFile(20_001)];
    expect(lines.length).toBe(20_002);
    expect(lines.every((line) => line.split(',').length === 8)).toBe(true);
    const bytes = lines.join('').length / lines.length;
    expect(bytes).toBeGreaterThan(71);
    expect(bytes).toBeLessThan(76);
    const dates = lines.slice(1).map((line) => line.split(',')[1]?.slice(0, 10) ?? '');
    expect(dates).toEqual([...dates].sort());
  });

  it('has about 43 customers to a thousand lines, whatever its size', () => {
    for (const rows of [20_000, 100_000]) {
      const customers = new Set<string>();
      for (const line of benchFile(rows)) customers.add(line.split(',')[2] ?? '');
      expect(customers.size / rows).toBeGreaterThan(0.041);
      expect(customers.size / rows).toBeLessThan(0.045);
    }
  });
});
