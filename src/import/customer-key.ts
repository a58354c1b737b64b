/**
 * Texts that stand for nobody, compared by `anonymousKey`. In English (with what tills and shops write), Russian,
 * Japanese, Czech, Hungarian and Mongolian.
 */
export const ANONYMOUS_TEXTS: readonly string[] =
  'guest|n/a|na|#n/a|none|null|nan|nil|-|--|---|\u2013|\u2014|0|?|.|unknown|anonymous|anon|no name|not set|not provided|not available|(blank)|(none)|(not set)|undefined|walk-in|walk in|walkin|walk-in customer|walk in customer|cash|cash customer|cash sale|retail customer|default customer|no customer|guest checkout|guest customer|гость|аноним|анонимный покупатель|неизвестно|неизвестный|неизвестен|не указан|не указано|не указана|нет|без имени|без клиента|без карты|розничный покупатель|розничный клиент|розница|физическое лицо|физ. лицо|физлицо|физлица|б/н|без названия|прочие покупатели|наличные|частное лицо|н/д|不明|ゲスト|非会員|なし|無し|未登録|一般|一般客|匿名|現金|現金客|未設定|該当なし|host|neznámý|neznámý zákazník|anonymní|anonym|neuvedeno|neregistrovaný|bez zákazníka|koncový zákazník|hotovost|hotovostní zákazník|maloobchod|vendég|ismeretlen|névtelen|nincs|nincs megadva|anonim|magánszemély|lakossági vevő|készpénzes vevő|készpénz|kiskereskedelmi vevő|зочин|тодорхойгүй|үл мэдэгдэх|нэргүй|байхгүй|бэлэн|бэлэн худалдан авагч|иргэн'.split(
    '|',
  );

const EMAIL = /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/;

export function isEmail(text: string): boolean {
  return EMAIL.test(text.trim());
}

/** How a text is compared with those that mean nobody: without case. */
export function anonymousKey(text: string): string {
  return customerKey(text).toLowerCase();
}

/** METRICS 1, customer key: NFC, trimmed, inner white space folded, e-mail addresses without case. */
export function customerKey(text: string): string {
  if (isPlain(text) && !text.includes('@')) return text;
  const folded = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  return EMAIL.test(folded) ? folded.toLowerCase() : folded;
}

/** Whether a text is ASCII without spaces, as most ids are: it is its own key, whatever Unicode says. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit <= 32 || unit >= 127) return false;
  }
  return text !== '';
}

/** The texts that mean nobody. Of a million ids hardly one has the length and the first letter of any of them. */
class Nobody {
  readonly #keys: ReadonlySet<string>;
  /** 1 for the lengths and first letters they have. */
  readonly #shapes = new Uint8Array(SHAPES);

  constructor(texts: readonly string[]) {
    this.#keys = new Set(texts.map(anonymousKey));
    for (const key of this.#keys) {
      this.#shapes[shapeOf(key)] = 1;
      // What is in lower case here may have begun with any letter of its kind.
      this.#shapes[shapeOf(key.toUpperCase())] = 1;
    }
  }

  /** Whether a text is seen at a glance to be its own key and to mean somebody: plain, and no e-mail address. */
  rulesOut(text: string): boolean {
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit <= 32 || unit >= 127 || unit === AT) return false;
    }
    return text !== '' && this.#shapes[shapeOf(text)] === 0;
  }

  has(key: string): boolean {
    return this.#keys.has(key.toLowerCase());
  }
}

const AT = 64;
/** Longer texts are told apart no further. */
const LENGTHS = 64;
const SHAPES = LENGTHS << 7;

/** Length and first letter as one number; only of ASCII is it certain that case changes neither length nor place. */
function shapeOf(key: string): number {
  return (Math.min(key.length, LENGTHS - 1) << 7) | (key.charCodeAt(0) & 127);
}

const WHOLE_FLOAT = /^-?\d+\.0+$/;

/** The customer keys of a column's levels, and which of them mean nobody. */
export interface KeyedLevels {
  /** Distinct keys in order of first appearance. */
  readonly keys: readonly string[];
  /** Index into `keys` a level; -1 where the level means nobody. */
  readonly keyOf: Int32Array;
}

/**
 * Turns the levels of a customer column into keys. Where every level that means somebody is a whole number written
 * as a float (`17850.0`), the `.0` goes (METRICS 1).
 */
export function keyLevels(levels: readonly string[], anonymous: readonly string[]): KeyedLevels {
  const nobody = new Nobody(anonymous);
  const meansNobody = (key: string) => key === '' || nobody.has(key);
  const isNobody = new Uint8Array(levels.length);
  const folded = levels.map((text, level) => {
    if (nobody.rulesOut(text)) return text;
    const key = customerKey(text);
    if (meansNobody(key)) isNobody[level] = 1;
    return key;
  });
  // Levels are different from each other, so keys are too where none was folded.
  let differ = true;
  let floats = 0;
  let others = 0;
  for (let level = 0; level < folded.length; level++) {
    const key = folded[level]!;
    if (key !== levels[level]) differ = false;
    if (isNobody[level] === 1) continue;
    if (key.endsWith('0') && WHOLE_FLOAT.test(key)) floats++;
    else others++;
  }
  const keyOf = new Int32Array(levels.length).fill(-1);
  const keys: string[] = [];
  if (floats === 0 && differ) {
    for (let level = 0; level < folded.length; level++) {
      if (isNobody[level] === 1) continue;
      keyOf[level] = keys.length;
      keys.push(folded[level]!);
    }
    return { keys, keyOf };
  }
  const cutFloat = floats > 0 && others === 0;
  const codeOf = new Map<string, number>();
  folded.forEach((key, level) => {
    const whole = cutFloat ? key.replace(/\.0+$/, '') : key;
    if (cutFloat ? meansNobody(whole) : isNobody[level] === 1) return;
    let code = codeOf.get(whole);
    if (code === undefined) {
      code = keys.length;
      keys.push(whole);
      codeOf.set(whole, code);
    }
    keyOf[level] = code;
  });
  return { keys, keyOf };
}

/**
 * Texts of a customer column that usually mean nobody, or that the user said do, with the rows they have. Most rows
 * first.
 *
 * @param inForce the texts that mean nobody here
 */
export function nobodyIn(
  levels: readonly string[],
  rowsOfLevel: () => ArrayLike<number>,
  inForce: readonly string[],
): { text: string; rows: number; nobody: boolean }[] {
  const nobody = new Nobody(inForce);
  const usual = inForce === ANONYMOUS_TEXTS ? nobody : new Nobody(ANONYMOUS_TEXTS);
  const found = new Map<string, { rows: number; nobody: boolean }>();
  let counted: ArrayLike<number> | null = null;
  levels.forEach((level, code) => {
    // The longest of them is a few words: most levels need no closer look.
    if (level.length > 60 || (nobody.rulesOut(level) && (usual === nobody || usual.rulesOut(level)))) return;
    const key = customerKey(level);
    if (!nobody.has(key) && (usual === nobody || !usual.has(key))) return;
    const held = found.get(key);
    counted ??= rowsOfLevel();
    const rows = counted[code] ?? 0;
    if (held) held.rows += rows;
    else found.set(key, { rows, nobody: nobody.has(key) });
  });
  return [...found].map(([text, one]) => ({ text, ...one })).sort((a, b) => b.rows - a.rows);
}
