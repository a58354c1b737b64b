/** What a file's words are in one language, and the encodings such files come in. */
export interface Language {
  readonly encodings: readonly string[];
  readonly headers: readonly [order: string, date: string, customer: string, amount: string, note: string];
  /** Of lines whose amount is to be worked out. */
  readonly parts: readonly [quantity: string, unitPrice: string, discount: string];
  readonly names: readonly string[];
  readonly notes: readonly string[];
  readonly title: string;
  readonly total: string;
  readonly footers: readonly string[];
  /** As they stand beside a day; empty where months are numbered. */
  readonly months: readonly string[];
}

const UNICODE = ['utf-8', 'utf-8', 'utf-8 mark', 'utf-16le mark', 'utf-16be mark', 'utf-16le', 'utf-16be'];

export const LANGUAGES: Readonly<Record<string, Language>> = {
  en: {
    encodings: [...UNICODE, 'windows-1252'],
    headers: ['Order ID', 'Date', 'Customer', 'Amount', 'Note'],
    parts: ['Quantity', 'Unit price', 'Discount'],
    names:
      'Ann Lee|Bob Ray|Café Nero|Zoë Smith|O’Brien & Sons|Acme, Inc.|Joe "Red" Fox|Peña Ltd|Fjord AS|Kim'.split(
        '|',
      ),
    notes: ['', 'ok', 'a, b; c', '5" tube', '100 %', '=1+1', 'two\nlines', 'naïve'],
    title: 'Sales report',
    total: 'Total',
    footers: ['Report created by Ann', '* returns included', 'Page 1 of 1'],
    months: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
  },
  ru: {
    encodings: [...UNICODE, 'windows-1251', 'windows-1251', 'koi8-r', 'ibm866'],
    headers: ['Номер заказа', 'Дата', 'Контрагент', 'Сумма', 'Комментарий'],
    parts: ['Количество', 'Цена', 'Скидка'],
    names:
      'ООО "Ромашка"|ИП Иванов И.И.|Петрова Анна|ЗАО Лес; склад 2|Магазин у дома|Ёлкин Юрий|Щукина|Объект 7|Кафе Ваниль|АО Вектор'.split(
        '|',
      ),
    notes: ['', 'срочно', 'возврат, брак', 'самовывоз', 'без НДС; нал', 'две\nстроки'],
    title: 'Отчет о продажах за период',
    total: 'Итого',
    footers: ['Ответственный: Петрова А.', 'Сформировано программой'],
    months: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' '),
  },
  cs: {
    encodings: [...UNICODE, 'windows-1250', 'iso-8859-2'],
    headers: ['Číslo objednávky', 'Datum', 'Zákazník', 'Částka', 'Poznámka'],
    parts: ['Množství', 'Jednotková cena', 'Sleva'],
    names:
      'Novák Jiří|Dvořáková Eva|Truhlářství Žďár|Šimek s.r.o.|Pekařství U Kapličky|Růžička|Černý, Petr|Tůma|Němec|Příhoda'.split(
        '|',
      ),
    notes: ['', 'hotově', 'převodem, splatno', 'zboží vráceno', 'dvě\nřádky'],
    title: 'Přehled prodejů za období',
    total: 'Celkem',
    footers: ['Vystavil: Novák', 'Částky včetně DPH'],
    months: 'ledna února března dubna května června července srpna září října listopadu prosince'.split(' '),
  },
  hu: {
    encodings: [...UNICODE, 'windows-1250', 'iso-8859-2'],
    headers: ['Rendelésszám', 'Dátum', 'Vevő', 'Összeg', 'Megjegyzés'],
    parts: ['Mennyiség', 'Egységár', 'Kedvezmény'],
    names:
      'Kovács Béla|Szűcs Ödön|Fűszer Bt.|Győri Kft.|Nagy Ágnes|Tóth és Fia|Erdő Nóra|Kőműves Bt.|Sütő; Pék|Hűs Ital'.split(
        '|',
      ),
    notes: ['', 'készpénz', 'átutalás, sürgős', 'hibás tétel', 'két\nsor'],
    title: 'Eladási kimutatás',
    total: 'Összesen',
    footers: ['Készítette: Nagy Ágnes', 'Az összegek bruttó értékek'],
    months:
      'január február március április május június július augusztus szeptember október november december'.split(
        ' ',
      ),
  },
  ja: {
    encodings: [...UNICODE, 'shift_jis', 'shift_jis', 'euc-jp'],
    headers: ['注文番号', '日付', '顧客名', '金額', '備考'],
    parts: ['数量', '単価', '割引率'],
    names:
      '山田商店|株式会社ソニー表|田中 一郎|喫茶ドトール|佐藤酒店|能登屋|東京予約センター|カフェ十番|鈴木花子|ポプラ'.split(
        '|',
      ),
    notes: ['', '至急', '返品、破損', '税込', '二\n行'],
    title: '売上一覧表',
    total: '合計',
    footers: ['作成者:山田', '※税込金額'],
    months: [],
  },
  mn: {
    encodings: ['utf-8', 'utf-8 mark', 'utf-16le mark', 'utf-16le'],
    headers: ['Захиалгын дугаар', 'Огноо', 'Харилцагч', 'Дүн', 'Тэмдэглэл'],
    parts: ['Тоо ширхэг', 'Нэгж үнэ', 'Хөнгөлөлт'],
    names: 'Бат Дорж|Номин ХХК|Өлзий|Үүрээ Сүрэн|Цэцэг|Ганбаатар|Хөвсгөл трейд|Сараа; дэлгүүр'.split('|'),
    notes: ['', 'бэлэн', 'буцаалт, гэмтэл', 'хоёр\nмөр'],
    title: 'Борлуулалтын тайлан',
    total: 'Нийт',
    footers: ['Тайлан гаргасан: Бат'],
    months: [],
  },
  // Mongolian as it was written where fonts put Ө and Ү in the places of Є and Ї.
  'mn 1251': {
    encodings: ['windows-1251'],
    headers: ['Захиалгын дугаар', 'Огноо', 'Харилцагч', 'Нийт дїн', 'Тэмдэглэл'],
    parts: ['Тоо ширхэг', 'Нэгж їнэ', 'Хєнгєлєлт'],
    names: 'Бат Дорж|Номин ХХК|Єлзий|Їїрээ Сїрэн|Цэцэг|Ганбаатар|Хєвсгєл трейд|Сараа; дэлгїїр'.split('|'),
    notes: ['', 'бэлэн', 'буцаалт, гэмтэл', 'хоёр\nмєр'],
    title: 'Борлуулалтын тайлан',
    total: 'Нийт',
    footers: ['Тайлан гаргасан: Бат'],
    months: [],
  },
  de: {
    encodings: [...UNICODE, 'windows-1252', 'windows-1252'],
    headers: ['Order number', 'Date', 'Customer', 'Amount', 'Remark'],
    parts: ['Quantity', 'Unit price', 'Discount'],
    names:
      'Müller GmbH|Bäckerei Schröder|Größe & Söhne|Jürgen Weiß|Café Köln|Österreicher|Hübner; Ulm|Société Générale|Señor Muñoz|Çelik'.split(
        '|',
      ),
    notes: ['', 'bar', 'später, prüfen', 'zurück', 'zwei\nZeilen'],
    title: 'Umsätze im Überblick',
    total: 'Gesamt',
    footers: ['Erstellt von Jürgen Weiß'],
    months: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
  },
};

/** What a file in any language may have of a program that speaks English: its header, and most of its names. */
export const PLAIN = {
  headers: ['Order ID', 'Date', 'Customer', 'Amount', 'Note'],
  parts: ['Quantity', 'Unit price', 'Discount'],
  names: 'Ann Lee|Bob Ray|Cid|Dan Brown|Eve|Kim'.split('|'),
  notes: ['', 'ok', 'paid'],
} as const;
