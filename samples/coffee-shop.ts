import { hundredths, isoDate, twoDigits, weekday } from './civil-date.ts';
import { Random } from './random.ts';

/** 2023-04-03, a Monday, and 64 weeks on: the last day is Saturday 2024-06-22. */
const FIRST_DAY = 19450;
const DAYS = 64 * 7 - 1;

/** Name, category, price in cents, how often it is asked for before and after noon. */
const ITEMS = [
  ['Espresso', 'Coffee', 240, 10, 8],
  ['Flat white', 'Coffee', 390, 18, 10],
  ['Cappuccino', 'Coffee', 370, 16, 9],
  ['Filter coffee', 'Coffee', 310, 12, 5],
  ['Oat latte', 'Coffee', 430, 11, 9],
  ['Iced coffee', 'Coffee', 440, 2, 9],
  ['Breakfast tea', 'Tea', 290, 7, 6],
  ['Mint tea', 'Tea', 310, 3, 7],
  ['Hot chocolate', 'Other drinks', 400, 2, 5],
  ['Lemonade', 'Other drinks', 360, 1, 6],
  ['Butter croissant', 'Bakery', 280, 14, 3],
  ['Cinnamon bun', 'Bakery', 340, 8, 6],
  ['Banana bread', 'Bakery', 360, 5, 7],
  ['Carrot cake', 'Bakery', 450, 1, 8],
  ['Cheese toast', 'Kitchen', 690, 3, 10],
  ['Soup of the day', 'Kitchen', 750, 0, 8],
  ['Beans to take home', 'Beans', 1290, 1, 2],
] as const;
const MORNING = ITEMS.map((item) => item[3]);
const AFTERNOON = ITEMS.map((item) => item[4]);

/** Monday to Sunday: full in the working week, fuller on Saturday, closed on Sunday. */
const WALK_INS = [0.85, 0.9, 0.95, 1, 1.2, 1.55, 0];
const CARD_VISITS = [1.05, 1.1, 1.1, 1.1, 1.05, 0.6, 0];

interface Card {
  readonly number: string;
  readonly from: number;
  readonly until: number;
  /** Chance of a visit on an ordinary open day. */
  readonly rate: number;
  readonly favourite: number;
}

/**
 * A coffee shop's till: most receipts are walk-ins rung up as `guest`, the rest carry a loyalty card. The card was
 * new in the first week, so those who had long been coming took theirs then; many later cards are used a few times and
 * forgotten, and a few dozen people come nearly every day. Yields the header and then one line of CSV at a time.
 *
 * @param scale 1 for some 20,000 lines; the cards and the walk-ins a day grow with it.
 */
export function* coffeeShop(scale = 1): Generator<string> {
  const random = new Random(20230403);
  const cards = issueCards(random, scale);
  let receipt = 40000;
  let live: Card[] = [];
  let next = 0;
  yield 'Receipt,Date,Customer,Product,Category,Quantity,Price,Amount\n';

  for (let day = 0; day < DAYS; day++) {
    const rhythm = weekday(FIRST_DAY + day);
    if (WALK_INS[rhythm] === 0) continue;
    for (; next < cards.length; next++) {
      const card = cards[next];
      if (card === undefined || card.from > day) break;
      live.push(card);
    }
    live = live.filter((card) => card.until >= day);

    const visits: { minute: number; card: Card | null }[] = [];
    const walkIns = Math.round(17 * scale * (WALK_INS[rhythm] ?? 0) * (1 + 0.18 * random.normal()));
    for (let i = 0; i < walkIns; i++) visits.push({ minute: openingMinute(random, 0.45), card: null });
    for (const card of live) {
      const first = card.from === day;
      if (first || random.chance(card.rate * (CARD_VISITS[rhythm] ?? 0)))
        visits.push({ minute: openingMinute(random, 0.75), card });
    }
    visits.sort((a, b) => a.minute - b.minute);

    for (const { minute, card } of visits) {
      receipt++;
      const head = `${receipt},${isoDate(FIRST_DAY + day)} ${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)},${card ? card.number : 'guest'},`;
      const wanted = minute < 720 ? MORNING : AFTERNOON;
      const lines = 1 + (random.chance(0.36) ? 1 : 0) + (random.chance(0.08) ? 1 : 0);
      for (let line = 0; line < lines; line++) {
        const usual = card !== null && line === 0 && random.chance(0.7);
        const item = ITEMS[usual ? card.favourite : random.weighted(wanted)];
        if (item === undefined) continue;
        const quantity = random.chance(card ? 0.04 : 0.14) ? 2 : 1;
        // Prices went up by 20 cents with the new year.
        const price = item[2] + (FIRST_DAY + day >= 19723 ? 20 : 0);
        yield `${head}${item[0]},${item[1]},${quantity},${hundredths(price)},${hundredths(price * quantity)}\n`;
      }
    }
  }
}

/** Minutes since midnight, 7:00 to 18:59; `early` is the share that comes before eleven. */
function openingMinute(random: Random, early: number): number {
  return random.chance(early) ? 420 + random.integer(240) : 660 + random.integer(480);
}

function issueCards(random: Random, scale: number): Card[] {
  const cards: Card[] = [];
  const count = Math.round(660 * scale);
  for (let i = 0; i < count; i++) {
    const old = i < count * 0.17;
    // Old guests take a card in the first two weeks; after that a few new ones come every week.
    const from = openDay(old ? random.integer(12) : 12 + random.integer(DAYS - 14));
    const rate = Math.min(0.8, (old ? 0.05 : 0.016) * random.heavyTail());
    // Those who come often stay longer: on average 9 weeks for the rarest, two years for the daily ones.
    const stay = (60 + 900 * rate) * random.exponential();
    cards.push({
      number: '',
      from,
      until: Math.floor(from + stay),
      rate,
      favourite: random.weighted(MORNING),
    });
  }
  cards.sort((a, b) => a.from - b.from);
  return cards.map((card, i) => ({ ...card, number: `K${String(i + 1).padStart(4, '0')}` }));
}

function openDay(day: number): number {
  return weekday(FIRST_DAY + day) === 6 ? day + 1 : day;
}
