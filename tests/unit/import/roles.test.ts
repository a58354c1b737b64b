import { describe, expect, test } from 'vitest';
import { profileColumn } from '../../../src/import/column-profile.ts';
import { guessRoles } from '../../../src/import/roles.ts';
import type { Role } from '../../../src/model/lines.ts';

/** Roles by column name, of a header and records. */
function rolesOf(header: string, ...records: string[]): Partial<Record<Role, string>> {
  const names = header.split('|');
  const cells = records.map((record) => record.split('|'));
  const profiles = names.map((name, index) => profileColumn(index, name, cells));
  const roles: Partial<Record<Role, string>> = {};
  for (const { role, column } of guessRoles(profiles, cells).guesses) roles[role] = names[column] ?? '';
  return roles;
}

describe('headers of shops and books', () => {
  test('UCI Online Retail: quantity x price, product by code, region by country', () => {
    expect(
      rolesOf(
        'InvoiceNo|StockCode|Description|Quantity|InvoiceDate|UnitPrice|CustomerID|Country',
        '536365|85123A|LAMP|6|2010-12-01 08:26:00|2.55|17850|United Kingdom',
        'C536379|D|Discount|-1|2010-12-01 09:41:00|27.5|14527|United Kingdom',
      ),
    ).toEqual({
      order: 'InvoiceNo',
      product: 'StockCode',
      quantity: 'Quantity',
      date: 'InvoiceDate',
      unitPrice: 'UnitPrice',
      customer: 'CustomerID',
      region: 'Country',
    });
  });

  test('CDNOW: the amount is the amount, no order', () => {
    const roles = rolesOf('customer_id|date|cds|amount', '00004|19970101|2|29.33', '00004|19970118|2|29.73');
    expect(roles).toMatchObject({ customer: 'customer_id', date: 'date', amount: 'amount' });
    expect(roles.order).toBeUndefined();
    expect(roles.unitPrice).toBeUndefined();
  });

  test('Square: transactions by customer id', () => {
    expect(
      rolesOf(
        'Date|Time|Time Zone|Category|Item|Qty|Gross Sales|Discounts|Net Sales|Tax|Transaction ID|Customer ID|Customer Name|Location',
        '2021-03-04|08:26:00|UTC|Coffee|Latte|1|4.50|0.00|4.50|0.40|T1|C1|Ann|Main',
        '2021-03-05|08:30:00|UTC|Tea|Green|2|6.50|-1.00|5.50|0.50|T2|C2|Bob|Main',
      ),
    ).toMatchObject({
      date: 'Date',
      category: 'Category',
      product: 'Item',
      quantity: 'Qty',
      order: 'Transaction ID',
      customer: 'Customer ID',
      name: 'Customer Name',
    });
  });

  test('Stripe: the charge’s amount and the customer’s id, not the fee', () => {
    expect(
      rolesOf(
        'id|Created (UTC)|Amount|Fee|Currency|Status|Customer ID|Customer Email',
        'ch_1|2021-03-04 08:26|12.50|0.50|usd|Paid|cus_1|a@x.org',
        'ch_2|2021-03-05 08:26|22.50|0.70|usd|Failed|cus_2|b@x.org',
      ),
    ).toMatchObject({
      date: 'Created (UTC)',
      amount: 'Amount',
      currency: 'Currency',
      status: 'Status',
      customer: 'Customer ID',
      email: 'Customer Email',
    });
  });

  test('WooCommerce: the billing e-mail is the customer', () => {
    expect(
      rolesOf(
        'Order Number|Order Status|Order Date|First Name (Billing)|Email (Billing)|Order Total Amount',
        '11|completed|2021-03-04 10:00|Ann|a@x.org|30.50',
        '12|cancelled|2021-03-05 10:00|Bob|b@x.org|12.00',
        '13|completed|2021-03-06 10:00|Ann|a@x.org|8.00',
      ),
    ).toMatchObject({
      order: 'Order Number',
      status: 'Order Status',
      date: 'Order Date',
      customer: 'Email (Billing)',
      amount: 'Order Total Amount',
    });
  });
});

