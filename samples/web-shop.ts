import { civilDate, hundredths, isoDate } from './civil-date.ts';
import { Random } from './random.ts';

/** 2021-01-01 to 2023-12-31. */
const FIRST_DAY = 18628;
const DAYS = 1095;

/** Name, category, price and cost in cents, weight by quarter of the year (winter, spring, summer, autumn). */
const PRODUCTS = [
  ['Tomato seeds, six sorts', 'Seeds', 1290, 410, [14, 30, 4, 1]],
  ['Wild flower mix', 'Seeds', 890, 260, [8, 28, 8, 2]],
  ['Herb starter kit', 'Seeds', 2490, 1180, [9, 18, 6, 6]],
  ['Garlic to plant', 'Seeds', 1090, 470, [1, 2, 8, 22]],
  ['Tulip bulbs, 50', 'Bulbs', 1990, 890, [2, 2, 10, 34]],
  ['Dahlia tubers', 'Bulbs', 1690, 720, [8, 24, 4, 1]],
  ['Hand trowel', 'Tools', 1890, 820, [6, 16, 10, 6]],
  ['Pruning shears', 'Tools', 3890, 1950, [12, 10, 8, 14]],
  ['Watering can, 8 l', 'Tools', 3290, 1760, [4, 12, 18, 4]],
  ['Rain gauge', 'Tools', 1490, 590, [5, 9, 10, 8]],
  ['Potting soil, 20 l', 'Soil and feed', 990, 640, [10, 26, 14, 8]],
  ['Tomato feed', 'Soil and feed', 1190, 520, [2, 14, 24, 2]],
  ['Compost starter', 'Soil and feed', 1390, 560, [4, 8, 10, 16]],
  ['Gift box for gardeners', 'Gifts', 4490, 2310, [6, 6, 4, 24]],
  ['Gift card', 'Gifts', 3000, 3000, [6, 4, 4, 20]],
  ['Garden calendar', 'Gifts', 1590, 610, [10, 0, 0, 30]],
  // Comes every month to those who ordered it; nobody puts it into a basket.
  ['Seed box, monthly', 'Subscription', 1900, 880, [0, 0, 0, 0]],
] as const;
const SUBSCRIPTION = PRODUCTS.length - 1;
const DEMAND = [0, 1, 2, 3].map((quarter) => PRODUCTS.map((product) => product[4][quarter] ?? 0));

/** January to December: a spring peak, a summer lull, gifts before Christmas. */
const SEASON = [0.65, 0.85, 1.35, 1.5, 1.25, 0.85, 0.6, 0.65, 0.95, 1.05, 1.35, 1.6];

/** Name, share of new customers, chance of coming back after an order. */
const CHANNELS = [
  ['search', 0.4, 0.66],
  ['newsletter', 0.16, 0.82],
  ['social', 0.2, 0.52],
  ['marketplace', 0.16, 0.34],
  ['referral', 0.08, 0.78],
] as const;
const COUNTRIES = ['Germany', 'Austria', 'Netherlands', 'Czechia', 'Denmark'] as const;
const FIRST_NAMES =
  'ada bela cleo dora emil frida gus hana ivo jana kaj lena milo nora otto pia quinn rosa sven tilda uma vito wanda yara zeno'.split(
    ' ',
  );
const LAST_NAMES =
  'acker bloom cress dill elder fern gale heath ives juniper kale larch moss nettle oaks plum quince rowan sorrel thorn umber vetch willow yarrow'.split(
    ' ',
  );

interface Order {
  readonly day: number;
  readonly customer: string;
  readonly country: string;
  readonly channel: string;
  readonly items: readonly { readonly product: number; readonly quantity: number; readonly price: number }[];
  readonly status: string;
  readonly number: number;
  readonly isReturn: boolean;
}

/**
 * A garden shop on the web over three years: more new customers every season, a customer base that is older than the
 * file, channels whose customers stay very differently, a monthly box that some subscribe to, a cost on every line, cancelled and test orders, and a few returns
 * under their own number. Yields the header and then one line of CSV at a time.
 *
 * @param scale 1 for some 15,000 lines; the number of customers grows with it.
 */
export function* webShop(scale = 1): Generator<string> {
  const random = new Random(20210101);
  const orders: Order[] = [];
  const newcomers = Math.round(2000 * scale);
  const old = Math.round(220 * scale);
  for (let i = 0; i < newcomers + old; i++) {
    const first = i < old ? random.integer(42) : arrival(random);
    live(random, orders, customerMail(random, i), first, i < old);
  }
  const subscribers = Math.round(90 * scale);
  for (let i = 0; i < subscribers; i++) subscribe(random, orders, customerMail(random, newcomers + old + i));
  orders.sort((a, b) => a.day - b.day || a.number - b.number);

  yield 'order_id,order_date,customer_email,product,category,channel,country,status,quantity,unit_price,cost\n';
  let number = 100000;
  for (const order of orders) {
    number++;
    const head = `${order.isReturn ? 'R' : 'W'}${number},${isoDate(FIRST_DAY + order.day)},${order.customer},`;
    for (const item of order.items) {
      const product = PRODUCTS[item.product];
      if (product === undefined) continue;
      const name = product[0].includes(',') ? `"${product[0]}"` : product[0];
      const quantity = order.isReturn ? -item.quantity : item.quantity;
      yield `${head}${name},${product[1]},${order.channel},${order.country},${order.status},${quantity},${hundredths(item.price)},${hundredths(product[3] * quantity)}\n`;
    }
  }
}

