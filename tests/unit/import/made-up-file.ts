import { encoded } from './encoded.ts';

/** A file somebody might have exported, and what is true of it. Written apart from the code under test. */
export interface MadeUpFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly text: string;
  readonly encoding: string;
  readonly rows: readonly MadeUpRow[];
  /** How it was written, to be told where it is misread. */
  readonly how: string;
}

export interface MadeUpRow {
  readonly order: string;
  readonly customer: string;
  /** yyyy-mm-dd */
  readonly date: string;
  readonly amount: number;
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

interface Language {
  readonly encodings: readonly string[];
  readonly headers: readonly [order: string, date: string, customer: string, amount: string, note: string];
  readonly names: readonly string[];
  readonly notes: readonly string[];
  readonly title: string;
  readonly total: string;
  readonly months: readonly string[];
}

const UNICODE = ['utf-8', 'utf-8', 'utf-8 mark', 'utf-16le mark', 'utf-16be mark', 'utf-16le', 'utf-16be'];

const LANGUAGES: Readonly<Record<string, Language>> = {
  en: {
    encodings: [...UNICODE, 'windows-1252'],
    headers: ['Order ID', 'Date', 'Customer', 'Amount', 'Note'],
    names:
      'Ann Lee|Bob Ray|Café Nero|Zoë Smith|O’Brien & Sons|Acme, Inc.|Joe "Red" Fox|Peña Ltd|Fjord AS|Kim'.split(
        '|',
      ),
    notes: ['', 'ok', 'a, b; c', '5" tube', '100 %', '=1+1', 'two\nlines', 'naïve'],
    title: 'Sales report',
    total: 'Total',
    months: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
  },
  ru: {
    encodings: [...UNICODE, 'windows-1251', 'windows-1251', 'koi8-r', 'ibm866'],
    headers: ['Номер заказа', 'Дата', 'Контрагент', 'Сумма', 'Комментарий'],
    names:
      'ООО "Ромашка"|ИП Иванов И.И.|Петрова Анна|ЗАО Лес; склад 2|Магазин у дома|Ёлкин Юрий|Щукина|Объект 7|Кафе Ваниль|АО Вектор'.split(
        '|',
      ),
    notes: ['', 'срочно', 'возврат, брак', 'самовывоз', 'без НДС; нал', 'две\nстроки'],
    title: 'Отчет о продажах за период',
    total: 'Итого',
    months: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' '),
  },
  cs: {
    encodings: [...UNICODE, 'windows-1250', 'iso-8859-2'],
    headers: ['Číslo objednávky', 'Datum', 'Zákazník', 'Částka', 'Poznámka'],
    names:
      'Novák Jiří|Dvořáková Eva|Truhlářství Žďár|Šimek s.r.o.|Pekařství U Kapličky|Růžička|Černý, Petr|Tůma|Němec|Příhoda'.split(
        '|',
      ),
    notes: ['', 'hotově', 'převodem, splatno', 'zboží vráceno', 'dvě\nřádky'],
    title: 'Přehled prodejů za období',
    total: 'Celkem',
    months: 'ledna února března dubna května června července srpna září října listopadu prosince'.split(' '),
  },
  hu: {
    encodings: [...UNICODE, 'windows-1250', 'iso-8859-2'],
    headers: ['Rendelésszám', 'Dátum', 'Vevő', 'Összeg', 'Megjegyzés'],
    names:
      'Kovács Béla|Szűcs Ödön|Fűszer Bt.|Győri Kft.|Nagy Ágnes|Tóth és Fia|Erdő Nóra|Kőműves Bt.|Sütő; Pék|Hűs Ital'.split(
        '|',
      ),
    notes: ['', 'készpénz', 'átutalás, sürgős', 'hibás tétel', 'két\nsor'],
    title: 'Eladási kimutatás',
    total: 'Összesen',
    months:
      'január február március április május június július augusztus szeptember október november december'.split(
        ' ',
      ),
  },
  ja: {
    encodings: [...UNICODE, 'shift_jis', 'shift_jis', 'euc-jp'],
    headers: ['注文番号', '日付', '顧客名', '金額', '備考'],
    names:
      '山田商店|株式会社ソニー表|田中 一郎|喫茶ドトール|佐藤酒店|能登屋|東京予約センター|カフェ十番|鈴木花子|ポプラ'.split(
        '|',
      ),
    notes: ['', '至急', '返品、破損', '税込', '二\n行'],
    title: '売上一覧表',
    total: '合計',
    months: [],
  },
  mn: {
    encodings: ['utf-8', 'utf-8 mark', 'utf-16le mark'],
    headers: ['Захиалгын дугаар', 'Огноо', 'Харилцагч', 'Дүн', 'Тэмдэглэл'],
    names: 'Бат Дорж|Номин ХХК|Өлзий|Үүрээ Сүрэн|Цэцэг|Ганбаатар|Хөвсгөл трейд|Сараа; дэлгүүр'.split('|'),
    notes: ['', 'бэлэн', 'буцаалт, гэмтэл', 'хоёр\nмөр'],
    title: 'Борлуулалтын тайлан',
    total: 'Нийт',
    months: [],
  },
  de: {
    encodings: [...UNICODE, 'windows-1252', 'windows-1252'],
    headers: ['Order number', 'Date', 'Customer', 'Amount', 'Remark'],
    names:
      'Müller GmbH|Bäckerei Schröder|Größe & Söhne|Jürgen Weiß|Café Köln|Österreicher|Hübner; Ulm|Société Générale|Señor Muñoz|Çelik'.split(
        '|',
      ),
    notes: ['', 'bar', 'später, prüfen', 'zurück', 'zwei\nZeilen'],
    title: 'Umsätze im Überblick',
    total: 'Gesamt',
    months: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
  },
};

