import { describe, expect, test } from 'vitest';
import {
  ENCODINGS,
  isSingleByte,
  StreamDecoder,
  textDecoder,
  upperHalf,
} from '../../../src/import/encoding.ts';
import { detectEncoding, mongolianHabit, repairMongolian } from '../../../src/import/encoding-detect.ts';
import { ByteWords } from '../../../src/import/encoding-scan.ts';
import { ByteReader } from '../../../src/import/byte-reader.ts';
import { sniff } from '../../../src/import/dialect.ts';
import { FileUnderCheck } from '../../../src/import/file-under-check.ts';
import { openFile } from '../../../src/import/open.ts';
import { MAX_LEVELS } from '../../../src/import/table-builder.ts';
import { readSlice, type ReadSlices } from '../../../src/import/slices.ts';
import { encoded } from './encoded.ts';

function detected(text: string, encoding: string) {
  const bytes = encoded(text, encoding);
  if (bytes === null) throw new Error(`${encoding} has no ${text}`);
  const words = new ByteWords();
  words.take(bytes);
  return detectEncoding(words.end());
}

const RUSSIAN =
  'Иванов Пётр|Дата оплаты|ООО Ромашка|Санкт-Петербург|товар отгружен|Ёлка новогодняя|без НДС|шт кг|Возврат от покупателя|МАГАЗИН НОМЕР ОДИН|чай чёрный|Юг Север|Объект съёмки|щётка|Оплачено картой|ИП Щукин|кафе на углу|Нижний Новгород|мёд липовый|Цена за единицу'.split(
    '|',
  );

describe('short Russian texts are told apart in the three old encodings', () => {
  for (const encoding of ['windows-1251', 'koi8-r', 'ibm866']) {
    test.each(RUSSIAN)(`%s in ${encoding}`, (text) => {
      const { name, confidence } = detected(text, encoding);
      // One word may be too little, and then it is asked about; it is never wrong for sure.
      if (confidence >= 0.7) expect(name).toBe(encoding);
      if (text.includes(' ')) expect(name).toBe(encoding);
    });
  }
});

