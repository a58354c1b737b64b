import { describe, expect, test } from 'vitest';
import type { Results } from '../../../src/export/results.ts';
import type { ImportOptions } from '../../../src/import/check.ts';
import type { Change } from '../../../src/model/amendments.ts';
import type { Selection } from '../../../src/model/selection.ts';
import { DEFAULT_VIEW } from '../../../src/model/settings.ts';
import type { Outcome } from '../../../workers/engine-api.ts';
import { Engine } from '../../../workers/engine-state.ts';

const CSV = `customer,date,amount,product,category,price,note to us
c1,2024-01-05,10.00,Tea,Drinks,5,a
c2,2024-01-20,20.00,Cup,Things,10,b
c1,2024-02-05,30.50,Cup,Things,10,a
,2024-02-10,7.00,Tea,Drinks,7,c
c3,2024-03-01,40.00,Tea,,8,b
c3,2024-03-02,oops,Tea,,8,b
`;
const NOTE = 6;
const POINT = { decimal: '.', argumentSeparator: ',' } as const;
const COMMA = { decimal: ',', argumentSeparator: ';' } as const;
const NEW = { id: null, name: 'new' };

function got<T>(outcome: Outcome<T>): T {
  if ('error' in outcome) throw new Error(JSON.stringify(outcome.error));
  return outcome.ok;
}

async function opened(options: ImportOptions = {}) {
  const engine = new Engine();
  const check = got(await engine.open(new Blob([CSV]), 'shop.csv', options, () => undefined));
  expect(check.questions).toEqual([]);
  got(await engine.accept());
  const results = async (selection: Selection = []) =>
    JSON.parse(got(await engine.exportResults({ ...DEFAULT_VIEW, selection }))) as Results;
  const { fingerprint } = (await results()).input;
  return { engine, results, fingerprint };
}

function corrections(...changes: Change[]) {
  return { corrections: changes.map((change, at) => ({ id: `r${at}`, active: true, change })) };
}

function computed(...formulas: [name: string, formula: string][]) {
  return { computed: formulas.map(([name, formula]) => ({ id: `id ${name}`, name, formula })) };
}

async function valuesOf(engine: Engine, column: string) {
  const values = got(await engine.attributeValues(column, ''))?.values ?? [];
  return Object.fromEntries(values.map(({ text, lines }) => [text, lines]));
}

describe('corrections asked of the engine', () => {
  test('re-run every figure, and give those of the file back when they go', async () => {
    const { engine, results, fingerprint } = await opened();
    const before = await results();
    expect([before.totals.customers, before.totals.revenue]).toEqual([3, 107.5]);
    const told = got(
      await engine.amend(
        corrections(
          { kind: 'mergeCustomers', keys: ['c2'], into: 'c1' },
          { kind: 'excludeRows', fingerprint, rows: [4, 5] },
        ),
      ),
    );
    expect(told.lines).toBe(3);
    expect(told.waterfall.excluded).toEqual({ rows: 1, amount: 40 });
    expect(told.summary).toEqual({ customers: 1, firstDate: '2024-01-05', lastDate: '2024-02-10', revenue: 67.5 });
    expect(told.corrections).toEqual([
      { id: 'r0', lines: 1, problem: null },
      {
        id: 'r1',
        lines: 1,
        problem: { code: 'rows-missing', params: { rows: 1, of: 2 }, message: 'correction: rows-missing' },
      },
    ]);
    const after = await results();
    expect([after.totals.customers, after.totals.revenue, after.totals.completeThrough]).toEqual([1, 67.5, '2024-02-10']);
    expect(after.waterfall.excluded).toEqual({ rows: 1, amount: 40 });
    const back = got(await engine.amend({}));
    expect([back.summary, back.lines, back.waterfall.excluded]).toEqual([null, 4, undefined]);
    expect(await results()).toEqual(before);
  }); // prettier-ignore

  test('of anything are taken, and never throw', async () => {
    const { engine, results } = await opened();
    const before = await results();
    for (const anything of [null, 7, 'x', [], { corrections: 'no', computed: { a: 1 }, remarks: [3] }, { corrections: [null, { id: 'a', change: { kind: 'setDate', rows: [-1, 1e99] } }] }]) {
      expect(got(await engine.amend(anything)).corrections).toEqual([]);
    }
    expect(await results()).toEqual(before);
  }); // prettier-ignore

  test('before anything is loaded are an error', async () => {
    expect(await new Engine().amend({})).toMatchObject({ error: { code: 'nothing-loaded' } });
    expect(await new Engine().checkFormula('=1', POINT, NEW)).toMatchObject({
      error: { code: 'nothing-loaded' },
    });
  });

  test('go with the file they were made to', async () => {
    const { engine, results } = await opened();
    got(await engine.amend(corrections({ kind: 'mergeCustomers', keys: ['c2'], into: 'c1' })));
    got(await engine.accept());
    expect((await results()).totals.customers).toBe(3);
  });
});

