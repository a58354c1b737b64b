import { describe, expect, it } from 'vitest';
import {
  bracketedName,
  compile,
  complete,
  computedOrder,
  parse,
  signatureAt,
  type Syntax,
} from '../../../src/formula/compile.ts';
import { FUNCTIONS } from '../../../src/formula/functions.ts';
import { enFormula } from '../../../src/i18n/en-formula.ts';
import { column, EUROPE, evaluated, TODAY, US } from './evaluate.ts';

function refused(formula: string, spelling: typeof US | typeof EUROPE = US): unknown {
  try {
    compile(parse(formula, spelling), [column('price', [1]), column('Größe', ['a'])], { today: TODAY });
  } catch (error) {
    const { code, params } = error as { code: string; params: Record<string, unknown> };
    return { code, at: params['position'], length: params['length'] };
  }
  return null;
}

describe('what is wrong with a formula is said with its place', () => {
  it.each([
    ['', 'empty', 0, 0],
    ['=', 'empty', 0, 0],
    ['=1+', 'end-unexpected', 3, 0],
    ['=1 2', 'token-unexpected', 3, 1],
    ['=*2', 'token-unexpected', 1, 1],
    ['=(1+2', 'parenthesis-open', 1, 1],
    ['=1+2)', 'parenthesis-extra', 4, 1],
    ['=SUM(1', 'parenthesis-open', 4, 1],
    ['="abc', 'quote-open', 1, 4],
    ['=[price', 'bracket-open', 1, 6],
    ['=[]', 'bracket-empty', 1, 2],
    ['=price+cost', 'column-unknown', 7, 4],
    ['=PRICE+1+SUMM(1)', 'function-unknown', 9, 4],
    ['=ROUND(1)', 'arguments-few', 1, 5],
    ['=INT(1,2)', 'arguments-many', 1, 3],
    ['=IFS(TRUE,1,FALSE)', 'arguments-unpaired', 1, 3],
    ['=1!2', 'character-unexpected', 2, 1],
    ['=1e999', 'number-unreadable', 1, 5],
    ['=SUM([price]*[@price])', 'row-in-column', 13, 8],
    ['=price+😀', 'column-unknown', 7, 2],
  ])('%s', (formula, code, at, length) => {
    expect(refused(formula)).toEqual({ code, at, length });
  });

  it('takes a point for no decimal sign where the comma is', () => {
    expect(refused('=1.5+1', EUROPE)).toEqual({ code: 'number-unreadable', at: 1, length: 1 });
  });

  it('has words for every function, argument and kind of error', () => {
    const words = new Set(Object.keys(enFormula));
    for (const { name, parameters } of FUNCTIONS.values()) {
      expect(words).toContain(`formula.function.${name}`);
      for (const parameter of parameters) expect(words).toContain(`formula.argument.${parameter.name}`);
    }
    for (const code of ['too-long', 'too-deep', 'circular', 'too-much-work', 'column-unknown'])
      expect(words).toContain(`formula.error.${code}`);
  });
});

describe('formulas as they are written elsewhere', () => {
  it('takes decimal commas and semicolons', () => {
    expect(evaluated('=SUM(1,5;2,25)', [], EUROPE)).toEqual([3.75]);
    expect(evaluated('=ROUND(2,675;2)', [], EUROPE)).toEqual([2.68]);
    expect(evaluated('=0,5&""', [], EUROPE)).toEqual(['0,5']);
    expect(evaluated('="1.234,5"+0', [], EUROPE)).toEqual([1234.5]);
    expect(evaluated('=SUM(1;2)', [])).toEqual([3]);
  });

  it('takes white space, line ends and small letters', () => {
    expect(evaluated('  = if(\n 1 < 2 ,\t"yes" , "no" ) ', [])).toEqual(['yes']);
  });
});

