import { expect, test } from 'vitest';
import { openFiles } from '../../../src/import/open.ts';
import { encoded } from './encoded.ts';

const file = (name: string, text: string, encoding: string) => ({
  name,
  file: new Blob([encoded(text, encoding) ?? new Uint8Array()]),
});

// Two letters are not enough to say what they are.
const SHORT = file('march.csv', 'customer;date;amount\nЮг;2021-03-14;2.5\nann;2021-03-15;1\n', 'koi8-r');
const LONG = file(
  'april.csv',
  'customer;date;amount\nИванов Пётр;2021-04-14;3.5\nМагазин на углу;2021-04-15;4\nООО Ромашка;2021-04-16;5\n',
  'windows-1251',
);
const MODERN = file('may.csv', 'customer;date;amount\nZoë Straße;2021-05-14;7.5\n', 'utf-8');

test('a doubtful encoding of one among several files is asked as of one file alone', async () => {
  const alone = await openFiles([SHORT]);
  expect(alone.check.questions.map(({ code }) => code)).toEqual(['encoding']);
  const { check } = await openFiles([LONG, SHORT, MODERN]);
  expect(check.questions.map(({ code }) => code)).toEqual(['encoding']);
  expect(check.questions[0]?.examples).toEqual(alone.check.questions[0]?.examples);
  expect(check.ready).toBe(false);
});

test('the answer is for the file that was in doubt, and for no other', async () => {
  const opened = await openFiles([LONG, SHORT, MODERN]);
  const check = await opened.recheck({ ...opened.check.options, encoding: 'koi8-r' });
  expect(check.questions).toEqual([]);
  expect(check.ready).toBe(true);
  expect([...opened.dataset().lines.customer.levels].sort()).toEqual(
    ['Zoë Straße', 'ann', 'Иванов Пётр', 'Магазин на углу', 'ООО Ромашка', 'Юг'].sort(),
  );
});

test('where none is in doubt, what is chosen is for all that are not UTF-8 for certain', async () => {
  const opened = await openFiles([LONG, MODERN]);
  expect(opened.check.questions).toEqual([]);
  await opened.recheck({ ...opened.check.options, encoding: 'ibm866' });
  const { levels } = opened.dataset().lines.customer;
  expect(levels).toContain('Zoë Straße');
  expect(levels).not.toContain('Иванов Пётр');
});

test('files joined by a key are asked about as well', async () => {
  const orders = file(
    'orders.csv',
    'order,customer_id,date,amount\n1,11,2021-04-13,5\n2,12,2021-04-14,7\n3,11,2021-04-15,9\n',
    'utf-8',
  );
  const customers = file('customers.csv', 'customer_id,customer_name\n11,Юг\n12,ann\n', 'koi8-r');
  const opened = await openFiles([orders, customers]);
  expect(opened.check.container?.joined).not.toBeNull();
  expect(opened.check.questions.map(({ code }) => code)).toEqual(['encoding']);
  const check = await opened.recheck({ ...opened.check.options, encoding: 'koi8-r' });
  expect(check.questions).toEqual([]);
});
