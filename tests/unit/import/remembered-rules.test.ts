import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ImportOptions } from '../../../src/import/check.ts';
import { openFile } from '../../../src/import/open.ts';
import { recall, recalledOptions, rulesToRemember } from '../../../src/import/remembered-rules.ts';

const open = (csv: string, options: ImportOptions = {}) => openFile(new Blob([csv]), 'sales.csv', options);
/** As it comes back from storage. */
const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

const january =
  'buyer,shop,when,sum,status\na,x,13/01/2021,10,done\nb,y,14/01/2021,20,void\na,y,15/01/2021,30,held\n';
const february =
  'buyer,shop,when,sum,status\na,x,01/02/2021,5,held\nc,y,02/02/2021,7,test\nc,x,03/02/2021,9,new\n';

describe('a file with a known header opens as the one before', () => {
  test('with its roles, its statuses, and its dates where they leave a question', async () => {
    const first = await open(january);
    await first.recheck({
      ...first.check.options,
      roles: { ...first.check.options.roles, customer: 1, region: 0 },
      excludedStatuses: ['held'],
    });
    const rules = stored(rulesToRemember(first.check));

    const second = await open(february);
    expect(second.check.questions.map(({ code }) => code)).toEqual(['date-order']);
    const check = await recall(rules, second.check, (options) => second.recheck(options));
    if (!check) throw new Error('nothing recalled');
    expect(check.ready).toBe(true);
    expect(check.columns.map(({ role }) => role)).toEqual(['region', 'customer', 'date', 'amount', 'status']);
    // `held` as said, `test` as suggested: it is new.
    expect(check.statuses.map(({ text, counted }) => `${text} ${counted}`)).toEqual([
      'held false',
      'test false',
      'new true',
    ]);
    expect(check.summary?.firstDate).toBe('2021-02-03');
  });

  test('and what is the same already is no news', async () => {
    const first = await open(january);
    const rules = stored(rulesToRemember(first.check));
    expect(recalledOptions(rules, (await open(january)).check)).toBeNull();
  });

  test('but what the file shows by itself goes before what was', async () => {
    const first = await open(january);
    const american = 'buyer,shop,when,sum,status\na,x,01/13/2021,10,done\nb,y,01/14/2021,20,done\n';
    const second = await open(american);
    const options = recalledOptions(stored(rulesToRemember(first.check)), second.check);
    const check = options ? await second.recheck(options) : second.check;
    expect(check.summary?.firstDate).toBe('2021-01-13');
  });

  test('rules and folds of a bank statement come back', async () => {
    const csv =
      'Date,Payer,Payer IBAN,Details,Amount\n2021-01-05,Ann,GB11TEST00000000000001,invoice,10\n' +
      '2021-01-06,Rent,GB11TEST00000000000002,rent,-20\n2021-01-07,ANN,GB11TEST00000000000001,invoice,30\n';
    const first = await open(csv, { bank: { off: ['outgoing'] }, folds: { off: ['account X'] } });
    const second = await open(csv);
    const options = recalledOptions(stored(rulesToRemember(first.check)), second.check);
    const check = await second.recheck(options ?? {});
    expect(check.bank?.rules.map(({ rule, on }) => `${rule} ${on}`)).toEqual(['outgoing false']);
    expect(check.options.folds).toEqual({ off: ['account X'] });
  });
});

describe('whatever was kept', () => {
  test('nothing throws, and the file still opens', async () => {
    const opened = await open(january);
    const fresh = opened.check;
    const part = fc.oneof(
      fc.anything({ withNullPrototype: true }),
      fc.dictionary(
        fc.constantFrom(
          'customer',
          'date',
          'amount',
          '__proto__',
          '0',
          'columns',
          'off',
          'names',
          'counted',
          'excluded',
        ),
        fc.anything(),
      ),
    );
    const kept = fc.oneof(
      fc.anything(),
      fc.record({
        version: fc.constantFrom<unknown>(1, 2, '1'),
        roles: part,
        formats: part,
        statuses: part,
        currency: fc.anything(),
        anonymous: fc.anything(),
        bank: fc.oneof(part, fc.constant(false)),
        folds: part,
        dropDuplicates: fc.anything(),
      }),
    ); // prettier-ignore
    await fc.assert(
      fc.asyncProperty(kept, async (remembered) => {
        const options = recalledOptions(remembered, fresh);
        if (!options) return;
        const check = await opened.recheck(options);
        expect(check.columns.length).toBe(5);
        await opened.recheck(fresh.options);
      }),
      { numRuns: 200 },
    );
  });
});
