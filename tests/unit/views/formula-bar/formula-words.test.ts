import { describe, expect, it } from 'vitest';
import {
  errorInWords,
  functionWords,
  previewWords,
} from '../../../../src/views/formula-bar/formula-words.ts';
import { readerSpelling } from '../../../../src/views/formula-bar/spelling.ts';

describe('the spelling of a reader', () => {
  it('is that of spreadsheets where the reader lives', () => {
    expect(readerSpelling('en-GB')).toEqual({ decimal: '.', argumentSeparator: ',' });
    expect(readerSpelling('de-DE')).toEqual({ decimal: ',', argumentSeparator: ';' });
    expect(readerSpelling('ru-RU')).toEqual({ decimal: ',', argumentSeparator: ';' });
    expect(readerSpelling('ja-JP')).toEqual({ decimal: '.', argumentSeparator: ',' });
    expect(readerSpelling('not a locale')).toEqual({ decimal: '.', argumentSeparator: ',' });
  });
});

describe('a formula tried', () => {
  const tried = { error: null, stored: '=1', absent: [] };
  it('shows its kind and its first values as the sheet would', () => {
    const values = [
      { row: 1, value: 12.5, fault: null },
      { row: 2, value: null, fault: null },
      { row: 3, value: null, fault: '#DIV/0!' as const },
    ];
    expect(previewWords({ ...tried, kind: 'number', values })).toBe('Number: 12.5 · blank · #DIV/0!');
    expect(previewWords({ ...tried, kind: 'text', values: [{ row: 1, value: 'tea', fault: null }] })).toBe(
      'Text: “tea”',
    );
    expect(
      previewWords({ ...tried, kind: 'date', values: [{ row: 1, value: 18_262, fault: null }] }).replaceAll(
        '\u00a0',
        ' ',
      ),
    ).toBe('Date: 1 Jan 2020');
    expect(previewWords({ ...tried, kind: 'number', values: [] })).toBe(
      'Number. There are no lines to show it on.',
    );
    expect(previewWords({ ...tried, kind: null, values: [] })).toBe('');
  });

  it('has words for what is wrong and for what functions do', () => {
    expect(errorInWords({ code: 'column-unknown', params: { name: 'foo' }, message: '' })).toBe(
      '#NAME? There is no column “foo”.',
    );
    expect(errorInWords({ code: 'sunspots', params: {}, message: '' })).toBe(
      'The formula could not be tried.',
    );
    expect(functionWords('ABS')).toBe('A number without its sign');
    expect(functionWords('toString')).toBe('');
  });
});
