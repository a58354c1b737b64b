import type { Role } from '../model/lines.ts';

/** Words of headers in Ukrainian, Bulgarian, Slovak, Turkish and Dutch, as `ROLE_WORDS` has those of the six languages of the screen. */
// prettier-ignore
export const EAST_WORDS: Readonly<Partial<Record<Role, readonly (readonly [weight: number, words: string])[]>>> = {
  customer: [
    [1, 'клієнт|покупець|замовник|платник|код клієнта|код покупця|номер клієнта|купувач|код на клиент|zákazník|odberateľ|kupujúci|číslo zákazníka|müşteri|müşteri no|müşteri kodu|müşteri adı|cari|cari kodu|cari hesap|klant|klantnummer|klantnaam|debiteur|debiteurnummer'],
    [0.8, 'назва клієнта|назва контрагента|єдрпоу|еик|име на клиент|názov odberateľa|názov firmy|meno zákazníka|cari adı|cari unvan|unvan|naam klant|bedrijfsnaam'],
  ],
  date: [
    [1, 'дата замовлення|дата продажу|дата документа|дата операції|дата рахунку|дата на фактура|дата на поръчка|dátum|dátum vystavenia|dátum objednávky|dátum predaja|tarih|fatura tarihi|sipariş tarihi|işlem tarihi|satış tarihi|datum|factuurdatum|besteldatum|orderdatum|verkoopdatum|transactiedatum'],
    [0.2, 'дата на падеж|dátum splatnosti|vade tarihi|vade|vervaldatum'],
  ],
  amount: [
    [1, 'сума|сума замовлення|сума продажу|загальна сума|всього|разом|вартість|виручка|сума з пдв|сума без пдв|общо|обща сума|стойност|данъчна основа|suma|celková suma|spolu|celková cena|suma s dph|suma bez dph|tržba|základ dane|tutar|kdv hariç|kdv dahil|toplam|toplam tutar|genel toplam|fatura tutarı|satış tutarı|ciro|net tutar|brüt tutar|bedrag|totaal|totaalbedrag|bedrag incl btw|bedrag excl btw|omzet|factuurbedrag'],
  ],
  quantity: [[1, 'кількість|кіл ть|к сть|бройки|брой|množstvo|počet kusov|kusov|adet|miktar|aantal|hoeveelheid']],
  unitPrice: [[1, 'ціна|ціна за одиницю|ціна за шт|единична цена|ед цена|cena za kus|jednotková cena|birim fiyat|birim fiyatı|stuksprijs|prijs per stuk|eenheidsprijs'], [0.85, 'fiyat|prijs']],
  discount: [[1, 'знижка|отстъпка|zľava|indirim|iskonto|korting']],
  order: [
    [1, 'номер замовлення|замовлення|номер накладної|номер чека|номер рахунку|номер на поръчка|поръчка|фактура|номер на фактура|číslo objednávky|objednávka|číslo faktúry|faktúra|číslo dokladu|sipariş no|sipariş numarası|fatura no|fatura numarası|fiş no|bestelnummer|ordernummer|factuurnummer|bonnummer'],
  ],
  product: [[1, 'назва товару|продукт|стока|артикул|názov produktu|názov tovaru|tovar|ürün|ürün adı|ürün kodu|stok adı|stok kodu|productnaam|artikelnaam|omschrijving artikel']],
  category: [[1, 'категорія|група товарів|kategória|kategori|ürün grubu|categorie|productgroep']],
  region: [[1, 'місто|область|град|mesto|krajina|kraj|şehir|il|bölge|ülke|plaats|provincie']],
  currency: [[1, 'валута|mena|para birimi|döviz']],
  status: [[1, 'стан|статус замовлення|състояние|stav|stav objednávky|durum|sipariş durumu|bestelstatus']],
  seller: [[1, 'продавець|продавач|predajca|satıcı|satış temsilcisi|plasiyer|verkoper|profissional|profesional|profesionista']],
  phone: [[1, 'телефон|telefón|telefon|telefoon|telefoonnummer']],
};
