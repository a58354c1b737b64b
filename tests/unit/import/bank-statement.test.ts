import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rulesInText, ruleBit, type BankRule } from '../../../src/import/bank-rules.ts';
import type { ImportOptions } from '../../../src/import/check.ts';
import { openFile } from '../../../src/import/open.ts';
import { BUCKETS } from '../../../src/model/lines.ts';

const open = (csv: string, options: ImportOptions = {}) => openFile(new Blob([csv]), 'bank.csv', options);

describe('rules know fees, own money, loans and takings by card in six languages', () => {
  const rules = (text: string, incoming = true): BankRule[] =>
    (['balance', 'fee', 'own-transfer', 'financing', 'card-takings'] as const).filter(
      (rule) => (rulesInText(text, incoming) & ruleBit(rule)) !== 0,
    );
  test.each<[BankRule, ...string[]]>([
    ['fee', 'Monthly fee', 'Interest paid', 'Комиссия банка за СМС', 'Выплата процентов на остаток', 'Poplatek', 'Připsaný úrok', 'Kamat', 'számlavezetési díj', '振込手数料', '利息', 'Гүйлгээний шимтгэл', 'Хүүгийн орлого'],
    ['own-transfer', 'Transfer between my own accounts', 'Own transfer', 'Перевод собственных средств', 'перевод между своими счетами', 'převod mezi vlastními účty', 'saját számlák közötti átvezetés', '自己口座間振替', 'өөрийн данс хооронд'],
    ['financing', "Director's loan", 'Предоставление займа по договору 3', 'Взнос учредителя', 'Tagi kölcsön', 'Vklad společníka', '融資実行', 'Зээлийн олголт'],
    ['card-takings', 'Зачисление средств по операциям эквайринга', 'Card settlement 12/03', 'Kártyás elszámolás', 'platební terminál', 'カード売上', 'ПОС орлого'],
    ['balance', 'Opening balance', 'Входящий остаток', 'Počáteční zůstatek', 'Nyitó egyenleg', '前月より繰越', 'Эхний үлдэгдэл'],
  ])('%s', (rule, ...texts) => {
    for (const text of texts) expect(rules(text), text).toContain(rule);
  }); // prettier-ignore

  test('and leave sales alone that only mention them', () => {
    for (const text of [
      'Оплата по счету 5, в том числе комиссия площадки',
      'Invoice 12 incl. delivery fee',
      'Interesting Ideas Ltd invoice',
      'Feery Ltd',
      'Оплата за процентовку работ',
      'faktura 12, poplatek za dopravu',
      'Payment for loan furniture',
    ]) {
      expect(rules(text), text).toEqual([]);
    }
    // What goes out may say it anywhere.
    expect(rules('VISA 1234 bank fee', false)).toEqual(['fee']);
  });
});

