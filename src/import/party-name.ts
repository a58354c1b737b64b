/**
 * How the same payer is written in different ways: `ООО «Ромашка»` and `РОМАШКА ООО`, `Novák s. r. o.` and `NOVAK,
 * S.R.O.`, `㈱山田商店` and `株式会社 山田商店`. What is left of a name when quotes, punctuation, case, white space and
 * its legal form are put aside is its stem; the form is kept apart, because `ООО Ромашка` and `АО Ромашка` are two
 * companies.
 */
export interface PartyName {
  /** What two spellings of one name share; never empty where the text has a letter or a digit. */
  readonly stem: string;
  /** The legal form, spellings of one form alike; '' without one. */
  readonly form: string;
}

/**
 * Legal forms as runs of words, by the form they are spellings of. Joint-stock companies of Russia changed their
 * letters over time (ЗАО, ОАО, ПАО), so those are one form.
 */
const FORMS: Readonly<Record<string, string>> = {
  ооо: 'ооо|ooo|общество с ограниченной ответственностью|о о о',
  ао: 'ао|оао|зао|пао|нао|оао нпо|акционерное общество|открытое акционерное общество|закрытое акционерное общество|публичное акционерное общество|непубличное акционерное общество|oao|zao|pao',
  ип: 'ип|индивидуальный предприниматель|и п|инд предприниматель|чп|пбоюл',
  тоо: 'тоо|товарищество с ограниченной ответственностью',
  ltd: 'ltd|limited|co ltd|company limited|pty ltd|private limited|pvt ltd',
  llc: 'llc|l l c|limited liability company',
  inc: 'inc|incorporated|corp|corporation',
  plc: 'plc|p l c',
  llp: 'llp|l l p',
  gmbh: 'gmbh|gesellschaft mit beschränkter haftung|gmbh co kg',
  ag: 'ag',
  'b v': 'bv|b v',
  'n v': 'nv|n v',
  'sp z o o': 'sp z o o|spzoo|sp zoo',
  's r o': 's r o|sro|spol s r o|spol sro|společnost s ručením omezeným',
  'a s': 'a s|akciová společnost|akc spol',
  'v o s': 'v o s|vos',
  'k s': 'k s|komanditní společnost',
  kft: 'kft|korlátolt felelősségű társaság',
  zrt: 'zrt|nyrt|rt|zártkörűen működő részvénytársaság|nyilvánosan működő részvénytársaság|részvénytársaság',
  bt: 'bt|betéti társaság',
  kkt: 'kkt|közkereseti társaság',
  'e v': 'e v|ev|egyéni vállalkozó',
  ххк: 'ххк|хязгаарлагдмал хариуцлагатай компани|x x k|xxk|hhk',
  хк: 'хк|хувьцаат компани',
  төхк: 'төхк|төхөг|төаатүг',
};
/** They stand before the name as well as after it; the others only after it, for `AS` or `BT` may begin a name. */
const BEFORE: ReadonlySet<string> = new Set(['ооо', 'ао', 'ип', 'тоо', 'ххк', 'хк', 'төхк']);

const WIDE_FORMS = [
  { form: '株式会社', words: '株式会社|\\(株\\)|株\\)|カブシキガイシャ' },
  { form: '有限会社', words: '有限会社|\\(有\\)|ユウゲンガイシャ' },
  { form: '合同会社', words: '合同会社|\\(同\\)' },
].map(({ form, words }) => ({ form, ends: new RegExp(`^(?:${words})|(?:${words})$`, 'u') }));
// Bank transfers in kana: `カ)ヤマダ`, `ヤマダ(カ`. NFKC has made the brackets narrow.
const KANA_FORMS = [
  { form: '株式会社', ends: /^カ\)|\(カ\)?$/u },
  { form: '有限会社', ends: /^ユ\)|\(ユ\)?$/u },
  { form: '合同会社', ends: /^ド\)|\(ド\)?$/u },
];

