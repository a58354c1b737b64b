import { describe, expect, test } from 'vitest';
import { customerColumns } from '../../src/export/customers-table.ts';
import { analyse, openFile, type OpenOptions } from '../../src/headless.ts';
import { ROLES, type Role } from '../../src/model/lines.ts';
import { buildView } from '../../src/model/view.ts';
import { DEFAULT_VIEW } from '../../src/model/settings.ts';
import { isoOf } from '../../src/table/civil-day.ts';

const open = (text: string, options?: OpenOptions) =>
  openFile(new Blob([text]), { name: 'x.csv', ...options });

/** The first line's value in every attribute with a role. */
async function firstLine(text: string, options?: OpenOptions) {
  const { lines } = await open(text, options);
  const values: Partial<Record<Role, unknown>> = {};
  for (const { role, column } of lines.attributes) if (role) values[role] = column.at(0);
  return { lines, values };
}

async function customersOf(text: string, options?: OpenOptions): Promise<readonly string[]> {
  return buildView(await open(text, options), DEFAULT_VIEW).customers.keys;
}

describe('every role reaches the lines', () => {
  // Each role's own word, and a cell of it.
  const CELLS: Readonly<Record<Role, readonly [header: string, cell: string, other: string]>> = {
    customer: ['Customer ID', 'c1', 'c2'],
    date: ['Order date', '2021-03-14', '2021-03-15'],
    amount: ['Amount', '20.00', '30.00'],
    quantity: ['Quantity', '2', '3'],
    unitPrice: ['Unit price', '11.00', '10.00'],
    discount: ['Discount', '2.00', '0.00'],
    order: ['Order no', 'o1', 'o2'],
    product: ['Product', 'lamp', 'desk'],
    category: ['Category', 'light', 'wood'],
    channel: ['Channel', 'web', 'shop'],
    region: ['Region', 'north', 'south'],
    seller: ['Seller', 'Eve', 'Max'],
    currency: ['Currency', 'EUR', 'EUR'],
    status: ['Status', 'paid', 'paid'],
    cost: ['Cost', '8.00', '9.00'],
    unitCost: ['Unit cost', '4.00', '3.00'],
    marginRate: ['Margin %', '40', '50'],
    margin: ['Gross profit', '7.50', '8.50'],
    referredBy: ['Referred by', 'c2', ''],
    birthday: ['Birthday', '1990-05-17', '1985-02-03'],
    name: ['Customer name', 'Ann', 'Bob'],
    email: ['E-mail', 'ann@x.org', 'bob@x.org'],
    phone: ['Phone', '+44 20 7946 0000', '+44 20 7946 0001'],
    shareOfWallet: ['Share of wallet', '80 %', '25 %'],
    firstOrderDate: ['First order date', '2019-01-20', '2021-03-15'],
    reason: ['Return reason', 'broken', ''],
    purchaseCount: ['Purchases', '3', '1'],
  };
  const text = (roles: readonly Role[]) =>
    [0, 1, 2].map((line) => roles.map((role) => CELLS[role][line]).join(',')).join('\n');

  test('all of them at once, as headers name them; nobody counts purchases who names orders', async () => {
    const { lines, values } = await firstLine(text(ROLES));
    expect(lines.purchaseCount).toBeNull();
    expect(lines.customer.at(0)).toBe('c1');
    expect(isoOf(lines.date[0] ?? 0)).toBe('2021-03-14');
    expect((lines.amount[0] ?? 0) / lines.unit).toBe(20);
    expect((lines.margin?.[0] ?? 0) / lines.unit).toBe(7.5);
    expect(lines.order?.at(0)).toBe('o1');
    expect({ ...values, birthday: isoOf(values.birthday as number), firstOrderDate: isoOf(values.firstOrderDate as number) }).toEqual({
      quantity: 2, unitPrice: 11, discount: 2, product: 'lamp', category: 'light', channel: 'web', region: 'north',
      seller: 'Eve', currency: 'EUR', status: 'paid', cost: 8, unitCost: 4, marginRate: 40, margin: 7.5, referredBy: 'c2',
      birthday: '1990-05-17', name: 'Ann', email: 'ann@x.org', phone: '+44 20 7946 0000', shareOfWallet: 0.8,
      firstOrderDate: '2019-01-20', reason: 'broken',
    });
  }); // prettier-ignore

  test.each(ROLES.filter((role) => !['customer', 'date', 'amount'].includes(role)))(
    '%s, chosen over a header that says nothing',
    async (role) => {
      const plain = text(['customer', 'date', 'amount']).split('\n');
      const cells = [`zzz`, CELLS[role][1], CELLS[role][2] || CELLS[role][1]];
      const file = plain.map((line, at) => `${line},${cells[at]}`).join('\n');
      const { lines } = await open(file, { roles: { [role]: 'zzz' } });
      if (role === 'order') expect(lines.order?.at(0)).toBe('o1');
      else expect(lines.attributes.find((one) => one.role === role)?.column.at(0)).not.toBeNull();
    },
  );
});

