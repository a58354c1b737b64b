/** How a formula is written: `decimal` is the sign in numbers. Arguments are parted by `argumentSeparator`, and by `;` always. */
export interface Spelling {
  readonly decimal: '.' | ',';
  readonly argumentSeparator: ',' | ';';
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '<=' | '>' | '>=';

/** `[@name]` is this row's cell, `[name]` the whole column where a function takes one, a plain `name` as the place asks. */
export type Reach = 'row' | 'whole' | 'plain';

export interface ColumnSyntax {
  readonly type: 'column';
  readonly name: string;
  readonly reach: Reach;
  readonly position: number;
  readonly length: number;
}

export interface CallSyntax {
  readonly type: 'call';
  /** Upper case. */
  readonly name: string;
  readonly arguments: readonly Syntax[];
  readonly position: number;
  readonly length: number;
}

export interface BinarySyntax {
  readonly type: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Syntax;
  readonly right: Syntax;
}

export type Syntax =
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'boolean'; readonly value: boolean }
  /** An argument left out between separators: blank. */
  | { readonly type: 'missing' }
  | ColumnSyntax
  | { readonly type: 'unary'; readonly operator: '-' | '+' | '%'; readonly operand: Syntax }
  | BinarySyntax
  | CallSyntax;

/** Every column named in a formula, in reading order; the same one as often as it is named. */
export function columnsOf(tree: Syntax): ColumnSyntax[] {
  const found: ColumnSyntax[] = [];
  const open: Syntax[] = [tree];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'column') found.push(node);
    else if (node.type === 'unary') open.push(node.operand);
    else if (node.type === 'binary') open.push(node.right, node.left);
    else if (node.type === 'call') open.push(...node.arguments.toReversed());
  }
  return found;
}

/** The functions a formula calls. */
export function callsIn(tree: Syntax): Set<string> {
  const found = new Set<string>();
  const open: Syntax[] = [tree];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'unary') open.push(node.operand);
    else if (node.type === 'binary') open.push(node.right, node.left);
    else if (node.type === 'call') {
      found.add(node.name);
      open.push(...node.arguments);
    }
  }
  return found;
}

/** The column a name means among some: as written, else without regard to case, as Excel reads names; -1 for none. */
export function columnNamed(name: string, names: readonly string[]): number {
  const exact = names.indexOf(name);
  if (exact >= 0) return exact;
  const folded = name.toLowerCase();
  return names.findIndex((one) => one.toLowerCase() === folded);
}
