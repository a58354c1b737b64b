import type { TextColumn } from '../table/column.ts';
import { BLANK } from '../table/column.ts';
import type { Ticks } from '../table/ticks.ts';
import type { ImportOptions } from './check.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { RoleGuess, RoleGuesses } from './roles.ts';
import { takenBack, tellsSides } from './sold-sides.ts';
import { namesSale } from './status-words.ts';

/** Documents and lines that take a sale back. */
const RETURN =
  /^(?:(?:sales?|customer|full|partial) )?(?:refunds?|returns?|credit[- ]?(?:notes?|memos?|invoices?)|возврат(?: (?:от покупателя|товаров(?: от покупателя)?|продажи))?|返品|返金|赤伝|gutschrift(?:en)?|retouren?|rückgaben?|rückerstattung(?:en)?|dobropis|vrácení|vratka|visszáru|visszatérítés|jóváíró számla|буцаалт|avoirs?|remboursements?|retours?|devoluci(?:ón|ones)|reembolsos?|notas? de (?:crédito|abono)|reso|resi|rimbors[oi]|not[ae] di credito|zwroty?|korekta|devoluç(?:ão|ões)|повернення|iade)$/iu;
const MOST_KINDS = 6;

/** `is_canceled`, `Возврат`, `Returned?`: a header that asks what its cells answer with yes or no. */
const ASKED = /^(?:is|was|has been|byl[ao]?|je|ist|wurde|est)\s+|\s*\?$/giu;
const PAST = /^(?:fully |partially )?(?:refunded|returned|returns?)$/iu;
/** Headers and no more than these: a test group, an offer that expired and the like are sales all the same. */
const NO_SALE =
  /^(?:(?:order|payment|booking|transaction|sale|receipt|заказ|чек) )?(?:cancel(?:l?ed|l?ation)?|void(?:ed)?|deleted|failed|rejected|test order|отмен[её]н[ао]?|отмена|аннулирован\p{L}*|сторно|удал[её]н[ао]?|storno|storniert|annulliert|キャンセル|取消|取り消し|zrušen[oaáý]?|stornován\p{L}*|törölve?|törölt|sztornó(?:zva|zott)?|цуцалсан|цуцлагдсан|annulée?|anulad[oa]|cancelad[oa]|annullat[oa]|anulowan[eaoy]|geannuleerd)(?: flag)?$/iu;
const YES =
  /^(?:1|true|yes|y|x|да|д|ja|oui|vrai|s[ií]|verdadero|sim|verdadeiro|vero|tak|ano|igen|i|тийм|はい|有|○|✓|так)$/iu;
const NO = /^(?:0|false|no|n|нет|н|nein|non|faux|falso|não|nie|ne|nem|үгүй|いいえ|無|ні|-)$/iu;

function isReturn(kind: string): boolean {
  return RETURN.test(kind.trim().replaceAll('_', ' '));
}

/** What a header of yes and no asks after. */
function askedBy(header: string): string {
  return header
    .replaceAll('_', ' ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .trim()
    .replace(ASKED, '');
}

function asksForReturns(header: string): boolean {
  const asked = askedBy(header);
  return isReturn(asked) || PAST.test(asked);
}

/** Whether a cell says yes to a header that asks for what never became a sale (`cancelled`: `true`). */
export function saysNoSale(header: string, cell: string): boolean {
  return YES.test(cell.trim()) && NO_SALE.test(askedBy(header));
}

/** Whether a column answers with yes and no whether a sale was cancelled, or came back. */
function answersNoSale({ name }: ColumnProfile, texts: ReadonlySet<string>): boolean {
  const answers = [...texts];
  if (!answers.some((text) => YES.test(text)) || !answers.every((text) => YES.test(text) || NO.test(text)))
    return false;
  return asksForReturns(name) || NO_SALE.test(askedBy(name));
}

/**
 * A column that tells sales from what came back of them (or was cancelled), by kind or by yes and no, is a status: where both stand with their amounts above zero, nothing else
 * keeps what came back from being counted as sold.
 */
export function withKindsOfSale(
  found: RoleGuesses,
  profiles: readonly ColumnProfile[],
  records: readonly (readonly string[])[],
  chosen: ImportOptions['roles'],
): RoleGuesses {
  if (chosen?.status !== undefined || found.guesses.some(({ role }) => role === 'status')) return found;
  const taken = new Set(Object.values(chosen ?? {}));
  const kinds = profiles.find((profile) => {
    const { index, name, distinct, evidence } = profile;
    if (distinct < 1 || distinct > MOST_KINDS || taken.has(index) || taken.has(name)) return false;
    const texts = new Set(
      records.map((record) => (record[index] ?? '').trim()).filter((text) => text !== ''),
    );
    if (answersNoSale(profile, texts)) return texts.size > 1 || evidence.blanks > 0;
    if (tellsSides(name, texts)) return true;
    const told = [...texts].filter((text) => isReturn(text) || namesSale(text));
    return (
      evidence.blanks === 0 && told.length === texts.size && told.some(isReturn) && !told.every(isReturn)
    );
  });
  if (!kinds) return found;
  const status: RoleGuess = {
    role: 'status',
    column: kinds.index,
    confidence: 0.8,
    evidence: [{ code: 'values-statuses', params: { text: kinds.first } }],
  };
  return { ...found, guesses: [...found.guesses.filter(({ column }) => column !== kinds.index), status] };
}

/** The levels of a status that say a sale came back, where others say it was made, and that stand with no amount below zero. */
export function returnsAboveZero(status: TextColumn, ticks: Ticks): ReadonlySet<string> {
  const { codes, levels, name } = status;
  const asks = asksForReturns(name);
  const says = (level: string) => (asks ? YES.test(level.trim()) : isReturn(level));
  const sides = takenBack(status);
  const returns = new Set([...sides, ...levels.flatMap((level, code) => (says(level) ? [code] : []))]);
  if (returns.size === 0 || !(asks || sides.size > 0 || levels.some(namesSale))) return new Set();
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code !== BLANK && ticks[row]! < 0) returns.delete(code);
  }
  return new Set([...returns].map((code) => levels[code] ?? ''));
}