describe('texts of other languages are told by their letters', () => {
  test.each<[string, string]>([
    ['Žluťoučký kůň příšerně úpěl ďábelské ódy', 'windows-1250'],
    ['Žluťoučký kůň příšerně úpěl ďábelské ódy', 'iso-8859-2'],
    ['Árvíztűrő tükörfúrógép', 'windows-1250'],
    ['Zażółć gęślą jaźń', 'windows-1250'],
    ['Zażółć gęślą jaźń', 'iso-8859-2'],
    ['Größe Straße Übergang Käufer', 'windows-1252'],
    ['crème brûlée à la française, garçon', 'windows-1252'],
    ['El Niño comió en Peñíscola mañana', 'windows-1252'],
    ['Blåbærsyltetøy på øya', 'windows-1252'],
    ['Müşteri adı, satış tutarı, iş günü', 'windows-1254'],
    ['ŞUBE TARİH MÜŞTERİ SATIŞ AÇIKLAMASI', 'windows-1254'],
    ['Πελάτης και ημερομηνία παραγγελίας', 'windows-1253'],
    ['ΠΕΛΑΤΗΣ ΗΜΕΡΟΜΗΝΙΑ ΠΑΡΑΓΓΕΛΙΑΣ ΠΟΣΟΤΗΤΑ ΤΙΜΗ ΜΟΝΑΔΟΣ ΣΥΝΟΛΟ', 'windows-1253'],
    ['Pirkėjas, užsakymo numeris, iš viso už mėnesį', 'windows-1257'],
    ['Pircējs, pasūtījuma nummurs, kopējā summa mēnesī', 'windows-1257'],
    ['فاتورة رقم، اسم العميل، شركة النور للتجارة', 'windows-1256'],
    ['محمد أحمد وفاطمة الزهراء من القاهرة', 'windows-1256'],
    ['حسين کريمي، فروشگاه گلستان، پژمان نوري'.replaceAll('ک', 'ك'), 'windows-1256'],
    ['שם הלקוח, סכום לתשלום, תאריך הזמנה', 'windows-1255'],
    ['משה כהן ושרה לוי מתל אביב', 'windows-1255'],
    ['ชื่อลูกค้า บริษัท สยามการค้า จำกัด', 'windows-874'],
    ['สมชาย ใจดี ร้านอาหารครัวไทย', 'windows-874'],
    ['Zamówienie: Łódź, świeże pączki', 'windows-1250'],
    ['訂單編號,客戶名稱,實付金額', 'big5'],
    ['王小明 茶壺 台北咖啡館 陳美玲', 'big5'],
    ['Заказ покупателя Иванова, оплачен', 'iso-8859-5'],
    ['Замовлення покупця: Київ, Їжак, Ґанок', 'koi8-u'],
    ['Заказ Петровой Анны, Юг и Север', 'x-mac-cyrillic'],
    ['Société Générale, François Lefèvre, payé en espèces', 'macintosh'],
    ['João da Silva, Conceição, não entregue', 'macintosh'],
    ['日付,顧客名,売上金額', 'shift_jis'],
    ['ポテトチップス 128円', 'shift_jis'],
    ['日付,顧客名,売上金額', 'euc-jp'],
    ['コーヒー豆とティーカップ', 'euc-jp'],
    ['订单编号,下单时间,客户名称,实付金额', 'gb18030'],
    ['张伟 茶壶 北京市 刘洋 杯子 上海市', 'gb18030'],
    ['주문번호,주문일자,고객명,결제금액', 'euc-kr'],
    ['김철수 찻주전자 서울 이영희 컵 부산', 'euc-kr'],
  ])('%s in %s', (text, encoding) => {
    const { name, runnerUp, confidence, candidates } = detected(text, encoding);
    expect(name).toBe(encoding);
    expect(confidence).toBeGreaterThan(0.7);
    expect(runnerUp).not.toBe(encoding);
    expect(candidates[0]?.preview.length).toBeGreaterThan(0);
  });
});

// Bytes as those programs wrote them: neither has a decoder of its own.
test.each<[encoding: string, bytes: number[], text: string]>([
  ['ibm850', [0x4d, 0x81, 0x6c, 0x6c, 0x65, 0x72, 0x20, 0x4a, 0x81, 0x72, 0x67, 0x65, 0x6e, 0x20, 0x48, 0x94, 0x68, 0x6e, 0x65, 0x20, 0x53, 0x63, 0x68, 0x84, 0x66, 0x65, 0x72], 'Müller Jürgen Höhne Schäfer'],
  ['ibm852', [0x44, 0x76, 0x6f, 0xfd, 0xa0, 0x6b, 0x20, 0x4a, 0x69, 0xfd, 0xa1, 0x20, 0x5a, 0xa0, 0x6b, 0x61, 0x7a, 0x6e, 0xa1, 0x6b, 0x20, 0x9f, 0xa0, 0x73, 0x74, 0x6b, 0x61, 0x20, 0x4e, 0xd8, 0x6d, 0x65, 0x63], 'Dvořák Jiří Zákazník částka Němec'],
  ['x-mac-ce', [0x44, 0x76, 0x6f, 0xde, 0x87, 0x6b, 0x20, 0x4a, 0x69, 0xde, 0x92, 0x20, 0x5a, 0x87, 0x6b, 0x61, 0x7a, 0x6e, 0x92, 0x6b, 0x20, 0x8b, 0x87, 0x73, 0x74, 0x6b, 0x61, 0x20, 0x4e, 0x9e, 0x6d, 0x65, 0x63], 'Dvořák Jiří Zákazník částka Němec'],
])('%s is told and read', (encoding, bytes, text) => {
  const words = new ByteWords();
  words.take(Uint8Array.from(bytes));
  const { name, confidence } = detectEncoding(words.end());
  expect(name).toBe(encoding);
  expect(confidence).toBeGreaterThan(0.7);
  expect(textDecoder(name)(Uint8Array.from(bytes))).toBe(text);
  const decoder = new StreamDecoder(name);
  expect(bytes.map((byte) => decoder.take(Uint8Array.of(byte))).join('') + decoder.end()).toBe(text);
}); // prettier-ignore

