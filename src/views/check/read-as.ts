import type { Question } from '../../import/check.ts';
import { date, dayOfIso, number } from '../../i18n/format.ts';

/** What the first example of a question becomes under one choice, as people write it; as it came where it is neither. */
export function readAs({ reads }: Question['choices'][number]): string {
  const day = dayOfIso(reads);
  if (day !== null) return date(day);
  const value = Number(reads);
  const decimals = /\.(\d+)$/.exec(reads)?.[1]?.length ?? 0;
  return reads.trim() === '' || Number.isNaN(value) ? reads : number(value, Math.min(decimals, 6));
}
