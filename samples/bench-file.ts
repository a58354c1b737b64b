import { hundredths, isoDate, twoDigits } from './civil-date.ts';
import { Random } from './random.ts';

/** 2022-01-01, and two years on. */
const FIRST_DAY = 18993;
const DAYS = 730;
const CATEGORIES = 24;
const PRODUCTS = 1800;
const CHANNELS = ['web', 'shop', 'phone', 'partner'] as const;

/**
 * A file for measuring: eight columns, some 73 bytes a line, in the order of time. Four lines an order on average, one
 * customer to about 23 lines whatever the size (43,000 at a million lines), of which the early ones and the latest buy most.
 * Yields the header and then exactly `rows` lines.
 */
export function* benchFile(rows: number): Generator<string> {
  const random = new Random(7);
  yield 'order,date,customer,product,category,channel,quantity,price\n';
  let customers = 1;
  let order = 100000000;
  for (let row = 0; row < rows;) {
    order++;
    const day = FIRST_DAY + Math.floor((row * DAYS) / rows);
    const time = `${twoDigits(8 + random.integer(12))}:${twoDigits(random.integer(60))}:${twoDigits(random.integer(60))}`;
    const isNew = row === 0 || random.chance(0.172);
    const customer = isNew ? customers++ : returning(random, customers);
    const head = `${order},${isoDate(day)} ${time},C${String(1000000 + customer)},`;
    const channel = CHANNELS[(customer % 7) & 3] ?? 'web';
    const lines = Math.min(rows - row, 1 + random.integer(7));
    for (let line = 0; line < lines; line++) {
      const draw = random.uniform();
      const product = Math.floor(PRODUCTS * draw * draw);
      const cents = 95 + ((product * 7919) % 4800);
      yield `${head}item ${String(product).padStart(4, '0')},category ${twoDigits(product % CATEGORIES)},${channel},${1 + random.integer(9)},${hundredths(cents)}\n`;
    }
    row += lines;
  }
}

/** One of those who bought before: more often one of the first or of the latest than of those between. */
function returning(random: Random, customers: number): number {
  const draw = random.uniform();
  const near = Math.floor(customers * draw * draw);
  return random.chance(0.35) ? near : customers - 1 - near;
}
