import { isTimeOfDay } from './time-of-day.ts';

/** Letters as month names are compared: small, without marks. */
function folded(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');
}

// English, Russian (both cases), Czech (both cases), Hungarian, Mongolian, German, Italian, Spanish, Portuguese, French,
// Dutch, Polish (both cases), Ukrainian, Turkish and the Nordic ones; full and as usually cut short. Croatian would mean
// other months by the same words.
const MONTHS = [
  'jan|january|янв|января|январь|led|leden|ledna|januar|нэгдүгээр|janner|gen|gennaio|ene|enero|janeiro|janv|janvier|januari|sty|stycznia|styczen|січ|січня|січень|oca|ocak',
  'feb|february|фев|февр|февраля|февраль|uno|unor|unora|febr|februar|хоёрдугаар|febbraio|febrero|fev|fevereiro|fevr|fevrier|februari|lut|lutego|luty|лют|лютого|лютий|sub|subat',
  'mar|mrz|march|мар|марта|март|bre|brezen|brezna|marc|marcius|гуравдугаар|marz|maerz|marzo|marco|mars|mrt|maart|marca|marzec|бер|березня|березень|mart',
  'apr|april|апр|апреля|апрель|dub|duben|dubna|aprilis|дөрөвдүгээр|aprile|abr|abril|avr|avril|kwi|kwietnia|kwiecien|квi|квітня|квітень|nis|nisan',
  'may|мая|май|kve|kvet|kveten|kvetna|maj|majus|тавдугаар|mai|mag|maggio|mayo|maio|mei|maja|тра|травня|травень|mayıs',
  'jun|june|июн|июня|июнь|cvn|cerven|cervna|junius|зургадугаар|зургаадугаар|juni|giu|giugno|junio|junho|juin|cze|czerwca|czerwiec|чер|червня|червень|haz|haziran',
  'jul|july|июл|июля|июль|cvc|cec|cervenec|cervence|julius|долдугаар|долоодугаар|juli|lug|luglio|julio|julho|juil|juillet|lip|lipca|lipiec|лип|липня|липень|tem|temmuz',
  'aug|august|авг|августа|август|srp|srpen|srpna|augusztus|наймдугаар|ago|agosto|aout|augustus|augusti|sie|sierpnia|sierpien|сер|серпня|серпень|agu|agustos',
  'sep|sept|september|сен|сент|сентября|сентябрь|zar|zari|szep|szept|szeptember|есдүгээр|set|settembre|septiembre|setiembre|setembro|septembre|wrz|wrzesnia|wrzesien|вер|вересня|вересень|eyl|eylul',
  'oct|october|окт|октября|октябрь|rij|rijen|rijna|okt|oktober|аравдугаар|ott|ottobre|octubre|out|outubro|octobre|paz|pazdziernika|pazdziernik|жов|жовтня|жовтень|eki|ekim',
  'nov|november|ноя|нояб|ноября|ноябрь|lis|listopad|listopadu|арваннэгдүгээр|novembre|noviembre|novembro|listopada|лис|листопада|листопад|kas|kasım',
  'dec|december|дек|декабря|декабрь|pro|prosinec|prosince|арванхоёрдугаар|dez|dezember|dic|dicembre|diciembre|dezembro|decembre|gru|grudnia|grudzien|гру|грудня|грудень|ara|aralık|des|desember',
];
const MONTH_OF = new Map(
  MONTHS.flatMap((names, index) => names.split('|').map((name) => [folded(name), index + 1] as const)),
);

/** The month a word means, 1 to 12, or 0. */
export function monthOfName(word: string): number {
  return MONTH_OF.get(folded(word)) ?? 0;
}

const WEEKDAYS = new Set(
  folded(
    'mon|monday|tue|tues|tuesday|wed|wednesday|thu|thur|thurs|thursday|fri|friday|sat|saturday|sun|sunday|' +
      'понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|пн|вт|ср|чт|пт|сб|вс|' +
      'pondělí|úterý|středa|čtvrtek|pátek|sobota|neděle|po|út|st|čt|pá|so|ne|' +
      'hétfő|kedd|szerda|csütörtök|péntek|szombat|vasárnap|h|k|sze|cs|p|szo|v|' +
      'даваа|мягмар|лхагва|пүрэв|баасан|бямба|ням|да|мя|лх|пү|ба|бя|ня|mo|di|mi|do|fr|sa',
  ).split('|'),
);

