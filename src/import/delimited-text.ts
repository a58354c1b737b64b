import { ImportError, type ImportOptions } from './check.ts';
import { fileChunks } from './decompress.ts';
import { sniff, type Sniffed } from './dialect.ts';
import { certain, detectEncoding, type EncodingFound } from './encoding-detect.ts';
import { ByteWords } from './encoding-scan.ts';
import type { FileSource } from './file-under-check.ts';
import type { TableText } from './found-table.ts';
import { surveyFile } from './file-survey.ts';
import { HEAD_BYTES, headBytes } from './head-bytes.ts';
import { encodingOfHead, refuseBinary } from './head-text.ts';
import { readTable, type ReadOptions } from './read.ts';
import { Turns } from './turns.ts';
import { scanRows, type ScanRows } from './written-rows.ts';

/** How the file is read: on readers of their own, where there are any. */
export type ReadingMeans = Pick<ReadOptions, 'readSlices' | 'slices' | 'mergeHelp'> & {
  /** Bytes that this device can probably give; left out, nobody is asked before a file is read. */
  readonly memory?: number;
};

/** A head is read again, four times as long, until it holds records enough to judge by; this is the longest. */
const LONGEST_HEAD = 1 << 24;
const ENOUGH_RECORDS = 20;

/** How a delimited text, canonical or as somebody wrote it, is looked at and read. */
export function delimitedSource(
  text: TableText,
  means: ReadingMeans,
): Pick<FileSource, 'sniff' | 'read' | 'survey' | 'memory' | 'scan'> {
  const { blob, gzip, canonical, ownEncoding = false } = text;
  const encodings = new FileEncoding(blob, gzip, ownEncoding);
  return {
    sniff: async (options, signal, wholeFile = false) => {
      if (canonical === null) {
        return sniffedOnce(text, options, wholeFile, () =>
          sniffFile(blob, gzip, options, signal, (head) => encodings.of(head, options, wholeFile, signal)),
        );
      }
      const known: ImportOptions = { ...options, delimiter: ',' };
      const header = canonical.header ?? options.header;
      if (header !== undefined) known.header = header;
      // What was said of the files it is made of says nothing of this one.
      if (canonical.header !== null) delete known.skipTop;
      const sniffed = await sniffFile(blob, gzip, known, signal, async () => certain('utf-8', 'valid'));
      // What the text was written in is in doubt as ever, whatever was made of it.
      const { encoding = canonical.doubt ?? sniffed.encoding } = canonical.written ?? {};
      return { ...sniffed, encoding, plainNumbers: canonical.plainNumbers };
    },
    read: (plan, progress, signal) => readTable(blob, plan, { ...means, gzip, progress, signal }),
    survey: (plan, signal) => surveyFile(blob, gzip, plan, signal, means.memory),
    ...(!gzip && { scan: (...asked: Parameters<ScanRows>) => scanRows(blob, ...asked) }),
    ...(means.memory !== undefined && { memory: means.memory }),
  };
}

/** What the head of a text said when it was last looked at, and by which options. */
const lastSniffed = new WeakMap<TableText, { readonly by: string; readonly sniffed: Sniffed }>();

/** A text is looked at to see whether it needs to be turned, then to be read: the same way, mostly. */
async function sniffedOnce(
  text: TableText,
  { delimiter, encoding, header, skipTop, repairMongolian }: ImportOptions,
  wholeFile: boolean,
  look: () => Promise<Sniffed>,
): Promise<Sniffed> {
  const by = JSON.stringify([delimiter, encoding, header, skipTop, repairMongolian, wholeFile]);
  const last = lastSniffed.get(text);
  if (last?.by === by) return last.sniffed;
  const sniffed = await look();
  lastSniffed.set(text, { by, sniffed });
  return sniffed;
}

async function sniffFile(
  file: Blob,
  gzip: boolean,
  options: ImportOptions,
  signal: AbortSignal | undefined,
  encodingOf: (head: Head) => Promise<EncodingFound>,
): Promise<Sniffed> {
  for (let length = HEAD_BYTES; ; length *= 4) {
    if (signal?.aborted) throw new ImportError('cancelled');
    const head = await headOf(file, gzip, length);
    const { bytes, complete } = head;
    refuseBinary(bytes);
    const encoding = await encodingOf(head);
    const last = complete || length >= LONGEST_HEAD;
    try {
      const sniffed = sniff(bytes, complete, options, encoding);
      if (last || sniffed.sample.length >= ENOUGH_RECORDS) return sniffed;
    } catch (error) {
      // One long field can fill a head: more of the file may show more of its shape.
      const early =
        error instanceof ImportError &&
        (error.code === 'file-header-only' || error.code === 'file-one-column');
      if (last || !early) throw error;
    }
  }
}

interface Head {
  readonly bytes: Uint8Array;
  readonly complete: boolean;
}

/** What one file is written in: looked at once, and its words gathered over the whole of it only where they must tell. */
class FileEncoding {
  #byWords: EncodingFound | null = null;
  #byWhole: EncodingFound | null = null;

  constructor(
    private readonly file: Blob,
    private readonly gzip: boolean,
    /** What was chosen is for others. */
    private readonly own: boolean,
  ) {}

  /** @param wholeFile the head alone was wrong: every byte is looked at */
  async of(
    { bytes, complete }: Head,
    { encoding }: ImportOptions,
    wholeFile: boolean,
    signal: AbortSignal | undefined,
  ): Promise<EncodingFound> {
    let found: EncodingFound;
    const byHead = encodingOfHead(bytes, complete);
    if (wholeFile) {
      this.#byWhole ??= await this.#words(false, signal);
      found =
        byHead?.by === 'mark' ? { ...byHead, broken: Math.max(1, this.#byWhole.broken) } : this.#byWhole;
    } else if (byHead !== null) found = this.#byWhole && byHead.by !== 'mark' ? this.#byWhole : byHead;
    else found = this.#byWhole ?? (this.#byWords ??= await this.#words(true, signal));
    if (encoding === undefined || encoding === found.name || this.own) return found;
    return { ...found, name: encoding, by: 'chosen', confidence: 1, runnerUp: found.name, broken: 0 };
  }

  async #words(untilEnough: boolean, signal: AbortSignal | undefined): Promise<EncodingFound> {
    const words = new ByteWords();
    const turns = new Turns(signal);
    for await (const chunk of fileChunks(this.file, this.gzip)) {
      const enough = words.take(chunk);
      if (enough && untilEnough) break;
      await turns.take();
    }
    return detectEncoding(words.end());
  }
}

async function headOf(file: Blob, gzip: boolean, length: number): Promise<Head> {
  if (!gzip && length === HEAD_BYTES) {
    return { bytes: await headBytes(file), complete: file.size <= length };
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  const source = gzip ? file : file.slice(0, length);
  for await (const chunk of fileChunks(source, gzip)) {
    const part = chunk.subarray(0, length - at);
    bytes.set(part, at);
    at += part.length;
    if (at === length) break;
  }
  return { bytes: bytes.subarray(0, at), complete: gzip ? at < length : file.size <= length };
}
