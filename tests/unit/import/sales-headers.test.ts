import { describe, expect, test } from 'vitest';
import { profileColumn } from '../../../src/import/column-profile.ts';
import { guessRoles } from '../../../src/import/roles.ts';
import type { Role } from '../../../src/model/lines.ts';

/** Roles by column name, of a header and records. */
function rolesOf(header: string, ...records: string[]): Partial<Record<Role, string>> {
  const { guesses, names } = guessed(header, records);
  const roles: Partial<Record<Role, string>> = {};
  for (const { role, column } of guesses) roles[role] = names[column] ?? '';
  return roles;
}

function guessed(header: string, records: readonly string[]) {
  const names = header.split('|');
  const cells = records.map((record) => record.split('|'));
  const profiles = names.map((name, index) => profileColumn(index, name, cells));
  return { ...guessRoles(profiles, cells), names };
}

// What was sold, who bought it, how many at what price: the same three lines under headers of many languages.
const LINES = [
  'A-1|2024-03-04|K7|Anna P|Teapot|2|15.00|30.00',
  'A-2|2024-03-05|K8|Boris|Cup|3|4.00|12.00',
  'A-3|2024-03-15|K7|Anna P|Cup|1|4.00|4.00',
];
const TONGUES: readonly (readonly [tongue: string, header: string])[] = [
  ['Korean', '주문번호|주문일자|고객번호|고객명|상품명|수량|단가|결제금액'],
  ['Chinese', '订单编号|下单时间|客户编号|客户名称|商品名称|数量|单价|实付金额'],
  ['Chinese, traditional', '訂單編號|訂單日期|客戶編號|客戶名稱|商品名稱|數量|單價|總金額'],
  ['Vietnamese', 'Mã đơn hàng|Ngày đặt hàng|Mã khách hàng|Tên khách hàng|Tên sản phẩm|Số lượng|Đơn giá|Thành tiền'],
  ['Vietnamese without marks', 'MaDon|NgayDat|MaKH|TenKH|TenSanPham|SoLuong|DonGia|ThanhTien'],
  ['Indonesian', 'No Pesanan|Tanggal Transaksi|Kode Pelanggan|Nama Pelanggan|Nama Barang|Jumlah Barang|Harga Satuan|Total Harga'],
  ['Malay', 'No Pesanan|Tarikh|No Ahli|Nama Ahli|Nama Barang|Kuantiti|Harga Jual|Jumlah Keseluruhan'],
  ['Thai', 'หมายเลขคำสั่งซื้อ|วันที่สั่งซื้อ|รหัสลูกค้า|ชื่อลูกค้า|ชื่อสินค้า|จำนวน|ราคาต่อหน่วย|ยอดรวม'],
  ['Arabic', 'رقم الطلب|تاريخ الطلب|رقم العميل|اسم العميل|اسم المنتج|الكمية|سعر الوحدة|المبلغ الإجمالي'],
  ['Hebrew', 'מספר הזמנה|תאריך הזמנה|מספר לקוח|שם לקוח|שם מוצר|כמות|מחיר ליחידה|סה"כ לתשלום'],
  ['Greek', 'Αριθμός παραγγελίας|Ημερομηνία|Κωδικός πελάτη|Όνομα πελάτη|Προϊόν|Ποσότητα|Τιμή μονάδας|Σύνολο'],
  ['Greek in capitals', 'ΑΡΙΘΜΟΣ ΤΙΜΟΛΟΓΙΟΥ|ΗΜΕΡΟΜΗΝΙΑ|ΚΩΔΙΚΟΣ ΠΕΛΑΤΗ|ΕΠΩΝΥΜΙΑ ΠΕΛΑΤΗ|ΕΙΔΟΣ|ΠΟΣΟΤΗΤΑ|ΤΙΜΗ|ΑΞΙΑ'],
  ['Icelandic', 'Reikningur|Dagsetning|Kennitala|Viðskiptavinur|Vara|Fjöldi|Einingarverð|Upphæð'],
  ['Bulgarian', 'Номер на фактура|Дата на издаване|Клиентски номер|Име на клиента|Артикул|Количество|Единична цена|Обща сума'],
  ['Serbian', 'Број рачуна|Датум|Шифра купца|Назив купца|Артикал|Количина|Цена|Износ'],
  ['Croatian', 'Broj računa|Datum računa|Šifra kupca|Naziv kupca|Naziv artikla|Količina|Cijena|Ukupno'],
  ['Slovene', 'Številka računa|Datum izdaje|Šifra stranke|Ime stranke|Izdelek|Količina|Cena na enoto|Znesek'],
  ['Romanian', 'Număr factură|Data facturii|Cod client|Nume client|Denumire produs|Cantitate|Preț unitar|Valoare totală'],
  ['Lithuanian', 'Sąskaitos numeris|Sąskaitos data|Kliento kodas|Pirkėjo pavadinimas|Prekė|Kiekis|Vieneto kaina|Iš viso'],
  ['Latvian', 'Pasūtījuma nr|Pasūtījuma datums|Klienta kods|Klienta nosaukums|Prece|Daudzums|Vienības cena|Kopā'],
  ['Estonian', 'Arve nr|Kuupäev|Kliendikood|Kliendi nimi|Toode|Kogus|Ühikuhind|Kokku'],
  ['Finnish', 'Tilausnumero|Tilauspäivä|Asiakasnumero|Asiakkaan nimi|Tuote|Määrä|Yksikköhinta|Yhteensä'],
  ['Swedish', 'Ordernummer|Orderdatum|Kundnummer|Kundnamn|Produkt|Antal|Styckpris|Summa'],
  ['Norwegian', 'Ordrenummer|Ordredato|Kundenummer|Kundenavn|Varenavn|Antall|Enhetspris|Beløp'],
  ['Danish', 'Ordrenr|Ordredato|Kundenr|Kundenavn|Vare|Antal|Enhedspris|Beløb'],
  ['Turkish', 'Sipariş ID|Sipariş Tarihi|Müşteri No|Müşteri Adı|Ürün Adı|Adet|Birim Fiyat|Sipariş Tutarı'],
  ['Turkish in capitals', 'SİPARİŞ NO|SİPARİŞ TARİHİ|MÜŞTERİ KODU|MÜŞTERİ ADI|ÜRÜN ADI|MİKTAR|BİRİM FİYAT|TUTAR'],
]; // prettier-ignore

