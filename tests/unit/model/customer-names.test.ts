import { expect, test } from 'vitest';
import { customerNames } from '../../../src/model/customer-names.ts';
import { buildView } from '../../../src/model/view.ts';
import { DEFAULT_VIEW } from '../../../src/model/settings.ts';
import { datasetOf, day, type SmallLine } from './small-dataset.ts';

const line = (customer: string, date: string, name: string): SmallLine => ({
  customer,
  date,
  amount: 10,
  attributes: { who: name },
});

function namesOf(lines: readonly SmallLine[], settings = {}): (string | null)[] | null {
  const view = buildView(datasetOf(lines, { roles: { who: 'name' } }), { ...DEFAULT_VIEW, ...settings });
  const names = customerNames(view);
  return names && view.customers.keys.map((_, customer) => names.at(customer));
}

test('a customer is called what most of its orders call it, at a tie what came first', () => {
  const lines = [
    line('1', '2021-01-05', 'Acme'),
    line('1', '2021-01-06', 'ACME Ltd'),
    line('1', '2021-01-07', 'ACME Ltd'),
    line('2', '2021-01-05', 'Bee'),
    line('2', '2021-01-06', 'Bea'),
    line('3', '2021-01-05', ''),
    line('', '2021-01-05', 'Nobody'),
  ];
  expect(namesOf(lines)).toEqual(['ACME Ltd', 'Bee', null]);
  expect(namesOf(lines, { to: day('2021-01-05') })).toEqual(['Acme', 'Bee', null]);
});

test('names that say no more than the keys are none', () => {
  expect(namesOf([line('Ann', '2021-01-05', 'Ann'), line('Bob', '2021-01-05', '')])).toBeNull();
});