test('what no encoding reads well is asked about, however much worse the others read it', () => {
  // Turkish as Macintoshes wrote it: `Müşteri adı, sipariş, Işık, Çağla Şahin, İbrahim Yılmaz, satış, ödeme, güneş`.
  const turkish = [
    'M\u009f\u00dfteri ad\u00dd sipari\u00df I\u00df\u00ddk \u0082a\u00dbla \u00deahin \u00dcbrahim Y\u00ddlmaz',
    'sat\u00dd\u00df \u009ademe g\u009fne\u00df da\u00db\u00ddt\u00ddm k\u00ddrm\u00ddz\u00dd',
  ].join(' ');
  const words = new ByteWords();
  words.take(Uint8Array.from(turkish, (char) => char.charCodeAt(0)));
  expect(detectEncoding(words.end()).confidence).toBeLessThan(0.7);
});

test('every word of a file is weighed, however it is cut into chunks', () => {
  const bytes = encoded('Клиент;Сумма\nИванов;1\nПетров;2\n', 'windows-1251') ?? new Uint8Array();
  const whole = new ByteWords();
  whole.take(bytes);
  whole.end();
  const pieces = new ByteWords();
  for (const byte of bytes) pieces.take(Uint8Array.of(byte));
  pieces.end();
  expect(pieces.words).toEqual(whole.words);
  expect([...whole.words.values()]).toEqual([1, 1, 1, 1]);
  expect({ valid: pieces.valid, invalid: pieces.invalid, firstInvalid: pieces.firstInvalid }).toEqual({
    valid: 0,
    invalid: 4,
    firstInvalid: 0,
  });
});

test('a large file in windows-1251 is read in slices as in one go', async () => {
  const rows = Array.from(
    { length: 150_000 },
    (_, row) => `Клиент ${row % 997};${10 + (row % 19)}.04.2021;${row},50`,
  );
  const bytes = encoded(`Клиент;Дата;Сумма\n${rows.join('\n')}\n`, 'windows-1251') ?? new Uint8Array();
  expect(bytes.length).toBeGreaterThan(1 << 22);
  const means = {
    slices: 3,
    readSlices: ((file, plan, slices) =>
      Promise.all(slices.map((slice) => readSlice(file, plan, slice)))) satisfies ReadSlices,
  };
  const [whole, sliced] = await Promise.all([
    openFile(new Blob([bytes]), 'large.csv'),
    openFile(new Blob([bytes]), 'large.csv', {}, undefined, undefined, means),
  ]);
  expect(sliced.check).toEqual(whole.check);
  const { lines } = sliced.dataset();
  expect(lines.customer.levels).toHaveLength(997);
  expect(lines.customer.at(149_999)).toBe('Клиент 449');
  expect((lines.amount[149_999] ?? 0) / lines.unit).toBe(149999.5);
}, 30_000);

test('a column of more texts than can be kept says so, and cannot be the customer', async () => {
  const text = 'customer,date,amount\na,2021-04-13,1\nb,2021-04-14,2\nc,2021-04-15,3\n';
  const bytes = new TextEncoder().encode(text);
  const file = new FileUnderCheck({
    name: 'crowded.csv',
    bytes: bytes.length,
    gzip: false,
    sniff: async (options) => sniff(bytes, true, options),
    read: async (plan) => {
      const reader = new ByteReader(plan, { maxLevels: 2 });
      reader.push(bytes);
      return reader.finish();
    },
  });
  const check = await file.recheck({});
  expect(check.columns[0]?.formatEvidence.map(({ code }) => code)).toContain('crowded');
  expect(() => file.dataset()).toThrow(
    expect.objectContaining({ code: 'column-crowded', params: { column: 'customer', limit: MAX_LEVELS } }),
  );
});

