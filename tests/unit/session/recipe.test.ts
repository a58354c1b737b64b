import { describe, expect, it } from 'vitest';
import { missingColumns, rulesFor } from '../../../src/session/recipe.ts';
import { restoreWords } from '../../../src/session/project-record.ts';

const recipe = (rules: unknown) => ({
  label: 'April',
  words: restoreWords({ version: 1, columns: ['Who', 'When', 'Paid', 'Shop'], rules }).words,
});

describe('a recipe', () => {
  it('finds its columns wherever the next file has them, however they are written', () => {
    const rules = {
      version: 1,
      roles: { customer: 0, date: 1, amount: 2, region: 3, seller: null },
      formats: { 1: { kind: 'date' }, 3: { kind: 'text' } },
      bank: { columns: { amount: 2, text: 3 }, off: ['fees'] },
      statuses: { counted: ['ok'], excluded: [] },
    };
    const names = ['Extra', 'PAID ', 'who', ' When'];
    expect(missingColumns(recipe(rules), names)).toEqual(['Shop']);
    expect(rulesFor(recipe(rules), names)).toEqual({
      version: 1,
      roles: { customer: 2, date: 3, amount: 1, seller: null },
      formats: { 3: { kind: 'date' } },
      bank: { columns: { amount: 1 }, off: ['fees'] },
      statuses: { counted: ['ok'], excluded: [] },
    });
  });

  it('is harmless where its rules are anything', () => {
    for (const rules of [null, undefined, 'x', 7, [], { roles: 'x', formats: [1], bank: { columns: 5 } }])
      expect(() => rulesFor(recipe(rules), ['Who'])).not.toThrow();
  });
});
