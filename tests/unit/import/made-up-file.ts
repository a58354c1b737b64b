import { encoded } from './encoded.ts';
import { LANGUAGES, PLAIN } from './made-up-languages.ts';
import {
  AMOUNT_MIXES,
  DATES,
  DAY_MIXES,
  daysOf,
  ISO_TIMES,
  isoDate,
  MONEY,
  NEGATIVE,
  NUMBERS,
  ticksOf,
  TIMES,
  two,
  writeAmount,
} from './made-up-values.ts';

export type DiscountKind = 'money' | 'fraction' | 'percent';

/** A file somebody might have exported, and what is true of it. Written apart from the code under test. */
export interface MadeUpFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly text: string;
  readonly encoding: string;
  /** Names of the columns; null where the file has none. */
  readonly headers: MadeUpHeaders | null;
  readonly rows: readonly MadeUpRow[];
  /** Fields left out of the header in a row, or too many of them. */
  readonly broken: number;
  /** What the numbers of the discount take off; null where they have a percent sign, or there are none. */
  readonly discountKind: DiscountKind | null;
  /** How it was written, to be told where it is misread. */
  readonly how: string;
}

export interface MadeUpHeaders {
  readonly order: string;
  readonly date: string;
  readonly customer: string;
  /** Null where quantity and price make it. */
  readonly amount: string | null;
  readonly quantity: string | null;
  readonly unitPrice: string | null;
  readonly discount: string | null;
  readonly note: string;
}

export interface MadeUpRow {
  readonly order: string;
  /** '' for nobody. */
  readonly customer: string;
  /** yyyy-mm-dd, '' where the cell is no date. */
  readonly date: string;
  /** NaN where the cell is no amount. */
  readonly amount: number;
  readonly unitPrice: number;
  readonly discount: number;
  /** As written beside it. */
  readonly money: string;
  readonly note: string;
  readonly cells: readonly string[];
}

/** Numbers from 0 below 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

// Slips that some files have in some rows: such a row must be read as it is meant, set aside, or asked about.
const SLIPS = [
  'other decimals', 'iso date', 'day over 12', 'no amount', 'no date', 'two currencies', 'fields', 'open quote', 'nobody',
] as const; // prettier-ignore

const NO_AMOUNT = ['n/a', '-', 'abc', '', '12 pcs', '1.2.3,4'];
const NO_DATE = ['n/a', '', '31.02.2021', '2021-13-01', 'soon', '00/00/0000'];
const NOBODY = ['', 'n/a', '-', 'guest'];

interface Style {
  readonly decimals: number;
  readonly number: (typeof NUMBERS)[number];
  readonly money: readonly [text: string, before: boolean];
  readonly negative: string;
  readonly wide: boolean;
}

const written = (ticks: number, { decimals, number, money, negative, wide }: Style) =>
  writeAmount(ticks, decimals, number, money, negative, wide);

/** A file made up from a seed. */
export function madeUpFile(seed: number): MadeUpFile {
  const random = randomFrom(seed);
  for (;;) {
    const file = attempt(random);
    // The encoding has no such sign: another file.
    if (file !== null) return file;
  }
}