describe('the six languages', () => {
  test.each<[string, string, string, Partial<Record<Role, string>>]>([
    [
      'Russian',
      'Дата продажи|Покупатель|Номер чека|Товар|Кол-во|Сумма, руб.|Менеджер|Регион',
      '04.03.2021|Иванов|17|Чай|2|120,50|Пётр|Москва',
      {
        date: 'Дата продажи', customer: 'Покупатель', order: 'Номер чека', product: 'Товар', quantity: 'Кол-во',
        amount: 'Сумма, руб.', seller: 'Менеджер', region: 'Регион',
      },
    ],
    [
      'Japanese',
      '注文日|顧客ID|注文番号|商品名|数量|単価|カテゴリ|都道府県|原価',
      '2021/03/04|K1|N1|茶|2|120|飲料|東京|80',
      {
        date: '注文日', customer: '顧客ID', order: '注文番号', product: '商品名', quantity: '数量', unitPrice: '単価',
        category: 'カテゴリ', region: '都道府県', cost: '原価',
      },
    ],
    [
      'Czech, without its accents',
      'Datum vystaveni|Odberatel|Cislo faktury|Nazev zbozi|Pocet kusu|Celkem s DPH',
      '4.3.2021|Novák|F1|Čaj|2|120,50',
      {
        date: 'Datum vystaveni', customer: 'Odberatel', order: 'Cislo faktury', product: 'Nazev zbozi',
        quantity: 'Pocet kusu', amount: 'Celkem s DPH',
      },
    ],
    [
      'Hungarian',
      'Számla kelte|Vevő|Számlaszám|Megnevezés|Mennyiség|Nettó érték|Pénznem',
      '2021.03.04.|Kiss|S1|Tea|2|1200|HUF',
      {
        date: 'Számla kelte', customer: 'Vevő', order: 'Számlaszám', product: 'Megnevezés', quantity: 'Mennyiség',
        amount: 'Nettó érték', currency: 'Pénznem',
      },
    ],
    [
      'Mongolian',
      'Борлуулалтын огноо|Худалдан авагч|Падааны дугаар|Бараа|Тоо|Нийт дүн|Төлөв',
      '2021-03-04|Бат|П1|Цай|2|1200|төлсөн',
      {
        date: 'Борлуулалтын огноо', customer: 'Худалдан авагч', order: 'Падааны дугаар', product: 'Бараа',
        quantity: 'Тоо', amount: 'Нийт дүн', status: 'Төлөв',
      },
    ],
    [
      'English, abbreviated',
      'cust_no|inv_dt|inv no|sku|qty|amt',
      'A1|2021-03-04|7|X|2|12.50',
      { customer: 'cust_no', order: 'inv no', product: 'sku', quantity: 'qty', amount: 'amt', date: 'inv_dt' },
    ],
  ])('%s', (_, header, record, roles) => expect(rolesOf(header, record)).toEqual(roles)); // prettier-ignore
});

test('a customer’s city is a region, not a customer', () => {
  const roles = rolesOf('customer city|date|amount', 'Prague|2021-03-04|1.5', 'Brno|2021-03-05|2.5');
  expect(roles.region).toBe('customer city');
});

test('a price without a quantity is the amount', () => {
  expect(rolesOf('customer|date|price', 'a|2021-03-04|1.5', 'b|2021-03-05|2.5').amount).toBe('price');
});

test('a column that is quantity x price row by row is the amount, whatever it is called', () => {
  expect(
    rolesOf(
      'client|date|qty|unit price|xyz',
      'a|2021-03-04|2|1.50|3.00',
      'b|2021-03-05|3|2.50|7.50',
      'a|2021-03-06|1|9.99|9.99',
    ).amount,
  ).toBe('xyz');
});

test('a header in another tongue leaves the values to speak, and two alike to be asked', () => {
  const cells = [
    ['K1', '2021-03-04', '1.50', 'pun'],
    ['K2', '2021-03-05', '2.50', 'sin'],
    ['K1', '2021-03-06', '3.50', 'pun'],
    ['K2', '2021-03-07', '3.50', 'sin'],
  ];
  const profiles = ['Cwsmer', 'Dyddiad', 'Arian', 'Lliw'].map((name, index) =>
    profileColumn(index, name, cells),
  );
  const { guesses, missing } = guessRoles(profiles, cells);
  expect(missing).toEqual(['customer']);
  expect(guesses.map(({ role, column }) => `${role} ${column}`)).toEqual(['date 1', 'amount 2']);
});

test('a chosen role goes before every guess, and none is chosen too', () => {
  const cells = [['a', 'b', '2021-03-04', '1.5']];
  const profiles = ['customer', 'partner', 'date', 'amount'].map((name, index) =>
    profileColumn(index, name, cells),
  );
  const chosen = guessRoles(profiles, cells, { customer: 'partner' });
  expect(chosen.guesses.find(({ role }) => role === 'customer')).toMatchObject({
    column: 1,
    evidence: [{ code: 'chosen', params: {} }],
  });
  expect(guessRoles(profiles, cells, { customer: null }).missing).toEqual(['customer']);
});
