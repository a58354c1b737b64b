import type { Part } from '../i18n/translate.ts';

/** A sentence in which only figures stand out: of its parameters, those that hold a digit. */
export function figuresOnly(parts: readonly Part[]): Part[] {
  return parts.map((part) => (/\d/.test(part.text) ? part : { ...part, name: null }));
}
