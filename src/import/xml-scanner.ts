import { ImportError } from './check.ts';

/** What a scanner tells of an XML text, in order. Names come without their namespace prefix. */
export interface XmlHandler {
  /** `attributes`: the tag's attributes as written, for `attribute`. An empty tag closes right after. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** A stretch of text, entities resolved; one text can come in several stretches. */
  text(text: string): void;
}

/** A tag or a declaration longer than this is no sheet's. */
const MAX_TOKEN = 1 << 20;
const QUOTE = 34;
const APOSTROPHE = 39;
const GREATER = 62;

/**
 * Reads XML as it comes, chunk by chunk, with memory for one tag. It knows the five entities of XML and character
 * references and no others: a document type, with which a few bytes can be made to stand for gigabytes, is refused.
 * Throws ImportError `xml-broken` and `xml-doctype`.
 */
export class XmlScanner {
  readonly #handler: XmlHandler;
  #rest = '';

  constructor(handler: XmlHandler) {
    this.#handler = handler;
  }

  push(chunk: string): void {
    const text = this.#rest === '' ? chunk : this.#rest + chunk;
    let at = 0;
    for (;;) {
      const tag = text.indexOf('<', at);
      if (tag < 0) {
        // A cut entity waits for the rest of it.
        const ampersand = text.lastIndexOf('&');
        const end = ampersand >= at && text.indexOf(';', ampersand) < 0 ? ampersand : text.length;
        if (text.length - end > 64) throw new ImportError('xml-broken', { text: text.slice(end, end + 60) });
        this.#text(text.slice(at, end));
        this.#rest = text.slice(end);
        return;
      }
      if (tag > at) this.#text(text.slice(at, tag));
      const end = this.#markup(text, tag);
      if (end < 0) {
        this.#rest = text.slice(tag);
        if (this.#rest.length > MAX_TOKEN)
          throw new ImportError('xml-broken', { text: this.#rest.slice(0, 60) });
        return;
      }
      at = end;
    }
  }

  /** @throws ImportError `xml-broken` where the text ends within a tag */
  end(): void {
    if (this.#rest.trim() !== '') throw new ImportError('xml-broken', { text: this.#rest.slice(0, 60) });
  }

  #text(text: string): void {
    if (text !== '') this.#handler.text(text.includes('&') ? resolveEntities(text) : text);
  }

  /** Takes what begins with `<`; where it ends, or -1 where the rest of it is still to come. */
  #markup(text: string, at: number): number {
    const next = text[at + 1];
    if (next === undefined) return -1;
    if (next === '?') return after(text, '?>', at + 2);
    if (next === '!') return this.#declaration(text, at);
    let end = at + 1;
    let quote = 0;
    for (; ; end++) {
      if (end >= text.length) return -1;
      const code = text.charCodeAt(end);
      if (quote !== 0) {
        if (code === quote) quote = 0;
      } else if (code === GREATER) break;
      else if (code === QUOTE || code === APOSTROPHE) quote = code;
    }
    if (next === '/') {
      this.#handler.close(localName(text.slice(at + 2, end).trim()));
      return end + 1;
    }
    const empty = text[end - 1] === '/';
    const inside = text.slice(at + 1, empty ? end - 1 : end);
    const space = inside.search(/\s/);
    const name = localName(space < 0 ? inside : inside.slice(0, space));
    this.#handler.open(name, space < 0 ? '' : inside.slice(space));
    if (empty) this.#handler.close(name);
    return end + 1;
  }

  #declaration(text: string, at: number): number {
    if (text.startsWith('<!--', at)) return after(text, '-->', at + 4);
    if (text.startsWith('<![CDATA[', at)) {
      const end = text.indexOf(']]>', at + 9);
      if (end < 0) return -1;
      if (end > at + 9) this.#handler.text(text.slice(at + 9, end));
      return end + 3;
    }
    // Told from one that is cut before it can be told.
    if ('<!--'.startsWith(text.slice(at, at + 4)) || '<![CDATA['.startsWith(text.slice(at, at + 9)))
      return -1;
    throw new ImportError('xml-doctype', { text: text.slice(at, at + 60) });
  }
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

const ENTITY = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi;
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function resolveEntities(text: string): string {
  return text.replace(ENTITY, (whole, hex?: string, decimal?: string, named?: string) => {
    if (named !== undefined) return NAMED[named.toLowerCase()] ?? whole;
    const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
    return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : String.fromCodePoint(code);
  });
}

/** The value of a tag's attribute by its name without prefix, or null. */
export function attribute(attributes: string, wanted: string): string | null {
  let at = 0;
  for (;;) {
    const equals = attributes.indexOf('=', at);
    if (equals < 0) return null;
    let open = equals + 1;
    let quote = attributes[open];
    while (quote === ' ' || quote === '\n' || quote === '\t' || quote === '\r') quote = attributes[++open];
    if (quote !== '"' && quote !== "'") return null;
    const close = attributes.indexOf(quote, open + 1);
    if (close < 0) return null;
    const name = attributes.slice(at, equals).trim();
    if (name === wanted || (name.endsWith(wanted) && name[name.length - wanted.length - 1] === ':')) {
      const value = attributes.slice(open + 1, close);
      return value.includes('&') ? resolveEntities(value) : value;
    }
    at = close + 1;
  }
}

/** Runs a scanner over a text that comes in chunks. */
export async function scanXml(chunks: AsyncIterable<string>, handler: XmlHandler): Promise<void> {
  const scanner = new XmlScanner(handler);
  for await (const chunk of chunks) scanner.push(chunk);
  scanner.end();
}
