/** A civil date from days since 1970-01-01. Howard Hinnant, "chrono-compatible low-level date algorithms". */
export interface CivilDate {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  /** 1 to 31 */
  readonly day: number;
}

export function civilDate(days: number): CivilDate {
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** 0 Monday to 6 Sunday; 1970-01-01 was a Thursday. */
export function weekday(days: number): number {
  return (((days + 3) % 7) + 7) % 7;
}

export function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/** `2023-04-03` */
export function isoDate(days: number): string {
  const { year, month, day } = civilDate(days);
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** `03.04.2023` */
export function dottedDate(days: number): string {
  const { year, month, day } = civilDate(days);
  return `${twoDigits(day)}.${twoDigits(month)}.${year}`;
}

/** Whole hundredths as text: `12.50`, with the decimal sign asked for. */
export function hundredths(value: number, decimalSign: '.' | ',' = '.'): string {
  const whole = Math.abs(value);
  const rest = whole % 100;
  return `${value < 0 ? '-' : ''}${(whole - rest) / 100}${decimalSign}${twoDigits(rest)}`;
}
