import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountOf, partyIn, payerName } from '../../../src/import/bank-party.ts';
import { directionOf, saysNeitherWay } from '../../../src/import/bank-direction.ts';
import { isNameLike, partyName } from '../../../src/import/party-name.ts';
import { phoneNumber } from '../../../src/import/phone-number.ts';

describe('spellings of one name have one stem and one legal form', () => {
  test.each<[stem: string, form: string, ...spellings: string[]]>([
    ['ромашка', 'ооо', 'ООО "Ромашка"', 'ООО «РОМАШКА»', 'Ромашка, ООО', 'OOO Ромашка', 'Общество с ограниченной ответственностью “Ромашка”'],
    ['лесторг', 'ао', 'ЗАО Лесторг', 'ОАО «Лесторг»', 'ПАО Лесторг', 'Акционерное общество "Лесторг"'],
    ['петров п п', 'ип', 'ИП Петров П.П.', 'Индивидуальный предприниматель ПЕТРОВ П. П.'],
    ['елкин', '', 'Ёлкин', ' елкин '],
    ['acme', 'ltd', 'Acme Ltd', 'ACME LIMITED', 'Acme Co., Ltd.', 'acme, ltd'],
    ['acme', 'llc', 'Acme LLC', 'ACME, L.L.C.'],
    ['acme', 'inc', 'Acme Inc.', 'Acme Incorporated'],
    ['müller söhne', 'gmbh', 'Müller & Söhne GmbH', 'MÜLLER SÖHNE GMBH'],
    ['novák', 's r o', 'Novák s.r.o.', 'NOVÁK, S. R. O.', 'Novák, spol. s r.o.'],
    ['pekárna', 'a s', 'Pekárna, a.s.', 'PEKÁRNA a. s.'],
    ['kék madár', 'kft', 'Kék Madár Kft.', 'KÉK MADÁR KFT'],
    ['piros alma', 'zrt', 'Piros Alma Zrt.', 'Piros Alma Nyrt.'],
    ['zöld fa', 'bt', 'Zöld Fa Bt.', 'ZÖLD FA BT'],
    ['山田商店', '株式会社', '株式会社山田商店', '山田商店 株式会社', '㈱山田商店', '（株）山田商店'],
    ['ヤマダシヨウテン', '株式会社', 'カ）ヤマダシヨウテン', 'ﾔﾏﾀﾞｼﾖｳﾃﾝ(ｶ', 'カ)ヤマダ　シヨウテン'],
    ['青空', '有限会社', '有限会社青空', '青空有限会社', 'ユ)青空'],
    ['тэнгэр', 'ххк', 'Тэнгэр ХХК', 'ТЭНГЭР ХХК.', '"Тэнгэр" ХХК'],
    ['алтан', 'төхк', 'Алтан ТӨХК', 'АЛТАН ТӨХК'],
    ['oneill', '', "O'Neill", 'O’NEILL', 'ONeill'],
  ])('%s | %s', (stem, form, ...spellings) => {
    for (const spelling of spellings) expect(partyName(spelling), spelling).toEqual({ stem, form });
  }); // prettier-ignore

  test('a legal form alone is a name, and a name that begins like one keeps its beginning', () => {
    expect(partyName('АО')).toEqual({ stem: 'ао', form: '' });
    expect(partyName('Kft.')).toEqual({ stem: 'kft', form: '' });
    expect(partyName('AS Roma')).toEqual({ stem: 'as roma', form: '' });
    expect(partyName('Bt Sport')).toEqual({ stem: 'bt sport', form: '' });
  });

  test('codes and addresses are no names', () => {
    expect(['A-1', '40702810100000000011', 'a@x.org', 'CZ6508000000192000145399', '', '7'].map(isNameLike)).toEqual(
      [false, false, false, false, false, false],
    ); // prettier-ignore
    expect(['Ann', 'ООО 7 небо', '山田', 'Ли'].map(isNameLike)).toEqual([true, true, true, true]);
  });

  test('whatever the text, there is a stem, and case, quotes and spaces around change nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        fc.pre(/[\p{L}\p{N}]/u.test(text));
        const { stem, form } = partyName(text);
        expect(stem).not.toBe('');
        expect(partyName(`  «${text}» `)).toEqual({ stem, form });
      }),
      { numRuns: 500 },
    );
  });
});

