import { describe, expect, test } from 'vitest';
import { columnNames, sniff } from '../../../src/import/dialect.ts';
import { splitRecords } from '../../../src/import/split-records.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const dialectOf = (text: string) => sniff(bytes(text), true).dialect;

describe('the delimiter is what gives every record the same number of fields', () => {
  test.each<[string, string, string]>([
    ['commas', 'customer,date,amount\na,2021-01-05,1.5\nb,2021-01-06,2.5\n', ','],
    ['semicolons beside decimal commas', 'customer;date;amount\na;05.01.2021;1,5\nb;06.01.2021;2,5\n', ';'],
    ['semicolons beside decimal commas in every field', 'x;1,5;2,5;3,5\ny;4,5;5,5;6,5\n', ';'],
    [
      'tabs beside commas and bars in texts',
      'who\twhen\twhat\nLee, Ann\t2021-01-05\ta|b\nRay, Bob\t2021-01-06\tc|d\n',
      '\t',
    ],
    ['bars', 'customer|date|amount\na|2021-01-05|1.5\n', '|'],
    [
      'commas beside semicolons in quotes',
      'customer,date,note\na,2021-01-05,"x;y;z;w;v"\nb,2021-01-06,"x;y;z;w;v"\n',
      ',',
    ],
  ])('%s', (_, text, delimiter) => expect(dialectOf(text).delimiter).toBe(delimiter));
});

test('newlines and the byte order mark are told', () => {
  expect(dialectOf('a,b\r\n1,2\r\n').newline).toBe('\r\n');
  expect(dialectOf('a,b\n1,2\n').newline).toBe('\n');
  expect(dialectOf('a,b\r1,2\r').newline).toBe('\r');
  expect(dialectOf('\ufeffa,b\n1,2\n').bom).toBe(3);
  expect(dialectOf('a,b\n1,2\n').bom).toBe(0);
});

describe('the first record is a header where it names what stands below', () => {
  test.each<[string, string, boolean]>([
    ['words above numbers', 'foo,bar\na,1\nb,2\n', true],
    ['data above data', 'a,2021-01-05,1.5\nb,2021-01-06,2.5\na,2021-01-07,3.5\n', false],
    ['known words above texts', 'customer,product\nann,tea\nbob,milk\n', true],
    ['texts that come again', 'ann,tea\nbob,milk\nann,milk\n', false],
    ['one record of data', 'a,2021-01-05,1.5\n', false],
  ])('%s', (_, text, header) => expect(dialectOf(text).header).toBe(header));
});

test('columns without a name and with the same name get one of their own', () => {
  expect(columnNames(['a', '', ' a ', 'a (2)', 'a'], 6)).toEqual([
    'a',
    'column 2',
    'a (2)',
    'a (2) (2)',
    'a (3)',
    'column 6',
  ]);
});

test('a head that ends within a character or a record is not held against the file', () => {
  const text = 'customer;date;amount\nЖук;05.01.2021;1,5\nЖук;06.01.2021;2,5\n';
  const whole = bytes(text);
  for (let length = 60; length < whole.length; length++) {
    const { dialect, sample } = sniff(whole.subarray(0, length), false);
    expect(dialect.delimiter).toBe(';');
    expect(sample.every((record) => record.length === 3)).toBe(true);
  }
});

describe('records', () => {
  test('are cut at any line end, blank lines are none', () => {
    expect(splitRecords('a,b\r\n\r\nc,d\ne,f\rg,\n', ',').records).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['g', ''],
    ]);
  });

  test('keep quotes, delimiters and line breaks inside quotes, and stray quotes as they are', () => {
    expect(splitRecords('"a ""b""","c,d","e\r\nf"\nx"y,"z"w",5" tube\n', ',').records).toEqual([
      ['a "b"', 'c,d', 'e\r\nf'],
      ['x"y', 'z"w', '5" tube'],
    ]);
  });

  test('a quote that opens a field and closes nowhere encloses it, unless there are more of them in it', () => {
    expect(splitRecords('1,"Ann & Sons,5\n2,"Ann" & Sons,6\n3,"Bob "Red" Fox",7\n', ',').records).toEqual([
      ['1', 'Ann & Sons', '5'],
      ['2', '"Ann" & Sons', '6'],
      ['3', 'Bob "Red" Fox', '7'],
    ]);
  });

  test('that end inside quotes say so', () => {
    expect(splitRecords('a,"b\nc', ',')).toEqual({
      records: [['a', 'b\nc']],
      fileRows: [1],
      quoteOpen: true,
    });
    expect(splitRecords('a,b', ',').quoteOpen).toBe(false);
  });
});
