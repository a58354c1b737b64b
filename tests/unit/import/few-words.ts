/** Words past ASCII that sales files hold (names, towns, goods, headers), and the encodings old programs wrote them in. */
export interface Words {
  readonly encodings: readonly string[];
  readonly words: readonly string[];
}

const WESTERN = ['windows-1252', 'macintosh', 'ibm850'];
const CENTRAL = ['windows-1250', 'iso-8859-2', 'ibm852', 'x-mac-ce'];
const CYRILLIC = ['windows-1251', 'koi8-r', 'ibm866', 'x-mac-cyrillic', 'iso-8859-5'];

const split = (text: string) => text.split(' ');

export const WORDS: Readonly<Record<string, Words>> = {
  de: {
    encodings: WESTERN,
    words: split(
      'Müller Bäckerei Schröder Größe Söhne Jürgen Weiß Köln Österreicher Hübner München Düsseldorf Nürnberg Straße Käufer Händler Prüfung später zurück bezahlt–bar Gebühr Fuß Grün Schäfer Krüger Böhm König Jäger Groß Günther Björn Lübeck Göttingen Würzburg Übersicht Äpfel Öl Tür Bücher Möbel Küche Gemüse Brötchen Käse Süßwaren für ÜBERWEISUNG MÜLLER GRÖSSE KÖLN Maß Spaß Preußen Vögel Höhne Strauß Rößler Förster Löffel Schlüssel',
    ),
  },
  fr: {
    encodings: WESTERN,
    words: split(
      'Société Générale Café François Lefèvre Hélène Noël Gérard Garçon Zoé payé livré à retourné Numéro Quantité Établi Chloé Agnès Irène Thérèse Jérôme Rémi Benoît Théo Léa Anaïs Orléans Besançon Nîmes Sète Évreux Crème Brûlée Pâtisserie Hôtel Fenêtre Forêt Château Mâcon Côte août février décembre Référence Désignation Prénom réglé annulé Très déjà où être Cœur Bœuf sœur SOCIÉTÉ PAYÉ ÉCOLE',
    ),
  },
  es: {
    encodings: WESTERN,
    words: split(
      'Muñoz Peña Núñez García Fernández González Rodríguez López Martínez Sánchez Pérez Gómez Martín Jiménez Ruíz Hernández Díaz Álvarez Moreno–Gil José María Ángel Jesús Andrés Málaga Córdoba Cádiz León Avilés Logroño España Niño mañana año señor compañía teléfono número artículo descripción envío también según camión lápiz jamón azúcar café té PEÑA MARTÍNEZ GARCÍA ¿Cuánto?',
    ),
  },
  pt: {
    encodings: WESTERN,
    words: split(
      'João Conceição São não Descrição Preço Código Endereço Gonçalves Simões Magalhães Guimarães Araújo Antônio Fábio Sérgio Cláudia Júlia Luís Inês Lúcia Évora Setúbal Goiânia Maranhão Paraná Ceará pão maçã limão feijão açúcar café chá mês três português opção número último você às à ÇÃO JOÃO PREÇO endereço devolução região câmbio',
    ),
  },
  it: {
    encodings: WESTERN,
    words: split('Nicolò Città Caffè più Quantità Società perché però già là lunedì martedì venerdì virtù Niccolò Forlì Cantù Mondovì Qualità Proprietà Metà È è tè Pietà università novità à ù'), // prettier-ignore
  },
  nordic: {
    encodings: WESTERN,
    words: split(
      'Malmö Göteborg Västerås Örebro Åsa Björk Sjöström Nyström Lindström Håkan Märta Øystein Bjørn Åse Tromsø Bodø Ålesund Sørensen Jørgensen Møller Kærlighed Ærø Århus Æble smør brød grønt blåbær på år køb må få fløde måned dag–nat Jyväskylä Hämeenlinna Mäkinen Hämäläinen Virtanen–Mäki Lähde Yö Kööpenhamina Sigurður Þór Guðrún Reykjavík Ísafjörður Kópavogur Æsir Ólafur Jónsson',
    ),
  },
  cs: {
    encodings: CENTRAL,
    words: split(
      'Číslo Zákazník Částka Poznámka Množství Jednotková Novák Jiří Dvořáková Truhlářství Žďár Šimek Pekařství Kapličky Růžička Černý Tůma Němec Příhoda hotově převodem zboží vráceno řádky Přehled období včetně ledna února března května září října Plzeň Děčín Třebíč Ústí Zlín Kladno–Švermov Řehoř Čeněk Božena–Němcová Květa Zdeněk Ondřej Tomáš Lukáš Matěj Vojtěch Kateřina Alžběta máslo mléko chléb rohlík sýr šunka káva čaj NOVÁK ČÍSLO',
    ),
  },
  sk: {
    encodings: CENTRAL,
    words: split('Zákazník Dátum Množstvo–ks Poznámka Košice Žilina Prešov Trenčín Poprad–Tatry Ľubica Ďurica Štefan Ján Kováč Horváth Tóth Šťastný Hríbik Vážny Bača Čierna ôsmy kôň stôl päť mäso chlieb–biely šťava ďakujem nová objednávka úhrada dobierka–pošta priezvisko–é'), // prettier-ignore
  },
  hu: {
    encodings: CENTRAL,
    words: split(
      'Rendelésszám Dátum Vevő Összeg Megjegyzés Mennyiség Egységár Kedvezmény Kovács Béla Szűcs Ödön Fűszer Győri Ágnes Tóth és Erdő Nóra Kőműves Sütő Pék Hűs készpénz átutalás sürgős hibás tétel két Eladási Összesen Készítette január február április május június július Győr Pécs Székesfehérvár Érd Makó Dabas–Gyón Zoltán László József Éva Erzsébet Zsófia Ízlés kenyér víz sör bor–vörös kávé tej–túró KOVÁCS ÖSSZEG',
    ),
  },
  pl: {
    encodings: CENTRAL,
    words: split(
      'zamówienia Ilość Wójcik Łąkowa Małgorzata Źródłowska Święty Spokój Paweł Ćwiek Żabka Gdańsk zapłacono odbiór gotówka sprzedaży Sporządził września października Łódź Kraków Wrocław Poznań Rzeszów Białystok Częstochowa Toruń Śląsk Zieliński Wiśniewski Dąbrowski Kozłowski Jabłoński Król Więckowski Górski Żak Stanisław Grażyna Józef Łukasz Mikołaj chleb–żytni masło śmietana ser–żółty mąka pączki jabłka ŁÓDŹ WÓJCIK',
    ),
  },
  hr: {
    encodings: CENTRAL,
    words: split('Količina Plaćanje Kovačević Babić Marić Jurić Knežević Horvat–Šimić Živković Đurić Perišić Šibenik Požega Čakovec Varaždin Đakovo Ćosić Žarko Luka–Čović košarica račun cijena–sniženje isporučeno narudžba plaćeno'), // prettier-ignore
  },
  ro: {
    encodings: ['windows-1250', 'iso-8859-2', 'ibm852'],
    words: split('Cantitate–bucăţi Preţ Client–nouă Bucureşti Iaşi Braşov Constanţa Timişoara Ştefan Ţară Gheorghiţă Ionuţ Mureşan Mihăilă pâine brânză lapte–dulce roşii mere–verzi întârziat plată livrată comandă'), // prettier-ignore
  },
  tr: {
    encodings: ['windows-1254'],
    words: split(
      'Sipariş Müşteri Açıklama İndirim Ayşe Yılmaz Öztürk Güneş Çağla Şahin İbrahim Aydın Kırmızı Oğuz Güler ödendi hızlı kargo–kapıda satır Satış Hazırlayan–Ayşe Şubat Mayıs Ağustos Eylül Kasım Aralık İstanbul İzmir Eskişehir Kayseri–Gülşehir Muğla Şişli Beşiktaş Çelik Yıldız Doğan Kılıç Koç Özdemir Işık ekmek–süt çay peynir–köy tavuk–göğsü fıstık ŞUBE MÜŞTERİ AÇIKLAMA',
    ),
  },
  lt: {
    encodings: ['windows-1257'],
    words: split('Užsakymo Pirkėjas Rūta Kazlauskienė Gintarė Žukauskaitė Šiaulių Čepas apmokėta šiandien grąžinta eilutės Parengė Iš Žalgiris Vilnius–Šeškinė Panevėžys Klaipėda Marijampolė Kėdainiai Jūratė Eglė Žydrė Ąžuolas Ūkis kaina–už pūkas mėsa sūris agurkų'), // prettier-ignore
  },
  lv: {
    encodings: ['windows-1257'],
    words: split('Pircējs pasūtījuma Kopējā mēnesī Jānis Bērziņš Kalniņš Ozoliņš Pēteris Līga Rīga Jūrmala Liepāja Rēzekne Valmiera–Cēsis Ķekava Žanis Ļaudona Šķirne Ģirts Ēriks maksājums piegāde'), // prettier-ignore
  },
  et: {
    encodings: ['windows-1257'],
    words: split('Tõnu Jüri Pärnu Põlva Võru Jõhvi Rõõm Ülle Õie Täht Mägi Kõiv Sõber Käär Müük Hüvitis Žanna Škoda'), // prettier-ignore
  },
  el: {
    encodings: ['windows-1253'],
    words: split(
      'Αριθμός παραγγελίας Ημερομηνία Πελάτης Ποσό Σημειώσεις Ποσότητα Τιμή μονάδας Έκπτωση Γιώργος Παπαδόπουλος Μαρία Νικολάου Εταιρεία Ήλιος Καφέ Αθήνα Ελένη Δημητρίου πληρώθηκε επείγον σήμερα επιστροφή δύο γραμμές Σύνολο Θεσσαλονίκη Πάτρα Ηράκλειο Κρήτη Ιωάννης Κώστας Αντώνης ψωμί γάλα τυρί ελιές ΑΘΗΝΑ ΠΕΛΑΤΗΣ',
    ),
  },
  ru: {
    encodings: CYRILLIC,
    words: split(
      'Номер заказа Дата Контрагент Сумма Комментарий Количество Цена Скидка Ромашка Иванов Петрова Анна Лес склад Магазин дома Ёлкин Юрий Щукина Объект Кафе Ваниль Вектор срочно возврат брак самовывоз нал две строки Итого января мая июля Москва Казань Уфа Тверь Сочи Пермь Хлеб чай мёд шт кг ООО ИП ЗАО НДС МАГАЗИН СКЛАД да нет Яна Юг Эхо Цех',
    ),
  },
  uk: {
    encodings: ['windows-1251', 'koi8-u', 'x-mac-cyrillic'],
    words: split('Замовлення Кількість Ціна Знижка Київ Харків Їжак Ґанок Львів Іванна Юрій Сергій Шевченко Ковальчук Олія Хліб м’ята Приміткa–ні Сума Повернення сплачено Знам’янка Є Ілля Вінниця Полуниця'), // prettier-ignore
  },
  mn: {
    encodings: ['windows-1251'],
    words: split('Захиалгын дугаар Огноо Харилцагч Нийт дїн Тэмдэглэл Тоо ширхэг їнэ Хєнгєлєлт Бат Дорж Номин Єлзий Їїрээ Сїрэн Цэцэг Ганбаатар Хєвсгєл трейд Сараа дэлгїїр бэлэн буцаалт гэмтэл Болд Мєнх Дархан Эрдэнэт Сїхбаатар'), // prettier-ignore
  },
  bg: {
    encodings: ['windows-1251', 'ibm866'],
    words: split('Поръчка Клиент Дата Сума Количество Бележка София Пловдив Варна Бургас Иван Георги Петър Мария Елена Стоянов Димитров платено връщане хляб мляко сирене вода Търново'), // prettier-ignore
  },
  he: {
    encodings: ['windows-1255'],
    words: split(
      'מספר הזמנה תאריך לקוח סכום הערות כמות מחיר ליחידה הנחה משה כהן שרה לוי חברת אור יוסי מזרחי רחל אברהם מסעדת הים חיפה בית קפה נגה שולם משלוח מהיר החזרה שתי שורות ירושלים אילת דוד יעקב לחם חלב גבינה יין',
    ),
  },
  ar: {
    encodings: ['windows-1256'],
    words: split(
      'رقم الطلب التاريخ العميل المبلغ ملاحظات الكمية سعر الوحدة الخصم محمد أحمد شركة النور للتجارة فاطمة الزهراء مؤسسة الخليج سارة خالد مطعم الشام دبي يوسف إبراهيم تم الدفع توصيل سريع بضاعة مرتجعة القاهرة عمان حسن علي خبز حليب قهوة شاي',
    ),
  },
  th: {
    encodings: ['windows-874'],
    words: split(
      'เลขที่คำสั่งซื้อ วันที่ ลูกค้า จำนวนเงิน หมายเหตุ จำนวน ราคาต่อหน่วย ส่วนลด สมชาย ใจดี สมหญิง รักไทย บริษัท สยามการค้า จำกัด ร้านอาหารครัวไทย วิชัย แสงทอง ร้านกาแฟ ดอยช้าง ชำระแล้ว ส่งด่วน วันนี้ คืนสินค้า กรุงเทพ เชียงใหม่ ภูเก็ต ข้าว น้ำ ชา กาแฟ',
    ),
  },
  vi: {
    encodings: ['windows-1258'],
    words: split('Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Số lượng Đơn giá Khách hàng Ghi chú Hà Nội Đà Nẵng Cần Thơ Huế đã thanh toán cà phê nước mắm gạo').filter((word) => /[^\p{ASCII}]/u.test(word)), // prettier-ignore
  },
  ja: {
    encodings: ['shift_jis', 'euc-jp'],
    words: split(
      '注文番号 日付 顧客名 金額 備考 数量 単価 割引率 山田商店 株式会社ソニー表 田中 喫茶ドトール 佐藤酒店 能登屋 東京予約センター カフェ十番 鈴木花子 ポプラ 至急 返品 税込 売上一覧表 合計 渡辺 伊藤 中村 小林 加藤 吉田 山口 松本 井上 さくら はなまる みどり ラーメン コーヒー ケーキ おにぎり 大阪 名古屋 札幌 福岡 横浜 斎藤 高橋 森 円 東 店',
    ),
  },
  zh: {
    encodings: ['gb18030'],
    words: split(
      '订单编号 日期 客户名称 金额 备注 数量 单价 折扣 王小明 陈美玲 林志豪 大同股份有限公司 张雅婷 李建国 北京咖啡馆 已付款 快递 当日 退货 销售报表 合计 上海 广州 深圳 杭州 成都 南京 刘洋 赵敏 周杰 吴静 郑爽 孙丽 茶叶 牛奶 面包 店 元 张伟 王芳 李娜 杨洋 黄磊 徐静 何炅 罗志祥 宋佳',
    ),
  },
  tw: {
    encodings: ['big5'],
    words: split(
      '訂單編號 日期 客戶名稱 金額 備註 數量 單價 折扣 王小明 陳美玲 林志豪 大同股份有限公司 張雅婷 李建國 台北咖啡館 已付款 宅配 當日 退貨 銷售報表 合計 高雄 台中 新竹 花蓮 香港 劉德華 黃小琥 吳宗憲 蔡依林 周杰倫 許淑娟 鄭雅文 謝佳穎 茶葉 牛奶 麵包 店 元 林書豪 郭台銘 張忠謀 王永慶 陳怡君 林怡君 張家豪',
    ),
  },
  ko: {
    encodings: ['euc-kr'],
    words: split(
      '주문번호 날짜 고객명 금액 비고 수량 단가 할인율 김철수 이영희 박지성 주식회사 한빛 최민수 정수진 서울식당 결제완료 배송 당일 반품 매출 합계 부산 대구 인천 광주 대전 강남 홍길동 조용필 윤아 장동건 임꺽정 한지민 커피 우유 빵 점 원 신사임당 유재석 송혜교 전지현',
    ),
  },
};
