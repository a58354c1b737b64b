import { columnsOf, type BinarySyntax, type Spelling, type Syntax } from './syntax.ts';
import { strengthOf } from './parse.ts';
import { bracketedName, isPlainName, tokens } from './tokens.ts';

/** How formulas are kept, whoever wrote them: with point and comma. */
export const STORED: Spelling = { decimal: '.', argumentSeparator: ',' };

/**
 * A formula in another spelling, as it was laid out: only decimal signs and separators change. What cannot be read stays as
 * it is. Never throws.
 */
export function respelled(text: string, from: Spelling, to: Spelling): string {
  let written = '';
  let end = 0;
  for (const token of tokens(text, from)) {
    const { type, position, length } = token;
    const own = text.slice(position, position + length);
    written += text.slice(end, position);
    if (type === 'number') written += own.replace(from.decimal, to.decimal);
    else written += type === 'sign' && token.text === ';' ? to.argumentSeparator : own;
    end = position + length;
  }
  return written + text.slice(end);
}

/** A formula written anew from what it says, with the brackets it needs: read again, it says the same. */
export function printed(tree: Syntax, spelling: Spelling): string {
  return `=${expression(tree, spelling)}`;
}

function expression(node: Syntax, spelling: Spelling): string {
  const inside = (one: Syntax): string => expression(one, spelling);
  switch (node.type) {
    case 'number':
      return String(node.value).replace('.', spelling.decimal);
    case 'text':
      return `"${node.value.replaceAll('"', '""')}"`;
    case 'boolean':
      return node.value ? 'TRUE' : 'FALSE';
    case 'missing':
      return '';
    case 'column':
      if (node.reach === 'plain' && isPlainName(node.name)) return node.name;
      return bracketedName(node.name, node.reach === 'whole' ? 'whole' : 'row');
    case 'call':
      return `${node.name}(${node.arguments.map(inside).join(spelling.argumentSeparator)})`;
    case 'unary': {
      const { operator, operand } = node;
      if (operator !== '%') return operator + bracketed(inside(operand), operand.type === 'binary');
      const loose = operand.type === 'binary' || (operand.type === 'unary' && operand.operator !== '%');
      return `${bracketed(inside(operand), loose)}%`;
    }
    case 'binary':
      return chain(node, spelling);
  }
}

/** Down the left side in a loop: a sum of thousands of terms is as deep as it is long. */
function chain(node: BinarySyntax, spelling: Spelling): string {
  const spine: BinarySyntax[] = [];
  let first: Syntax = node;
  while (first.type === 'binary') {
    spine.push(first);
    first = first.left;
  }
  let text = expression(first, spelling);
  let strength = Infinity;
  for (const { operator, right } of spine.reverse()) {
    const own = strengthOf(operator);
    const loose = right.type === 'binary' && strengthOf(right.operator) <= own;
    text = bracketed(text, strength < own) + operator + bracketed(expression(right, spelling), loose);
    strength = own;
  }
  return text;
}

function bracketed(text: string, needed: boolean): string {
  return needed ? `(${text})` : text;
}

/** The columns a formula names, each once, as it spells them. */
export function namesIn(tree: Syntax): string[] {
  return [...new Set(columnsOf(tree).map(({ name }) => name))];
}
