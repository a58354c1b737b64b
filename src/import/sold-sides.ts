import { BLANK, type TextColumn } from '../table/column.ts';
import { directionOf } from './bank-direction.ts';
import { namesPart } from './bank-statement.ts';

/** Marks beside a sum: a credit card and a debit card are ways to pay, so words count only under a header that says the side. */
const SIGN = /^[-+\u2212\u2013]$/u;
const SIDE = /^(?:cr|dr|db|[cdhs]|credit|debit|кт|дт|кредит|дебет)\.?$/iu;

/** Whether a column of sales tells by a sign, or by debit and credit, which sums are sales and which take sales back. */
export function tellsSides(header: string, texts: ReadonlySet<string>): boolean {
  const levels = [...texts].map((text) => text.trim()).filter((text) => text !== '');
  if (levels.length < 2) return false;
  const signs = levels.every((level) => SIGN.test(level));
  if (!signs && !levels.every((level) => SIDE.test(level))) return false;
  return new Set(levels.map(directionOf)).size === 2 && (signs || namesPart(header, ['direction']));
}

/**
 * The levels of such a column that take sales back: a minus; and of debit and credit the side of fewer rows, as nobody takes back
 * more than was sold.
 */
export function takenBack({ codes, levels, name }: TextColumn): ReadonlySet<number> {
  if (!tellsSides(name, new Set(levels))) return new Set();
  const ways = levels.map(directionOf);
  let back: number = -1;
  if (!levels.some((level) => SIGN.test(level.trim()))) {
    let credits = 0;
    let debits = 0;
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row]!;
      if (code === BLANK) continue;
      if (ways[code] === 1) credits++;
      else debits++;
    }
    if (credits < debits) back = 1;
  }
  return new Set(ways.flatMap((way, code) => (way === back ? [code] : [])));
}
