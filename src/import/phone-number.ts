/** A phone number as it is compared. */
export interface PhoneNumber {
  /** With the country's code where one is written; `8` before the ten figures of a Russian or Kazakh number counts as `7`. */
  readonly digits: string;
  /** Written as only phone numbers are, with `+` or brackets; figures alone may be an account or a code. */
  readonly sure: boolean;
}

/** Figures of a phone number. */
const FEWEST = 10;
const WRITTEN = /^\+?[\d\s().\u00a0\u202f\u2010-\u2015/-]{10,28}$/;

/** Takes a text for a phone number: ten to fifteen figures with nothing but spaces and marks between; null where it is none. */
export function phoneNumber(text: string): PhoneNumber | null {
  if (text.length < FEWEST) return null;
  const plain = text.normalize('NFKC').trim();
  if (!WRITTEN.test(plain)) return null;
  const plus = plain.startsWith('+');
  let digits = plain.replace(/\D/g, '');
  const abroad = !plus && digits.startsWith('00') && digits.length > 12;
  if (abroad) digits = digits.slice(2);
  if (digits.length < FEWEST || digits.length > 15) return null;
  if (!plus && !abroad && /^8[3-9]\d{9}$/.test(digits)) digits = `7${digits.slice(1)}`;
  return { digits, sure: plus || /\(\d{2,5}\)/.test(plain) };
}
