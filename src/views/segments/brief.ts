import { compact, moneyRounded } from '../../i18n/format.ts';

/** Money where the room is small: `81`, `4.6K`. */
export function brief(value: number): string {
  return Math.abs(value) < 1000 ? moneyRounded(value) : compact(value);
}