describe('a statement is recognised, said and unsaid', () => {
  const sales = 'customer,date,amount\na,2021-01-05,10\nb,2021-01-06,20\na,2021-01-07,-5\n';
  const statement =
    'Date,Payer,Payer IBAN,Details,Amount\n' +
    '2021-01-05,Ann,GB11TEST00000000000001,invoice,10\n2021-01-06,Rent,GB11TEST00000000000002,rent,-20\n' +
    '2021-01-07,Ann,GB11TEST00000000000001,invoice,30\n';

  test('a sales file is none, its returns stay', async () => {
    const { check } = await open(sales);
    expect(check.bank).toBeNull();
    expect(check.waterfall?.status.rows).toBe(0);
  });

  test.each([
    ['refunds to those who paid', 'Date,Name,Description,Amount,Fee,Net,Type\n2024-01-16,Ann,Club,20,-1,19,Direct Debit\n2024-01-17,Bo,Club,20,-1,19,Direct Debit\n2024-01-18,Ann,Club back,-20,0,-20,Direct Debit\n2024-01-22,Cy,Club,35,-1,34,Direct Debit\n', 55],
    ['as many credit notes as sales', 'Date,Client,Invoice,Amount\n2024-01-16,Oak,1,450\n2024-01-18,Oak,2,-450\n2024-01-22,Ash,3,80\n2024-01-25,Elm,4,-20\n', 60],
    ['rows without a header', '2024-01-16,Ann,120.00\n2024-01-17,Bo,80.00\n2024-01-18,Ann,-20.00\n2024-01-22,Cy,45.00\n2024-01-25,Bo,30.00\n', 255],
  ])('%s are no statement', async (_, csv, revenue) => {
    const { check } = await open(csv);
    expect(check.bank).toBeNull();
    expect(check.summary?.revenue).toBe(revenue);
  }); // prettier-ignore

  test('words for in and out say what is no sale, whoever is named beside them', async () => {
    const csv =
      'Date,Client,Type,Value\n2024-01-16,Oak,Income,1000\n2024-01-17,Elm,Income,400\n2024-01-18,Printer,Expense,120\n';
    const { check } = await open(csv);
    expect(check.summary?.revenue).toBe(1400);
  });

  test('money that went out is not taken for sales where the file is no statement', async () => {
    const { check } = await open('Date,Shop,Outflow\n2024-01-16,North,10.50\n2024-01-17,South,8.00\n');
    expect(check.questions.map(({ role }) => role)).toContain('amount');
  });

  test('nothing came in until a rule is undone', async () => {
    const opened = await open(
      'Datum,Payee,Memo,Amount\n2024-01-16,Rent,Jan,-500\n2024-01-17,Shop,Food,-20.50\n',
    );
    expect(opened.check.questions.map(({ code }) => code)).toEqual(['nothing-came-in']);
    expect(opened.check.ready).toBe(false);
    expect(opened.check.summary).toBeNull();
    const { options } = opened.check;
    const undone = await opened.recheck({ ...options, bank: { ...(options.bank || {}), off: ['outgoing'] } });
    expect(undone.questions).toEqual([]);
    expect(undone.summary?.revenue).toBe(-520.5);
  });

  test('a statement is one until the user says it is none', async () => {
    const opened = await open(statement);
    expect(opened.check.bank?.rules).toEqual([
      { rule: 'outgoing', on: true, rows: 1, amount: -20, nameless: false },
    ]);
    const plain = await opened.recheck({ ...opened.check.options, bank: false });
    expect(plain.bank).toBeNull();
    expect(plain.waterfall?.analysed).toEqual({ rows: 3, amount: 20 });
    const again = await opened.recheck({ ...plain.options, bank: {} });
    expect(again.bank?.columns).toEqual({ payer: 1, payerAccount: 2, purpose: 3, amount: 4 });
    expect(again.waterfall?.analysed).toEqual({ rows: 2, amount: 40 });
  });

  test('its columns can be chosen, and options in force open it the same way', async () => {
    const opened = await open(statement);
    const byName = await opened.recheck({
      ...opened.check.options,
      bank: { columns: { payerAccount: null } },
    });
    expect(byName.columns.find(({ role }) => role === 'customer')?.name).toBe('Payer');
    const again = await open(statement, byName.options);
    expect(again.check.options).toEqual(byName.options);
    expect(again.check.columns.map(({ role }) => role)).toEqual(byName.columns.map(({ role }) => role));
  });

  test('a rule undone says what it would take, and its rows can be opened either way', async () => {
    const opened = await open(statement);
    expect((await opened.bucketRows('rule:outgoing', 0, 10)).rows.map(({ fileRow }) => fileRow)).toEqual([3]);
    const undone = await opened.recheck({ ...opened.check.options, bank: { off: ['outgoing'] } });
    expect(undone.bank?.rules).toEqual([
      { rule: 'outgoing', on: false, rows: 1, amount: -20, nameless: false },
    ]);
    expect(undone.waterfall?.status.rows).toBe(0);
    expect((await opened.bucketRows('rule:outgoing', 0, 10)).total).toBe(1);
  });
});

