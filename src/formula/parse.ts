import { FormulaError, type FormulaErrorCode } from './formula-error.ts';
import { FUNCTIONS, type FunctionSignature } from './functions.ts';
import type { BinaryOperator, Spelling, Syntax } from './syntax.ts';
import { tokens, type Token } from './tokens.ts';

/** Excel's "length of formula contents". */
export const LONGEST = 8192;
/** Brackets within one another. */
const MOST_BRACKETS = 1024;
/** Calls and signs within one another: these deepen the tree (Excel allows 64 calls). */
const DEEPEST = 256;

// Excel's order of precedence, weakest first; all of them group from the left, ^ too.
const STRENGTH: Readonly<Record<string, number>> = {
  '=': 1, '<>': 1, '<': 1, '<=': 1, '>': 1, '>=': 1, '&': 2, '+': 3, '-': 3, '*': 4, '/': 4, '^': 5,
}; // prettier-ignore

/** How strongly an operator binds. */
export function strengthOf(operator: BinaryOperator): number {
  return STRENGTH[operator] ?? 0;
}

/** The minus of a number binds before ^: -2^2 is 4. */
const SIGN_STRENGTH = 6;

/**
 * Reads a formula, with or without its leading `=`. Throws FormulaError with the place; names of columns are not looked up
 * here, those of functions and their number of arguments are.
 */
export function parse(text: string, spelling: Spelling): Syntax {
  if (text.length > LONGEST)
    throw new FormulaError('too-long', { limit: LONGEST, position: LONGEST, length: text.length - LONGEST });
  try {
    return new Parser(tokens(text, spelling), spelling).formula();
  } catch (error) {
    // How deep a stack is hangs on the machine and on what runs below.
    if (!(error instanceof RangeError)) throw error;
    throw new FormulaError(
      'too-deep',
      { limit: DEEPEST, position: 0, length: text.length },
      { cause: error },
    );
  }
}

class Parser {
  #at = 0;
  #brackets = 0;
  #depth = 0;

  constructor(
    private readonly all: readonly Token[],
    private readonly spelling: Spelling,
  ) {}

  formula(): Syntax {
    if (this.#token().type === 'end') throw new FormulaError('empty', { position: 0, length: 0 });
    const tree = this.#expression(0);
    const rest = this.#token();
    if (rest.type === 'sign' && rest.text === ')') this.#fail('parenthesis-extra', rest);
    if (rest.type !== 'end') this.#unexpected(rest);
    return tree;
  }

  #token(): Token {
    const token = this.all[this.#at];
    if (!token) throw new RangeError('formula: read past the end');
    if (token.type === 'bad')
      this.#fail(token.code, token, { text: token.text, decimal: this.spelling.decimal });
    return token;
  }

  #is(sign: string): boolean {
    const token = this.#token();
    return token.type === 'sign' && token.text === sign;
  }

