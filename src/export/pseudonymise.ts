import type { Dataset } from '../model/dataset.ts';
import type { LineAttribute, Role } from '../model/lines.ts';
import { BLANK, textColumn, type Codes, type Column, type TextColumn } from '../table/column.ts';
import { whyDropped, type WhyDropped } from './identifying.ts';
import { Secrets } from './secrets.ts';
import { hmacSha256 } from './sha-256.ts';

/** What a copy that names nobody holds, and what it does not. */
export interface PseudonymPreview {
  /** Customers that get a code, and two such codes. */
  readonly customers: number;
  readonly examples: readonly string[];
  readonly lines: number;
  /** `blanked`: texts that held a customer's key or name, or a contact's, and are blank in the copy. */
  readonly kept: readonly { readonly name: string; readonly role: Role | null; readonly blanked: number }[];
  readonly coded: readonly { readonly name: string; readonly role: Role | null }[];
  readonly dropped: readonly {
    readonly name: string;
    readonly role: Role | null;
    readonly why: WhyDropped;
  }[];
}

export interface Pseudonymised {
  readonly dataset: Dataset;
  readonly preview: PseudonymPreview;
  /** A code for a customer's key. */
  readonly codeOf: (key: string) => string;
  /** What names somebody, and must not be in the copy. */
  readonly secrets: Secrets;
}

/** Consonants alone: no code spells a name or holds a figure. 20^12 codes are some 2^51. */
const LETTERS = 'bcdfghjklmnpqrstvwxz';
const CODE_LENGTH = 12;
/** A column of which more texts would be blank is not kept at all. */
const MOST_BLANKED = 0.5;

/**
 * A dataset with codes for customers and orders, without the columns that name, reach or single out anybody, and without a word of a
 * customer's key or name in those that stay. The same salt gives the same codes; without the salt a code says nothing.
 *
 * @param salt at least 16 random bytes as text, kept with the project and nowhere else
 */
export function pseudonymise({ lines, waterfall, source }: Dataset, salt: string): Pseudonymised {
  const codes = new Coder(salt);
  const codeOf = (key: string) => codes.code('customer', key);
  const secrets = new Secrets();
  const customer = lines.customer;
  for (const key of usedLevels(customer)) secrets.add(key);
  for (const { role, column } of lines.attributes)
    if (column.kind === 'text' && (role === 'name' || role === 'email' || role === 'phone'))
      for (const text of usedLevels(column)) secrets.add(text);
  const kept: PseudonymPreview['kept'][number][] = [];
  const coded: PseudonymPreview['coded'][number][] = [{ name: customer.name, role: 'customer' }];
  const dropped: PseudonymPreview['dropped'][number][] = [];
  const attributes: LineAttribute[] = [];
  for (const attribute of lines.attributes) {
    const { role } = attribute;
    const { name } = attribute.column;
    const why = secrets.in(name) ? 'names' : role === 'referredBy' ? null : whyDropped(attribute, lines);
    if (why !== null) {
      dropped.push({ name, role, why });
    } else if (role === 'referredBy') {
      coded.push({ name, role });
      attributes.push({ role, column: codedColumn(attribute.column, codeOf) });
    } else {
      const { column, blanked } = withoutSecrets(attribute.column, secrets);
      if (column === null) dropped.push({ name, role, why: 'names' });
      else {
        kept.push({ name, role, blanked });
        attributes.push({ role, column });
      }
    }
  }
  for (const { name, role } of lines.absent?.columns ?? []) dropped.push({ name, role, why: 'free-text' });
  if (lines.order) coded.push({ name: lines.order.name, role: 'order' });
  const customers = recoded(customer, codeOf, safeName(customer.name, secrets));
  const order =
    lines.order && recoded(lines.order, (id) => codes.code('order', id), safeName(lines.order.name, secrets));
  return {
    dataset: {
      lines: { ...lines, customer: customers, order, attributes, absent: null, sourceRow: null },
      waterfall,
      // What the file was called, and what it can be recognised by, stay here.
      source: { name: '', bytes: 0, fingerprint: codes.code('file', source.fingerprint) },
    },
    preview: {
      customers: customers.levelCount,
      examples: customers.levels.slice(0, 2),
      lines: lines.count,
      kept,
      coded,
      dropped,
    },
    codeOf,
    secrets,
  };
}