describe('payers as statements write them', () => {
  test('without tax numbers, accounts and the bank before them', () => {
    expect(payerName('ПАО СБЕРБАНК//ИВАНОВ ИВАН ИВАНОВИЧ//1234567890//Москва')).toBe('ИВАНОВ ИВАН ИВАНОВИЧ');
    expect(payerName('//Иванов Иван//Тула//')).toBe('Иванов Иван');
    expect(payerName('ИНН 7701234567 ООО "Ромашка"')).toBe('ООО "Ромашка"');
    expect(payerName('7701234567/770101001 ООО Ромашка р/с 40702810100000000011 в банке')).toBe(
      'ООО Ромашка',
    );
    expect(payerName('振込　ヤマダ タロウ')).toBe('ヤマダ タロウ');
    expect(payerName('Transfer from ACME LTD')).toBe('ACME LTD');
    expect(payerName('Faster Payment Received from J Smith')).toBe('J Smith');
    expect(payerName('Transferwise')).toBe('Transferwise');
    expect(payerName('振込')).toBe('振込');
  });

  test('accounts as they are compared', () => {
    expect(accountOf('GB11 TEST 0000 0000 0000 01')).toBe('GB11TEST00000000000001');
    expect(accountOf('11773016-12345678-00000000')).toBe('117730161234567800000000');
    expect(accountOf('19-2000145399/0800')).toBe('192000145399/0800');
    expect(accountOf('40702810100000000011')).toBe('40702810100000000011');
    expect(['Acme Ltd', '', '12345', '000000', '000000/0000', '1 250,00'].map(accountOf)).toEqual(
      ['', '', '', '', '', ''],
    ); // prettier-ignore
  });

  test('a cell with account, tax number and name', () => {
    expect(partyIn('40702810100000000011\n7701234567\nООО "Василек"')).toEqual({
      account: '40702810100000000011',
      name: 'ООО "Василек"',
    });
    expect(partyIn('ООО Лес')).toEqual({ account: '', name: 'ООО Лес' });
  });

  test('which way money went, in the words of banks', () => {
    expect(['CRDT', 'кт', 'Приход', '入金', 'příchozí', 'J', 'орлого', '+'].map(directionOf)).toEqual(
      [1, 1, 1, 1, 1, 1, 1, 1],
    ); // prettier-ignore
    expect(['DBIT', 'Дт', 'расход', '出金', 'odchozí', 'T', 'зарлага', '-'].map(directionOf)).toEqual(
      [-1, -1, -1, -1, -1, -1, -1, -1],
    ); // prettier-ignore
    expect(['Bij', 'K', 'Haben', '收入', '입금', 'Einnahme', 'inflow', 'Alacak'].map(directionOf)).toEqual(
      Array(8).fill(1),
    );
    expect(['Af', 'D', 'Soll', '支出', '출금', 'Ausgabe', 'outflow', 'Borç'].map(directionOf)).toEqual(
      Array(8).fill(-1),
    );
    expect(directionOf('transfer')).toBe(0);
    expect(['不计收支', '/', 'neutral'].map(saysNeitherWay)).toEqual([true, true, true]);
  });
});

describe('spellings of one phone number have the same figures', () => {
  test.each<[digits: string, ...spellings: string[]]>([
    ['79161234567', '+7 916 123-45-67', '+7(916)1234567', '8 (916) 123-45-67', '89161234567', '007 916 123 45 67', '＋７ 916 123 45 67'],
    ['420603123456', '+420 603 123 456', '+420603123456', '00420 603 123 456'],
    ['36201234567', '+36 20/123-4567', '+36 (20) 123 4567'],
    ['97699112233', '+976 9911-2233', '+97699112233'],
    ['0312345678', '(03) 1234-5678', '03-1234-5678'],
  ])('%s', (digits, ...spellings) => {
    for (const spelling of spellings) expect(phoneNumber(spelling)?.digits, spelling).toBe(digits);
  }); // prettier-ignore

  test('only + and brackets are sure', () => {
    expect(phoneNumber('+79161234567')?.sure).toBe(true);
    expect(phoneNumber('8(916)1234567')?.sure).toBe(true);
    expect(phoneNumber('19-2000145399')?.sure).toBe(false);
  });

  test('names, dates, short codes and long accounts are none', () => {
    const none = [
      'Ann +79161234567',
      '2021-03-04',
      '123456',
      '40702810100000000011',
      'CZ6508000000192000145399',
      '',
    ];
    expect(none.map(phoneNumber)).toEqual(none.map(() => null));
  });
});
