/**
 * What is remembered of files by their header, on this device: the next file with the same columns opens with the roles
 * and rules of the one before. The rules themselves are looked at by the engine, against the file they are for.
 */
export interface RememberedHeader {
  /** Of the column names: see `headerKey`. */
  readonly key: string;
  /** Name of the file they were last used for. */
  readonly label: string;
  readonly columns: number;
  /** Milliseconds since 1970. */
  readonly usedAt: number;
  /** Of any shape until the engine has looked at it. */
  readonly rules: unknown;
}

/** Kept are the headers used last; each file's rules up to this many characters. */
export const MOST_HEADERS = 40;
export const MOST_RULES = 100_000;
const LONGEST_LABEL = 200;

/** Restores what was kept, the used last first. Nothing throws: what does not hold is left out. */
export function restoreHeaders(text: string | null): RememberedHeader[] {
  const kept = record(parsed(text));
  if (kept['version'] !== 1 || !Array.isArray(kept['headers'])) return [];
  const seen = new Set<string>();
  const headers: RememberedHeader[] = [];
  for (const value of kept['headers'] as unknown[]) {
    const { key, label, columns, usedAt, rules } = record(value);
    if (typeof key !== 'string' || !/^[0-9a-f]{16}$/.test(key) || seen.has(key)) continue;
    if (typeof label !== 'string' || typeof columns !== 'number' || typeof usedAt !== 'number') continue;
    if (!Number.isInteger(columns) || columns < 1 || !Number.isFinite(usedAt)) continue;
    seen.add(key);
    headers.push({ key, label: label.slice(0, LONGEST_LABEL), columns, usedAt, rules });
  }
  return headers.sort((a, b) => b.usedAt - a.usedAt).slice(0, MOST_HEADERS);
}

/** The text to keep. */
export function headersText(headers: readonly RememberedHeader[]): string {
  return JSON.stringify({ version: 1, headers });
}

/** The list with a header put first; the ones used longest ago are let go. Rules too long to keep are not kept. */
export function withHeader(
  headers: readonly RememberedHeader[],
  header: RememberedHeader,
): RememberedHeader[] {
  const others = headers.filter(({ key }) => key !== header.key);
  if (JSON.stringify(header.rules ?? null).length > MOST_RULES) return others;
  return [header, ...others].slice(0, MOST_HEADERS);
}

/**
 * A short name for a header: FNV-1a over its names in order, 2 x 32 bits, hex. Case, white space and the way accents
 * are encoded make no difference.
 */
export function headerKey(names: readonly string[]): string {
  const text = names
    .map((name) => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase())
    .join('\u0001');
  let low = 0x811c9dc5;
  let high = 0x01000193 ^ names.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit ^ (low >>> 15), 0x01000193);
  }
  const hex = (word: number) => (word >>> 0).toString(16).padStart(8, '0');
  return hex(high) + hex(low);
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : (JSON.parse(text) as unknown);
  } catch {
    return null;
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