  #fail(code: FormulaErrorCode, token: Token, params: Record<string, string | number> = {}): never {
    throw new FormulaError(code, { ...params, position: token.position, length: token.length });
  }

  #unexpected(token: Token): never {
    if (token.type === 'end') this.#fail('end-unexpected', token);
    const text =
      token.type === 'sign' || token.type === 'name'
        ? token.text
        : token.type === 'number'
          ? String(token.value).replace('.', this.spelling.decimal)
          : token.type === 'text'
            ? `"${token.value}"`
            : token.type === 'column'
              ? `[${token.name}]`
              : token.text;
    this.#fail('token-unexpected', token, { text });
  }

  #expression(weakest: number): Syntax {
    return this.#rest(this.#operand(), weakest);
  }

  /** What follows the first value of an expression. */
  #rest(first: Syntax, weakest: number): Syntax {
    let left = first;
    for (;;) {
      const token = this.#token();
      if (token.type !== 'sign') return left;
      const strength = STRENGTH[token.text];
      if (strength === undefined || strength <= weakest) return left;
      this.#at++;
      left = {
        type: 'binary',
        operator: token.text as BinaryOperator,
        left,
        right: this.#expression(strength),
      };
    }
  }

  /** A value with its signs before it and its per cent signs after it. */
  #operand(): Syntax {
    const token = this.#token();
    let value: Syntax;
    if (token.type === 'sign' && (token.text === '-' || token.text === '+')) {
      this.#at++;
      this.#deeper(token);
      value = { type: 'unary', operator: token.text, operand: this.#expression(SIGN_STRENGTH) };
      this.#depth--;
    } else value = this.#value(token);
    return this.#percents(value);
  }

  #percents(operand: Syntax): Syntax {
    let value = operand;
    let percents = 0;
    while (this.#is('%')) {
      if (++percents > DEEPEST) this.#fail('too-deep', this.#token(), { limit: DEEPEST });
      this.#at++;
      value = { type: 'unary', operator: '%', operand: value };
    }
    return value;
  }

  #deeper(token: Token): void {
    if (++this.#depth > DEEPEST) this.#fail('too-deep', token, { limit: DEEPEST });
  }

  #value(token: Token): Syntax {
    this.#at++;
    switch (token.type) {
      case 'number':
      case 'text':
        return { type: token.type, value: token.value } as Syntax;
      case 'column': {
        const { name, reach, position, length } = token;
        return { type: 'column', name, reach, position, length };
      }
      case 'name':
        return this.#named(token);
      case 'sign':
        if (token.text === '(') return this.#bracket(token);
    }
    this.#unexpected(token);
  }

  /** Brackets that open one right after the other are gone through in a loop: a thousand would be too deep for a worker's stack. */
  #bracket(first: Token): Syntax {
    const open = [first];
    while (this.#is('(')) {
      open.push(this.#token());
      this.#at++;
    }
    this.#brackets += open.length;
    if (this.#brackets > MOST_BRACKETS) this.#fail('too-deep', first, { limit: MOST_BRACKETS });
    let inner: Syntax | null = null;
    for (const one of open.toReversed()) {
      inner = inner === null ? this.#expression(0) : this.#rest(this.#percents(inner), 0);
      this.#close(one);
    }
    this.#brackets -= open.length;
    return inner ?? this.#unexpected(first);
  }

  #close(open: Token): void {
    if (this.#token().type === 'end') this.#fail('parenthesis-open', open);
    if (!this.#is(')')) this.#unexpected(this.#token());
    this.#at++;
  }

  #named(token: Token & { type: 'name' }): Syntax {
    const { text, position, length } = token;
    const upper = text.toUpperCase();
    if (this.#is('(')) return this.#call(token, upper);
    if (upper === 'TRUE' || upper === 'FALSE') return { type: 'boolean', value: upper === 'TRUE' };
    return { type: 'column', name: text, reach: 'plain', position, length };
  }

  #call(token: Token & { type: 'name' }, name: string): Syntax {
    const signature = FUNCTIONS.get(name);
    if (!signature) this.#fail('function-unknown', token, { name: token.text, shown: '#NAME?' });
    const open = this.#token();
    this.#deeper(token);
    this.#at++;
    const given: Syntax[] = [];
    if (this.#is(')')) this.#at++;
    else {
      for (;;) {
        given.push(this.#is(';') || this.#is(')') ? { type: 'missing' } : this.#expression(0));
        if (!this.#is(';')) break;
        this.#at++;
      }
      this.#close(open);
    }
    this.#depth--;
    this.#count(token, signature, given.length);
    const last = this.all[this.#at - 1] ?? token;
    const length = last.position + last.length - token.position;
    if (name === 'TRUE' || name === 'FALSE') return { type: 'boolean', value: name === 'TRUE' };
    return { type: 'call', name: signature.name, arguments: given, position: token.position, length };
  }

  #count(token: Token, { name, least, most, unit }: FunctionSignature, given: number): void {
    if (given < least) this.#fail('arguments-few', token, { name, least, given });
    if (given > most) this.#fail('arguments-many', token, { name, most, given });
    if (unit > 1 && (given - least) % unit !== 0) this.#fail('arguments-unpaired', token, { name, unit });
  }
}
