import { enErrors } from './en-errors.ts';
import { translator } from './translate.ts';

const t = translator(enErrors);

export interface ErrorWords {
  /** What happened, and where. */
  readonly what: string;
  /** What to do about it. */
  readonly advice: string;
}

interface Failure {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly message: string;
}

/** An error in words for people. A code without words of its own is told as unexpected, with the developers' detail. */
export function errorWords(error: Failure, fileName = 'The file'): ErrorWords {
  const { rows } = error.params;
  const params = { name: fileName, detail: error.message, count: Number(rows ?? 0), ...error.params };
  const what = t.find(error.code, params);
  if (what === null)
    return { what: t('unexpected'), advice: t('unexpected.advice', { detail: error.message }) };
  return { what, advice: t.find(`${error.code}.advice`, params) ?? '' };
}
