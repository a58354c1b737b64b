import type { Catalogue } from './translate.ts';

/** Why a column was taken for what it is, by the code of the evidence. */
export const enEvidence = {
  other: 'from its values',
} as const satisfies Catalogue;