/** A text without the name of a weekday before a date or, in brackets or after a comma, behind one. */
export function withoutWeekday(text: string): string {
  const before = /^(\p{L}+)\.?,? +(?=[\p{L}\d])/u.exec(text);
  if (before !== null && WEEKDAYS.has(folded(before[1] ?? ''))) return text.slice(before[0].length);
  // 2021/03/04(木), 2021年3月4日 木曜日
  const behind = /(\d日?) ?\(?[月火水木金土日](?:曜日?)?\)?(?= |$)/.exec(text);
  if (behind !== null && /[()曜]/.test(behind[0])) {
    const at = behind.index + (behind[1] ?? '').length;
    return text.slice(0, at) + text.slice(behind.index + behind[0].length);
  }
  const tail = /[ ,]+(\p{L}+)\.?$/u.exec(text);
  if (tail !== null && (tail[1] ?? '').length > 2 && WEEKDAYS.has(folded(tail[1] ?? ''))) {
    return text.slice(0, tail.index);
  }
  return text;
}

/** A date with its month as a word: year as written, of two figures or four. */
export interface NamedDate {
  readonly year: number;
  readonly shortYear: boolean;
  readonly month: number;
  readonly day: number;
}

// `24 lug 2024. 02:59`: Italian phones end the date.
const YEAR_END = /^(?: ?(?:г|года|гг|r|roku|оны?)(?![\p{L}])\.?)?[.,]?/u;
const DAY_FIRST =
  /^(\d{1,2})(?:st|nd|rd|th|(?:er|o)(?= )|\.|-?(?:го|е|ое))?[ \-/.]*(?:of |de )?(\p{L}+)\.?(?: del? )?[ \-/.,']*(\d{4}|\d{2})(?!\d)(.*)$/su;
const MONTH_FIRST =
  /^(\p{L}+)\.?[ \-/]*(\d{1,2})(?:st|nd|rd|th|\.)?(?:, ?|[ \-/]+)'?(\d{4}|\d{2})(?![\d:])(.*)$/su;
const YEAR_FIRST =
  /^(\d{4})[ .,\-/]*(?:оны? )?(\p{L}+)\.?(?: сарын)?[ \-/.]*(\d{1,2})(?!\d)(?:\.|-?(?:ны|нии|н|нд|en|an|jen|e|a)(?!\p{L}))?(?: ?одор| ?өдөр)?,?(.*)$/su;
/** `Thu Mar 04 08:26:00 UTC 2021`, the weekday gone. */
const YEAR_LAST =
  /^(\p{L}+) +(\d{1,2}) +(\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?)(?: [a-z]{2,5}| [+-]\d{4})? (\d{4})$/su;
/** `2021 оны 3-р сарын 4-ний өдөр` */
const MONGOLIAN =
  /^(\d{4}) ?оны? (\d{1,2})(?:-?р|-?(?:дугаар|дүгээр))? ?сар(?:ын)? (\d{1,2})(?:-?(?:ны|нии|нд|н))?(?: ?өдөр)?,?(.*)$/su;

// Words of one letter parted by dots, and marks above letters: they are put into letters that the patterns know.
const THAI = new Map(
  [
    'ม.ค.|มกราคม', 'ก.พ.|กุมภาพันธ์', 'มี.ค.|มีนาคม', 'เม.ย.|เมษายน', 'พ.ค.|พฤษภาคม', 'มิ.ย.|มิถุนายน',
    'ก.ค.|กรกฎาคม', 'ส.ค.|สิงหาคม', 'ก.ย.|กันยายน', 'ต.ค.|ตุลาคม', 'พ.ย.|พฤศจิกายน', 'ธ.ค.|ธันวาคม',
  ].flatMap((names, index) =>
    names.split('|').map((name): [string, string] => [name, (MONTHS[index] ?? '').slice(0, 3)]),
  ),
); // prettier-ignore
const IN_THAI = new RegExp([...THAI.keys()].map((name) => name.replaceAll('.', '\\.')).join('|'), 'gu');

function withoutThai(text: string): string {
  if (!/\p{Script=Thai}/u.test(text)) return text;
  return text
    .replace(/^วันที่ ?|พ\.ศ\. ?|เวลา ?| ?น\.$/gu, '')
    .replace(IN_THAI, (name) => THAI.get(name) ?? name);
}

/** Reads a date whose month is a word, in any order of the parts; null where it is none. The weekday is gone already. */
export function namedDate(written: string): NamedDate | null {
  if (!/\p{L}/u.test(written)) return null;
  // The eleventh and twelfth months are two words in Mongolian, or one.
  const text = folded(withoutThai(written)).replace(/арван (?=нэгд|хоерд)/u, 'арван');
  const mongolian = MONGOLIAN.exec(text);
  if (mongolian !== null) {
    const [, year = '', month, day, rest = ''] = mongolian;
    return ends(rest)
      ? { year: Number(year), shortYear: false, month: Number(month), day: Number(day) }
      : null;
  }
  const late = YEAR_LAST.exec(text);
  if (late !== null) {
    const [, name = '', day, time = '', year] = late;
    const month = MONTH_OF.get(name);
    if (month === undefined || !isTimeOfDay(` ${time}`)) return null;
    return { year: Number(year), shortYear: false, month, day: Number(day) };
  }
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst !== null) {
    const [, year = '', name = '', day = '', rest = ''] = yearFirst;
    return of(year, name, day, rest);
  }
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst !== null) {
    const [, day = '', name = '', year = '', rest = ''] = dayFirst;
    return of(year, name, day, rest);
  }
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst !== null) {
    const [, name = '', day = '', year = '', rest = ''] = monthFirst;
    return of(year, name, day, rest);
  }
  return null;
}

