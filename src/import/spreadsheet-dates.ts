import { daysFromCivil, isoOf } from '../table/civil-day.ts';

const FIRST = daysFromCivil(1, 1, 1);
const LAST = daysFromCivil(9999, 12, 31);

/**
 * A spreadsheet's day number as a date: days since 1899-12-30, or since 1904-01-01 in the system of old Macintoshes.
 * Before March 1900 the first system counts a day, 29 February 1900, that never was (kept from Lotus 1-2-3): the days before it
 * are one further on, and the day itself is no date. Null where the number is no date.
 */
export function dateOfSerial(serial: number, from1904: boolean): string | null {
  // To the millisecond first: 44197.99999999999 is the midnight after it, as the spreadsheet itself shows.
  const milliseconds = Math.round(serial * 86_400_000);
  const whole = Math.floor(milliseconds / 86_400_000);
  if (whole < 0 || (!from1904 && (whole === 0 || whole === 60))) return null;
  const shift = from1904 ? daysFromCivil(1904, 1, 1) : daysFromCivil(1899, 12, 30) + (whole < 60 ? 1 : 0);
  const time = milliseconds - whole * 86_400_000;
  return dateAndTime(whole + shift, time);
}

/** Days since 1970-01-01 and milliseconds of the day as ISO text; a midnight is left out. Null outside the years 1 to 9999. */
export function dateAndTime(day: number, milliseconds: number): string | null {
  if (!(day >= FIRST && day <= LAST)) return null;
  return milliseconds === 0 ? isoOf(day) : `${isoOf(day)} ${timeOf(milliseconds)}`;
}

/** Milliseconds as hours, minutes and seconds; hours past 24 go on. */
export function timeOf(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** `2021-03-04T00:00:00` as the canonical table writes it. */
export function isoDateCell(value: string): string {
  return value.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '').replace('T', ' ');
}