describe('names of columns', () => {
  const odd = [
    column('SUM', [1, 2]),
    column('a]b[c', [3, 4]),
    column("O'Brien", [5, 6]),
    column('😀 sales', [7, 8]),
    column('😀', [9, 10]),
    column('say "hi"', [11, 12]),
    column('#1', [13, 14]),
    column('@home', [15, 16]),
    column('TRUE', [17, 18]),
    column("it's'", [19, 20]),
    column('Größe', [21, 22]),
    column('a', [23, 24]),
    column('A', [25, 26]),
  ];
  it.each([
    ['=SUM+1', 2],
    ['=SUM(SUM)', 3],
    ['=SUM([SUM])', 3],
    ["=[@a']b'[c]", 3],
    ["=[@[a']b'[c]]", 3],
    ["=[@O'Brien]", 5],
    ["=[@O''Brien]", 5],
    ['=[@[😀 sales]]', 7],
    ['=😀+1', 10],
    ['=[say "hi"]', 11],
    ["=['#1]", 13],
    ["=['@home]", 15],
    ['=[TRUE]', 17],
    ['=TRUE', true],
    ["=[it''s'']", 19],
    ['=grösse', '#'],
    ['=größe', 21],
    ['=a', 23],
    ['=A', 25],
  ])('%s', (formula, expected) => {
    if (expected === '#') expect(() => evaluated(formula, odd)).toThrow('column-unknown');
    else expect(evaluated(formula, odd)[0]).toBe(expected);
  });

  it('come back from brackets as they went in', () => {
    for (const { column: one } of odd) {
      for (const reach of ['row', 'whole'] as const)
        expect(parse(bracketedName(one.name, reach), US)).toMatchObject({ name: one.name, reach });
    }
  });
});

describe('bad input', () => {
  it('refuses what is too long, takes what is long', () => {
    expect(refused(`=${'1+'.repeat(5000)}1`)).toEqual({ code: 'too-long', at: 8192, length: 1810 });
    expect(evaluated(`=${'1+'.repeat(4000)}1`, [])).toEqual([4001]);
    expect(evaluated(`=${'n+'.repeat(4000)}1`, [column('n', [1, 2])])).toEqual([4001, 8001]);
  });

  it('takes 1,000 brackets, refuses deeper trees', () => {
    expect(evaluated(`=${'('.repeat(1000)}7${')'.repeat(1000)}`, [])).toEqual([7]);
    expect(evaluated(`=${'ABS('.repeat(250)}-7${')'.repeat(250)}`, [])).toEqual([7]);
    expect(evaluated(`=${'SUM('.repeat(250)}n${')'.repeat(250)}`, [column('n', [1, 2])])).toEqual([3, 3]);
    expect(refused(`=${'ABS('.repeat(1000)}7${')'.repeat(1000)}`)).toMatchObject({ code: 'too-deep' });
    expect(refused(`=${'-'.repeat(1000)}7`)).toMatchObject({ code: 'too-deep' });
    expect(refused(`=7${'%'.repeat(1000)}`)).toMatchObject({ code: 'too-deep' });
    expect(refused(`=${'('.repeat(8000)}`)).toMatchObject({ code: 'too-deep' });
  });

  it('is not held up by a pattern of stars', () => {
    const long = column('t', ['a'.repeat(20000)]);
    expect(evaluated(`=COUNTIFS(t,"${'*a'.repeat(1000)}*b")`, [long])).toEqual([0]);
    expect(evaluated(`=CONTAINS(t,"(a+)+$")`, [long])).toEqual([false]);
    expect(evaluated(`=SUBSTITUTE("a.c",".","$&")`, [])).toEqual(['a$&c']);
  });

  it('refuses a search of the whole table for every row, and texts longer than a cell', () => {
    const many = [column('n', [3, 1, 2, 5, 4])];
    const others = parse('=COUNTIFS(n,"<>"&[@n])', US);
    expect(() => compile(others, many, { today: TODAY, mostTests: 24 }).evaluate('made')).toThrow(
      'too-much-work',
    );
    const { column: made } = compile(others, many, { today: TODAY, mostTests: 25 }).evaluate('made');
    expect([0, 1, 2, 3, 4].map((row) => made.at(row))).toEqual([4, 4, 4, 4, 4]);
    // Bounds are looked up in the order of the column.
    expect(evaluated('=COUNTIFS(n,">"&[@n])', many)).toEqual([2, 4, 3, 0, 1]);
    expect(evaluated(`=SUBSTITUTE("${'a'.repeat(200)}","a","${'b'.repeat(200)}")`, [])).toEqual(['#VALUE!']);
  });

  it('computes nothing of no rows', () => {
    expect(evaluated('=SUM(n)/COUNT(n)', [column('n', [])])).toEqual([]);
    expect(evaluated('=AVERAGE(n)', [column('n', [null])])).toEqual(['#DIV/0!']);
  });
});

