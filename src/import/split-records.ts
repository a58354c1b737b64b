/** Where the records of a text end, and whether the last one is whole. */
export interface SplitText {
  readonly records: string[][];
  /** The row of the file each stands in, from 1; blank lines count, a line break inside quotes does not. */
  readonly fileRows: number[];
  /** The text ended inside quotes. */
  readonly quoteOpen: boolean;
  /** A record passed `mostFields`: what follows it was not looked at. */
  readonly tooWide?: true;
}

/**
 * Cuts a text held in memory (a file's head) into records of fields. Quotes as RFC 4180 has them: one opens a
 * field only as its first character, two stand for one, and a stray one inside is kept as it is. Lines end with LF,
 * CR or CRLF, mixed as they come; lines without a filled field are no records.
 *
 * @param limit records after which to stop
 * @param mostFields fields of a record after which to stop
 */
export function splitRecords(
  text: string,
  delimiter: string,
  limit = Infinity,
  mostFields = Infinity,
): SplitText {
  const records: string[][] = [];
  const fileRows: number[] = [];
  let fileRow = 0;
  let record: string[] = [];
  let at = 0;
  let quoteOpen = false;
  const end = text.length;
  const close = () => {
    fileRow++;
    if (record.some((cell) => cell.trim() !== '')) {
      records.push(record);
      fileRows.push(fileRow);
    }
    record = [];
  };
  while (at < end && records.length < limit) {
    let field: string;
    if (text[at] === '"') {
      const from = at + 1;
      let quote = from;
      let stray = false;
      for (;;) {
        quote = text.indexOf('"', quote);
        if (quote < 0) break;
        const next = text[quote + 1];
        if (next === '"') quote += 2;
        else if (next === undefined || next === delimiter || next === '\n' || next === '\r') break;
        else {
          // `"ООО "Ромашка"";`: quotes inside that are not doubled. The field ends in its line, or the quote it began with
          // is a character like any other, where it is not the only one.
          quote = closingQuote(text, quote + 1, delimiter);
          stray = true;
          break;
        }
      }
      if (quote < 0 && stray) {
        const stop = fieldEnd(text, from, delimiter);
        // One that nothing closes was to enclose the field.
        field = text.slice(text.slice(from, stop).includes('"') ? from - 1 : from, stop);
        at = stop;
      } else if (quote < 0) {
        quoteOpen = true;
        field = text.slice(from).replaceAll('""', '"');
        at = end;
      } else {
        field = stray ? text.slice(from, quote) : text.slice(from, quote).replaceAll('""', '"');
        at = quote + 1;
      }
    } else {
      const stop = fieldEnd(text, at, delimiter);
      field = text.slice(at, stop);
      at = stop;
    }
    record.push(field);
    if (record.length > mostFields) {
      records.push(record);
      fileRows.push(fileRow + 1);
      return { records, fileRows, quoteOpen, tooWide: true };
    }
    if (at >= end) break;
    if (text[at] === delimiter) {
      at += 1;
      // A delimiter at the very end leaves one more, empty field.
      if (at >= end) record.push('');
    } else {
      at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
      close();
    }
  }
  if (record.length > 0 && records.length < limit) close();
  return { records, fileRows, quoteOpen };
}

/** The first quote in a line that a delimiter or the line's end follows; -1 where there is none. */
function closingQuote(text: string, from: number, delimiter: string): number {
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === '\n' || char === '\r') return -1;
    if (char !== '"') continue;
    const next = text[at + 1];
    if (next === undefined || next === delimiter || next === '\n' || next === '\r') return at;
  }
  return -1;
}

/** Where an unquoted field ends. */
function fieldEnd(text: string, from: number, delimiter: string): number {
  let stop = from;
  while (stop < text.length) {
    const code = text.charCodeAt(stop);
    if (code === 10 || code === 13 || text[stop] === delimiter) break;
    stop += 1;
  }
  return stop;
}