describe('an order’s lines under headers of many languages', () => {
  test.each(TONGUES)('%s', (_, header) => {
    const [order, date, customer, name, product, quantity, unitPrice, amount] = header.split('|');
    const roles = rolesOf(header, ...LINES);
    expect([customer, name]).toContain(roles.customer);
    expect(roles).toMatchObject({ order, date, product, quantity, unitPrice, amount });
  });
});

describe('money beside the sale in many languages is no amount', () => {
  test.each([
    ['Korean', '고객번호|주문일자|배송비|할인금액|결제금액'],
    ['Chinese', '客户编号|下单时间|运费|优惠金额|实付金额'],
    ['Vietnamese', 'Mã KH|Ngày|Phí vận chuyển|Giảm giá|Tổng tiền'],
    ['Indonesian', 'Pelanggan|Tanggal|Ongkir|Diskon|Total Pembayaran'],
    ['Romanian', 'Client|Data comenzii|Transport|Reducere|Total de plată'],
    ['Swedish', 'Kundnr|Orderdatum|Frakt|Rabatt|Att betala'],
    ['Croatian', 'Kupac|Datum računa|Dostava|Popust|Ukupno'],
  ])('%s', (_, header) => {
    const { amount } = rolesOf(
      header,
      'K1|2024-03-04|5.00|1.00|30.00',
      'K2|2024-03-15|5.00|0.50|12.00',
      'K1|2024-03-16|5.00|0.00|4.00',
    );
    expect(amount).toBe(header.split('|').at(-1));
  });
});

test('a word of ten letters or more is known with one letter wrong or left out', () => {
  const lines = ['Maier|17.02.2024|120.50', 'Huber|18.02.2024|80.00', 'Maier|19.02.2024|10.25'];
  expect(rolesOf('Rechnungsempfänger|Rechnungsdatun|Rechnungssume', ...lines)).toMatchObject({
    customer: 'Rechnungsempfänger',
    date: 'Rechnungsdatun',
    amount: 'Rechnungssume',
  });
});

test('a header named after what it belongs to says what stands behind the dash, and nothing of what it has', () => {
  const lines = [
    'Orchard|Austin|K7|2024-03-04|30.50',
    'Pine|Reno|K8|2024-03-05|12.25',
    'Orchard|Austin|K7|2024-03-15|4.00',
  ];
  expect(
    rolesOf('Deal - Organization|Deal - City|Deal - Code|Deal - Closed date|Deal - Value', ...lines),
  ).toMatchObject({
    customer: 'Deal - Organization',
    date: 'Deal - Closed date',
    amount: 'Deal - Value',
  });
  expect(rolesOf('Name of shop|Customer - City|Customer no|Order - Date|Amount', ...lines).customer).toBe(
    'Customer no',
  );
});

test('of days of purchase and of sale the second dates the sale, even where some things are not sold yet', () => {
  const roles = rolesOf(
    'Buyer|Purchase date|Sale date|Amount',
    'Ann|2024-03-04|2024-04-04|30.50',
    'Bob|2024-03-05||',
    'Ann|2024-03-15|2024-04-09|4.00',
  );
  expect(roles.date).toBe('Sale date');
  const tickets = rolesOf(
    'Buyer|Purchase date|On sale date|Amount',
    'Ann|2024-03-04|2024-01-04|30.50',
    'Bob|2024-03-05|2024-01-04|12.25',
    'Ann|2024-03-15|2024-01-04|4.00',
  );
  expect(tickets.date).toBe('Purchase date');
});
