/** From this length on a secret is looked for anywhere in a text, below it as a word or the whole text. */
const ANYWHERE_FROM = 4;
const LETTER_OR_FIGURE = /[\p{L}\p{N}]/u;

/** Texts that name somebody, to be found in other texts: without regard to case and to how accents are encoded. */
export class Secrets {
  readonly #whole = new Set<string>();
  /** Lengths of the secrets that begin so. */
  readonly #lengths = new Map<string, number[]>();

  add(text: string): void {
    const secret = folded(text);
    if (secret === '' || this.#whole.has(secret)) return;
    this.#whole.add(secret);
    // Figures as short as those stand for anything: 12 pieces are no customer 12.
    if (secret.length < ANYWHERE_FROM && (secret.length === 1 || /^[\d.,]+$/.test(secret))) return;
    const begin = secret.slice(0, ANYWHERE_FROM);
    const lengths = this.#lengths.get(begin);
    if (!lengths) this.#lengths.set(begin, [secret.length]);
    else if (!lengths.includes(secret.length)) lengths.push(secret.length);
  }

  /** Whether a text is a secret or holds one. */
  in(text: string): boolean {
    const within = folded(text);
    if (this.#whole.has(within)) return true;
    for (let at = 0; at < within.length; at++) {
      for (let length = 2; length <= ANYWHERE_FROM; length++) {
        const lengths = this.#lengths.get(within.slice(at, at + length));
        // The end of the text gives the same stretch for several lengths.
        if (lengths && at + length <= within.length && this.#found(within, at, lengths)) return true;
      }
    }
    return false;
  }

  #found(within: string, at: number, lengths: readonly number[]): boolean {
    return lengths.some((length) => {
      const stretch = within.slice(at, at + length);
      if (stretch.length < length || !this.#whole.has(stretch)) return false;
      if (length >= ANYWHERE_FROM) return true;
      const before = within[at - 1] ?? ' ';
      const after = within[at + length] ?? ' ';
      return !LETTER_OR_FIGURE.test(before) && !LETTER_OR_FIGURE.test(after);
    });
  }
}

function folded(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}