/** A first order's day: growth by a factor of about three over the file, and the season. */
function arrival(random: Random): number {
  for (;;) {
    const day = random.integer(DAYS);
    const growth = (1 + (2 * day) / DAYS) / 3;
    if (random.chance((growth * seasonOf(day)) / 1.6)) return day;
  }
}

function seasonOf(day: number): number {
  return SEASON[civilDate(FIRST_DAY + day).month - 1] ?? 1;
}

function live(random: Random, orders: Order[], customer: string, first: number, old: boolean): void {
  const channel = CHANNELS[old ? 1 : random.weighted(CHANNELS.map((one) => one[1]))] ?? CHANNELS[0];
  const country = COUNTRIES[random.weighted([55, 12, 18, 9, 6])] ?? COUNTRIES[0];
  // How much this customer orders, and how often: a heavy tail in both makes few customers bring most of the money.
  const appetite = Math.min(5, 0.6 * random.heavyTail());
  const pace = Math.max(9, (old ? 36 : 52) * random.gamma(3));
  let day = first;
  for (let count = 0; day < DAYS; count++) {
    const items = basket(random, day, appetite);
    const status = random.weighted([930, 45, 3, 22]);
    const order = { day, customer, country, channel: channel[0], items, number: orders.length };
    orders.push({
      ...order,
      status: ['paid', 'cancelled', 'test', 'shipped'][status] ?? 'paid',
      isReturn: false,
    });
    const back = day + 5 + random.integer(20);
    if (status === 0 && random.chance(0.035) && back < DAYS)
      orders.push({
        ...order,
        items: items.slice(0, 1),
        day: back,
        status: 'paid',
        number: orders.length,
        isReturn: true,
      });
    // Every order is a chance to leave for good; each one survived makes the next more likely.
    const stays = 1 - (1 - channel[2]) / (1 + 0.3 * count);
    if (!random.chance(stays)) return;
    const wait = pace * random.gamma(2);
    // Out of season an order is put off rather than dropped.
    day += Math.max(1, Math.round(wait / Math.sqrt(seasonOf(Math.min(DAYS - 1, day + Math.round(wait))))));
  }
}

/** A seed box a month on the same day, from some day on, until it is given up: two boxes for some, now and then something beside it. */
function subscribe(random: Random, orders: Order[], customer: string): void {
  const country = COUNTRIES[random.weighted([55, 12, 18, 9, 6])] ?? COUNTRIES[0];
  const channel = CHANNELS[random.weighted([4, 4, 1, 0, 3])] ?? CHANNELS[0];
  const boxes = random.chance(0.25) ? 2 : 1;
  const dayOfMonth = random.integer(28);
  const last = DAYS - (random.chance(0.3) ? random.integer(500) : 0);
  let from = Math.floor((DAYS - 120) * Math.sqrt(random.uniform()));
  for (; from < last; from++) {
    if (civilDate(FIRST_DAY + from).day - 1 !== dayOfMonth) continue;
    const items = [{ product: SUBSCRIPTION, quantity: boxes, price: 1900 }];
    if (random.chance(0.06)) items.push(...basket(random, from, 0.6));
    orders.push({
      day: from,
      customer,
      country,
      channel: channel[0],
      items,
      status: 'paid',
      number: orders.length,
      isReturn: false,
    });
  }
}

function basket(random: Random, day: number, appetite: number): Order['items'] {
  const { month, year } = civilDate(FIRST_DAY + day);
  const demand = DEMAND[month === 12 || month <= 2 ? 0 : month <= 5 ? 1 : month <= 8 ? 2 : 3] ?? [];
  const items: { product: number; quantity: number; price: number }[] = [];
  const lines = 1 + Math.floor(Math.min(4, random.exponential() * 0.55 * Math.sqrt(appetite) + 0.1));
  for (let i = 0; i < lines; i++) {
    const product = random.weighted(month >= 10 ? (DEMAND[3] ?? demand) : demand);
    if (items.some((item) => item.product === product)) continue;
    const quantity = 1 + Math.floor(random.exponential() * appetite * 0.55);
    // Prices end on 90 and rise by 4 % a year, cents dropped.
    const base = PRODUCTS[product]?.[2] ?? 1000;
    items.push({ product, quantity, price: base + Math.floor((base * 4 * (year - 2021)) / 1000) * 10 });
  }
  return items;
}

/** A made-up address; every twentieth is written with a capital, as people do. */
function customerMail(random: Random, i: number): string {
  const first = random.pick(FIRST_NAMES);
  const mail = `${first}.${random.pick(LAST_NAMES)}${i}@example.org`;
  return i % 20 === 0 ? mail.charAt(0).toUpperCase() + mail.slice(1) : mail;
}
