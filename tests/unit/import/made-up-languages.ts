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
  /** Cut short, with the dots people write. */
  readonly short?: readonly string[];
}

const UNICODE = ['utf-8', 'utf-8', 'utf-8 mark', 'utf-16le mark', 'utf-16be mark', 'utf-16le', 'utf-16be'];

export const LANGUAGES: Readonly<Record<string, Language>> = {
  en: {
    encodings: [...UNICODE, 'windows-1252', 'macintosh'],
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
    encodings: [...UNICODE, 'windows-1251', 'windows-1251', 'koi8-r', 'ibm866', 'x-mac-cyrillic'],
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
    short: 'янв. февр. мар. апр. мая июн. июл. авг. сент. окт. нояб. дек.'.split(' '),
  },
  cs: {
    encodings: [...UNICODE, 'windows-1250', 'iso-8859-2', 'ibm852', 'x-mac-ce'],
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
    encodings: [...UNICODE, 'windows-1250', 'iso-8859-2', 'ibm852'],
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
    encodings: UNICODE,
    headers: ['Захиалгын дугаар', 'Огноо', 'Харилцагч', 'Дүн', 'Тэмдэглэл'],
    parts: ['Тоо ширхэг', 'Нэгж үнэ', 'Хөнгөлөлт'],
    names: 'Бат Дорж|Номин ХХК|Өлзий|Үүрээ Сүрэн|Цэцэг|Ганбаатар|Хөвсгөл трейд|Сараа; дэлгүүр'.split('|'),
    notes: ['', 'бэлэн', 'буцаалт, гэмтэл', 'хоёр\nмөр'],
    title: 'Борлуулалтын тайлан',
    total: 'Нийт',
    footers: ['Тайлан гаргасан: Бат'],
    months: Array.from({ length: 12 }, (_, month) => `${month + 1}-р сарын`),
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
    encodings: [...UNICODE, 'windows-1252', 'windows-1252', 'ibm850', 'macintosh'],
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
    short: 'Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.'.split(' '),
  },
  fr: {
    encodings: [...UNICODE, 'windows-1252', 'windows-1252', 'ibm850', 'macintosh'],
    headers: ['Numéro de commande', 'Date', 'Client', 'Montant', 'Remarque'],
    parts: ['Quantité', 'Prix unitaire', 'Remise'],
    names:
      'Société Générale|Café Fleur|François Lefèvre|Hélène Dubois|Noël Gérard|Garçon & Fils|Zoé; Nice'.split(
        '|',
      ),
    notes: ['', 'payé', 'à livrer, urgent', 'retourné', 'deux\nlignes'],
    title: 'Relevé des ventes',
    total: 'Total',
    footers: ['Établi par Hélène Dubois'],
    months: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
    short: 'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.'.split(' '),
  },
  pl: {
    encodings: [...UNICODE, 'windows-1250', 'iso-8859-2', 'ibm852', 'x-mac-ce'],
    headers: ['Numer zamówienia', 'Data', 'Klient', 'Kwota', 'Uwagi'],
    parts: ['Ilość', 'Cena jednostkowa', 'Rabat'],
    names: 'Jan Wójcik|Piekarnia Łąkowa|Małgorzata Źródłowska|Święty Spokój|Paweł Ćwiek|Żabka; Gdańsk'.split(
      '|',
    ),
    notes: ['', 'zapłacono', 'pilne, odbiór', 'gotówka', 'dwa\nwiersze'],
    title: 'Zestawienie sprzedaży',
    total: 'Razem',
    footers: ['Sporządził: Paweł Ćwiek'],
    months:
      'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia'.split(
        ' ',
      ),
  },
  es: {
    encodings: [...UNICODE, 'windows-1252', 'windows-1252', 'ibm850', 'macintosh'],
    headers: ['Número de pedido', 'Fecha', 'Cliente', 'Importe', 'Observaciones'],
    parts: ['Cantidad', 'Precio unitario', 'Descuento'],
    names: 'María Núñez|Panadería Ibáñez|José Muñoz|Café Bogotá|Peña & Hijos|Begoña Güell|Añejo; León'.split(
      '|',
    ),
    notes: ['', 'pagado', 'envío, urgente', 'devolución', 'dos\nlíneas'],
    title: 'Informe de ventas',
    total: 'Total',
    footers: ['Elaborado por María Núñez'],
    months: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(
      ' ',
    ),
    short: 'ene. feb. mar. abr. may. jun. jul. ago. sept. oct. nov. dic.'.split(' '),
  },
  it: {
    encodings: [...UNICODE, 'windows-1252', 'windows-1252', 'ibm850', 'macintosh'],
    headers: ['Numero ordine', 'Data', 'Cliente', 'Importo', 'Note'],
    parts: ['Quantità', 'Prezzo unitario', 'Sconto'],
    names: 'Niccolò Rossi|Caffè Perù|Società Bontà|Giosuè Forlì|Libertà S.r.l.|Città; Nuova|Più Gusto'.split(
      '|',
    ),
    notes: ['', 'pagato', 'già spedito, urgente', 'reso', 'due\nrighe'],
    title: 'Riepilogo vendite',
    total: 'Totale',
    footers: ['Redatto da Niccolò Rossi'],
    months:
      'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(
        ' ',
      ),
    short: 'gen. feb. mar. apr. mag. giu. lug. ago. set. ott. nov. dic.'.split(' '),
  },
  pt: {
    encodings: [...UNICODE, 'windows-1252', 'windows-1252', 'ibm850', 'macintosh'],
    headers: ['Número do pedido', 'Data', 'Cliente', 'Valor', 'Observações'],
    parts: ['Quantidade', 'Preço unitário', 'Desconto'],
    names:
      'João Conceição|Padaria São José|Inês Magalhães|Café Açaí|Irmãos Falcão|Antônia Simões|Pães; Lisboa'.split(
        '|',
      ),
    notes: ['', 'pago', 'entrega amanhã, urgente', 'devolução', 'duas\nlinhas'],
    title: 'Relatório de vendas',
    total: 'Total',
    footers: ['Elaborado por João Conceição'],
    months: 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'.split(
      ' ',
    ),
    short: 'jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez.'.split(' '),
  },
  sv: {
    encodings: [...UNICODE, 'windows-1252', 'windows-1252', 'ibm850', 'macintosh'],
    headers: ['Ordernummer', 'Datum', 'Kund', 'Belopp', 'Anteckning'],
    parts: ['Antal', 'Pris', 'Rabatt'],
    names: 'Åsa Lindström|Göran Sjöberg|Bageri Åkern|Märta Öberg|Växjö Kök AB|Håkan; Malmö'.split('|'),
    notes: ['', 'betald', 'brådskande, i dag', 'retur', 'två\nrader'],
    title: 'Försäljning i översikt',
    total: 'Summa',
    footers: ['Upprättad av Åsa Lindström'],
    months: 'januari februari mars april maj juni juli augusti september oktober november december'.split(
      ' ',
    ),
    short: 'jan. feb. mars apr. maj juni juli aug. sep. okt. nov. dec.'.split(' '),
  },
  da: {
    encodings: [...UNICODE, 'windows-1252', 'windows-1252', 'ibm850', 'macintosh'],
    headers: ['Ordrenummer', 'Dato', 'Kunde', 'Beløb', 'Bemærkning'],
    parts: ['Antal', 'Stykpris', 'Rabat'],
    names: 'Søren Møller|Bageri Ærø|Kåre Østergård|Åse Næss|Rødgrød ApS|Jørgen; Århus'.split('|'),
    notes: ['', 'betalt', 'haster, i dag', 'returneret', 'to\nlinjer'],
    title: 'Salg for året',
    total: 'I alt',
    footers: ['Udarbejdet af Søren Møller'],
    months: 'januar februar marts april maj juni juli august september oktober november december'.split(' '),
    short: 'jan. feb. mar. apr. maj jun. jul. aug. sep. okt. nov. dec.'.split(' '),
  },
  fi: {
    encodings: [...UNICODE, 'windows-1252', 'windows-1252', 'ibm850', 'macintosh'],
    headers: ['Tilausnumero', 'Päivämäärä', 'Asiakas', 'Summa', 'Huomautus'],
    parts: ['Määrä', 'Yksikköhinta', 'Alennus'],
    names: 'Päivi Mäkelä|Leipomo Hämäläinen|Jyrki Särkkä|Kahvila Köökki|Hölttä Oy|Väinö; Jyväskylä'.split(
      '|',
    ),
    notes: ['', 'maksettu', 'kiireellinen, tänään', 'palautus', 'kaksi\nriviä'],
    title: 'Myyntiraportti',
    total: 'Yhteensä',
    footers: ['Laatinut Päivi Mäkelä'],
    months: [],
  },
  tr: {
    encodings: [...UNICODE, 'windows-1254', 'windows-1254'],
    headers: ['Sipariş no', 'Tarih', 'Müşteri', 'Tutar', 'Açıklama'],
    parts: ['Adet', 'Birim fiyat', 'İndirim'],
    names: 'Ayşe Yılmaz|Mehmet Öztürk|Güneş Ticaret|Çağla Şahin|İbrahim Aydın|Kırmızı Kafe|Oğuz; Güler'.split(
      '|',
    ),
    notes: ['', 'ödendi', 'hızlı kargo, kapıda', 'iade', 'iki\nsatır'],
    title: 'Satış raporu',
    total: 'Toplam',
    footers: ['Hazırlayan: Ayşe Yılmaz'],
    months: 'Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık'.split(' '),
    short: 'Oca. Şub. Mar. Nis. May. Haz. Tem. Ağu. Eyl. Eki. Kas. Ara.'.split(' '),
  },
  el: {
    encodings: [...UNICODE, 'windows-1253'],
    headers: ['Αριθμός παραγγελίας', 'Ημερομηνία', 'Πελάτης', 'Ποσό', 'Σημειώσεις'],
    parts: ['Ποσότητα', 'Τιμή μονάδας', 'Έκπτωση'],
    names: 'Γιώργος Παπαδόπουλος|Μαρία Νικολάου|Εταιρεία Ήλιος|Καφέ Αθήνα|Ελένη; Δημητρίου'.split('|'),
    notes: ['', 'πληρώθηκε', 'επείγον, σήμερα', 'επιστροφή', 'δύο\nγραμμές'],
    title: 'Αναφορά πωλήσεων',
    total: 'Σύνολο',
    footers: ['Συντάχθηκε από Μαρία'],
    months: [],
  },
  lt: {
    encodings: [...UNICODE, 'windows-1257'],
    headers: ['Užsakymo numeris', 'Data', 'Pirkėjas', 'Suma', 'Pastabos'],
    parts: ['Kiekis', 'Vieneto kaina', 'Nuolaida'],
    names:
      'Jonas Petrauskas|UAB Žalgiris|Rūta Kazlauskienė|Gintarė Žukauskaitė|Šiaulių kepykla|Čepas; Kaunas'.split(
        '|',
      ),
    notes: ['', 'apmokėta', 'skubu, šiandien', 'grąžinta', 'dvi\neilutės'],
    title: 'Pardavimų ataskaita',
    total: 'Iš viso',
    footers: ['Parengė Rūta'],
    months: [],
  },
  ar: {
    encodings: [...UNICODE, 'windows-1256', 'windows-1256'],
    headers: ['رقم الطلب', 'التاريخ', 'العميل', 'المبلغ', 'ملاحظات'],
    parts: ['الكمية', 'سعر الوحدة', 'الخصم'],
    names:
      'محمد أحمد|شركة النور للتجارة|فاطمة الزهراء|مؤسسة الخليج|سارة خالد|مطعم الشام; دبي|يوسف إبراهيم'.split(
        '|',
      ),
    notes: ['', 'تم الدفع', 'توصيل, سريع', 'بضاعة مرتجعة', 'سطر\nآخر'],
    title: 'تقرير المبيعات',
    total: 'المجموع',
    footers: ['أعده محمد أحمد'],
    months: [],
  },
  he: {
    encodings: [...UNICODE, 'windows-1255', 'windows-1255'],
    headers: ['מספר הזמנה', 'תאריך', 'לקוח', 'סכום', 'הערות'],
    parts: ['כמות', 'מחיר ליחידה', 'הנחה'],
    names: 'משה כהן|שרה לוי|חברת אור בע"מ|יוסי מזרחי|רחל אברהם|מסעדת הים; חיפה|בית קפה נגה'.split('|'),
    notes: ['', 'שולם', 'משלוח, מהיר', 'החזרה', 'שתי\nשורות'],
    title: 'דוח מכירות',
    total: 'סך הכל',
    footers: ['הופק על ידי משה כהן'],
    months: [],
  },
  th: {
    encodings: [...UNICODE, 'windows-874', 'windows-874'],
    headers: ['เลขที่คำสั่งซื้อ', 'วันที่', 'ลูกค้า', 'จำนวนเงิน', 'หมายเหตุ'],
    parts: ['จำนวน', 'ราคาต่อหน่วย', 'ส่วนลด'],
    names: 'สมชาย ใจดี|สมหญิง รักไทย|บริษัท สยามการค้า จำกัด|ร้านอาหารครัวไทย|วิชัย แสงทอง|ร้านกาแฟ; ดอยช้าง'.split('|'),
    notes: ['', 'ชำระแล้ว', 'ส่งด่วน, วันนี้', 'คืนสินค้า', 'สอง\nบรรทัด'],
    title: 'รายงานการขาย',
    total: 'รวม',
    footers: ['จัดทำโดย สมชาย'],
    months: [],
  },
  zh: {
    encodings: [...UNICODE, 'gb18030', 'gb18030'],
    headers: ['订单编号', '日期', '客户名称', '金额', '备注'],
    parts: ['数量', '单价', '折扣'],
    names: '王小明|陈美玲|林志豪|大同股份有限公司|张雅婷|李建国; 店|北京咖啡馆'.split('|'),
    notes: ['', '已付款', '快递, 当日', '退货', '两\n行'],
    title: '销售报表',
    total: '合计',
    footers: ['制表人:王小明'],
    months: [],
  },
  tw: {
    encodings: [...UNICODE, 'big5', 'big5'],
    headers: ['訂單編號', '日期', '客戶名稱', '金額', '備註'],
    parts: ['數量', '單價', '折扣'],
    names: '王小明|陳美玲|林志豪|大同股份有限公司|張雅婷|李建國; 店|台北咖啡館'.split('|'),
    notes: ['', '已付款', '宅配, 當日', '退貨', '兩\n行'],
    title: '銷售報表',
    total: '合計',
    footers: ['製表人:王小明'],
    months: [],
  },
  ko: {
    encodings: [...UNICODE, 'euc-kr', 'euc-kr'],
    headers: ['주문번호', '날짜', '고객명', '금액', '비고'],
    parts: ['수량', '단가', '할인율'],
    names: '김철수|이영희|박지성|주식회사 한빛|최민수|정수진; 부산|서울식당'.split('|'),
    notes: ['', '결제완료', '배송, 당일', '반품', '두\n줄'],
    title: '매출 현황',
    total: '합계',
    footers: ['작성자: 김철수'],
    months: [],
  },
};

/** What a file in any language may have of a program that speaks English: its header, and most of its names. */
export const PLAIN = {
  headers: ['Order ID', 'Date', 'Customer', 'Amount', 'Note'],
  parts: ['Quantity', 'Unit price', 'Discount'],
  names: 'Ann Lee|Bob Ray|Cid|Dan Brown|Eve|Kim'.split('|'),
  notes: ['', 'ok', 'paid'],
} as const;