describe('a computed column', () => {
  test('is a column: offered, filtered by, broken down by, and others may name it', async () => {
    const { engine, results } = await opened();
    const told = got(
      await engine.amend(
        computed(['size', '=IF(half>10,"big","small")'], ['half', '=[@amount]/2'], ['late', '=date>DATE(2024,2,1)']),
      ),
    );
    expect(told.attributes.slice(-3)).toEqual(['size', 'half', 'late']);
    expect(told.computed.map(({ name, kind, faults, error }) => [name, kind, faults, error])).toEqual([
      ['size', 'text', 0, null],
      ['half', 'number', 0, null],
      ['late', 'boolean', 0, null],
    ]);
    expect(await valuesOf(engine, 'size')).toEqual({ big: 2, small: 3 });
    expect(await valuesOf(engine, 'late')).toEqual({ TRUE: 3, FALSE: 2 });
    const pareto = got(await engine.run('pareto', { entity: 'size' }, DEFAULT_VIEW));
    expect(Array.from(pareto.values)).toEqual([70.5, 37]);
    const big: Selection = [{ about: 'lines', kind: 'value', attribute: 'size', values: ['big'] }];
    expect((await results(big)).totals.revenue).toBe(70.5);
    const rows = got(
      await engine.openRows({ table: 'lines', where: big, sortBy: 'row', descending: false, offset: 0, count: 9 }, DEFAULT_VIEW),
    );
    expect(rows.columns.find(({ name }) => name === 'half')?.values).toEqual([15.25, 20]);
  }); // prettier-ignore

  test('that changes takes with it what named it, and nothing else', async () => {
    const { engine, results } = await opened();
    const big: Selection = [{ about: 'lines', kind: 'value', attribute: 'size', values: ['big'] }];
    got(await engine.amend(computed(['size', '=IF(amount>20,"big","small")'])));
    expect((await results(big)).totals.revenue).toBe(70.5);
    const kept = got(await engine.run('abc', {}, DEFAULT_VIEW));
    const gone = got(await engine.run('pareto', { entity: 'size' }, DEFAULT_VIEW));
    got(await engine.amend(computed(['size', '=IF(amount>30,"big","small")'], ['other', '=1'])));
    expect(got(await engine.run('abc', {}, DEFAULT_VIEW))).toBe(kept);
    expect(got(await engine.run('pareto', { entity: 'size' }, DEFAULT_VIEW))).not.toBe(gone);
    expect((await results(big)).totals.revenue).toBe(70.5);
    got(await engine.amend(computed(['size', '=IF(amount>35,"big","small")'])));
    expect((await results(big)).totals.revenue).toBe(40);
    got(await engine.amend({}));
    expect((await results(big)).totals.revenue).toBe(107.5);
  });

  test('sees corrections, and follows them', async () => {
    const { engine, fingerprint } = await opened();
    const column = computed(['who', '=customer&"/"&category']);
    got(await engine.amend(column));
    expect(await valuesOf(engine, 'who')).toEqual({ 'c1/Drinks': 1, 'c2/Things': 1, 'c1/Things': 1, '/Drinks': 1, 'c3/': 1 });
    got(await engine.amend({ ...column, ...corrections(
      { kind: 'mergeCustomers', keys: ['c2'], into: 'c1' },
      { kind: 'setValue', column: 'category', value: 'Drinks', where: { column: 'product', values: ['Tea'] } },
      { kind: 'excludeRows', fingerprint, rows: [3] },
    ) }));
    expect(await valuesOf(engine, 'who')).toEqual({ 'c1/Drinks': 1, 'c1/Things': 2, 'c3/Drinks': 1 });
  }); // prettier-ignore

  test('has the day the data are complete through for TODAY()', async () => {
    const { engine, fingerprint } = await opened();
    const column = computed(['age', '=TODAY()-date']);
    const told = got(await engine.amend(column));
    expect(told.computed[0]?.today).toBe(true);
    expect(await valuesOf(engine, 'age')).toEqual({ 56: 1, 41: 1, 25: 1, 20: 1, 0: 1 });
    got(await engine.amend({ ...column, ...corrections({ kind: 'excludeRows', fingerprint, rows: [4] }) }));
    expect(await valuesOf(engine, 'age')).toEqual({ 36: 1, 21: 1, 5: 1, 0: 1 });
    got(await engine.amend(column, 19_800));
    expect(await valuesOf(engine, 'age')).toEqual({ 73: 1, 58: 1, 42: 1, 37: 1, 17: 1 });
  });

  test('shows what is wrong with it, and is there or not accordingly', async () => {
    const { engine } = await opened();
    const told = got(
      await engine.amend(
        computed(
          ['price', '=1'],
          ['broken', '=amount+'],
          ['unknown', '=weight*2'],
          ['a', '=b+1'],
          ['b', '=[@a]*2'],
          ['meets', '=a'],
          ['rate', '=amount/(price-10)'],
          ['Customer', '="x"'],
        ),
      ),
    );
    expect(told.computed.map(({ kind, faults, fault, error }) => [kind, faults, fault, error?.code ?? null])).toEqual([
      [null, 0, null, 'name-taken'],
      [null, 0, null, 'end-unexpected'],
      [null, 0, null, 'column-unknown'],
      ['text', 5, '#CIRC!', 'circular'],
      ['text', 5, '#CIRC!', 'circular'],
      ['text', 5, '#CIRC!', null],
      ['number', 2, '#DIV/0!', null],
      [null, 0, null, 'name-taken'],
    ]);
    expect(told.computed[3]?.error?.params['names']).toBe('a → b → a');
    expect(told.attributes).toEqual(['price', 'product', 'category', 'note to us', 'a', 'b', 'meets', 'rate']);
  }); // prettier-ignore

  test('of a column that stays in the file has it brought, once', async () => {
    const { engine } = await opened({ leaveOut: [NOTE] });
    let brought = 0;
    await engine.watchBringing((bringing) => {
      if (bringing === null) brought++;
    });
    got(await engine.amend(computed(['loud', '=UPPER([@[note to us]])'])));
    expect(await valuesOf(engine, 'loud')).toEqual({ A: 2, B: 2, C: 1 });
    got(await engine.amend({ ...computed(['loud', '=UPPER([@[note to us]])'], ['two', '=2']), remarks: { c1: { note: 'x', tags: [] } } }));
    expect([brought, await valuesOf(engine, 'loud')]).toEqual([1, { A: 2, B: 2, C: 1 }]);
    got(await engine.amend({ ...corrections({ kind: 'setValue', column: 'note to us', value: 'z', where: { column: 'note to us', values: ['b'] } }), ...computed(['loud', '=UPPER([@[note to us]])']) }));
    expect(await valuesOf(engine, 'loud')).toEqual({ A: 2, Z: 2, C: 1 });
    expect(await valuesOf(engine, 'note to us')).toEqual({ a: 2, z: 2, c: 1 });
  }); // prettier-ignore
});

