import { expect, test } from 'vitest';
import { singleQuoteDelimiter, withDoubleQuotes } from '../../../src/import/single-quotes.ts';

const COMMA = 44;

async function rewritten(text: string): Promise<string> {
  return (await withDoubleQuotes(new Blob([text]), COMMA)).text();
}

test.each([
  ["a,b\n'x','y'\n'z','w'", COMMA],
  ["'a';'b'\r\n'x, y';'1'\r\n", 59],
  ["a,b\n'x\ny',1\n'z',2\n'w',3", COMMA],
  ["a,b\n'x, y',1\nz,2\n'u, v',3\n'o',4", COMMA],
])('single quotes stand for double ones in %j', async (text, delimiter) => {
  expect(await singleQuoteDelimiter(new Blob([text]))).toBe(delimiter);
});

test.each([
  "a,b\n'x,y\n'z,w\n'u,v",
  "a,b\nO'Hara,1\nD'Arcy,2",
  'a,b\n"x",\'y\'\n"z",\'w\'\n"u",\'v\'',
  "a,b\n'x',1\ny,2\nz,3\nu,4\n'v',5\n'w',6",
  "a,b\n'x' or 'y',1\n'z',2\n'w',3",
  "a,b\n'x','y','z'\n'u','v'\n'w','x'",
])('they do not in %j', async (text) => {
  expect(await singleQuoteDelimiter(new Blob([text]))).toBeNull();
});

test('what stands between them is kept', async () => {
  expect(await rewritten("a,'it''s, ok'\n'say \"hi\"',\"x\"\n'back\\'s\\\\ \\n',y'")).toBe(
    'a,"it\'s, ok"\n"say ""hi""","x"\n"back\'s\\ \\n",y\'',
  );
  expect(await rewritten("'a','b'")).toBe('"a","b"');
});
