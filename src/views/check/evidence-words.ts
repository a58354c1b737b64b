import type { Evidence, EvidenceCode } from '../../import/check.ts';
import { enEvidence } from '../../i18n/en-evidence.ts';
import { percent } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';

// A code without its words does not compile.
const t = translator(enEvidence satisfies Readonly<Record<EvidenceCode, string>>);
/** A cell may hold a page of text. */
const MOST_CHARACTERS = 40;

/** A piece of evidence as a sentence. */
export function evidenceWords({ code, params }: Evidence): string {
  const told: Record<string, string | number> = { ...params };
  const { text, mark, share } = told;
  if (typeof text === 'string')
    told['text'] = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
  if (typeof mark === 'string') told['mark'] = t.find(`mark.${mark}`) ?? mark;
  if (typeof share === 'number') told['share'] = percent(share, 0);
  return t.find(code, told) ?? '';
}
