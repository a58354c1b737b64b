import { expect, test } from 'vitest';
import { enCheck } from '../../../../src/i18n/en-check.ts';
import { ROLES } from '../../../../src/model/lines.ts';
import { evidenceWords } from '../../../../src/views/check/evidence-words.ts';
import { readAs } from '../../../../src/views/check/read-as.ts';

test('evidence is a sentence with the cell in it', () => {
  expect(evidenceWords({ code: 'day-over-12', params: { text: '31.12.2021', order: 'dmy' } })).toBe(
    'In 31.12.2021, the part above 12 can only be the day.',
  );
  expect(evidenceWords({ code: 'decimal-mark', params: { text: '12,50', mark: ',' } })).toBe(
    'In 12,50, the comma can only begin the cents.',
  );
  expect(evidenceWords({ code: 'values-emails', params: { share: 0.98 } })).toBe(
    '98\u00a0% of its cells are e-mail addresses.',
  );
});

test('evidence from a very long cell is cut short', () => {
  const words = evidenceWords({ code: 'text-values', params: { text: 'x'.repeat(1_000_000) } });
  expect(words).toBe(`${'x'.repeat(40)}… is neither a number nor a date.`);
});

test('a choice shows what the example becomes, as people write it', () => {
  const date = { order: 'dmy', separator: '/' } as const;
  const figure = { decimal: ',', group: '.' } as const;
  expect(readAs({ format: date, reads: '2021-04-03' })).toBe('3\u00a0Apr\u00a02021');
  expect(readAs({ format: figure, reads: '1234.5' })).toBe('1,234.5');
  expect(readAs({ format: figure, reads: '1.234' })).toBe('1.234');
  expect(readAs({ format: figure, reads: '' })).toBe('');
});

test('every role has its words', () => {
  expect(ROLES.filter((role) => !Object.hasOwn(enCheck, `role.${role}`))).toEqual([]);
});
