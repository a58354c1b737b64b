/** Distinct words past ASCII that are enough to know an encoding by. */
const ENOUGH_WORDS = 20_000;
const ENOUGH_BYTES = 1 << 26;
const LONGEST_WORD = 200;

/** What a file's bytes past ASCII say, gathered chunk by chunk. */
export interface BytesSeen {
  /** Distinct words with a byte past ASCII, one character a byte, figures as `0`, with how often each came. */
  readonly words: ReadonlyMap<string, number>;
  /** Words that are UTF-8, and that are not. */
  readonly valid: number;
  readonly invalid: number;
  /** Byte at which the first word that is not UTF-8 begins; -1 where there is none. */
  readonly firstInvalid: number;
}

/**
 * Cuts bytes into words: runs of bytes from 0x40 on, the figures among them folded. Below 0x40 no encoding in question
 * has anything but ASCII, while second bytes of Shift-JIS lie among the letters, so those must stay with their first.
 */
export class ByteWords implements BytesSeen {
  readonly words = new Map<string, number>();
  valid = 0;
  invalid = 0;
  firstInvalid = -1;
  private word = '';
  private past = false;
  private at = 0;
  private wordAt = 0;

  /** Takes the next bytes. True where more would tell nothing new, if only the words are wanted. */
  take(chunk: Uint8Array): boolean {
    for (const byte of chunk) {
      this.at++;
      if (byte >= 0x40) {
        if (this.word === '') this.wordAt = this.at - 1;
        if (this.word.length < LONGEST_WORD) this.word += String.fromCharCode(byte);
        if (byte >= 0x80) this.past = true;
      } else if (byte >= 0x30 && byte <= 0x39) {
        if (!this.word.endsWith('0')) this.word += '0';
      } else if (this.word !== '') this.close();
    }
    return this.words.size >= ENOUGH_WORDS || this.at >= ENOUGH_BYTES;
  }

  end(): BytesSeen {
    this.close();
    return this;
  }

  private close(): void {
    const { word } = this;
    this.word = '';
    if (!this.past) return;
    this.past = false;
    const count = this.words.get(word);
    if (count !== undefined || this.words.size < ENOUGH_WORDS) this.words.set(word, (count ?? 0) + 1);
    // A word cut at its longest may end within a character.
    if (isUtf8(word)) this.valid++;
    else if (word.length < LONGEST_WORD) {
      this.invalid++;
      if (this.firstInvalid < 0) this.firstInvalid = this.wordAt;
    }
  }
}

/** The bytes of a word. */
export function bytesOf(word: string): Uint8Array {
  return Uint8Array.from(word, (char) => char.charCodeAt(0));
}

const strict = new TextDecoder('utf-8', { fatal: true });

export function isUtf8(word: string): boolean {
  try {
    strict.decode(bytesOf(word));
    return true;
  } catch {
    return false;
  }
}