test('windows-1252 has its punctuation in every runtime', () => {
  expect(upperHalf('windows-1252').slice(0, 6)).toBe('€\u0081‚ƒ„…');
  expect(upperHalf('windows-1251').charAt(0xc0 - 128)).toBe('А');
  expect(ENCODINGS.filter(isSingleByte)).toHaveLength(21);
});

const TABLE =
  'Клиент;Дата;Сумма;Заметка\nИванов;13.04.2021;1 234,50;"две\nстроки"\nПетрова;14.04.2021;20,00;«чай» — №5\n';
const JAPANESE = '顧客|日付|金額|備考\n喫茶ポプラ|2021/04/13|1280.5|ソ表能\n佐藤|2021/04/14|20|一\n';

describe('a file is read the same whatever chunks it comes in', () => {
  /** A file whose stream hands out so many bytes at a time. */
  class Slow extends Blob {
    constructor(
      private readonly whole: Uint8Array<ArrayBuffer>,
      private readonly step: number,
    ) {
      super([whole]);
    }
    override slice(start = 0, end = this.whole.length): Blob {
      return new Slow(this.whole.slice(start, end), this.step);
    }
    override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
      const { whole, step } = this;
      let at = 0;
      return new ReadableStream<Uint8Array<ArrayBuffer>>({
        pull(controller) {
          if (at >= whole.length) controller.close();
          else controller.enqueue(whole.slice(at, (at += step)));
        },
      });
    }
  }

  const all = [
    ...['windows-1251', 'utf-8', 'utf-16le', 'utf-16be'].map((name) => [name, TABLE]),
    ...['shift_jis', 'euc-jp', 'utf-8', 'utf-16le'].map((name) => [name, JAPANESE]),
  ] as [string, string][];
  test.each(all)('%s', async (encoding, text) => {
    const bytes = encoded(text, encoding) ?? new Uint8Array();
    const told: unknown[] = [];
    for (const step of [1, 2, 3, 5, 1000]) {
      const opened = await openFile(new Slow(bytes, step), 'slow.csv');
      const { check } = opened;
      expect(check.encoding.name).toBe(encoding);
      const { lines } = opened.dataset();
      told.push([
        check.columns.map(({ name }) => name),
        lines.customer.levels,
        [...lines.date],
        [...lines.amount].map((amount) => amount / lines.unit),
        lines.attributes.map(({ column }) => [column.at(0), column.at(1)]),
      ]);
    }
    expect(told[0]).toMatchObject([
      text.split(/[;|\n]/).slice(0, 4),
      text === TABLE ? ['Иванов', 'Петрова'] : ['喫茶ポプラ', '佐藤'],
      [18730, 18731],
      text === TABLE ? [1234.5, 20] : [1280.5, 20],
      [text === TABLE ? ['две\nстроки', '«чай» — №5'] : ['ソ表能', '一']],
    ]);
    for (const one of told.slice(1)) expect(one).toEqual(told[0]);
  });
});