const names = [
  'ООО Ромашка',
  'ООО «РОМАШКА»',
  'АО Ромашка',
  'Ромашка',
  'Acme Ltd',
  'ACME LIMITED',
  'Ann',
  '',
];
const accounts = ['GB11TEST00000000000001', 'GB11TEST00000000000002', 'GB11TEST00000000000003', ''];
const row = fc.record({
  name: fc.constantFrom(...names),
  account: fc.constantFrom(...accounts),
  cents: fc.integer({ min: -5000, max: 9000 }),
  purpose: fc.constantFrom('invoice', 'bank fee', 'own transfer', 'loan drawdown', 'card settlement'),
});

function statementOf(rows: readonly { name: string; account: string; cents: number; purpose: string }[]) {
  const lines = rows.map(
    ({ name, account, cents, purpose }, at) =>
      `2021-01-${String((at % 28) + 1).padStart(2, '0')};${name};${account};${purpose};${(cents / 100).toFixed(2)}`,
  );
  return `Date;Counterparty;Counterparty IBAN;Details;Amount\n${lines.join('\n')}\n`;
}

describe('whatever the statement', () => {
  test('buckets add up to the file, rules to what they took', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 2, maxLength: 40 }),
        fc.subarray(['fee', 'own-transfer', 'financing', 'outgoing', 'card-takings'] as const),
        async (rows, off) => {
          const { check } = await open(statementOf(rows), { bank: { off: [...off] } });
          const { waterfall, bank } = check;
          if (!waterfall || !bank) throw new Error('no waterfall');
          const cents = (amount: number) => Math.round(amount * 100);
          expect(BUCKETS.reduce((sum, id) => sum + waterfall[id].rows, 0)).toBe(rows.length);
          expect(BUCKETS.reduce((sum, id) => sum + cents(waterfall[id].amount), 0)).toBe(
            rows.reduce((sum, { cents: amount }) => sum + amount, 0),
          );
          const aside = bank.rules.filter(({ on, nameless }) => on && !nameless);
          expect(aside.reduce((sum, { rows: count }) => sum + count, 0)).toBe(waterfall.status.rows);
          expect(cents(aside.reduce((sum, { amount }) => sum + amount, 0))).toBe(
            cents(waterfall.status.amount),
          );
          expect(
            bank.rules.filter(({ on }) => !on).every(({ rule }) => off.some((one) => one === rule)),
          ).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('two accounts are never one customer, and every fold can be undone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 2, maxLength: 40 }), async (made) => {
        const rows = made.map((one) => ({ ...one, cents: Math.abs(one.cents) + 1, purpose: 'invoice' }));
        const csv = statementOf(rows);
        const bank: ImportOptions = { bank: {} };
        const opened = await open(csv, bank);
        const { folds } = opened.check.folding;
        const shared = new Set(
          folds.filter(({ by, together }) => by === 'account' && !together).map(({ name }) => name),
        );
        const customersOf = async (off: string[]) => {
          await opened.recheck({ ...opened.check.options, folds: { off } });
          const { lines } = opened.dataset();
          return Array.from({ length: lines.count }, (_, line) => ({
            customer: lines.customer.at(line),
            row: rows[lines.sourceRow?.[line] ?? line],
          }));
        };
        if (!rows.some(({ name, account }) => name !== '' || account !== '')) return;
        for (const off of [[], folds.map(({ id }) => id)]) {
          const accountOf = new Map<string, string>();
          for (const { customer, row: made } of await customersOf(off)) {
            if (customer === null || !made || made.account === '' || shared.has(made.account)) continue;
            const known = accountOf.get(customer);
            expect(known === undefined || known === made.account, `${customer} ${off.length}`).toBe(true);
            accountOf.set(customer, made.account);
          }
        }
        for (const fold of folds.filter(({ together }) => together)) {
          await customersOf([fold.id]);
          const after = opened.check.folding.folds.find(({ id }) => id === fold.id);
          expect(after).toEqual({ ...fold, together: false });
          const apart = new Set((await customersOf([fold.id])).map(({ customer }) => customer)).size;
          expect(apart).toBeGreaterThan(
            new Set((await customersOf([])).map(({ customer }) => customer)).size,
          );
        }
      }),
      { numRuns: 40 },
    );
  });
});
