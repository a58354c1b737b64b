import type { Role } from '../model/lines.ts';

/**
 * The words headers use for each role, with how surely they mean it (1: always, 0.3: for want of better). In English,
 * Russian, Japanese, Czech, Hungarian and Mongolian, and as the exports of shops and books write them (Shopify,
 * WooCommerce, Square, Stripe, Lightspeed, Amazon, Etsy, 1C, Bitrix, Ozon, freee, Rakuten, Shoptet, Pohoda, Money S3,
 * UNAS, Számlázz). Written as `tokensOf` leaves them matters not: both sides pass through it.
 */
export const ROLE_WORDS: Readonly<Record<Role, readonly (readonly [weight: number, words: string])[]>> = {
  customer: [
    [
      1,
      'customer id|customer|customer no|customer number|customer code|customer key|cust id|cust no|cust|customer ref|client id|client|client code|client no|customer account|account id|account no|account number|card no|card number|loyalty card|loyalty id|member id|member no|member|membership number|patron id|subscriber id|buyer id|buyer|buyer user id|payer|payer id|user id|shopper id|guest id|bill to customer|sold to|sold to party|consumer id|patient id|household id|id customer|id client|customer unique id',
    ],
    [
      0.8,
      'customer email|buyer email|billing email|client email|email|e mail|e-mail address|email address|account|account name|company|company name|billing company|partner|partner id|debtor|debtor no|user|userid|uid|visitor id|contact id|guest',
    ],
    [
      0.7,
      'customer name|client name|buyer name|billing name|customer full name|full name|payer name|ship name|recipient name|shipping name',
    ],
    [
      0.5,
      'name|phone|customer phone|mobile|phone number|contact|recipient|username|user name|inn|vat number|tax id|card',
    ],
    [
      1,
      'покупатель|клиент|контрагент|заказчик|код клиента|код покупателя|код контрагента|id клиента|ид клиента|номер клиента|клиент id|карта лояльности|номер карты|номер дисконтной карты|дисконтная карта|карта|плательщик|потребитель|партнер|абонент|получатель услуг|id покупателя|пользователь id|id пользователя',
    ],
    [
      0.8,
      'инн|инн покупателя|инн контрагента|инн плательщика|наименование контрагента|наименование покупателя|наименование клиента|электронная почта|почта|эл почта|компания|организация покупатель|пользователь|телефон клиента|номер телефона',
    ],
    [0.6, 'фио|фио клиента|фио покупателя|имя клиента|имя покупателя|телефон|организация|получатель'],
    [
      1,
      '顧客|顧客id|顧客コード|顧客番号|得意先|得意先コード|得意先名|取引先|取引先コード|取引先名|会員|会員id|会員番号|会員コード|お客様番号|お客様id|購入者|購入者id|注文者|注文者id|販売先|請求先|納入先|カード番号|ユーザーid|ユーザid|客先|顧客no',
    ],
    [
      0.8,
      '顧客名|得意先名称|取引先名称|お客様名|会員名|購入者名|注文者名|注文者氏名|メールアドレス|メール|注文者メールアドレス|会社名|お客様|請求先名',
    ],
    [0.6, '氏名|お名前|名前|電話番号'],
    [
      1,
      'zákazník|odběratel|klient|číslo zákazníka|kód zákazníka|id zákazníka|zákazník id|kód odběratele|číslo odběratele|partner|kupující|plátce|číslo karty|věrnostní karta|ičo|ič|ičo odběratele',
    ],
    [
      0.8,
      'jméno zákazníka|název zákazníka|název odběratele|název firmy|firma|odběratel název|e-mail zákazníka|email zákazníka|fakturační email|partner název|obchodní partner',
    ],
    [0.5, 'jméno|jméno a příjmení|příjmení|telefon|fakturační jméno'],
    [
      1,
      'vevő|ügyfél|vásárló|megrendelő|vevőkód|vevő kód|vevő kódja|vevő azonosító|vevőazonosító|ügyfélkód|ügyfél azonosító|ügyfélszám|partner|partnerkód|partner kód|vásárló azonosító|kártyaszám|törzsvásárlói kártya|vevő id',
    ],
    [
      0.8,
      'vevő neve|vevőnév|vevő név|ügyfél neve|ügyfélnév|partner neve|partnernév|partner név|vásárló neve|megrendelő neve|vevő email|vevő e-mail|email cím|e-mail cím|cégnév|vevő adószáma|adószám',
    ],
    [0.5, 'név|számlázási név|telefonszám|telefon'],
    [
      1,
      'харилцагч|үйлчлүүлэгч|худалдан авагч|хэрэглэгч|харилцагчийн код|харилцагчийн дугаар|харилцагч код|харилцагч id|үйлчлүүлэгчийн дугаар|худалдан авагчийн код|гишүүн|гишүүний дугаар|картын дугаар|картын код|хэрэглэгчийн дугаар|төлөгч|захиалагч',
    ],
    [
      0.8,
      'харилцагчийн нэр|үйлчлүүлэгчийн нэр|худалдан авагчийн нэр|хэрэглэгчийн нэр|регистр|регистрийн дугаар|байгууллага|байгууллагын нэр|и-мэйл|имэйл',
    ],
    [0.5, 'нэр|овог нэр|утас|утасны дугаар'],
  ],
  date: [
    [
      1,
      'date|order date|invoice date|sale date|sales date|transaction date|purchase date|date of sale|date of purchase|date of order|document date|doc date|posting date|receipt date|day|order day|purchase timestamp|order purchase timestamp|txn date|trans date|tran date|booking date|bill date|billing date|order timestamp|invoiced on|ordered on|date ordered|date created|order placed|purchased at|ordered at|sold at|transaction time|invoice issued|issue date',
    ],
    [
      0.85,
      'created|created at|created utc|created date|date time|datetime|timestamp|order time|payment date|date paid|paid date|time|when|processed at|closed at|completed at|charge date|settlement date|sold date|visit date|creation date|created on',
    ],
    [0.75, 'paid at'],
    [
      0.4,
      'ship date|shipped at|shipping date|dispatch date|delivery date|fulfilled at|delivered at|date shipped|value date|modified|refund date',
    ],
    [
      0.2,
      'due date|updated at|date updated|last modified|modified at|expiry date|valid until|cancelled at|estimated delivery date|approved at',
    ],
    [
      1,
      'дата|дата заказа|дата продажи|дата документа|дата операции|дата покупки|дата чека|дата реализации|дата накладной|дата счета|дата отгрузки|день|период день|дата проводки|дата сделки|дата создания|дата и время',
    ],
    [
      0.8,
      'дата оплаты|дата платежа|период|время|создан|создано|дата время|дата принятия в обработку|принят в обработку|дата закрытия',
    ],
    [0.3, 'дата доставки|дата возврата|дата изменения|срок оплаты'],
    [
      1,
      '日付|売上日|注文日|受注日|購入日|取引日|販売日|伝票日付|発生日|計上日|注文日時|年月日|売上日付|受注日時|請求日|来店日|利用日|購入日時|取引日時|会計日',
    ],
    [0.7, '日時|作成日|入金日|支払日|決済日|日|登録日|納品日|作成日時'],
    [0.3, '発送日|出荷日|配送日|更新日|期日|支払期日|お届け日'],
    [
      1,
      'datum|datum objednávky|datum prodeje|datum vystavení|datum faktury|datum dokladu|datum nákupu|datum účtenky|datum transakce|den|datum vytvoření|datum zdanitelného plnění|duzp|vystaveno',
    ],
    [0.8, 'datum platby|datum úhrady|čas|datum a čas|vytvořeno|datum zaplacení'],
    [0.3, 'datum splatnosti|datum dodání|datum odeslání|splatnost'],
    [
      1,
      'dátum|rendelés dátuma|rendelés ideje|számla kelte|kelte|kelt|vásárlás dátuma|eladás dátuma|értékesítés dátuma|teljesítés|teljesítés dátuma|teljesítés kelte|bizonylat dátuma|kiállítás dátuma|számla dátuma|nap|tranzakció dátuma|könyvelés dátuma|létrehozás dátuma|megrendelés dátuma|időpont',
    ],
    [0.8, 'fizetés dátuma|idő|létrehozva|dátum idő'],
    [0.3, 'fizetési határidő|esedékesség|szállítás dátuma|határidő'],
    [
      1,
      'огноо|борлуулалтын огноо|захиалгын огноо|худалдан авалтын огноо|гүйлгээний огноо|баримтын огноо|он сар өдөр|өдөр|нэхэмжлэхийн огноо|падааны огноо',
    ],
    [0.8, 'төлбөрийн огноо|хугацаа|үүсгэсэн огноо|цаг'],
    [0.3, 'хүргэлтийн огноо|төлөх огноо'],
  ],
  amount: [
    [
      1,
      'amount|sales|sales amount|revenue|net sales|net revenue|total amount|amount paid|line total|line amount|item total|total price|total sales|turnover|gross sales|order total|order amount|invoice amount|invoice total|transaction amount|purchase amount|total|sum|grand total|extended price|ext price|order value|sale amount|sales value|spend|amount net|net amount|amt|sale total|payment value|payment amount|total paid|monetary|item subtotal|gross amount|line item total|total collected|converted amount|total incl tax|sales total',
    ],
    [
      0.8,
      'subtotal|sub total|net total|value|net|gross|gross revenue|net value|gross value|total value|payment|receipts|bill amount|paid|income|billed|charge amount|credit|product sales|items price|total excl tax|total ex vat|total inc vat|amount usd|amount eur',
    ],
    [0.35, 'price|item price|unit price|checkout|money|sale price|selling price'],
    [
      0.15,
      'shipping|tax|taxes|tip|fee|discount amount|refunded amount|balance|amount refunded|outstanding balance',
    ],
    [
      1,
      'сумма|выручка|сумма заказа|сумма продажи|сумма продаж|сумма чека|сумма документа|сумма реализации|продажи|оборот|сумма с ндс|сумма без ндс|сумма оплаты|сумма платежа|выручка от продаж|итого|итоговая сумма|стоимость продажи|объем продаж|реализация|сумма руб|сумма покупки|продано на сумму|сумма отправления|оплачено|поступление',
    ],
    [
      0.7,
      'всего|стоимость|стоимость заказа|оплачено покупателем|доход|приход|кредит|общая стоимость|стоимость товаров',
    ],
    [0.35, 'цена|ваша цена|стоимость единицы'],
    [0.15, 'доставка|ндс|сумма ндс|скидка сумма|сумма скидки|комиссия'],
    [
      1,
      '売上金額|金額|売上|売上高|合計|合計金額|購入金額|注文金額|販売金額|受注金額|取引金額|税込金額|税抜金額|売上額|請求金額|お支払金額|支払金額|総額|取引額|純売上|小計|商品合計金額|売上合計|利用金額|決済金額|購入額|総合計',
    ],
    [0.7, '入金額|計|税込|税抜|請求額|収入金額|貸方金額|税込合計|税抜合計'],
    [0.35, '価格|単価|値段'],
    [0.15, '消費税|送料|手数料|税額|値引額'],
    [
      1,
      'částka|cena celkem|celkem|tržba|tržby|obrat|celková částka|celková cena|částka celkem|cena s dph|cena bez dph|celkem s dph|celkem bez dph|prodej|prodeje|cena objednávky|k úhradě|suma|částka s dph|částka bez dph|hodnota objednávky|hodnota|celkem kč|základ|celková cena s dph|celková cena bez dph',
    ],
    [0.35, 'cena|jednotková cena|cena za kus'],
    [0.15, 'dph|doprava|sleva|poštovné'],
    [
      1,
      'összeg|bruttó összeg|nettó összeg|végösszeg|árbevétel|forgalom|bruttó érték|nettó érték|érték|összesen|rendelés összege|számla összege|fizetendő|eladási összeg|bevétel|számla végösszege|vásárlás összege|eladás|értékesítés|nettó árbevétel|bruttó végösszeg|rendelés végösszege|nettó|bruttó|fizetett összeg|nettó forgalom',
    ],
    [0.35, 'ár|egységár|bruttó ár|nettó ár'],
    [0.15, 'áfa|áfa összeg|szállítási költség|kedvezmény összege'],
    [
      1,
      'дүн|нийт дүн|үнийн дүн|борлуулалт|борлуулалтын дүн|борлуулалтын орлого|орлого|нийт үнэ|захиалгын дүн|төлбөр|төлбөрийн дүн|төлсөн дүн|мөнгөн дүн|гүйлгээний дүн|нийт|худалдан авалтын дүн',
    ],
    [0.35, 'үнэ|нэгж үнэ'],
    [0.15, 'нөат|хүргэлт|хөнгөлөлтийн дүн'],
  ],
  quantity: [
    [
      1,
      'quantity|qty|units|pieces|pcs|item quantity|lineitem quantity|quantity ordered|qty ordered|units sold|number of items|item count|quantity purchased|no of units|order quantity|sales qty|qty sold|items sold|count of items|quantity sold|invoiced qty|quantity shipped',
    ],
    [0.6, 'count|items|volume|cds|number of pieces'],
    [
      1,
      'количество|кол-во|кол во|количество товара|количество шт|шт|штук|количество единиц|продано|продано шт|кол',
    ],
    [
      1,
      '数量|個数|販売数量|売上数量|注文数量|購入数|購入数量|点数|販売数|受注数|注文数|受注数量|枚数|販売個数',
    ],
    [1, 'množství|počet|počet kusů|ks|kusů|kusy|počet ks|množství ks|počet jednotek|mnozství|počet položek'],
    [1, 'mennyiség|darab|db|darabszám|eladott mennyiség|menny|rendelt mennyiség|tételszám'],
    [1, 'тоо|тоо ширхэг|ширхэг|тоо хэмжээ|борлуулсан тоо|ш'],
  ],
  unitPrice: [
    [
      1,
      'unit price|price per unit|lineitem price|item price|price each|price unit|unit selling price|price per item|unit retail price|selling price|list price|rate per unit|net unit price|unit amount|product price|retail price|sale price|price each usd|gross unit price',
    ],
    [0.85, 'price|unit value|rate'],
    [
      1,
      'цена|цена за единицу|цена за ед|цена за шт|стоимость единицы|цена продажи|цена реализации|цена товара|цена с ндс|цена без ндс|ваша цена|розничная цена|цена руб',
    ],
    [1, '単価|販売単価|売単価|商品単価|販売価格|売上単価|税込単価|税抜単価|単位価格'],
    [0.8, '価格|商品価格|値段|売価'],
    [
      1,
      'jednotková cena|cena za kus|cena za jednotku|cena ks|cena za ks|jedn cena|jednotková cena bez dph|jednotková cena s dph|prodejní cena|cena za mj|cena mj',
    ],
    [0.8, 'cena'],
    [1, 'egységár|nettó egységár|bruttó egységár|eladási ár|egység ár|darabár|eladási egységár'],
    [0.8, 'ár|nettó ár|bruttó ár'],
    [1, 'нэгж үнэ|нэгжийн үнэ|зарах үнэ|борлуулах үнэ|ширхэгийн үнэ'],
    [0.8, 'үнэ'],
  ],
  discount: [
    [
      1,
      'discount|discount amount|lineitem discount|disc|discount percent|discount rate|discount pct|discounts|item discount|coupon amount|markdown|rebate|promo discount',
    ],
    [1, 'скидка|сумма скидки|процент скидки|скидка руб'],
    [1, '値引|値引額|割引|割引額|割引率|値引き|クーポン利用額|クーポン割引額'],
    [1, 'sleva|výše slevy|sleva procent|slevy'],
    [1, 'kedvezmény|engedmény|kedvezmény összege|kedvezmény mértéke'],
    [1, 'хөнгөлөлт|хямдрал|хөнгөлөлтийн дүн'],
  ],
  order: [
    [
      1,
      'order id|order no|order number|order|invoice no|invoice number|invoice id|invoice|inv no|inv|inv num|transaction id|transaction no|transaction number|receipt no|receipt number|receipt id|receipt|bill no|bill number|sale id|sales order|sales order number|order ref|order reference|order key|document no|document number|doc no|ticket number|ticket|check number|basket id|txn id|trans id|tran id|order name|amazon order id|purchase id|purchase number|increment id|order code|voucher no|sale no|charge id|check no|order item id',
    ],
    [
      0.6,
      'name|document|id|number|reference|ref|no|payment id|transaction|paypal transaction id|external id|line id|cart id|session id',
    ],
    [
      1,
      'номер заказа|заказ|номер чека|чек|номер документа|документ|номер накладной|накладная|номер счета|счет|номер отправления|код заказа|id заказа|ид заказа|заказ номер|чек номер|номер продажи|номер реализации|номер сделки|сделка|регистратор|документ продажи|ссылка|счет фактура|номер операции',
    ],
    [0.5, 'номер|ид|код операции'],
    [
      1,
      '注文番号|受注番号|伝票番号|注文id|売上番号|請求番号|請求書番号|取引番号|レシート番号|購入番号|取引id|注文no|受注no|伝票no|管理番号|注文コード|売上伝票番号|受注id|決済番号',
    ],
    [0.5, '番号|id|no'],
    [
      1,
      'číslo objednávky|objednávka|číslo faktury|faktura|číslo dokladu|doklad|číslo účtenky|účtenka|kód objednávky|id objednávky|variabilní symbol|var symbol|číslo prodejky|prodejka',
    ],
    [0.5, 'číslo|kód|id'],
    [
      1,
      'rendelésszám|rendelés száma|rendelés azonosító|rendelési szám|rendelés|számlaszám|számla száma|számla sorszáma|számla|bizonylatszám|bizonylat száma|bizonylat|nyugta száma|nyugtaszám|nyugta|megrendelés száma|tranzakció azonosító|rendelésazonosító|megrendelés|blokkszám',
    ],
    [0.5, 'szám|sorszám|azonosító|id'],
    [
      1,
      'захиалгын дугаар|захиалга|баримтын дугаар|баримт|гүйлгээний дугаар|нэхэмжлэхийн дугаар|нэхэмжлэх|падааны дугаар|падаан|захиалгын код|борлуулалтын дугаар|чекийн дугаар|талоны дугаар',
    ],
    [0.5, 'дугаар|код'],
  ],
  product: [
    [
      1,
      'product|product id|product name|product code|sku|item|item id|item name|item code|item no|stock code|stockcode|lineitem name|lineitem sku|article|article no|article number|asin|product title|article code|part number|barcode|ean|upc|plu|variant sku|product sku|goods|product key|material|product no|item number|listing id|stock item',
    ],
    [
      0.7,
      'description|title|item description|product description|service|product group name|goods name|line item|merchandise|item title|details',
    ],
    [
      1,
      'товар|номенклатура|артикул|наименование товара|код товара|продукт|название товара|услуга|наименование|товары|штрихкод|код номенклатуры|sku|ozon id|артикул продавца|название продукта|номенклатура наименование|товар услуга',
    ],
    [0.6, 'название|описание|содержание'],
    [
      1,
      '商品|商品名|商品コード|商品番号|商品id|品名|品番|品目|アイテム|商品管理番号|製品|製品名|製品コード|sku|jan|janコード|品目コード|メニュー|サービス名|品目名',
    ],
    [0.6, '摘要|内容|明細|内訳'],
    [
      1,
      'produkt|zboží|název produktu|kód produktu|název zboží|kód zboží|položka|název položky|artikl|výrobek|sku|ean|katalogové číslo|katalog|služba|označení dodávky|název výrobku|kód položky',
    ],
    [0.6, 'název|popis|text'],
    [
      1,
      'termék|termék neve|terméknév|termék név|cikkszám|termékkód|termék kód|cikk|cikknév|áru|megnevezés|árucikk|termék azonosító|vonalkód|tétel|szolgáltatás|tétel neve|tétel megnevezése|sku',
    ],
    [0.6, 'leírás'],
    [
      1,
      'бараа|барааны нэр|барааны код|бүтээгдэхүүн|бүтээгдэхүүний нэр|бараа материал|баркод|зураасан код|үйлчилгээ|бүтээгдэхүүний код|барааны дугаар',
    ],
    [0.6, 'тайлбар|гүйлгээний утга'],
  ],
  category: [
    [
      1,
      'category|product category|category name|department|product line|product type|product group|item category|item group|family|product family|sub category|subcategory|class|merchandise group|collection|segment group|type of product',
    ],
    [0.6, 'group|type|vendor|brand|line'],
    [
      1,
      'категория|категория товара|товарная группа|группа товара|группа товаров|вид товара|номенклатурная группа|раздел|тип товара|вид номенклатуры|направление',
    ],
    [0.6, 'группа|вид|тип|бренд|марка'],
    [
      1,
      'カテゴリ|カテゴリー|商品カテゴリ|商品カテゴリー|分類|商品分類|部門|ジャンル|商品区分|大分類|商品群|部門名',
    ],
    [0.6, '区分|種類|種別|ブランド'],
    [
      1,
      'kategorie|kategorie produktu|skupina zboží|produktová řada|kategorie zboží|skupina|oddělení|druh zboží|sortiment',
    ],
    [0.6, 'typ|druh|značka|výrobce'],
    [1, 'kategória|termékkategória|termékcsoport|árucsoport|cikkcsoport|termék kategória|kategória neve'],
    [0.6, 'csoport|típus|márka|gyártó'],
    [1, 'ангилал|барааны ангилал|төрөл|барааны төрөл|бүлэг|барааны бүлэг|категори'],
    [0.6, 'брэнд'],
  ],
  channel: [
    [
      1,
      'channel|sales channel|source|marketing channel|utm source|order source|source name|platform|traffic source|medium|store type|fulfillment channel|acquisition channel|referring site|device|order channel|point of sale',
    ],
    [
      0.6,
      'store|shop|outlet|location|branch|store name|store id|shop name|campaign|payment method|payment type',
    ],
    [1, 'канал|канал продаж|источник|источник заказа|канал сбыта|площадка|источник сделки'],
    [0.6, 'магазин|торговая точка|точка продаж|склад|филиал|подразделение|касса|способ оплаты'],
    [1, 'チャネル|販売チャネル|販路|流入元|媒体|経路|チャンネル|モール|注文経路'],
    [0.6, '店舗|店舗名|ショップ|店名|支払方法|店舗コード'],
    [1, 'kanál|prodejní kanál|zdroj|zdroj objednávky|prodejní místo'],
    [0.6, 'prodejna|pobočka|obchod|středisko|eshop|způsob platby'],
    [1, 'csatorna|értékesítési csatorna|forrás|rendelés forrása'],
    [0.6, 'üzlet|bolt|áruház|telephely|fizetési mód'],
    [1, 'суваг|борлуулалтын суваг|эх сурвалж'],
    [0.6, 'дэлгүүр|салбар|төлбөрийн хэлбэр'],
  ],
  region: [
    [
      1,
      'region|country|state|city|territory|province|county|area|customer country|billing country|shipping country|ship country|billing city|shipping city|ship city|ship state|market|customer city|customer state|zone|district|postal code|zip|zip code|postcode|billing province|shipping province|country code',
    ],
    [
      1,
      'регион|страна|город|область|район|территория|регион доставки|город клиента|субъект рф|индекс|город доставки',
    ],
    [1, '地域|国|都道府県|市区町村|エリア|地区|注文者都道府県|住所|郵便番号|県|配送先都道府県'],
    [1, 'region|kraj|země|stát|město|oblast|okres|psč|obec'],
    [1, 'régió|ország|város|megye|terület|körzet|irányítószám|település'],
    [1, 'бүс|улс|хот|аймаг|дүүрэг|сум|хаяг|бүс нутаг|байршил'],
  ],
  seller: [
    [
      1,
      'seller|salesperson|sales person|sales rep|salesman|employee|staff|staff name|cashier|agent|manager|account manager|rep|representative|owner|seller id|associate|server|barista|sold by|consultant|deal owner|sales agent|staff member',
    ],
    [
      1,
      'продавец|менеджер|ответственный|кассир|сотрудник|торговый представитель|агент|консультант|автор|официант|мастер',
    ],
    [1, '担当者|営業担当|販売員|担当|営業担当者|スタッフ|店員|担当者名|レジ担当'],
    [1, 'prodejce|obchodník|pokladní|obchodní zástupce|zaměstnanec|manažer|vystavil|referent'],
    [1, 'eladó|értékesítő|üzletkötő|pénztáros|ügyintéző|munkatárs|képviselő|kapcsolattartó'],
    [1, 'худалдагч|борлуулагч|менежер|кассчин|ажилтан|кассир|борлуулалтын ажилтан'],
  ],
  currency: [
    [
      1,
      'currency|currency code|presentment currency|settlement currency|curr|ccy|transaction currency|order currency',
    ],
    [1, 'валюта|код валюты|валюта документа|валюта отправления'],
    [1, '通貨|通貨コード|貨幣'],
    [1, 'měna|kód měny'],
    [1, 'pénznem|deviza|devizanem|valuta'],
    [1, 'валют|мөнгөн тэмдэгт|валютын код'],
  ],
  status: [
    [
      1,
      'status|order status|financial status|payment status|state of order|transaction status|invoice status|sale status|order state|item status|event type|transaction type',
    ],
    [0.6, 'fulfillment status|shipping status|cancelled|is cancelled'],
    [
      1,
      'статус|статус заказа|статус оплаты|состояние|статус документа|стадия|стадия сделки|статус сделки|состояние заказа|статус отправления',
    ],
    [1, 'ステータス|状態|注文ステータス|注文状況|状況|決済ステータス|受注ステータス|取引状況|処理状況'],
    [1, 'stav|stav objednávky|stav platby|stav faktury|status'],
    [1, 'állapot|státusz|rendelés állapota|rendelés státusza|fizetési állapot|számla állapota'],
    [1, 'төлөв|захиалгын төлөв|статус|байдал|төлбөрийн төлөв'],
  ],
  cost: [
    [
      1,
      'cost|total cost|cogs|cost of goods|cost of goods sold|cost amount|line cost|cost of sales|cost total|order cost|cost of product',
    ],
    [
      1,
      'себестоимость|сумма себестоимости|себестоимость продаж|закупочная стоимость|себестоимость руб|сумма закупки',
    ],
    [1, '原価|売上原価|原価金額|仕入金額|原価合計|仕入額'],
    [1, 'náklady|nákupní cena celkem|náklad|pořizovací cena celkem|nákup celkem'],
    [1, 'költség|bekerülési érték|beszerzési érték|önköltség|elábé|bekerülés'],
    [1, 'өртөг|нийт өртөг|борлуулалтын өртөг|бараа материалын өртөг'],
  ],
  unitCost: [
    [
      1,
      'unit cost|cost per unit|cost price|purchase price|cost per item|buying price|cost each|wholesale cost|item cost|standard cost|landed cost',
    ],
    [
      1,
      'себестоимость единицы|закупочная цена|цена закупки|себестоимость за единицу|учетная цена|цена закупа|входная цена',
    ],
    [1, '原価単価|仕入単価|仕入価格|仕入れ単価|商品原価'],
    [1, 'nákupní cena|pořizovací cena|jednotkové náklady|nákladová cena'],
    [1, 'beszerzési ár|bekerülési ár|beszerzési egységár|önköltségi ár'],
    [1, 'нэгжийн өртөг|авсан үнэ|нэгж өртөг|өртөг үнэ'],
  ],
  marginRate: [
    [
      1,
      'margin rate|margin percent|margin pct|gross margin percent|profit margin|gm pct|margin %|gross margin rate|gm %',
    ],
    [1, 'рентабельность|маржа процент|маржинальность|маржа %|процент маржи|наценка процент'],
    [1, '粗利率|利益率|粗利益率|売上総利益率|マージン率'],
    [1, 'marže procent|marže %|ziskovost|procento marže'],
    [1, 'árrés százalék|árrés %|haszonkulcs|fedezeti hányad|árréstömeg százalék'],
    [1, 'ашгийн хувь|ахиуц хувь'],
  ],
  margin: [
    [
      1,
      'margin|profit|gross profit|gross margin|contribution|contribution margin|net profit|margin amount|profit amount|earnings|gp',
    ],
    [1, 'маржа|прибыль|валовая прибыль|маржинальная прибыль|маржинальный доход|наценка'],
    [1, '粗利|粗利益|利益|売上総利益|粗利額|営業利益|利益額'],
    [1, 'marže|zisk|hrubý zisk|hrubá marže|obchodní marže'],
    [1, 'árrés|haszon|nyereség|fedezet|profit|bruttó haszon'],
    [1, 'ашиг|нийт ашиг|бохир ашиг|ахиуц ашиг'],
  ],
  referredBy: [
    [
      1,
      'referred by|referrer|referral|referrer id|referred by customer|invited by|recommended by|referral code|referring customer',
    ],
    [1, 'кто привел|рекомендовал|реферер|приглашен|пригласил|по рекомендации'],
    [1, '紹介者|紹介元|紹介者id|紹介者名'],
    [1, 'doporučil|doporučitel|na doporučení'],
    [1, 'ajánló|ajánlotta|ajánló ügyfél'],
    [1, 'санал болгосон|зөвлөсөн|танилцуулсан'],
  ],
  birthday: [
    [1, 'birthday|birth date|date of birth|dob|birthdate|customer birthday'],
    [1, 'день рождения|дата рождения|др'],
    [1, '生年月日|誕生日'],
    [1, 'datum narození|narozeniny|narození'],
    [1, 'születésnap|születési dátum|születési idő'],
    [1, 'төрсөн өдөр|төрсөн огноо'],
  ],
  name: [
    [
      1,
      'customer name|client name|buyer name|full name|billing name|contact name|company name|account name|customer full name|display name',
    ],
    [0.7, 'name|first name|last name|surname|shipping name|recipient name|recipient|contact'],
    [
      1,
      'имя|фио|фио клиента|фио покупателя|имя клиента|имя покупателя|наименование клиента|наименование контрагента|наименование покупателя|название клиента|контактное лицо',
    ],
    [1, '氏名|顧客名|お客様名|会員名|得意先名|取引先名|注文者名|注文者氏名|お名前|名前|購入者名|会社名'],
    [1, 'jméno|jméno zákazníka|název zákazníka|jméno a příjmení|název odběratele|název firmy|příjmení'],
    [1, 'név|vevő neve|vevőnév|ügyfél neve|ügyfélnév|partner neve|vásárló neve|számlázási név|cégnév'],
    [1, 'нэр|овог нэр|харилцагчийн нэр|үйлчлүүлэгчийн нэр|худалдан авагчийн нэр|хэрэглэгчийн нэр'],
  ],
  email: [
    [1, 'email|e mail|email address|customer email|buyer email|billing email|client email|mail'],
    [1, 'электронная почта|почта|эл почта|email клиента|емейл|емэйл'],
    [1, 'メールアドレス|メール|eメール|注文者メールアドレス'],
    [1, 'email zákazníka|e-mail zákazníka|elektronická pošta|fakturační email'],
    [1, 'email cím|e-mail cím|vevő email|vevő e-mail'],
    [1, 'и-мэйл|имэйл|цахим шуудан|мэйл'],
  ],
  phone: [
    [
      1,
      'phone|phone number|mobile|telephone|tel|cell|customer phone|billing phone|mobile number|buyer phone number',
    ],
    [1, 'телефон|номер телефона|мобильный|телефон клиента|моб телефон|мобильный телефон'],
    [1, '電話番号|電話|携帯|携帯電話|tel|携帯番号'],
    [1, 'telefon|telefonní číslo|mobil|mobilní telefon'],
    [1, 'telefonszám|telefon|mobil|mobilszám'],
    [1, 'утас|утасны дугаар|гар утас'],
  ],
  shareOfWallet: [
    [1, 'share of wallet|wallet share|sow'],
    [1, 'доля кошелька|доля в кошельке|доля в закупках'],
    [1, '財布シェア|顧客内シェア|インストアシェア'],
    [1, 'podíl na peněžence|podíl na výdajích'],
    [1, 'pénztárcarészesedés|költési részarány'],
    [1, 'түрийвчний хувь|худалдан авалтын хувь'],
  ],
  firstOrderDate: [
    [
      1,
      'first order date|first purchase date|customer since|first order|acquisition date|signup date|registration date|joined|registered at|first visit date|date joined|member since',
    ],
    [
      1,
      'дата первой покупки|дата первого заказа|первая покупка|дата регистрации|клиент с|дата первой продажи',
    ],
    [1, '初回購入日|初回注文日|初回来店日|会員登録日|入会日'],
    [1, 'datum první objednávky|první nákup|datum registrace|zákazník od|datum prvního nákupu'],
    [1, 'első rendelés dátuma|első vásárlás|regisztráció dátuma|ügyfél mióta|első vásárlás dátuma'],
    [1, 'анхны худалдан авалт|бүртгүүлсэн огноо|анхны захиалгын огноо'],
  ],
  reason: [
    [
      1,
      'reason|return reason|cancel reason|cancellation reason|refund reason|lost reason|churn reason|reason for return',
    ],
    [1, 'причина|причина возврата|причина отмены|причина отказа|причина ухода'],
    [1, '理由|返品理由|キャンセル理由|解約理由'],
    [1, 'důvod|důvod vrácení|důvod storna|důvod zrušení'],
    [1, 'ok|indok|visszaküldés oka|lemondás oka|visszáru oka|sztornó oka'],
    [1, 'шалтгаан|буцаалтын шалтгаан|цуцалсан шалтгаан'],
  ],
};

/** Every role, in the order of METRICS 1. */
export const ALL_ROLES = Object.keys(ROLE_WORDS) as readonly Role[];