interface FormWords {
  readonly form: string;
  readonly words: readonly string[];
}
// Longest first: `společnost s ručením omezeným` before `s r o`, `co ltd` before `ltd`.
const FORM_WORDS: readonly FormWords[] = Object.entries(FORMS)
  .flatMap(([form, spellings]) => spellings.split('|').map((one) => ({ form, words: one.split(' ') })))
  .sort((a, b) => b.words.length - a.words.length);
const BY_LAST = byWord(FORM_WORDS, ({ words }) => words.at(-1) ?? '');
const BY_FIRST = byWord(
  FORM_WORDS.filter(({ form, words }) => BEFORE.has(form) || words.length > 2),
  ({ words }) => words[0] ?? '',
);

function byWord(forms: readonly FormWords[], word: (form: FormWords) => string): Map<string, FormWords[]> {
  const found = new Map<string, FormWords[]>();
  for (const form of forms) found.set(word(form), [...(found.get(word(form)) ?? []), form]);
  return found;
}

// Kana and ideographs; by code units, as every name of a file is asked.
const WIDE = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;
const SEPARATOR = /[^\p{L}\p{N}\p{M}]+/u;

/** Takes a name apart into stem and legal form. */
export function partyName(text: string): PartyName {
  const plain = text.normalize('NFKC').trim();
  if (WIDE.test(plain)) {
    const wide = widePartyName(plain);
    if (wide) return wide;
  }
  const words = plain
    .toLowerCase()
    .replaceAll('ё', 'е')
    // An apostrophe is no gap: `O'Neill`, `oneill`.
    .replace(/['\u2019\u02bc`]/g, '')
    .split(SEPARATOR)
    .filter((word) => word !== '');
  let form = '';
  let rest = words;
  while (rest.length > 1) {
    const room = rest.length;
    const fits = ({ words: run }: FormWords) => run.length < room;
    const last = BY_LAST.get(rest.at(-1) ?? '')?.find((one) => fits(one) && endsWith(rest, one.words));
    const first =
      last === undefined
        ? BY_FIRST.get(rest[0] ?? '')?.find((one) => fits(one) && startsWith(rest, one.words))
        : undefined;
    if (last) rest = rest.slice(0, -last.words.length);
    else if (first) rest = rest.slice(first.words.length);
    else break;
    form ||= (last ?? first)?.form ?? '';
  }
  return { stem: rest.join(' ') || plain, form };
}

function widePartyName(plain: string): PartyName | null {
  let rest = plain.toLowerCase().replace(/\p{Z}+/gu, '');
  let form = '';
  for (const one of [...WIDE_FORMS, ...KANA_FORMS]) {
    const cut = rest.replace(one.ends, '');
    if (cut === rest || !/\p{L}/u.test(cut)) continue;
    rest = cut;
    form ||= one.form;
  }
  const stem = rest.replace(/[^\p{L}\p{N}\p{M}]+/gu, '');
  return stem === '' ? null : { stem, form };
}

function endsWith(words: readonly string[], run: readonly string[]): boolean {
  return run.every((word, at) => words[words.length - run.length + at] === word);
}

function startsWith(words: readonly string[], run: readonly string[]): boolean {
  return run.every((word, at) => words[at] === word);
}

/** Whether a text is a name that may be spelled in several ways: it has letters enough, and is no address or code. */
export function isNameLike(text: string): boolean {
  if (text.length > 200) return false;
  let letters = 0;
  let digits = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === AT_SIGN) return false;
    if (unit >= 48 && unit <= 57) digits++;
    else if ((unit | 32) >= 97 && (unit | 32) <= 122) letters++;
    // Past Latin 1's signs all but the punctuation of every script and of the wide forms counts as a letter.
    else if (unit >= 0xc0 && !(unit >= 0x2000 && unit <= 0x303f) && !(unit >= 0xff01 && unit <= 0xff20))
      letters++;
  }
  return letters >= 2 && letters > digits;
}

const AT_SIGN = 64;