describe('computed columns that name one another', () => {
  const ordered = (formulas: Readonly<Record<string, string>>): ReturnType<typeof computedOrder> =>
    computedOrder(
      Object.entries(formulas).map(([name, text]): { name: string; tree: Syntax } => ({
        name,
        tree: parse(text, US),
      })),
    );

  it('are computed after what they need', () => {
    expect(ordered({ c: '=b+a', b: '=A*2', a: '=price' })).toEqual({ order: [2, 1, 0], circular: new Map() });
  });

  it('show #CIRC! where they need themselves, and only there', () => {
    const { order, circular } = ordered({
      a: '=1+b',
      b: '=[c]',
      c: '=SUM([a])',
      own: '=own+1',
      d: '=a+1',
      e: '=2',
    });
    expect(order).toEqual([4, 5]);
    expect([...circular.keys()]).toEqual([0, 1, 2, 3]);
    expect(circular.get(0)?.params).toEqual({
      names: 'a → b → c → a',
      shown: '#CIRC!',
      position: 3,
      length: 1,
    });
    expect(circular.get(3)?.params['names']).toBe('own → own');
  });

  it('hand on their faults and their kind', () => {
    const price = column('price', [0, 2]);
    const half = compile(parse('=1/price', US), [price], { today: TODAY }).evaluate('half');
    const cheap = compile(parse('=price<1', US), [price], { today: TODAY }).evaluate('cheap');
    expect(evaluated('=half+1', [price, half])).toEqual(['#DIV/0!', 1.5]);
    expect(evaluated('=SUM(half)', [price, half])).toEqual(['#DIV/0!', '#DIV/0!']);
    expect(evaluated('=IF(cheap,"yes","no")', [price, cheap])).toEqual(['yes', 'no']);
    expect(evaluated('=cheap=TRUE', [price, cheap])).toEqual([true, false]);
  });
});

describe('completion and signature help', () => {
  const shapes = [
    { name: 'Sum of orders', kind: 'number' },
    { name: 'price', kind: 'number' },
    { name: 'unit price', kind: 'number' },
  ] as const;
  const inserts = (text: string, caret = text.length): string[] =>
    complete(text, caret, shapes, US).items.map(({ insert }) => insert);

  it('offers columns, then functions, that begin so', () => {
    expect(inserts('=su')).toEqual(['[@[Sum of orders]]', 'SUBSTITUTE(', 'SUM(', 'SUMIFS(']);
    expect(inserts('=1+pri')).toEqual(['price', '[@[unit price]]']);
    expect(inserts('=AB(1)', 3)).toEqual(['ABS']);
    expect(complete('=1+prize', 6, shapes, US)).toMatchObject({ from: 3, to: 8 });
  });

  it('offers columns alone in brackets, nothing in texts and after values', () => {
    expect(inserts('=[pr')).toEqual(['[price]', '[unit price]']);
    expect(inserts('=[@unit')).toEqual(['[@[unit price]]']);
    expect(complete('=[pr]*2', 4, shapes, US)).toMatchObject({ from: 1, to: 5 });
    expect(inserts('="su')).toEqual([]);
    expect(inserts('=12')).toEqual([]);
    expect(inserts('=(1) ')).toEqual([]);
  });

  it('names the call and the argument the caret stands in', () => {
    const help = (text: string): unknown => {
      const found = signatureAt(text, text.length, US);
      return found && [found.name, found.parameters[found.argument]?.name ?? null, found.position];
    };
    expect(help('=ROUND(')).toEqual(['ROUND', 'number', 1]);
    expect(help('=1+ROUND(SUM(1,2),')).toEqual(['ROUND', 'digits', 3]);
    expect(help('=ROUND(SUM(1,2')).toEqual(['SUM', 'number', 7]);
    expect(help('=SUMIFS([price],[price],1,[unit price],')).toEqual(['SUMIFS', 'criterion', 1]);
    expect(help('=ROUND(1,2,3')).toEqual(['ROUND', null, 1]);
    expect(help('=IF((1+2')).toEqual(['IF', 'condition', 1]);
    expect(help('=1+2')).toBeNull();
    expect(help('=ROUND("(",')).toEqual(['ROUND', 'digits', 1]);
  });
});
