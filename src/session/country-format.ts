import type { CsvFormat } from '../../workers/export-api.ts';

/**
 * How tables are written for a spreadsheet: set by the country that will open them, apart from the language of the screen and
 * from how the file that was read is written.
 */
export const COUNTRIES = [
  'en-US',
  'en-GB',
  'cs-CZ',
  'de-DE',
  'es-ES',
  'fr-FR',
  'hu-HU',
  'it-IT',
  'ja-JP',
  'mn-MN',
  'nl-NL',
  'pl-PL',
  'pt-BR',
  'ru-RU',
  'sk-SK',
  'uk-UA',
] as const;
export type Country = (typeof COUNTRIES)[number] | 'plain';

const KEY = 'regulars-export';

/** `plain`: comma and point, as programs take it. */
export function csvFormatOf(country: Country): CsvFormat {
  const decimal = country === 'plain' ? '.' : decimalOf(country);
  // Where a comma stands before the cents, spreadsheets part their cells by semicolons.
  return { delimiter: decimal === ',' ? ';' : ',', decimal };
}

function decimalOf(locale: string): '.' | ',' {
  const parts = new Intl.NumberFormat(locale).formatToParts(0.5);
  return parts.find(({ type }) => type === 'decimal')?.value === ',' ? ',' : '.';
}

/** The country this device is set to, where it is one of those; else plain. */
export function countryOf(locales: readonly string[]): Country {
  for (const locale of locales) {
    const found = COUNTRIES.find((country) => country === locale);
    if (found) return found;
  }
  const [language] = (locales[0] ?? '').split('-');
  return COUNTRIES.find((country) => country.startsWith(`${language}-`)) ?? 'plain';
}

/** What was chosen last on this device. Anything may lie there. */
export function rememberedCountry(): Country {
  try {
    const text = localStorage.getItem(KEY);
    const found = text === 'plain' ? text : COUNTRIES.find((country) => country === text);
    if (found) return found;
  } catch {
    // Storage refused: as the device is set.
  }
  return countryOf(globalThis.navigator?.languages ?? []);
}

export function rememberCountry(country: Country): void {
  try {
    localStorage.setItem(KEY, country);
  } catch {
    // Storage refused or full: it holds until the page closes.
  }
}
