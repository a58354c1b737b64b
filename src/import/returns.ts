import type { TextColumn } from '../table/column.ts';
import { BLANK } from '../table/column.ts';
import type { Ticks } from '../table/ticks.ts';
import type { ImportOptions } from './check.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { RoleGuess, RoleGuesses } from './roles.ts';
import { namesSale } from './status-words.ts';

/** Documents and lines that take a sale back. */
const RETURN =
  /^(?:(?:sales?|customer|full|partial) )?(?:refunds?|returns?|credit[- ]?(?:notes?|memos?|invoices?)|возврат(?: (?:от покупателя|товаров(?: от покупателя)?|продажи))?|返品|返金|赤伝|gutschrift(?:en)?|retouren?|rückgaben?|rückerstattung(?:en)?|dobropis|vrácení|vratka|visszáru|visszatérítés|jóváíró számla|буцаалт|avoirs?|remboursements?|retours?|devoluci(?:ón|ones)|reembolsos?|notas? de (?:crédito|abono)|reso|resi|rimbors[oi]|not[ae] di credito|zwroty?|korekta|devoluç(?:ão|ões)|повернення|iade)$/iu;
const MOST_KINDS = 6;

function isReturn(kind: string): boolean {
  return RETURN.test(kind.trim().replaceAll('_', ' '));
}

/**
 * A column that tells sales from what came back of them is a status: where both stand with their amounts above zero, nothing else
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
  const kinds = profiles.find(({ index, name, distinct, evidence }) => {
    if (distinct < 2 || distinct > MOST_KINDS || taken.has(index) || taken.has(name)) return false;
    const texts = new Set(
      records.map((record) => (record[index] ?? '').trim()).filter((text) => text !== ''),
    );
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
  const { codes, levels } = status;
  const returns = new Set(levels.flatMap((level, code) => (isReturn(level) ? [code] : [])));
  if (returns.size === 0 || !levels.some((level) => namesSale(level))) return new Set();
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code !== BLANK && ticks[row]! < 0) returns.delete(code);
  }
  return new Set([...returns].map((code) => levels[code] ?? ''));
}