function of(year: string, name: string, day: string, rest: string): NamedDate | null {
  const month = MONTH_OF.get(name);
  if (month === undefined || !ends(rest)) return null;
  return { year: Number(year), shortYear: year.length === 2, month, day: Number(day) };
}

function ends(rest: string): boolean {
  const time = rest.replace(YEAR_END, '');
  return time.trim() === '' || time.trim() === '.' || isTimeOfDay(time.startsWith(' ') ? time : ` ${time}`);
}

const ERAS: Readonly<Record<string, number>> = {
  令和: 2018, 平成: 1988, 昭和: 1925, 大正: 1911, 明治: 1867,
  令: 2018, 平: 1988, 昭: 1925, 大: 1911, 明: 1867,
  R: 2018, H: 1988, S: 1925, T: 1911, M: 1867,
}; // prettier-ignore
const ERA =
  /^(令和|平成|昭和|大正|明治|[令平昭大明]|[RHSTM]\.?) ?(元|\d{1,2})(年|[./-]) ?(\d{1,2})(月|[./-]) ?(\d{1,2})(?:日|(?!\d))(.*)$/su;

/** A date in a Japanese era (`令和3年3月4日`, `R3.3.4`); `letter`: the era is a letter, which codes begin with too. */
export function eraDate(
  text: string,
): { readonly year: number; readonly month: number; readonly day: number; readonly letter: boolean } | null {
  const match = ERA.exec(text);
  if (match === null) return null;
  const [, era = '', count = '', first, month, second, day, rest = ''] = match;
  if ((first === '年') !== (second === '月') || (first !== '年' && first !== second)) return null;
  if (rest !== '' && !isTimeOfDay(rest.startsWith(' ') ? rest : ` ${rest}`)) return null;
  const base = ERAS[era.replace('.', '')];
  if (base === undefined) return null;
  const year = base + (count === '元' ? 1 : Number(count));
  return { year, month: Number(month), day: Number(day), letter: /[A-Z]/.test(era) };
}

const SIGNS = /^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日(.*)$/su;

/** `2021年3月4日`, with a time or none. */
export function signedDate(text: string): readonly [year: number, month: number, day: number] | null {
  const match = SIGNS.exec(text);
  if (match === null) return null;
  const [, year, month, day, rest = ''] = match;
  if (rest !== '' && !isTimeOfDay(rest.startsWith(' ') ? rest : ` ${rest}`)) return null;
  return [Number(year), Number(month), Number(day)];
}
