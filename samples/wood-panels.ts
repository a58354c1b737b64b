import { dottedDate, civilDate, hundredths, weekday } from './civil-date.ts';
import { Random } from './random.ts';

/** 2021-07-01 to 2023-12-31. */
const FIRST_DAY = 18809;
const LAST_DAY = 19722;

/** Share of a product line's revenue that regulars bring; articles with a price a square metre in cents. */
const PRODUCT_LINES = [
  {
    name: 'Furniture board',
    fromRegulars: 0.95,
    articles: [
      ['Oak veneered 19 mm', 5240],
      ['Beech solid 26 mm', 6890],
      ['White melamine 18 mm', 1480],
      ['Black core HDF 10 mm', 2390],
    ],
  },
  {
    name: 'Birch plywood',
    fromRegulars: 0.6,
    articles: [
      ['Birch ply 9 mm', 2170],
      ['Birch ply 15 mm', 3120],
      ['Birch ply 21 mm', 4260],
    ],
  },
  {
    name: 'Formwork panels',
    fromRegulars: 0.1,
    articles: [
      ['Three-layer yellow 21 mm', 2650],
      ['Film faced 21 mm', 3380],
      ['Film faced 27 mm', 4190],
    ],
  },
] as const;

const REGIONS = ['North', 'East', 'South', 'West'] as const;
const SELLERS = ['Albrecht', 'Novak', 'Lindqvist'] as const;
const PLACES =
  'Alder Birch Cedar Dove Elm Finch Gorse Heron Iris Jay Kestrel Linden Maple Nut Otter Pine Quail Reed Swan Teal Upland Vale Wren Yew'.split(
    ' ',
  );
const FIRST_PARTS =
  'Black Blue Bright Broad Clear Cold East Far Green Grey High Long Low New North Old Red South Stone West White Wide'.split(
    ' ',
  );

interface Buyer {
  readonly name: string;
  readonly region: string;
  readonly seller: string;
  /** How its money divides over the three product lines. */
  readonly mix: readonly number[];
  readonly size: number;
  readonly days: readonly number[];
}

interface Line {
  readonly day: number;
  readonly invoice: number;
  readonly buyer: number;
  readonly productLine: number;
  readonly article: string;
  /** Square metres in hundredths; negative on a credit note. */
  area: number;
  /** Cents a square metre. */
  readonly price: number;
}

/**
 * A wood-panel works that sells to joiners, wholesalers and building sites: semicolons, decimal commas, dd.mm.yyyy, credit notes
 * for what comes back. Of furniture board, birch plywood and formwork panels 95, 60 and 10 % of revenue comes from
 * regulars (a regular by the ladder: three purchases or more, active in half of the complete months or more). Some regulars have
 * gone silent. Yields the header and then one line of text at a time.
 *
 * @param scale 1 for some 6,000 lines; the number of buyers grows with it.
 */
export function* woodPanels(scale = 1): Generator<string> {
  const random = new Random(20210701);
  const buyers = [
    ...Array.from({ length: Math.round(42 * scale) }, (_, i) => trade(random, i)),
    ...Array.from({ length: Math.round(200 * scale) }, (_, i) => occasional(random, i)),
    ...Array.from({ length: Math.round(270 * scale) }, (_, i) => oneProject(random, i)),
  ];
  const lines = sell(random, buyers);
  setShares(lines, regulars(lines, buyers.length));

  yield 'Invoice;Date;Customer;Region;Seller;Category;Product;Quantity;Price;Amount\n';
  for (const line of lines) {
    const buyer = buyers[line.buyer];
    if (buyer === undefined) continue;
    const kind = line.area < 0 ? 'CN' : 'IN';
    yield `${kind}${line.invoice};${dottedDate(line.day)};${buyer.name};${buyer.region};${buyer.seller};${PRODUCT_LINES[line.productLine]?.name ?? ''};${line.article};${hundredths(line.area, ',')};${hundredths(line.price, ',')};${hundredths(amount(line), ',')}\n`;
  }
}

/** Cents. */
function amount(line: Line): number {
  return Math.round((line.area * line.price) / 100);
}

function workingDay(day: number): number {
  const rhythm = weekday(day);
  return rhythm < 5 ? day : day - (rhythm - 4);
}

/** A joinery that orders every two to four weeks; seven in ten are older than the file, one in five has stopped. */
function trade(random: Random, i: number): Buyer {
  const first = FIRST_DAY + (random.chance(0.7) ? random.integer(18) : 20 + random.integer(600));
  const stop = random.chance(0.2) ? LAST_DAY - 60 - random.integer(240) : LAST_DAY;
  const pace = 12 + 13 * random.uniform();
  const days: number[] = [];
  for (let day = first; day <= stop; day += Math.max(2, Math.round(pace * random.gamma(4)))) days.push(day);
  return buyer(random, `${companyName(i)} Joinery`, [0.62, 0.32, 0.06], 0.5 * random.heavyTail(), days);
}