function attempt(random: () => number): MadeUpFile | null {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const chance = (share: number) => random() < share;
  const [code, language] = pick(Object.entries(LANGUAGES));
  const encoding = pick(language.encodings);
  // A program that speaks English, and one word of the language.
  const plain = chance(0.12);
  const { headers, parts, notes } = plain ? PLAIN : language;
  const delimiter = chance(0.06)
    ? pick([':', '\u001f', '\u0001'])
    : pick([',', ';', ';', '\t', '|', '~', '^']);
  const newline = pick(['\n', '\r\n', '\r\n', '\r', 'mixed']);
  const [dateName, writeDate] = pick(DATES);
  // Nobody who writes Japanese, Chinese or Korean puts a comma before decimals.
  const pointed = ['ja', 'zh', 'tw', 'ko'].includes(code);
  const number = pick(pointed ? NUMBERS.filter(({ decimal }) => decimal === '.') : NUMBERS);
  const money = pick(MONEY);
  // Yen, forints and tugriks have no thousandths, nor have sums of dollars and other currencies of a hundred cents.
  const decimals =
    /[¥￥円₮₩]|Ft/.test(money[0]) || (code.startsWith('mn') && number.decimal === ',')
      ? pick([0, 0, 2])
      : pick(money[0] === '' ? [0, 1, 2, 2, 2, 3] : [0, 1, 2, 2, 2]);
  // `¥1,200-` is how a Japanese receipt ends a sum, so nobody writes a minus there.
  const negative = /[¥￥]/.test(money[0]) ? '-' : pick(NEGATIVE);
  const style: Style = { decimals, number, money, negative, wide: code === 'ja' && chance(0.1) };
  const dropZeros = decimals === 2 && chance(0.2);
  const time =
    dateName === 'yyyy-mm-dd'
      ? pick(ISO_TIMES)
      : /^(?:[dmMRY令]|yy)/.test(dateName) && dateName !== 'yyyymmdd'
        ? pick(TIMES)
        : '';
  const count = 1 + (chance(0.3) ? Math.floor(random() * 5) : Math.floor(random() ** 2 * 60));
  // Sales are not dated years ahead: by that days counted from 1904 are told.
  const dayMix = pick(
    dateName === 'serial 1904' ? DAY_MIXES.filter((mix) => mix !== 'late years') : DAY_MIXES,
  );
  const days = daysOf(dayMix, pick([1999, 2012, 2019, 2020, 2021, 2023]), count, random);
  const amountMix = pick(AMOUNT_MIXES);
  const ticks = ticksOf(amountMix, decimals, count, random);
  const product = chance(0.12) ? pick(['price', 'discount'] as const) : null;
  // A percent sign, mostly; and where the header says no rate, plain numbers that may be anything.
  const discountKind =
    product === 'discount' && !/率|율/.test(parts[2]) && chance(0.5)
      ? pick(['money', 'fraction', 'percent'] as const)
      : null;
  // A slip is one only beside rows that leave no doubt of what is usual.
  const doubtless: Readonly<Record<string, boolean>> = {
    'other decimals': count >= 6 && decimals > 0 && decimals < 3 && !dropZeros,
    'day over 12':
      count >= 15 &&
      (dayMix === 'any' || dayMix === 'one month') &&
      days.filter(({ day }) => day > 12).length > 5,
  };
  const slipDrawn = chance(0.25) ? pick(SLIPS) : null;
  const slip = slipDrawn !== null && (doubtless[slipDrawn] ?? true) ? slipDrawn : null;
  const slipped = (index: number) =>
    slip !== null && (slip === 'two currencies' ? chance(0.4) : index === Math.floor(count / 2));
  let broken = 0;
  const foreign = Math.floor(random() * count);
  const rows = days.map((day, index): MadeUpRow => {
    const order = `N-${String(index + 1).padStart(5, '0')}`;
    const wrong = slipped(index) ? slip : null;
    const own: Style = wrong === 'two currencies' ? { ...style, money: [' CAD', false] } : style;
    const tick = ticks[index] ?? 0;
    let cell = written(tick, own);
    if (dropZeros && tick % 100 === 0) cell = written(tick / 100, { ...own, decimals: 0 });
    let date = writeDate(day, language.months, language.short ?? language.months) + time;
    let amount = tick / 10 ** decimals;
    const unitPrice = wrong === 'other decimals' ? 1234.5 : amount;
    let discount = 0;
    let truth = isoDate(day);
    let customer = pick(plain && index !== foreign ? PLAIN.names : language.names);
    if (wrong === 'other decimals') {
      cell = number.decimal === '.' ? '1.234,50' : '1,234.50';
      amount = 1234.5;
    } else if (wrong === 'no amount') {
      cell = pick(NO_AMOUNT);
      amount = NaN;
    } else if (wrong === 'iso date') date = truth;
    else if (wrong === 'day over 12') {
      // The other way round, and it shows.
      const late = { ...day, day: 13 + (index % 15) };
      truth = isoDate(late);
      date =
        dateName === 'm/d/yyyy'
          ? `${late.day}/${late.month}/${late.year}`
          : `${two(late.month)}/${late.day}/${late.year}`;
    } else if (wrong === 'no date') {
      date = pick(NO_DATE);
      truth = '';
    } else if (wrong === 'nobody') customer = pick(NOBODY);
    const note = pick(notes);
    const cells = [order, date, customer, cell, note];
    if (product !== null) {
      const quantity = 1 + Math.floor(random() * 12);
      const off = product === 'discount' ? pick([0, 0, 5, 10, 125]) : 0;
      // 125 stands for 12.5 %.
      const permille = off === 125 ? 125 : off * 10;
      discount = permille / 1000;
      cells.push(String(quantity));
      const price = wrong === 'other decimals' ? 123450 : tick;
      const scale = wrong === 'other decimals' ? 100 : 10 ** decimals;
      // Nobody takes off less than a fiftieth of a line, or more than a third.
      const cents = Math.round((Math.abs(price * quantity) * pick([0, 20, 50, 133, 333])) / 1000);
      if (discountKind === 'money') discount = cents / scale;
      if (product === 'discount') {
        const [sign, value] = { money: ['', discount], fraction: ['', discount], percent: ['', permille / 10], sign: [' %', permille / 10] }[discountKind ?? 'sign'] as [string, number]; // prettier-ignore
        cells.push(String(value).replace('.', number.decimal) + sign);
      }
      if (!Number.isNaN(amount))
        amount =
          discountKind === 'money'
            ? (price * quantity - cents * Math.sign(price)) / scale
            : (price * quantity * (1000 - permille)) / (scale * 1000);
    }
    if (wrong === 'fields') {
      broken++;
      cells.push(...(chance(0.5) ? ['stray', 'fields'] : []));
      if (cells.length < 7) cells.length = 3;
    }
    return {
      order,
      customer: wrong === 'nobody' ? '' : customer,
      date: truth,
      amount: amount === 0 ? 0 : amount,
      unitPrice,
      discount,
      money: own.money[0].trim(),
      note,
      cells: wrong === 'open quote' ? cells.map((text, at) => (at === 2 ? `\u0000${text}` : text)) : cells,
    };
  });
  const [orderName, dateHeader, customer, amountName, noteName] = headers;
  const [quantity, unitPrice, discount] = parts;
  const named: MadeUpHeaders = {
    order: orderName,
    date: dateHeader,
    customer,
    amount: product === null ? amountName : null,
    quantity: product === null ? null : quantity,
    unitPrice: product === null ? null : unitPrice,
    discount: product === 'discount' ? discount : null,
    note: noteName,
  };
  const titles: string[] = [
    orderName,
    dateHeader,
    customer,
    product === null ? amountName : unitPrice,
    noteName,
  ];
  if (product !== null) titles.push(quantity);
  if (product === 'discount') titles.push(discount);
  const shuffled = titles.map((_, index) => index);
  if (chance(0.5)) shuffled.sort(() => random() - 0.5);
  // A column without a name, or with one that another has.
  const extra = chance(0.08) ? pick(['', noteName]) : null;
  // `5" tube` without quotes around it is what some programs write.
  const habit = pick([
    'needed',
    'needed',
    'needed',
    'needed',
    'all',
    'texts',
    'stray',
    chance(0.3) ? 'single' : 'needed',
  ]);
  const quote = (cell: string) => {
    if (cell.startsWith('\u0000')) return `"${cell.slice(1).replaceAll('"', '')}`;
    if (habit === 'single') return `'${cell.replaceAll("'", "''")}'`;
    const text = habit === 'texts' && /\p{L}/u.test(cell);
    return habit === 'all' ||
      text ||
      cell.includes(delimiter) ||
      (habit === 'stray' ? /^"|[\r\n]/ : /["\r\n]/).test(cell) ||
      cell.startsWith(' ')
      ? `"${cell.replaceAll('"', '""')}"`
      : cell;
  };
  const trailing = chance(0.1) ? delimiter : '';
  const line = (cells: readonly string[], last = '') => {
    const laid = shuffled.flatMap((index) => (index < cells.length ? [cells[index] ?? ''] : []));
    laid.push(...cells.slice(titles.length));
    if (extra !== null && cells.length >= titles.length) laid.push(last);
    return laid.map(quote).join(delimiter) + trailing;
  };
  const lines: string[] = [];
  const features: string[] = [];
  if (chance(0.08)) {
    lines.push(`sep=${delimiter}`);
    features.push('sep');
  }
  const headless = chance(0.07);
  if (!headless && chance(0.2)) {
    features.push('titles');
    lines.push(chance(0.5) ? language.title : language.title + delimiter.repeat(4));
    if (chance(0.4)) lines.push(quote(`${language.title}: 2021`));
    if (chance(0.5)) lines.push('');
  }
  const header = line(titles, extra ?? '');
  if (headless) features.push('no header');
  else lines.push(header);
  const again = !headless && chance(0.06) ? Math.floor(count / 2) : -1;
  rows.forEach((row, index) => {
    if (index === again) {
      lines.push(header);
      features.push('header again');
    }
    lines.push(line(row.cells, 'x'));
    if (chance(0.01)) lines.push('');
  });
  if (chance(0.15)) {
    features.push('total');
    lines.push(
      line([
        '',
        '',
        language.total,
        written(
          ticks.reduce((sum, one) => sum + one, 0),
          style,
        ),
        '',
      ]),
    );
  }
  if (chance(0.1)) {
    features.push('footer');
    if (chance(0.5)) lines.push('');
    lines.push(quote(pick(language.footers)));
  }
  const end = () => (newline === 'mixed' ? pick(['\n', '\r\n']) : newline);
  const text = lines
    .map((one, index) => one + (index < lines.length - 1 || chance(0.8) ? end() : ''))
    .join('');
  const [name = '', mark] = encoding.split(' ');
  const bytes = encoded(text, name, mark === 'mark');
  if (bytes === null) return null;
  const how = [
    code, encoding, plain ? 'one word' : '', `delimiter ${delimiter}`, JSON.stringify(newline), `quotes ${habit}`, dateName + time,
    `days ${dayMix}`, number.name, `amounts ${amountMix}`, money[0], negative, style.wide ? 'wide' : '', `${decimals} decimals`,
    product ?? '', discountKind ?? '', `${count} rows`, slip ?? '', extra === null ? '' : `extra column "${extra}"`, ...features,
  ]; // prettier-ignore
  return {
    bytes,
    text,
    encoding: name,
    headers: headless ? null : named,
    rows,
    broken,
    discountKind,
    how: how.filter((one) => one !== '').join(' | '),
  };
}