describe('margin by what the row has', () => {
  const header = 'customer,date,amount,qty,gross profit,cost,unit cost,margin %';
  const rows = [
    'a,2021-01-15,100,2,12,70,40,50', // its margin
    'a,2021-01-16,100,2,,70,40,50', // else amount less cost
    'a,2021-01-17,100,2,,,40,50', // else amount less quantity x unit cost
    'a,2021-01-18,100,2,,,,50', // else amount x rate
    'a,2021-01-19,100,2,,,,', // else the amount
  ];

  test('margin, cost, unit cost, rate, in that order', async () => {
    const dataset = await open(`${header}\n${rows.join('\n')}\n`);
    const { margin, unit } = dataset.lines;
    expect([...(margin ?? [])].map((ticks) => ticks / unit)).toEqual([12, 30, 20, 50, 100]);
    expect(analyse(dataset, 'totals').margin).toBe(212);
  });

  test('without any of them revenue x P, which then says so', async () => {
    const dataset = await open('customer,date,amount\na,2021-01-15,100\n');
    expect(dataset.lines.margin).toBeNull();
    expect(analyse(dataset, 'totals', {}, { marginRate: 0.25 }).margin).toBe(25);
  });
});

describe('what roles feed', () => {
  test('the first order ever says when a customer came', async () => {
    const file =
      'customer,date,amount,first order date\na,2021-03-14,10,2019-11-20\nb,2021-03-15,10,\na,2021-04-14,10,2019-11-20\n';
    const { customers } = buildView(await open(file), DEFAULT_VIEW);
    expect([...customers.acquired].map(isoOf)).toEqual(['2019-11-20', '2021-03-15']);
    // Known before the file begins, `a` is nobody's new customer in it.
    const { rows } = analyse(await open(file), 'cohorts', {}, { step: 'month' });
    expect(rows.map(({ cohort, size }) => `${cohort} ${size}`)).toEqual(['2021-03 1']);
  });

  test('names stand beside the customers', async () => {
    const dataset = await open(
      'customer id,customer name,date,amount\n7,Ann,2021-03-14,10\n8,Bob,2021-03-15,10\n7,Ann,2021-04-14,10\n',
    );
    const view = buildView(dataset, DEFAULT_VIEW);
    const columns = customerColumns(view, {
      pareto: analyse(dataset, 'pareto'),
      abc: analyse(dataset, 'abc'),
      xyz: analyse(dataset, 'xyz'),
    });
    const cells = (name: string) => {
      const column = columns.find((one) => one.name === name);
      return [0, 1].map((row) => column?.at(row));
    };
    expect(cells('customer')).toEqual(['7', '8']);
    expect(cells('name')).toEqual(['Ann', 'Bob']);
  });

  test('a share of wallet is a fraction, written as one or in percent', async () => {
    for (const cells of [
      ['0.8', '0.25'],
      ['80', '25'],
      ['80%', '25%'],
    ]) {
      const { values } = await firstLine(
        `customer,date,amount,share of wallet\na,2021-01-15,1,${cells[0]}\nb,2021-01-16,1,${cells[1]}\n`,
      );
      expect(values.shareOfWallet).toBe(0.8);
    }
  });
});

describe('without a customer number', () => {
  test('an e-mail address will do, whatever its case', async () => {
    expect(
      await customersOf(
        'Order date,Email,Name,Amount\n2021-01-15,Ann@X.org,Ann,1\n2021-01-16,ann@x.org,Ann B,1\n2021-01-17,bob@x.org,Bob,1\n',
      ),
    ).toEqual(['ann@x.org', 'bob@x.org']);
  });

  test('else a phone', async () => {
    expect(
      await customersOf(
        'Order date,Phone,Amount\n2021-01-15,+44 20 7946 0000,1\n2021-01-16,+44 20 7946 0001,1\n2021-01-17,+44 20 7946 0000,1\n',
      ),
    ).toEqual(['+44 20 7946 0000', '+44 20 7946 0001']);
  });

  test('else a name', async () => {
    expect(
      await customersOf('Order date,Name,Amount\n2021-01-15,Ann,1\n2021-01-16,Bob,1\n2021-01-17,Ann,1\n'),
    ).toEqual(['Ann', 'Bob']);
  });
});

describe('what counts can be said', () => {
  const file =
    'client,date,amount,currency,status\na,2021-01-15,1,EUR,paid\nb,2021-01-16,2,USD,paid\nguest,2021-01-17,4,EUR,paid\n' +
    'c,2021-01-18,8,EUR,cancelled\nd,2021-01-19,16,EUR,odd\n';
  const sums = async (options: OpenOptions) => {
    const { waterfall } = await open(file, options);
    const { status, currency, anonymous, analysed } = waterfall;
    return [status, currency, anonymous, analysed].map(({ amount }) => amount);
  };

  test('by itself: cancelled, other currencies and guests are set aside', async () => {
    expect(await sums({})).toEqual([8, 2, 4, 17]);
  });
  test('another status', async () =>
    expect(await sums({ excludedStatuses: ['odd'] })).toEqual([16, 2, 4, 9]));
  test('another currency', async () => expect(await sums({ currency: 'USD' })).toEqual([8, 21, 0, 2]));
  test('another nobody', async () => expect(await sums({ anonymous: ['d'] })).toEqual([8, 2, 16, 5]));
});