describe('a formula being written', () => {
  test('has a kind, first values and the spelling it is kept in', async () => {
    const { engine } = await opened();
    expect(got(await engine.checkFormula('=ROUND(amount*1,5;0)', COMMA, NEW))).toEqual({
      kind: 'number',
      error: null,
      stored: '=ROUND(amount*1.5,0)',
      absent: [],
      values: [
        { row: 1, value: 15, fault: null },
        { row: 2, value: 30, fault: null },
        { row: 3, value: 46, fault: null },
        { row: 4, value: 11, fault: null },
        { row: 5, value: 60, fault: null },
      ],
    });
    const faulty = got(await engine.checkFormula('=1/(price-5)', POINT, NEW));
    expect(faulty.values[0]).toEqual({ row: 1, value: null, fault: '#DIV/0!' });
  });

  test('that cannot be says why, and where', async () => {
    const { engine } = await opened();
    got(await engine.amend(computed(['half', '=amount/2'], ['quarter', '=half/2'])));
    const codeOf = async (formula: string, of: { id: string | null; name: string } = NEW) =>
      got(await engine.checkFormula(formula, POINT, of)).error?.code ?? null;
    expect(got(await engine.checkFormula('=amount*weight', POINT, NEW)).error).toMatchObject({
      code: 'column-unknown',
      params: { name: 'weight', position: 8, length: 6 },
    });
    expect(await codeOf('=half+1', { id: null, name: 'half' })).toBe('name-taken');
    expect(await codeOf('=amount/3', { id: 'id half', name: 'half' })).toBeNull();
    expect(await codeOf('=amount/3', { id: 'id half', name: 'price' })).toBe('name-taken');
    expect(await codeOf('=quarter', { id: 'id half', name: 'half' })).toBe('circular');
    expect(await codeOf(`=${'('.repeat(1100)}1`)).toBe('too-deep');
    expect(await codeOf(`=${'1+'.repeat(5000)}1`)).toBe('too-long');
    expect(await codeOf('')).toBe('empty');
  });

  test('waits for columns that stay in the file, and may name every column there is', async () => {
    const { engine } = await opened({ leaveOut: [NOTE] });
    expect(got(await engine.checkFormula('=[@[note to us]]&"!"', POINT, NEW))).toMatchObject({
      error: null,
      absent: ['note to us'],
      values: [],
    });
    expect(got(await engine.formulaColumns())).toEqual([
      { name: 'row', kind: 'number', from: 'own', absent: false },
      { name: 'date', kind: 'date', from: 'own', absent: false },
      { name: 'customer', kind: 'text', from: 'own', absent: false },
      { name: 'amount', kind: 'number', from: 'own', absent: false },
      { name: 'price', kind: 'number', from: 'file', absent: false },
      { name: 'product', kind: 'text', from: 'file', absent: false },
      { name: 'category', kind: 'text', from: 'file', absent: false },
      { name: 'note to us', kind: 'text', from: 'file', absent: true },
    ]);
  });
});