interface DayOf {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const two = (value: number) => String(value).padStart(2, '0');

function dayNumber({ year, month, day }: DayOf): number {
  return Math.floor(Date.UTC(year, month - 1, day) / 86400000);
}

const ENGLISH = LANGUAGES['en']?.months ?? [];

/** Ways of writing a date; `months` are the language's own names. */
const DATES: readonly (readonly [name: string, write: (day: DayOf, months: readonly string[]) => string])[] = [
  ['yyyy-mm-dd', ({ year, month, day }) => `${year}-${two(month)}-${two(day)}`],
  ['dd.mm.yyyy', ({ year, month, day }) => `${two(day)}.${two(month)}.${year}`],
  ['d. m. yyyy', ({ year, month, day }) => `${day}. ${month}. ${year}`],
  ['dd/mm/yyyy', ({ year, month, day }) => `${two(day)}/${two(month)}/${year}`],
  ['m/d/yyyy', ({ year, month, day }) => `${month}/${day}/${year}`],
  ['dd-mm-yyyy', ({ year, month, day }) => `${two(day)}-${two(month)}-${year}`],
  ['yyyy/m/d', ({ year, month, day }) => `${year}/${month}/${day}`],
  ['yyyy. mm. dd.', ({ year, month, day }) => `${year}. ${two(month)}. ${two(day)}.`],
  ['yyyymmdd', ({ year, month, day }) => `${year}${two(month)}${two(day)}`],
  ['dd.mm.yy', ({ year, month, day }) => `${two(day)}.${two(month)}.${two(year % 100)}`],
  ['m/d/yy', ({ year, month, day }) => `${month}/${day}/${two(year % 100)}`],
  ['yy/mm/dd', ({ year, month, day }) => `${two(year % 100)}/${two(month)}/${two(day)}`],
  ['dd-mm-yy', ({ year, month, day }) => `${two(day)}-${two(month)}-${two(year % 100)}`],
  ['d Mon yyyy', ({ year, month, day }, months) => `${day} ${months[month - 1] ?? ENGLISH[month - 1] ?? ''} ${year}`],
  ['Mon d, yyyy', ({ year, month, day }) => `${ENGLISH[month - 1] ?? ''} ${day}, ${year}`],
  ['dd-MON-yy', ({ year, month, day }) => `${two(day)}-${(ENGLISH[month - 1] ?? '').toUpperCase()}-${two(year % 100)}`],
  ['yyyy年m月d日', ({ year, month, day }) => `${year}年${month}月${day}日`],
  ['令和', ({ year, month, day }) => `${year >= 2020 ? '令和' : '平成'}${year >= 2020 ? year - 2018 : year - 1988}年${month}月${day}日`],
  ['R', ({ year, month, day }) => `${year >= 2020 ? 'R' : 'H'}${year >= 2020 ? year - 2018 : year - 1988}.${month}.${day}`],
  ['serial', (day) => String(dayNumber(day) + 25569)],
  ['serial 1904', (day) => String(dayNumber(day) + 24107)],
  ['seconds', (day) => String(dayNumber(day) * 86400 + 3600)],
  ['milliseconds', (day) => String(dayNumber(day) * 86400000 + 3600000)],
  ['yyyy оны m сарын d', ({ year, month, day }) => `${year} оны ${month} сарын ${day}`],
]; // prettier-ignore

const TIMES = ['', '', '', '', ' 0:00', ' 08:26:00', ' 14:05'];
const ISO_TIMES = ['', '', 'T08:26:00Z', ' 08:26:00.123', ' 23:59:59+03:00'];

interface NumberStyle {
  readonly name: string;
  readonly decimal: string;
  readonly group: string;
}

const NUMBERS: readonly NumberStyle[] = [
  { name: '1234.50', decimal: '.', group: '' },
  { name: '1234,50', decimal: ',', group: '' },
  { name: '1,234.50', decimal: '.', group: ',' },
  { name: '1.234,50', decimal: ',', group: '.' },
  { name: '1 234,50', decimal: ',', group: ' ' },
  { name: '1_234,50', decimal: ',', group: '\u00a0' },
  { name: '1~234,50', decimal: ',', group: '\u202f' },
  { name: '1 234.50', decimal: '.', group: ' ' },
  { name: "1'234.50", decimal: '.', group: "'" },
  { name: '1’234.50', decimal: '.', group: '’' },
];

/** Signs of money, before (`true`) or after. */
const MONEY: readonly (readonly [text: string, before: boolean])[] = [
  ['', true], ['', true], ['', true], ['$', true], ['€ ', true], [' €', false], [' руб.', false], [' ₽', false],
  [' Kč', false], [' Ft', false], ['¥', true], ['円', false], ['₮', true], ['EUR ', true], [' USD', false], [' zł', false], ['£', true],
]; // prettier-ignore

const NEGATIVE = ['-', '-', '-', '\u2212', '()', 'after'];

function grouped(whole: string, group: string): string {
  let text = '';
  for (let i = 0; i < whole.length; i++) {
    if (i > 0 && (whole.length - i) % 3 === 0) text += group;
    text += whole.charAt(i);
  }
  return text;
}

function writeAmount(
  ticks: number,
  decimals: number,
  { decimal, group }: NumberStyle,
  [money, before]: (typeof MONEY)[number],
  negative: string,
  wide: boolean,
): string {
  const digits = String(Math.abs(ticks)).padStart(decimals + 1, '0');
  const whole = grouped(digits.slice(0, digits.length - decimals), group);
  let text = decimals === 0 ? whole : whole + decimal + digits.slice(digits.length - decimals);
  if (wide) {
    text = text.replace(/[\d.,]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
  }
  text = before ? money + text : text + money;
  if (ticks >= 0) return text;
  if (negative === '()') return `(${text})`;
  if (negative === 'after') return before ? `${text}-` : `-${text}`;
  return negative + text;
}

/** A file made up from a seed. */
export function madeUpFile(seed: number): MadeUpFile {
  const random = randomFrom(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const chance = (share: number) => random() < share;
  for (;;) {
    const [code, language] = pick(Object.entries(LANGUAGES));
    const encoding = pick(language.encodings);
    const delimiter = pick([',', ';', ';', '\t', '|']);
    const newline = pick(['\n', '\r\n', '\r\n', '\r']);
    const [dateName, writeDate] = pick(DATES);
    // Nobody who writes Japanese puts a comma before decimals.
    const style = pick(code === 'ja' ? NUMBERS.filter(({ decimal }) => decimal === '.') : NUMBERS);
    const money = pick(MONEY);
    // `¥1,200-` is how a Japanese receipt ends a sum, so nobody writes a minus there.
    const negative = money[0] === '¥' ? '-' : pick(NEGATIVE);
    const wide = code === 'ja' && chance(0.1);
    // Yen, forints and tugriks have no thousandths.
    const decimals = /[¥円₮]|Ft/.test(money[0]) ? pick([0, 0, 2]) : pick([0, 1, 2, 2, 2, 3]);
    const dropZeros = decimals === 2 && chance(0.2);
    const time =
      dateName === 'yyyy-mm-dd' ? pick(ISO_TIMES) : /^(?:d[d.]|m\/|yyyy\/)/.test(dateName) ? pick(TIMES) : '';
    const count = 1 + Math.floor(random() ** 2 * 60);
    const from = pick([1999, 2012, 2020, 2021, 2023]);
    const quoteAll = chance(0.15);
    const most = pick([500_00, 90_000_00, 3_000_000_00]);
    const rows = Array.from({ length: count }, (_, index) => {
      const day = {
        year: from + Math.floor(random() * 2),
        month: 1 + Math.floor(random() * 12),
        day: 1 + Math.floor(random() * 28),
      };
      const ticks = Math.floor(random() ** 2 * most) * (chance(0.08) ? -1 : 1);
      let amount = writeAmount(ticks, decimals, style, money, negative, wide);
      if (dropZeros && ticks % 100 === 0) {
        amount = writeAmount(ticks / 100, 0, style, money, negative, wide);
      }
      return {
        order: `N-${String(index + 1).padStart(5, '0')}`,
        customer: pick(language.names),
        date: `${day.year}-${two(day.month)}-${two(day.day)}`,
        amount: ticks / 10 ** decimals,
        cells: [
          `N-${String(index + 1).padStart(5, '0')}`,
          writeDate(day, language.months) + time,
          '',
          amount,
          pick(language.notes),
        ],
      };
    });
    const order = chance(0.5)
      ? [0, 1, 2, 3, 4]
      : pick([
          [2, 1, 0, 3, 4],
          [1, 2, 3, 4, 0],
          [4, 0, 1, 2, 3],
        ]);
    const quote = (cell: string) =>
      quoteAll || cell.includes(delimiter) || /["\r\n]/.test(cell) || cell.startsWith(' ')
        ? `"${cell.replaceAll('"', '""')}"`
        : cell;
    const trailing = chance(0.1) ? delimiter : '';
    const line = (cells: readonly string[]) =>
      order.map((index) => quote(cells[index] ?? '')).join(delimiter) + trailing;
    const header = line(language.headers);
    const lines: string[] = [];
    const features: string[] = [];
    if (chance(0.08)) {
      lines.push(`sep=${delimiter}`);
      features.push('sep');
    }
    if (chance(0.2)) {
      features.push('titles');
      lines.push(chance(0.5) ? language.title : language.title + delimiter.repeat(4));
      if (chance(0.4)) lines.push(quote(`${language.title}: 2021`));
      if (chance(0.5)) lines.push('');
    }
    lines.push(header);
    const again = chance(0.06) ? Math.floor(count / 2) : -1;
    rows.forEach((row, index) => {
      if (index === again) {
        lines.push(header);
        features.push('header again');
      }
      row.cells[2] = row.customer;
      lines.push(line(row.cells));
      if (chance(0.01)) lines.push('');
    });
    if (chance(0.15)) {
      features.push('total');
      const sum = rows.reduce((total, row) => total + Math.round(row.amount * 10 ** decimals), 0);
      const written = writeAmount(sum, decimals, style, money, negative, wide);
      lines.push(line(['', '', language.total, written, '']));
    }
    const text = lines.join(newline) + (chance(0.8) ? newline : '');
    const [name = '', mark] = encoding.split(' ');
    const bytes = encoded(text, name, mark === 'mark');
    // The encoding has no such sign: another file.
    if (bytes === null) continue;
    return {
      bytes,
      text,
      encoding: name,
      rows,
      how: [code, encoding, `delimiter ${delimiter}`, dateName + time, style.name, money[0], negative, wide ? 'wide' : '', `${decimals} decimals`, `${count} rows`, ...features].join(' | '),
    }; // prettier-ignore
  }
}
