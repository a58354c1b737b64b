import { describe, expect, test } from 'vitest';
import type { CheckedColumn } from '../../../../src/import/check.ts';
import { ROLES } from '../../../../src/model/lines.ts';
import { columnFormat, formatChoiceOf } from '../../../../src/views/check/column-format.ts';
import {
  withFormat,
  withKey,
  withoutTable,
  withRole,
  withStatus,
} from '../../../../src/views/check/import-choices.ts';
import { ROLE_GROUPS } from '../../../../src/views/check/role-options.ts';

const column = (change: Partial<CheckedColumn>): CheckedColumn => ({
  index: 0,
  name: 'Buyer',
  kind: 'text',
  format: null,
  formatEvidence: [],
  role: null,
  roleEvidence: [],
  roleConfidence: 0,
  blanks: 0,
  distinct: null,
  range: null,
  odd: 0,
  absent: false,
  ...change,
});

describe('a role given to a column', () => {
  test('is taken from the column that had it', () => {
    const options = { roles: { customer: 0, date: 1 }, dropDuplicates: true };
    expect(withRole(options, column({ index: 2, role: null }), 'customer')).toEqual({
      roles: { customer: 2, date: 1 },
      dropDuplicates: true,
    });
  });

  test('leaves the role the column had before to none, so that it is not guessed again', () => {
    const options = { roles: { amount: 3 } };
    expect(withRole(options, column({ index: 3, role: 'amount' }), 'unitPrice').roles).toEqual({
      amount: null,
      unitPrice: 3,
    });
  });

  test('can be taken away', () => {
    expect(withRole({ roles: { name: 4 } }, column({ index: 4, role: 'name' }), null).roles).toEqual({
      name: null,
    });
  });

  test('given again changes nothing', () => {
    expect(withRole({ roles: { name: 4 } }, column({ index: 4, role: 'name' }), 'name').roles).toEqual({
      name: 4,
    });
  });

  test('every role stands in exactly one group of the choice', () => {
    const listed = ROLE_GROUPS.flatMap((group): readonly string[] => group.roles);
    expect([...listed].sort()).toEqual([...ROLES].sort());
  });
});

test('a status stops counting beside those that did not count already', () => {
  const statuses = [
    { text: 'paid', counted: true },
    { text: 'void', counted: false },
    { text: 'open', counted: true },
  ];
  expect(withStatus({}, statuses, 'open', false).excludedStatuses).toEqual(['void', 'open']);
  expect(withStatus({}, statuses, 'void', true).excludedStatuses).toEqual([]);
});

describe('a way of reading a column', () => {
  test('is named by the order of a date and the decimal sign of a number', () => {
    expect(formatChoiceOf(column({ kind: 'date', format: { order: 'dmy', separator: '.' } }))).toBe(
      'date.dmy',
    );
    expect(formatChoiceOf(column({ kind: 'number', format: { decimal: ',', group: '.' } }))).toBe('number.,');
    expect(formatChoiceOf(column({}))).toBe('text');
  });

  test('keeps the separator of the dates and finds one for a column read as text', () => {
    const dates = column({ kind: 'date', format: { order: 'dmy', separator: '/' } });
    expect(columnFormat('date.mdy', dates, [])).toEqual({
      kind: 'date',
      format: { order: 'mdy', separator: '/' },
    });
    expect(columnFormat('date.dmy', column({}), ['', '3.4.2021'])).toEqual({
      kind: 'date',
      format: { order: 'dmy', separator: '.' },
    });
    expect(columnFormat('date.compact', dates, [])).toEqual({
      kind: 'date',
      format: { order: 'compact', separator: '' },
    });
  });

  test('finds what sets thousands apart beside the decimal sign', () => {
    const read = (cells: string[], choice: 'number..' | 'number.,') =>
      columnFormat(choice, column({}), cells);
    expect(read(['5', '1.234,50'], 'number.,')).toEqual({
      kind: 'number',
      format: { decimal: ',', group: '.' },
    });
    expect(read(['1 234,50'], 'number.,')).toEqual({ kind: 'number', format: { decimal: ',', group: ' ' } });
    expect(read(["1'234.50"], 'number..')).toEqual({ kind: 'number', format: { decimal: '.', group: "'" } });
    expect(read(['12.50', '7'], 'number..')).toEqual({ kind: 'number', format: { decimal: '.', group: '' } });
  });

  test('is set for its column alone', () => {
    const options = { formats: { 1: { kind: 'text' } as const } };
    expect(
      withFormat(options, 2, { kind: 'date', format: { order: 'dmy', separator: '/' } }).formats,
    ).toEqual({
      1: { kind: 'text' },
      2: { kind: 'date', format: { order: 'dmy', separator: '/' } },
    });
  });
});

describe('how tables are joined', () => {
  const orders = { table: 1, column: 'id', from: 0, fromColumn: 'order_id' };
  const customers = { table: 2, column: 'id', from: 1, fromColumn: 'customer_id' };
  const choice = { root: 0, steps: [orders, customers] };

  test('is changed for one table alone, and a table that was apart comes last', () => {
    const other = { ...orders, column: 'number' };
    expect(withKey({ header: true }, choice, other)).toEqual({
      header: true,
      join: { root: 0, steps: [other, customers] },
    });
    const shops = { table: 3, column: 'code', from: 0, fromColumn: 'shop' };
    expect(withKey({}, choice, shops).join?.steps).toEqual([orders, customers, shops]);
  });

  test('leaves out what only a table left out leads to', () => {
    expect(withoutTable({ combine: 'join' }, choice, 2)).toEqual({
      join: { root: 0, steps: [orders] },
      table: [0, 1],
    });
    expect(withoutTable({ join: choice }, choice, 1)).toEqual({ table: [0] });
  });
});