describe('notes and tags', () => {
  const remarks = { c1: { note: 'calls first', tags: ['vip', 'north'] }, c3: { note: '', tags: ['vip'] } };

  test('choose customers, alone and negated', async () => {
    const { engine, results } = await opened();
    const tagged = (values: string[], not = false): Selection => [{ about: 'customers', kind: 'tagged', values, not }];
    expect((await results(tagged(['vip']))).totals.customers).toBe(0);
    got(await engine.amend({ remarks }));
    const customers = async (selection: Selection) => (await results(selection)).totals.customers;
    expect(await customers(tagged(['vip']))).toBe(2);
    expect(await customers(tagged(['north']))).toBe(1);
    expect(await customers(tagged(['']))).toBe(1);
    expect(await customers(tagged(['', 'north']))).toBe(2);
    expect(await customers(tagged(['vip'], true))).toBe(1);
    got(await engine.amend({ remarks: { c2: { note: '', tags: ['vip'] } } }));
    expect(await customers(tagged(['vip']))).toBe(1);
  }); // prettier-ignore

  test('are columns of the customers, in their CSV too, and follow a merge', async () => {
    const { engine } = await opened();
    const request = { table: 'customers', offset: 0, count: 9, sortBy: 'customer' } as const;
    const columns = async () => {
      const window = got(await engine.rows(request, DEFAULT_VIEW));
      return window.columns.filter(({ name }) => ['customer', 'tags', 'note'].includes(name)).map(({ values }) => values);
    };
    expect(await columns()).toEqual([['c1', 'c2', 'c3']]);
    got(await engine.amend({ remarks }));
    expect(await columns()).toEqual([['c1', 'c2', 'c3'], ['vip, north', null, 'vip'], ['calls first', null, null]]);
    got(await engine.amend({ remarks, ...corrections({ kind: 'mergeCustomers', keys: ['c1'], into: 'c3' }) }));
    expect(await columns()).toEqual([['c2', 'c3'], [null, 'vip, north'], [null, 'calls first']]);
    const csv = await got(await engine.rowsCsv(request, DEFAULT_VIEW)).text();
    expect(csv.split('\n')[0]).toBe('customer,abc,xyz,revenue,share,purchases,first,last,tags,note');
    expect(csv).toContain('"vip, north",calls first');
  }); // prettier-ignore
});
