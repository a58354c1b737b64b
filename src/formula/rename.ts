import { signatureAt } from './complete.ts';
import { STORED } from './print.ts';
import { bracketedName, isPlainName, tokens } from './tokens.ts';

/**
 * A kept formula with a column by another name, laid out as it was. Names mean columns without regard to case; a name before
 * a bracket is a function. Never throws.
 */
export function renamedColumn(text: string, from: string, to: string): string {
  const wanted = from.toLowerCase();
  const all = tokens(text, STORED);
  let written = '';
  let end = 0;
  for (const [at, token] of all.entries()) {
    const { type, position, length } = token;
    const next = all[at + 1];
    const called = next?.type === 'sign' && next.text === '(';
    const name = type === 'column' ? token.name : type === 'name' && !called ? token.text : null;
    if (name?.toLowerCase() !== wanted) continue;
    written += text.slice(end, position);
    end = position + length;
    if (type === 'column') written += bracketedName(to, token.reach === 'row' ? 'row' : 'whole');
    else if (isPlainName(to)) written += to;
    else written += bracketedName(to, takesColumn(text, position) ? 'whole' : 'row');
  }
  return written + text.slice(end);
}

/** Whether a plain name at a place means the whole column. */
function takesColumn(text: string, position: number): boolean {
  const call = signatureAt(text, position, STORED);
  return call !== null && (call.parameters[call.argument]?.column ?? false);
}
