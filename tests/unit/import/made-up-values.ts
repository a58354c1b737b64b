/** How dates and numbers are written in made-up files. Written apart from the code under test. */
export interface DayOf {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export const two = (value: number) => String(value).padStart(2, '0');

export const isoDate = ({ year, month, day }: DayOf) => `${year}-${two(month)}-${two(day)}`;

function dayNumber({ year, month, day }: DayOf): number {
  return Math.floor(Date.UTC(year, month - 1, day) / 86400000);
}

const ENGLISH = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const FULL = 'January February March April May June July August September October November December'.split(
  ' ',
);

const ENGLISH_DAYS = 'Sun Mon Tue Wed Thu Fri Sat'.split(' ');

/** The era of Reiwa began on 1 May 2019. */
const isReiwa = ({ year, month }: DayOf) => year > 2019 || (year === 2019 && month >= 5);
const eraYear = (day: DayOf) => day.year - (isReiwa(day) ? 2018 : 1988);

const wide = (text: string) =>
  text.replace(/\d/g, (figure) => String.fromCharCode(figure.charCodeAt(0) + 0xfee0));

type WriteDate = (day: DayOf, months: readonly string[], short: readonly string[]) => string;

/** Ways of writing a date; `months` are the language's own names. */
export const DATES: readonly (readonly [name: string, write: WriteDate])[] = [
  ['yyyy-mm-dd', isoDate],
  ['dd.mm.yyyy', ({ year, month, day }) => `${two(day)}.${two(month)}.${year}`],
  ['d. m. yyyy', ({ year, month, day }) => `${day}. ${month}. ${year}`],
  ['dd/mm/yyyy', ({ year, month, day }) => `${two(day)}/${two(month)}/${year}`],
  ['m/d/yyyy', ({ year, month, day }) => `${month}/${day}/${year}`],
  ['dd-mm-yyyy', ({ year, month, day }) => `${two(day)}-${two(month)}-${year}`],
  ['mm-dd-yyyy', ({ year, month, day }) => `${two(month)}-${two(day)}-${year}`],
  ['yyyy/m/d', ({ year, month, day }) => `${year}/${month}/${day}`],
  ['yyyy. mm. dd.', ({ year, month, day }) => `${year}. ${two(month)}. ${two(day)}.`],
  ['yyyymmdd', ({ year, month, day }) => `${year}${two(month)}${two(day)}`],
  ['dd.mm.yy', ({ year, month, day }) => `${two(day)}.${two(month)}.${two(year % 100)}`],
  ['yy.mm.dd', ({ year, month, day }) => `${two(year % 100)}.${two(month)}.${two(day)}`],
  ['m/d/yy', ({ year, month, day }) => `${month}/${day}/${two(year % 100)}`],
  ['dd/mm/yy', ({ year, month, day }) => `${two(day)}/${two(month)}/${two(year % 100)}`],
  ['yy/mm/dd', ({ year, month, day }) => `${two(year % 100)}/${two(month)}/${two(day)}`],
  ['dd-mm-yy', ({ year, month, day }) => `${two(day)}-${two(month)}-${two(year % 100)}`],
  ['d Month yyyy', ({ year, month, day }, months) => `${day} ${months[month - 1] ?? ENGLISH[month - 1] ?? ''} ${year}`],
  ['d. Month yyyy', ({ year, month, day }, months) => `${day}. ${months[month - 1] ?? ENGLISH[month - 1] ?? ''} ${year}`],
  ['yyyy. Month d.', ({ year, month, day }, months) => `${year}. ${months[month - 1] ?? ENGLISH[month - 1] ?? ''} ${day}.`],
  ['Mon d, yyyy', ({ year, month, day }) => `${ENGLISH[month - 1] ?? ''} ${day}, ${year}`],
  ['Month d, yyyy', ({ year, month, day }) => `${FULL[month - 1] ?? ''} ${day}, ${year}`],
  ['dd-MON-yy', ({ year, month, day }) => `${two(day)}-${(ENGLISH[month - 1] ?? '').toUpperCase()}-${two(year % 100)}`],
  ['yyyy年m月d日', ({ year, month, day }) => `${year}年${month}月${day}日`],
  ['令和', (day) => `${isReiwa(day) ? '令和' : '平成'}${eraYear(day) === 1 ? '元' : eraYear(day)}年${day.month}月${day.day}日`],
  ['R', (day) => `${isReiwa(day) ? 'R' : 'H'}${eraYear(day)}.${day.month}.${day.day}`],
  ['Wday, dd.mm.yyyy', (day) => `${ENGLISH_DAYS[(dayNumber(day) + 4) % 7] ?? ''}, ${two(day.day)}.${two(day.month)}.${day.year}`],
  ['d Month yyyy г.', ({ year, month, day }, months) => `${day} ${months[month - 1] ?? ENGLISH[month - 1] ?? ''} ${year} г.`],
  ['YYYY年MM月DD日 wide', ({ year, month, day }) => wide(`${year}年${two(month)}月${two(day)}日`)],
  ['d-mon-yyyy', ({ year, month, day }) => `${day}-${(ENGLISH[month - 1] ?? '').toLowerCase()}-${year}`],
  ['serial', (day) => String(dayNumber(day) + 25569)],
  ['serial 1904', (day) => String(dayNumber(day) + 24107)],
  ['serial with time', (day) => `${dayNumber(day) + 25569}.375`],
  ['seconds', (day) => String(dayNumber(day) * 86400 + 3600)],
  ['milliseconds', (day) => String(dayNumber(day) * 86400000 + 3600000)],
  ['d mon. yyyy', ({ year, month, day }, _, short) => `${day} ${short[month - 1] ?? ENGLISH[month - 1] ?? ''} ${year}`],
  ['dd-mon.-yyyy', ({ year, month, day }, _, short) => `${two(day)}-${short[month - 1] ?? ENGLISH[month - 1] ?? ''}-${year}`],
  ['d. mon. yyyy', ({ year, month, day }, _, short) => `${day}. ${short[month - 1] ?? ENGLISH[month - 1] ?? ''} ${year}`],
  ['d de Month de yyyy', ({ year, month, day }, months) => `${day} de ${months[month - 1] ?? ENGLISH[month - 1] ?? ''} de ${year}`],
  ['dd/mm/BBBB', ({ year, month, day }) => `${two(day)}/${two(month)}/${year + 543}`],
  ['BBBB-mm-dd', ({ year, month, day }) => `${year + 543}-${two(month)}-${two(day)}`],
  ['yyyy оны m сарын d', ({ year, month, day }) => `${year} оны ${month} сарын ${day}`],
]; // prettier-ignore

export const TIMES = [
  '', '', '', '', '', '', ' 0:00', ' 08:26:00', ' 14:05', ' 1:05 PM', ' 12:30:33 AM', ' 01:05:33 pm', ' 2:15 p. m.', ' 2:15 a.m.',
  ' 14:05 UTC', ' 14:05:33 PST', ' 14:05 +0200', ' 9:41 PM GMT+9',
]; // prettier-ignore
export const ISO_TIMES = [
  '', '', '', 'T08:26:00Z', ' 08:26:00.123', ' 23:59:59+03:00', 'T23:59:59.000-0700', ' 08:26:00 UTC', ' 11:26 PM',
]; // prettier-ignore

/** How the days of a file lie: adversaries of whoever guesses the order of their parts. */
export const DAY_MIXES = [
  'any',
  'any',
  'any',
  'any',
  'low',
  'low',
  'equal',
  'one month',
  'rising',
  'late years',
] as const;

/** A day for each row. */
export function daysOf(
  mix: (typeof DAY_MIXES)[number],
  from: number,
  count: number,
  random: () => number,
): DayOf[] {
  const whole = (below: number) => Math.floor(random() * below);
  const month = 1 + whole(12);
  return Array.from({ length: count }, (_, index): DayOf => {
    switch (mix) {
      case 'low':
        return { year: from + whole(2), month: 1 + whole(12), day: 1 + whole(12) };
      case 'equal': {
        const both = 1 + whole(12);
        return { year: from, month: both, day: both };
      }
      case 'one month':
        return { year: from, month, day: 1 + whole(28) };
      case 'rising':
        return { year: from, month: 1 + (Math.floor(index / 12) % 12), day: 1 + (index % 12) };
      case 'late years':
        // Years that could be days or months, spread wide.
        return { year: 2001 + whole(28), month: 1 + whole(12), day: 1 + whole(28) };
      default:
        return { year: from + whole(2), month: 1 + whole(12), day: 1 + whole(28) };
    }
  });
}

export interface NumberStyle {
  readonly name: string;
  readonly decimal: string;
  readonly group: string;
  /** Whole figures from which on groups are parted; left out: 4. */
  readonly from?: number;
  /** Pairs above the first three, as in India. */
  readonly pairs?: boolean;
}

export const NUMBERS: readonly NumberStyle[] = [
  { name: '1234.50', decimal: '.', group: '' },
  { name: '1234,50', decimal: ',', group: '' },
  { name: '1,234.50', decimal: '.', group: ',' },
  { name: '1.234,50', decimal: ',', group: '.' },
  { name: '1 234,50', decimal: ',', group: ' ' },
  { name: '1_234,50', decimal: ',', group: '\u00a0' },
  { name: '1~234,50', decimal: ',', group: '\u202f' },
  { name: '1 234.50', decimal: '.', group: ' ' },
  { name: '1 thin 234,50', decimal: ',', group: '\u2009' },
  { name: "1'234.50", decimal: '.', group: "'" },
  { name: '1’234.50', decimal: '.', group: '’' },
  { name: '1234,50 12.345,50', decimal: ',', group: '.', from: 5 },
  { name: '1234.50 12,345.50', decimal: '.', group: ',', from: 5 },
  { name: '12,34,567.50', decimal: '.', group: ',', pairs: true },
];

/** Signs of money, before (`true`) or after. */
export const MONEY: readonly (readonly [text: string, before: boolean])[] = [
  ['', true], ['', true], ['', true], ['', true], ['$', true], ['€ ', true], [' €', false], [' руб.', false], [' ₽', false],
  [' Kč', false], [' Ft', false], ['¥', true], ['円', false], ['₮', true], ['EUR ', true], [' USD', false], [' zł', false], ['£', true],
  ['US$', true], ['CHF ', true], [' грн', false], ['￥', true], [' TL', false], ['₺', true], ['₩', true], [' 元', false], ['฿', true], ['₪', true],
]; // prettier-ignore

/** `Cr`: what was taken back is marked, all else is not; `Dr Cr`: sales are marked too, as in the books of customers; `Cr Dr`: as in those of a seller. */
export const NEGATIVE = [
  '-',
  '-',
  '-',
  '-',
  '\u2212',
  '\u2013',
  '()',
  'after',
  '△',
  '－',
  'Cr',
  'Dr Cr',
  'Cr Dr',
];

/** How large the amounts are, and how their decimals lie: adversaries of whoever guesses what a mark stands for. */
export const AMOUNT_MIXES = [
  'any',
  'any',
  'any',
  'any',
  'hundreds',
  'thousands',
  'thousandths',
  'round',
  'whole',
] as const;

/** An amount in ticks of 10 ** -decimals for each row. */
export function ticksOf(
  mix: (typeof AMOUNT_MIXES)[number],
  decimals: number,
  count: number,
  random: () => number,
): number[] {
  const unit = 10 ** decimals;
  const most = [500_00, 90_000_00, 3_000_000_00][Math.floor(random() * 3)] ?? 500_00;
  return Array.from({ length: count }, () => {
    const sign = random() < 0.08 ? -1 : 1;
    switch (mix) {
      case 'hundreds':
        return sign * Math.floor(random() * 999 * unit);
      // 1.234 or 1,234 whatever it means: one to three figures, a mark, three more.
      case 'thousands':
        return sign * (1000 + Math.floor(random() * 998_999)) * unit;
      case 'thousandths':
        return sign * Math.floor(random() * 999_999);
      case 'round':
        return sign * Math.floor(random() * 900) * 1000 * unit;
      case 'whole':
        return sign * Math.floor(random() ** 2 * 90_000) * unit;
      default:
        return sign * Math.floor(random() ** 2 * most);
    }
  });
}

function grouped(whole: string, { group, from = 4, pairs = false }: NumberStyle): string {
  if (group === '' || whole.length < from) return whole;
  let text = '';
  for (let i = 0; i < whole.length; i++) {
    const left = whole.length - i;
    if (i > 0 && (pairs ? left === 3 || (left > 3 && left % 2 === 1) : left % 3 === 0)) text += group;
    text += whole.charAt(i);
  }
  return text;
}

/** An amount of whole ticks as it is written. */
export function writeAmount(
  ticks: number,
  decimals: number,
  style: NumberStyle,
  [money, before]: readonly [text: string, before: boolean],
  negative: string,
  wide: boolean,
): string {
  const digits = String(Math.abs(ticks)).padStart(decimals + 1, '0');
  const whole = grouped(digits.slice(0, digits.length - decimals), style);
  let text = decimals === 0 ? whole : whole + style.decimal + digits.slice(digits.length - decimals);
  if (wide) {
    text = text.replace(/[\d.,]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
  }
  text = before ? money + text : text + money;
  if (negative === 'Dr Cr' || negative === 'Cr Dr') {
    const [above = '', below = ''] = negative.split(' ');
    return `${text} ${ticks < 0 ? below : above}`;
  }
  if (ticks >= 0) return text;
  if (negative === 'Cr') return `${text} Cr`;
  if (negative === '()') return `(${text})`;
  if (negative === 'after') return before ? `${text}-` : `-${text}`;
  return negative + text;
}