describe('what comes late in a file counts', () => {
  const early = (rows: number) =>
    'customer,date,amount,note\n' +
    Array.from(
      { length: rows },
      (_, row) => `c${row % 50},2021-04-${10 + (row % 20)},${row}.5,nothing to see in this row`,
    ).join('\n');

  test('the first letter past ASCII, after the head, says what the file is written in', async () => {
    const text = `${early(9000)}\nCafé Größe,2021-04-13,7.25,façade\n`;
    const bytes = encoded(text, 'windows-1252') ?? new Uint8Array();
    expect(bytes.length).toBeGreaterThan(300_000);
    const opened = await openFile(new Blob([bytes]), 'late.csv');
    expect(opened.check.encoding).toMatchObject({ name: 'windows-1252', by: 'letters', broken: 0 });
    expect(opened.dataset().lines.customer.levels.at(-1)).toBe('Café Größe');
  });

  test('one cut character in a long file of UTF-8 is told of, and changes no other word', async () => {
    const names = Array.from({ length: 60 }, (_, i) => `Жук ${String.fromCharCode(0x430 + (i % 32))}${i}`);
    const rows = names.map((name) => `${name},2021-04-13,1.5,ok`).join('\n');
    const whole = new TextEncoder().encode(`${early(9000)}\n${rows}\nСлон,2021-04-13,7.25,ok\n`);
    // The last letter of the last customer loses its second byte.
    const cut = whole.length - ',2021-04-13,7.25,ok\n'.length - 1;
    const bytes = new Uint8Array([...whole.subarray(0, cut), ...whole.subarray(cut + 1)]);
    const { check, ...opened } = await openFile(new Blob([bytes]), 'cut.csv').then((file) => ({
      check: file.check,
      levels: file.dataset().lines.customer.levels,
    }));
    expect(check.encoding).toMatchObject({ name: 'utf-8', broken: 1 });
    expect(opened.levels.at(-1)).toBe('Сло\ufffd');
    expect(opened.levels).toContain('Жук а0');
  });
});

test('an encoding that is chosen is read by, and the roles are guessed anew', async () => {
  const bytes = encoded('Покупатель;Дата;Сумма\nЖук;13.04.2021;1,5\n', 'koi8-r') ?? new Uint8Array();
  const opened = await openFile(new Blob([bytes]), 'koi.csv');
  expect(opened.check.columns.map(({ name }) => name)).toEqual(['Покупатель', 'Дата', 'Сумма']);
  const wrong = await opened.recheck({ ...opened.check.options, encoding: 'windows-1251' });
  expect(wrong.encoding).toMatchObject({ name: 'windows-1251', by: 'chosen', runnerUp: 'koi8-r' });
  expect(wrong.columns[0]?.name).toBe('рПЛХРБФЕМШ');
  const back = await opened.recheck({ ...wrong.options, encoding: 'koi8-r' });
  expect(back.columns.map(({ role }) => role)).toEqual(['customer', 'date', 'amount']);
  expect(back.ready).toBe(true);
});

describe('Mongolian in windows-1251', () => {
  test('is told from Ukrainian', () => {
    expect(mongolianHabit(['Дїн', 'Бат'])).toEqual({ texts: 1, example: 'Дїн' });
    expect(mongolianHabit(['Київ', 'Єва', 'Їжак'])).toBeNull();
    expect(mongolianHabit(['бїтээгдэхїїн', 'Вінниця'])).toBeNull();
    expect(mongolianHabit(['Анна', 'Пётр'])).toBeNull();
  });

  test('is put right letter by letter', () => {
    expect(repairMongolian('Єдєр їнэ ЇНЭ')).toBe('Өдөр үнэ ҮНЭ');
  });
});

test('one word that is UTF-8 by chance is asked about, one that is written so is not', async () => {
  const file = (name: Uint8Array<ArrayBuffer> | string) =>
    openFile(new Blob(['date,customer,amount\n2021-10-18,', name, ',5.50\n2021-10-19,Ann,6.50\n']), 'a.csv');
  // `Příhoda` of a Macintosh: the two bytes in it are a letter of Thaana.
  const chance = await file(Uint8Array.of(0x50, 0xde, 0x92, 0x68, 0x6f, 0x64, 0x61));
  expect(chance.check.questions.map(({ code }) => code)).toEqual(['encoding']);
  const written = await file('Příhoda');
  expect([written.check.questions, written.check.dialect.encoding]).toEqual([[], 'utf-8']);
});
