import { number } from './format.ts';

/** The screen's languages. Not the locale: how figures are written is set apart, in `format.ts`. */
export type Language = 'en' | 'ru' | 'ja' | 'cs' | 'hu' | 'mn';

/** Categories each language needs, by CLDR. A catalogue that leaves one out does not compile. */
interface PluralCategories {
  en: 'one' | 'other';
  ru: 'one' | 'few' | 'many' | 'other';
  ja: 'other';
  cs: 'one' | 'few' | 'many' | 'other';
  hu: 'one' | 'other';
  mn: 'one' | 'other';
}

/** A message that depends on its `count`. */
export type Plural<L extends Language = 'en'> = { readonly [C in PluralCategories[L]]: string };
/** Messages by key. `{name}` stands for a parameter. Write one as `{...} as const satisfies Catalogue`. */
export type Catalogue<L extends Language = 'en'> = { readonly [key: string]: string | Plural<L> };
/** The same keys in another language: a missing key or plural category is a type error. */
export type Translation<C, L extends Language> = {
  readonly [K in keyof C]: C[K] extends string ? string : Plural<L>;
};

type NamesIn<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
type TextsOf<M> = M extends string ? M : M[keyof M];
/** The parameters a message asks for: a plural one always a numeric `count`. */
export type ParamsOf<M> = M extends string
  ? { readonly [Name in NamesIn<M>]: string | number }
  : { readonly count: number } & {
      readonly [Name in Exclude<NamesIn<TextsOf<M>>, 'count'>]: string | number;
    };
type Rest<M> = keyof ParamsOf<M> extends never ? [] : [params: ParamsOf<M>];

/** A stretch of a message: `name` is the parameter it came from, null for the words between. */
export interface Part {
  readonly text: string;
  readonly name: string | null;
}

export interface Translate<C> {
  /** The message in words; numbers among the parameters are written with the locale's separators. */
  <K extends keyof C & string>(key: K, ...rest: Rest<C[K]>): string;
  /** The same in stretches, so that a screen can set figures apart from the words around them. */
  parts<K extends keyof C & string>(key: K, ...rest: Rest<C[K]>): Part[];
  /** For keys made at run time, from a code that crossed a boundary: null where the catalogue has no such key. */
  find(key: string, params?: Readonly<Record<string, string | number>>): string | null;
}

type Params = Readonly<Record<string, string | number>>;
const PLACEHOLDER = /\{(\w+)\}/g;
const rules = new Map<Language, Intl.PluralRules>();

function pluralRules(language: Language): Intl.PluralRules {
  let found = rules.get(language);
  if (!found) rules.set(language, (found = new Intl.PluralRules(language)));
  return found;
}

function choose(
  message: string | Readonly<Record<string, string>>,
  params: Params,
  language: Language,
): string {
  if (typeof message === 'string') return message;
  const count = Number(params['count']);
  return message[pluralRules(language).select(count)] ?? message['other'] ?? '';
}

function split(text: string, params: Params): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    const name = match[1] ?? '';
    const value = params[name];
    if (value === undefined) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index), name: null });
    parts.push({ text: typeof value === 'number' ? number(value) : value, name });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), name: null });
  return parts;
}

/** Words of one catalogue. A screen makes its own from the catalogue it brings along, so that words load with it. */
export function translator<const C extends Catalogue>(catalogue: C, language?: 'en'): Translate<C>;
export function translator<
  const C extends { readonly [key: string]: string | Plural<L> },
  L extends Language,
>(catalogue: C, language: L): Translate<C>;
export function translator(
  catalogue: Readonly<Record<string, string | Readonly<Record<string, string>>>>,
  language: Language = 'en',
): unknown {
  const parts = (key: string, params: Params = {}): Part[] => {
    const message = catalogue[key];
    return message === undefined
      ? [{ text: key, name: null }]
      : split(choose(message, params, language), params);
  };
  const t = (key: string, params?: Params): string => {
    let text = '';
    for (const part of parts(key, params)) text += part.text;
    return text;
  };
  return Object.assign(t, {
    parts,
    find: (key: string, params?: Params) => (Object.hasOwn(catalogue, key) ? t(key, params) : null),
  });
}
