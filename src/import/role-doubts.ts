import type { Role } from '../model/lines.ts';
import { isDates, isNumbers, numberIn, type ColumnProfile } from './column-profile.ts';

/** Rows below which values that come back say little of what they are. */
const TELLING = 20;
const FEWEST_COUNTED = 3;
/** Whole numbers up to this can count pieces. */
const PIECES = 1000;

/**
 * Whether a column that nothing but its values was taken for a role by may well be something else.
 *
 * @param free columns without a role
 * @param order the column of orders, where there is one
 */
export function isDoubtful(
  role: Role,
  profile: ColumnProfile,
  free: readonly ColumnProfile[],
  records: readonly (readonly string[])[],
  order?: ColumnProfile,
): boolean {
  if (role === 'customer')
    return (
      repeatsByChance(profile, free, records) || (order !== undefined && changeAsOne(profile, order, records))
    );
  // Beside pieces, a number may be the price of one of them.
  return (
    role === 'amount' &&
    free.some((other) => mayCountPieces(other, records) && !growsWith(profile, other, records))
  );
}

/** Whether money is twice as much for two pieces as for one, and three times for three: then it is no price of one. */
function growsWith(
  money: ColumnProfile,
  pieces: ColumnProfile,
  records: readonly (readonly string[])[],
): boolean {
  const byCount = new Map<number, number[]>();
  for (const record of records) {
    const count = numberIn(pieces, record);
    const value = numberIn(money, record);
    if (!(count >= 1 && count <= 3 && value > 0)) continue;
    const values = byCount.get(count) ?? [];
    values.push(value);
    byCount.set(count, values);
  }
  const typical = (count: number) => {
    const values = (byCount.get(count) ?? []).sort((a, b) => a - b);
    return values.length < TELLING * 2 ? NaN : (values[values.length >> 1] ?? NaN);
  };
  const [one, two, three] = [typical(1), typical(2), typical(3)];
  return two / one > 1.5 && two / one < 2.8 && three / one > 2.2 && three / one < 4.2;
}

/** There is a column of names in which fewer come back, or in few rows any other column of texts. */
function repeatsByChance(
  { distinct, evidence, emailShare }: ColumnProfile,
  free: readonly ColumnProfile[],
  records: readonly (readonly string[])[],
): boolean {
  if (emailShare > 0.8) return false;
  return free.some((other) => {
    if (isNumbers(other) || isDates(other) || other.evidence.filled < evidence.filled * 0.9) return false;
    if (evidence.filled < TELLING) return other.distinct > 1;
    if (other.distinct <= distinct) return false;
    const words = records.filter((record) => /^[^\d]*\p{L}[^\d]*$/u.test(record[other.index] ?? ''));
    return words.length * 2 > records.length;
  });
}

/** Whether a column counts the rows: 0, 1, 2 as programs write it in front of a table, without a name or with one. */
export function countsRows(profile: ColumnProfile, records: readonly (readonly string[])[]): boolean {
  if (records.length < FEWEST_COUNTED || profile.fractions) return false;
  const first = numberIn(profile, records[0] ?? []);
  return records.every((record, row) => numberIn(profile, record) === first + row);
}

/** A parcel or a basket comes again with its order, and with no other. */
function changeAsOne(
  one: ColumnProfile,
  other: ColumnProfile,
  records: readonly (readonly string[])[],
): boolean {
  const pairs = new Set(
    records.map((record) => `${(record[one.index] ?? '').trim()}\n${(record[other.index] ?? '').trim()}`),
  );
  return pairs.size > 1 && one.distinct === pairs.size && other.distinct === pairs.size;
}

function mayCountPieces(profile: ColumnProfile, records: readonly (readonly string[])[]): boolean {
  const { index, fractions, evidence } = profile;
  if (!isNumbers(profile) || fractions || evidence.leadingZeros.rows > 0) return false;
  return records.every((record) => {
    const cell = (record[index] ?? '').trim();
    return cell === '' || (/^-?\d+(?:[.,]0+)?$/.test(cell) && Math.abs(parseInt(cell, 10)) <= PIECES);
  });
}

/** `yes` and `no`: whether, not which. */
export function isYesOrNo({ distinct, evidence, first }: ColumnProfile): boolean {
  return distinct <= 2 && evidence.filled >= 5 && !/\d/.test(first);
}

/** `paid`: 1 or 0 says whether, not how much. */
export function isFlag(role: Role, { distinct, first, fractions, evidence }: ColumnProfile): boolean {
  if (role !== 'amount' && role !== 'unitPrice') return false;
  return distinct <= 2 && evidence.filled >= 5 && !fractions && /^[01]$/.test(first.trim());
}

const GOODS =
  /^(?:products|items|articles|artikelen|produkte|productos|art[ií]culos|produtos|artigos|articoli|prodotti|produkty|товары|товаров|позици[ийя]|položky|tételek|termékek|ürünler|бараанууд)$/iu;

/** Small whole numbers under a word for several things: how many, not which. */
export function countsGoods({ name, first, fractions }: ColumnProfile): boolean {
  return !fractions && GOODS.test(name.trim()) && /^\d{1,2}$/.test(first.trim());
}
