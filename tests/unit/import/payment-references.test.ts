import { expect, test } from 'vitest';
import { withoutReferences } from '../../../src/import/payment-references.ts';

test('names are told from the numbers beside them, however many pay', () => {
  const letter = (at: number) => String.fromCharCode(97 + (at % 26));
  const name = (at: number) =>
    `${letter(at)}${letter(at / 26)}${letter(at / 676)}${letter(at / 17_576)} Kovarik`;
  const texts = Array.from({ length: 200_000 }, (_, at) => `${name(at)} INV${100_000 + at}`);
  const nameIn = withoutReferences(texts);
  expect(nameIn?.('Ellery Marsh INV100210')).toBe('Ellery Marsh');
  expect(nameIn?.('Payment INV100210')).toBe('Payment INV100210');
});
