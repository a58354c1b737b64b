import { describe, expect, test } from 'vitest';
import { BANK_PARTS } from '../../../../src/import/bank-words.ts';
import { BANK_RULES } from '../../../../src/import/bank-rules.ts';
import type { Check, ImportOptions } from '../../../../src/import/check.ts';
import { ENCODINGS } from '../../../../src/import/encoding.ts';
import { openFile } from '../../../../src/import/open.ts';
import { enWorkshop } from '../../../../src/i18n/en-workshop.ts';
import {
  withBankPart,
  withFold,
  withFolding,
  withNobody,
  withRule,
} from '../../../../src/views/check/import-choices.ts';
import { notesOf } from '../../../../src/views/check/notes.ts';

const open = async (csv: string, options: ImportOptions = {}) => openFile(new Blob([csv]), 'x.csv', options);
const STATEMENT =
  'Date,Payer,Payer IBAN,Details,Amount\n2021-01-05,Ann Ltd,GB11TEST00000000000001,invoice,10\n' +
  '2021-01-06,Rent,GB11TEST00000000000002,rent,-20\n2021-01-07,ANN LIMITED,,invoice,30\n2021-01-08,Ann ltd.,,invoice,5\n';

const bankOf = (check: Check) => {
  if (!check.bank) throw new Error('no bank statement');
  return check.bank;
};

describe('choices about a bank statement', () => {
  test('a rule is undone and put back', async () => {
    const opened = await open(STATEMENT);
    const { check } = opened;
    const undone = await opened.recheck(withRule(check.options, bankOf(check), 'outgoing', false));
    expect(bankOf(undone).rules.map(({ rule, on }) => `${rule} ${on}`)).toEqual(['outgoing false']);
    const back = await opened.recheck(withRule(undone.options, bankOf(undone), 'outgoing', true));
    expect(bankOf(back).rules).toEqual(bankOf(check).rules);
  });

  test('a column is one thing at most', () => {
    expect(withBankPart({ bank: { columns: { payer: 1, purpose: 3 } } }, 'purpose', 1)).toEqual({
      bank: { columns: { payer: null, purpose: 1 } },
    });
    expect(withBankPart({ bank: false }, 'payer', null)).toEqual({ bank: { columns: { payer: null } } });
  });

  test('a fold is undone, made alone, and all of them at once', async () => {
    const opened = await open(STATEMENT);
    const [fold] = opened.check.folding.folds;
    expect(fold?.spellings.map(({ text }) => text)).toEqual(['ANN LIMITED', 'Ann ltd.']);
    const id = fold?.id ?? '';
    const apart = await opened.recheck(withFold(opened.check.options, id, false));
    expect(apart.folding.folds.map(({ together }) => together)).toEqual([false]);
    const none = await opened.recheck(withFolding(apart.options, false));
    expect(none.folding.on).toBe(false);
    const alone = await opened.recheck(withFold(none.options, id, true));
    expect(alone.folding.folds.map(({ together }) => together)).toEqual([true]);
    expect((await opened.recheck(withFolding(alone.options, true))).folding.on).toBe(true);
  });
});

test('a word that means nobody is said once, whatever its case, and unsaid', () => {
  expect(withNobody({}, ['guest', 'cash'], ' Walk-in ', true)).toEqual({
    anonymous: ['guest', 'cash', 'Walk-in'],
  });
  expect(withNobody({}, ['guest', 'cash'], 'GUEST', true)).toEqual({ anonymous: ['cash', 'GUEST'] });
  expect(withNobody({}, ['guest', 'cash'], 'Guest', false)).toEqual({ anonymous: ['cash'] });
});

describe('what deserves a look', () => {
  const codes = async (csv: string, options?: ImportOptions) =>
    notesOf((await open(csv, options)).check).map(({ code }) => code);

  test('a clean file: nothing', async () => {
    expect(await codes('customer,date,amount\na,2021-01-05,1\nb,2021-01-16,2\n')).toEqual([]);
  });

  test('rows that could not be read, and where they can be opened', async () => {
    const { check } = await open('customer,date,amount\na,2021-01-05,1\nb,soon,2\n');
    expect(notesOf(check)).toEqual([{ code: 'rejected', params: { count: 1 }, opens: 'rejected' }]);
  });

  test('many rows without a customer', async () => {
    expect(await codes('customer,date,amount\na,2021-01-05,1\n,2021-01-16,2\n,2021-01-17,2\n')).toEqual([
      'nobody',
    ]);
  });

  test('a bank statement, calmly', async () => {
    expect(await codes(STATEMENT)).toEqual(['bank']);
  });
});

test('everything that crosses from the engine has its words', () => {
  const words = Object.keys(enWorkshop);
  const wanted = [
    ...BANK_RULES.map((rule) => `bank.rule.${rule}`),
    ...BANK_PARTS.map((part) => `bank.part.${part}`),
    ...ENCODINGS.map((name) => `encoding.name.${name}`),
    ...(['bank', 'rejected', 'overlap', 'nobody', 'odd', 'broken', 'unmatched', 'apart', 'without-year'] as const).map(
      (code) => `note.${code}`,
    ),
  ]; // prettier-ignore
  expect(wanted.filter((key) => !words.includes(key))).toEqual([]);
});