/** A wholesaler or builder that comes back now and then, two to five times. */
function occasional(random: Random, i: number): Buyer {
  const orders = 2 + random.integer(4);
  let day = FIRST_DAY + random.integer(LAST_DAY - FIRST_DAY - 60);
  const days: number[] = [];
  for (let order = 0; order < orders && day <= LAST_DAY; order++) {
    days.push(day);
    day += 20 + Math.round(130 * random.gamma(2));
  }
  return buyer(random, `${companyName(i)} Trading`, [0.1, 0.45, 0.45], 0.35 * random.heavyTail(), days);
}

/** A building site: one delivery. */
function oneProject(random: Random, i: number): Buyer {
  const day = FIRST_DAY + random.integer(LAST_DAY - FIRST_DAY + 1);
  return buyer(random, `Site ${companyName(i)}`, [0.03, 0.22, 0.75], 0.45 * random.heavyTail(), [day]);
}

function buyer(
  random: Random,
  name: string,
  mix: readonly number[],
  size: number,
  days: readonly number[],
): Buyer {
  return {
    name,
    region: random.pick(REGIONS),
    seller: random.pick(SELLERS),
    mix,
    size: Math.min(size, 9),
    days,
  };
}

function companyName(i: number): string {
  const first = FIRST_PARTS[i % FIRST_PARTS.length] ?? '';
  const place = PLACES[(i * 7 + Math.floor(i / FIRST_PARTS.length)) % PLACES.length] ?? '';
  const again = Math.floor(i / (FIRST_PARTS.length * PLACES.length));
  return `${first} ${place}${again > 0 ? ` ${again + 1}` : ''}`;
}

function sell(random: Random, buyers: readonly Buyer[]): Line[] {
  const orders: { day: number; buyer: number }[] = [];
  buyers.forEach((one, index) =>
    one.days.forEach((day) => orders.push({ day: workingDay(day), buyer: index })),
  );
  orders.sort((a, b) => a.day - b.day || a.buyer - b.buyer);

  const lines: Line[] = [];
  let invoice = 210000;
  for (const order of orders) {
    const who = buyers[order.buyer];
    if (who === undefined) continue;
    invoice++;
    const count = 1 + random.weighted([34, 34, 20, 12]);
    for (let i = 0; i < count; i++) {
      const productLine = random.weighted(who.mix);
      const [article, base] = random.pick<readonly [string, number]>(
        PRODUCT_LINES[productLine]?.articles ?? [],
      );
      const { year } = civilDate(order.day);
      const price = base + Math.round((base * 6 * (year - 2021)) / 100);
      const area = Math.round(100 * (2 + 26 * who.size * random.gamma(2)));
      lines.push({ day: order.day, invoice, buyer: order.buyer, productLine, article, area, price });
    }
    const last = lines.at(-1);
    if (last === undefined || !random.chance(0.03)) continue;
    // What comes back comes back within a month, a part of one line, under its own credit note.
    const day = workingDay(order.day + 4 + random.integer(24));
    if (day <= LAST_DAY)
      lines.push({
        ...last,
        day,
        invoice: invoice + 700000,
        area: -Math.max(1, Math.round(last.area * 0.4)),
      });
  }
  return lines.sort((a, b) => a.day - b.day || a.invoice - b.invoice);
}

/** Whether each buyer is a regular: METRICS 6, by month, complete through the last date in the file. */
function regulars(lines: readonly Line[], buyers: number): boolean[] {
  const month = (day: number): number => {
    const date = civilDate(day);
    return date.year * 12 + date.month - 1;
  };
  const lastDay = lines.at(-1)?.day ?? LAST_DAY;
  const lastComplete = month(lastDay + 1) > month(lastDay) ? month(lastDay) : month(lastDay) - 1;
  const purchases = Array.from({ length: buyers }, () => new Set<number>());
  const months = Array.from({ length: buyers }, () => new Set<number>());
  for (const line of lines) {
    if (line.area < 0) continue;
    purchases[line.buyer]?.add(line.invoice);
    months[line.buyer]?.add(month(line.day));
  }
  return months.map((active, index) => {
    const complete = [...active].filter((one) => one <= lastComplete).length;
    const lived = lastComplete - Math.min(...active) + 1;
    return (purchases[index]?.size ?? 0) >= 3 && lived >= 3 && complete >= lived / 2;
  });
}

/** Scales what the others bought so that regulars bring the share of each product line that it is known for. */
function setShares(lines: readonly Line[], regular: readonly boolean[]): void {
  PRODUCT_LINES.forEach(({ fromRegulars }, productLine) => {
    let known = 0;
    let others = 0;
    for (const line of lines) {
      if (line.productLine !== productLine) continue;
      if (regular[line.buyer] === true) known += amount(line);
      else others += amount(line);
    }
    const factor = (known * (1 - fromRegulars)) / (fromRegulars * others);
    for (const line of lines) {
      if (line.productLine !== productLine || regular[line.buyer] === true) continue;
      const scaled = Math.round(line.area * factor);
      line.area = line.area < 0 ? Math.min(-1, scaled) : Math.max(1, scaled);
    }
  });
}