class Coder {
  readonly #keyed: (message: Uint8Array) => Uint8Array;
  readonly #encoder = new TextEncoder();
  readonly #known = new Map<string, string>();
  readonly #taken = new Set<string>();

  constructor(salt: string) {
    this.#keyed = hmacSha256(this.#encoder.encode(salt));
  }

  /** Of one kind the same text gives the same code, another text another. */
  code(kind: 'customer' | 'order' | 'file', text: string): string {
    const asked = `${kind}\u0000${text}`;
    let code = this.#known.get(asked);
    for (let turn = 0; code === undefined || (!this.#known.has(asked) && this.#taken.has(code)); turn++)
      code = lettersOf(this.#keyed(this.#encoder.encode(turn === 0 ? asked : `${asked}\u0000${turn}`)));
    this.#known.set(asked, code);
    this.#taken.add(code);
    return code;
  }
}

function lettersOf(digest: Uint8Array): string {
  let code = '';
  for (let at = 0; at < CODE_LENGTH; at++) code += LETTERS[digest[at]! % LETTERS.length] ?? '';
  return code;
}

/** A heading that names somebody gives way to the plain word. */
function safeName(name: string, secrets: Secrets): string {
  return secrets.in(name) ? 'column' : name;
}

function usedLevels(column: TextColumn): string[] {
  const used = usedCodes(column);
  return column.levels.filter((_, code) => used[code] === 1);
}

function usedCodes({ codes, levelCount }: TextColumn): Uint8Array {
  const used = new Uint8Array(levelCount);
  for (let line = 0; line < codes.length; line++) if (codes[line]! >= 0) used[codes[line]!] = 1;
  return used;
}

/** The column with another text for each that a line has; equal new texts are one, '' is blank, what no line has is gone. */
function recoded(column: TextColumn, become: (level: string) => string, name = column.name): TextColumn {
  const used = usedCodes(column);
  const newCode = new Int32Array(column.levelCount).fill(BLANK);
  const levels: string[] = [];
  const known = new Map<string, number>();
  column.levels.forEach((level, code) => {
    const text = used[code] === 1 ? become(level) : '';
    if (text === '') return;
    let place = known.get(text);
    if (place === undefined) {
      place = levels.length;
      known.set(text, place);
      levels.push(text);
    }
    newCode[code] = place;
  });
  const codes: Codes = column.codes.slice();
  for (let line = 0; line < codes.length; line++)
    if (codes[line] !== BLANK) codes[line] = newCode[codes[line]!]!;
  return textColumn(name, codes, levels);
}

function codedColumn(column: Column, codeOf: (key: string) => string): Column {
  if (column.kind === 'text') return recoded(column, (text) => codeOf(text.trim()));
  const texts = new Map<string, number>();
  const codes = new Int32Array(column.length).fill(BLANK);
  for (let line = 0; line < column.length; line++) {
    const value = column.at(line);
    if (value === null) continue;
    const text = String(value);
    if (!texts.has(text)) texts.set(text, texts.size);
    codes[line] = texts.get(text) ?? BLANK;
  }
  return textColumn(column.name, codes, [...texts.keys()].map(codeOf));
}

/** Null: so many of its texts name somebody that there is no point in it. */
function withoutSecrets(
  column: Column,
  secrets: Secrets,
): { readonly column: Column | null; readonly blanked: number } {
  if (column.kind !== 'text') return { column, blanked: 0 };
  let blanked = 0;
  const cleaned = recoded(column, (text) => {
    if (!secrets.in(text)) return text;
    blanked += 1;
    return '';
  });
  return blanked > (cleaned.levelCount + blanked) * MOST_BLANKED
    ? { column: null, blanked }
    : { column: cleaned, blanked };
}
