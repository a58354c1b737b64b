/** Text as it is searched: without case and marks above letters. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/**
 * How well something is meant by what is written: every word of it has to be found, at the start of a word counts most,
 * in what it is also called least. -1: it is not meant.
 */
export function score(written: string, label: string, words = ''): number {
  const called = plain(label);
  const also = plain(words);
  let sum = 0;
  for (const word of plain(written).split(/\s+/u)) {
    if (word === '') continue;
    const at = called.indexOf(word);
    if (at === 0) sum += 4;
    else if (at > 0 && !/[\p{L}\p{N}]/u.test(called.charAt(at - 1))) sum += 3;
    else if (at > 0) sum += 2;
    else if (also.includes(word)) sum += 1;
    else return -1;
  }
  return sum;
}

/** Those meant, the best first, equal ones as they came. */
export function found<T extends { readonly score: number }>(all: readonly T[]): T[] {
  return all.filter((one) => one.score > 0).sort((a, b) => b.score - a.score);
}
