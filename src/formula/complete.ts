import { FUNCTIONS, type Parameter } from './functions.ts';
import type { ColumnShape } from './kind.ts';
import type { Spelling } from './syntax.ts';
import { bracketedName, isPlainName, tokens, type Token } from './tokens.ts';

export interface Completion {
  readonly kind: 'function' | 'column';
  /** The function's or the column's name. */
  readonly name: string;
  /** What to put in place of `from` to `to`. */
  readonly insert: string;
}

export interface Completions {
  /** The stretch of the text that a choice replaces, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
  readonly items: readonly Completion[];
}

/**
 * What can be written at the caret: columns and functions whose names begin with what stands before it, then columns that
 * hold it; after `[` columns alone. Nothing inside a text or after a number. Never throws, however broken the text is.
 */
export function complete(
  text: string,
  caret: number,
  columns: readonly ColumnShape[],
  spelling: Spelling,
): Completions {
  const none = { from: caret, to: caret, items: [] };
  const token = tokens(text.slice(0, caret), spelling).at(-2);
  if (token && token.position + token.length === caret) {
    if (token.type === 'bad' && token.code === 'bracket-open') return inBrackets(text, token, caret, columns);
    if (token.type === 'bad' || token.type === 'text' || token.type === 'number' || token.type === 'column')
      return none;
    if (token.type === 'name')
      return {
        from: token.position,
        to: nameEnd(text, caret),
        items: byName(token.text, columns, text.charAt(nameEnd(text, caret)) === '('),
      };
  }
  if (token && endsValue(token)) return none;
  return { from: caret, to: caret, items: byName('', columns, false) };
}

function endsValue(token: Token): boolean {
  if (token.type === 'sign') return token.text === ')' || token.text === '%';
  return token.type !== 'end';
}

/** The rest of a name the caret stands in is replaced too. */
function nameEnd(text: string, caret: number): number {
  let end = caret;
  while (end < text.length && /[\p{L}\p{N}_.]/u.test(text.charAt(end))) end++;
  return end;
}

function byName(written: string, columns: readonly ColumnShape[], called: boolean): Completion[] {
  const wanted = written.toLowerCase();
  const column = ({ name }: ColumnShape): Completion => ({
    kind: 'column',
    name,
    insert: isPlainName(name) ? name : bracketedName(name, 'row'),
  });
  const begins = columns.filter(({ name }) => name.toLowerCase().startsWith(wanted));
  const holds = columns.filter((one) => !begins.includes(one) && one.name.toLowerCase().includes(wanted));
  const functions = [...FUNCTIONS.keys()]
    .filter((name) => name.toLowerCase().startsWith(wanted))
    .map((name): Completion => ({ kind: 'function', name, insert: called ? name : `${name}(` }));
  return [...begins.map(column), ...functions, ...holds.map(column)];
}

function inBrackets(text: string, token: Token, caret: number, columns: readonly ColumnShape[]): Completions {
  const written = text.slice(token.position, caret);
  const reach = written.startsWith('[@') ? 'row' : 'whole';
  const wanted = written
    .replace(/^\[@?\[?/, '')
    .replace(/'(?=[[\]#'@])/g, '')
    .toLowerCase();
  // A bracket that is already closed, with the rest of a name before it, is replaced with it.
  const rest = /^[^[\]"()&+*/^=<>;,-]*\]{1,2}/.exec(text.slice(caret))?.[0] ?? '';
  return {
    from: token.position,
    to: caret + rest.length,
    items: columns
      .filter(({ name }) => name.toLowerCase().includes(wanted))
      .toSorted(
        (a, b) =>
          Number(b.name.toLowerCase().startsWith(wanted)) - Number(a.name.toLowerCase().startsWith(wanted)),
      )
      .map(({ name }) => ({ kind: 'column', name, insert: bracketedName(name, reach) })),
  };
}

export interface SignatureHelp {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** How many of the last parameters repeat; 0 for none. */
  readonly repeats: number;
  /** Which of the parameters the caret stands in; -1 past the last. */
  readonly argument: number;
  /** Where the function's name stands. */
  readonly position: number;
}

/** The call the caret stands in, and at which of its arguments; null outside any. Never throws. */
export function signatureAt(text: string, caret: number, spelling: Spelling): SignatureHelp | null {
  const open: { name: string; position: number; argument: number }[] = [];
  let before: Token | null = null;
  for (const token of tokens(text, spelling)) {
    if (token.position >= caret) break;
    if (token.type === 'sign') {
      const last = open.at(-1);
      if (token.text === '(') {
        const name = before?.type === 'name' ? before.text.toUpperCase() : '';
        open.push({ name, position: before?.position ?? 0, argument: 0 });
      } else if (token.text === ')') open.pop();
      else if (token.text === ';' && last) last.argument++;
    }
    before = token;
  }
  for (const { name, position, argument } of open.reverse()) {
    const signature = FUNCTIONS.get(name);
    if (!signature) continue;
    const { parameters, unit } = signature;
    let at = argument;
    if (unit > 0 && at >= parameters.length)
      at = parameters.length - unit + ((at - parameters.length) % unit);
    return { name, parameters, repeats: unit, argument: at < parameters.length ? at : -1, position };
  }
  return null;
}
