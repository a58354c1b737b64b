import '../../property-seed.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parse,
  printed,
  respelled,
  STORED,
  type Spelling,
  type Syntax,
} from '../../../src/formula/language.ts';

const COMMA: Spelling = { decimal: ',', argumentSeparator: ';' };

const NAMES = [
  'price',
  'unit price',
  'SUM',
  'a]b',
  "it's",
  '#1',
  '@home',
  'Größe',
  '数量',
  '😀',
  'TRUE',
  '1st',
  'a.b',
  'x"y',
  '-',
];
const place = { position: 0, length: 0 };

const tree = fc.letrec<{ node: Syntax }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.oneof(
      fc.constantFrom(0, 1, 2.5, 0.1, 1e-7, 1.5e300, 1e21, 123456789.123).map((value): Syntax => ({ type: 'number', value })),
      fc.constantFrom('', 'a', '"', 'a;b', '1,5', '=x').map((value): Syntax => ({ type: 'text', value })),
      fc.boolean().map((value): Syntax => ({ type: 'boolean', value })),
      fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom('row', 'whole')).map(([name, reach]): Syntax => ({ type: 'column', name, reach: reach, ...place })),
      fc.constantFrom('price', 'Größe', '数量', 'a.b').map((name): Syntax => ({ type: 'column', name, reach: 'plain', ...place })),
    ),
    fc.tuple(fc.constantFrom('-', '+', '%'), tie('node')).map(([operator, operand]): Syntax => ({ type: 'unary', operator: operator as '-', operand })),
    fc.tuple(fc.constantFrom('+', '-', '*', '/', '^', '&', '=', '<>', '<', '<=', '>', '>='), tie('node'), tie('node')).map(
      ([operator, left, right]): Syntax => ({ type: 'binary', operator: operator as '+', left, right }),
    ),
    fc.tuple(tie('node'), tie('node')).map(([number, digits]): Syntax => ({ type: 'call', name: 'ROUND', arguments: [number, digits], ...place })),
    tie('node').map((then): Syntax => ({ type: 'call', name: 'IF', arguments: [then, { type: 'missing' }, then], ...place })),
    fc.constant<Syntax>({ type: 'call', name: 'TODAY', arguments: [], ...place }),
  ),
})).node; // prettier-ignore

/** What a formula says, wherever its parts stand. */
function saying(node: Syntax): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value: unknown) =>
      key === 'position' || key === 'length' ? undefined : value,
    ),
  );
}

describe('a formula written anew', () => {
  it.each([
    ['= ( price + 2 ) * -quantity ^ 2 %', '=(price+2)*-quantity^2%', '=(price+2)*-quantity^2%'],
    ['=price-(quantity-1)-(2)', '=price-(quantity-1)-2', '=price-(quantity-1)-2'],
    ['=-(2^2)&"a""b"', '=-(2^2)&"a""b"', '=-(2^2)&"a""b"'],
    ['=ROUND([@[unit price]]*1.5,2)', '=ROUND([@[unit price]]*1.5,2)', '=ROUND([@[unit price]]*1,5;2)'],
    ['=if(true,,[SUM])', '=IF(TRUE,,[SUM])', '=IF(TRUE;;[SUM])'],
    ['=2^(3^2)=(1=1)', '=2^(3^2)=(1=1)', '=2^(3^2)=(1=1)'],
    ['=(1+2)%+(-1)%', '=(1+2)%+(-1)%', '=(1+2)%+(-1)%'],
  ])('%s has the brackets it needs, in any spelling', (formula, point, comma) => {
    const read = parse(formula, STORED);
    expect(printed(read, STORED)).toBe(point);
    expect(printed(read, COMMA)).toBe(comma);
  });

  it('says the same when it is read again, whatever it says', () => {
    fc.assert(
      fc.property(tree, fc.constantFrom(STORED, COMMA), (said, spelling) => {
        expect(saying(parse(printed(said, spelling), spelling))).toEqual(saying(said));
      }),
      { numRuns: 2000 },
    );
  });

  it('of thousands of terms is written without running out of stack', () => {
    const long = `=${'price+'.repeat(1300)}1`;
    expect(printed(parse(long, STORED), STORED)).toBe(long);
  });
});

describe('a formula in another spelling', () => {
  it('keeps its spaces, brackets and texts; only signs change', () => {
    expect(respelled('= ROUND( (price) * 1.5 , 2 ) & "1.5, x"', STORED, COMMA)).toBe(
      '= ROUND( (price) * 1,5 ; 2 ) & "1.5, x"',
    );
    expect(respelled('=SUM(1,5;2;[a,b])', COMMA, STORED)).toBe('=SUM(1.5,2,[a,b])');
  });

  it('comes back as it was, and says the same on the way', () => {
    fc.assert(
      fc.property(tree, (said) => {
        const text = printed(said, STORED);
        const there = respelled(text, STORED, COMMA);
        expect(saying(parse(there, COMMA))).toEqual(saying(said));
        expect(respelled(there, COMMA, STORED)).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  it('is left as it is where it cannot be read', () => {
    expect(respelled('=1.5+"open', STORED, COMMA)).toBe('=1,5+"open');
    expect(respelled('=§ [x', STORED, COMMA)).toBe('=§ [x');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(respelled(text, STORED, COMMA).length).toBe(text.length);
      }),
    );
  });
});
