import type { TextColumn } from '../table/column.ts';
import { TextDraft } from './amend-text.ts';
import type { RuleOutcome } from './amend-problem.ts';

/**
 * Who is whom while customers are merged. A merge is followed, whichever came first: A into B and B into C makes all of them C.
 * What was merged away is nobody that a later rule could speak of.
 */
export class CustomersDraft {
  readonly #draft: TextDraft;
  /** By code, who it was merged into; itself where it was not. */
  readonly #leader: number[] = [];
  readonly #names = new Map<number, { readonly name: string; readonly rule: number }>();
  /** Lines by code, those of whoever was merged into it among them. */
  #lines: number[] | null = null;
  #merged = false;

  /** Codes below this are in the file. */
  readonly #levels: number;

  constructor(column: TextColumn) {
    this.#draft = new TextDraft(column);
    this.#levels = this.#draft.levelCount;
  }

  get draft(): TextDraft {
    return this.#draft;
  }

  /** The key a line of this code counts for. */
  keyOf(code: number): string {
    return this.#draft.text(this.root(code));
  }

  /** The customer that stands for a key now: itself, unless it was merged. */
  standsFor(key: string): string {
    const code = this.#draft.known(key);
    return code < 0 ? key : this.keyOf(code);
  }

  root(code: number): number {
    let at = code;
    for (let next = this.#leader[at] ?? at; next !== at; next = this.#leader[at] ?? at) at = next;
    // The way is short from now on.
    if (at !== code) this.#leader[code] = at;
    return at;
  }

  /** Whether a key is, or was before it was merged, anybody's. */
  #isThere(key: string): boolean {
    const code = this.#draft.known(key);
    return code >= 0 && (code < this.#levels || this.linesOf(code) > 0);
  }

  /** Keys that are not there are merged all the same: a later rule may make somebody of them. */
  merge(keys: readonly string[], into: string): RuleOutcome {
    const gone = keys.filter((key) => !this.#isThere(key) && key !== into);
    const codes = keys.map((key) => this.#draft.code(key));
    const intoCode = this.#draft.code(into);
    const target = this.root(intoCode);
    const members = new Set(codes.filter((one) => this.root(one) === one));
    const elsewhere = keys.find((key) => {
      const root = this.root(this.#draft.known(key));
      return root !== target && !members.has(root);
    });
    // Whom these are to become was itself made one of them: the later rule has it its way.
    const turned = target !== intoCode && members.has(target);
    const head = turned ? intoCode : target;
    if (turned) this.#leader[intoCode] = intoCode;
    let lines = 0;
    for (const member of members) {
      if (member === head) continue;
      lines += this.linesOf(member);
      this.#addLines(member, -this.linesOf(member));
      this.#leader[member] = head;
    }
    this.#addLines(head, lines);
    if (lines > 0) this.#merged = true;
    const problem =
      elsewhere !== undefined
        ? {
            code: 'customer-merged' as const,
            params: { customer: elsewhere, into: this.standsFor(elsewhere) },
          }
        : turned
          ? { code: 'merge-turned' as const, params: { customer: this.#draft.text(target), into } }
          : gone.length > 0
            ? missing(gone, keys)
            : null;
    return { lines, problem };
  }

  /** @returns the rule whose name for this customer no longer counts too */
  rename(key: string, name: string, rule: number): RuleOutcome & { readonly overruled?: number } {
    const code = this.#draft.known(key);
    if (!this.#isThere(key)) return { lines: 0, problem: missing([key], [key]) };
    if (this.root(code) !== code)
      return {
        lines: 0,
        problem: { code: 'customer-merged', params: { customer: key, into: this.keyOf(code) } },
      };
    const before = this.#names.get(code);
    this.#names.set(code, { name: name.trim(), rule });
    const lines = this.linesOf(code);
    return before && before.name !== name.trim()
      ? { lines, problem: null, overruled: before.rule }
      : { lines, problem: null };
  }

  /** Gives a line to a customer; '' is nobody. */
  give(line: number, key: string): void {
    const before = this.#draft.codes[line]!;
    const code = this.#draft.code(key);
    if (before >= 0) this.#addLines(this.root(before), -1);
    if (code >= 0) {
      this.#addLines(this.root(code), 1);
      if (this.root(code) !== code) this.#merged = true;
    }
    this.#draft.set(line, code);
  }

  /** A line is left out. */
  leave(line: number): void {
    const code = this.#draft.codes[line]!;
    if (code >= 0 && this.#lines !== null) this.#addLines(this.root(code), -1);
  }

  linesOf(code: number): number {
    return this.#counts()[code] ?? 0;
  }

  #addLines(code: number, lines: number): void {
    const counts = this.#counts();
    counts[code] = (counts[code] ?? 0) + lines;
  }

  #counts(): number[] {
    if (this.#lines === null) {
      const counts = new Int32Array(this.#draft.levelCount);
      const { codes } = this.#draft;
      for (let line = 0; line < codes.length; line++)
        if (codes[line]! >= 0) counts[this.root(codes[line]!)]!++;
      this.#lines = Array.from(counts);
    }
    return this.#lines;
  }

  /** Whether names have to be gone through. */
  get named(): boolean {
    return this.#names.size > 0;
  }

  /**
   * Writes names: those given, and for whoever was merged what the one it became is called on most of its own lines.
   *
   * @param names the column of names, as it stands
   */
  writeNames(names: TextDraft): void {
    const { codes, levelCount } = this.#draft;
    const wanted = new Int32Array(levelCount).fill(AS_IT_IS);
    const heads = new Set<number>();
    for (let code = 0; code < levelCount; code++) {
      const head = this.root(code);
      const given = this.#names.get(head);
      if (given) wanted[code] = names.code(given.name);
      else if (head !== code) heads.add(head);
    }
    const own = heads.size > 0 ? ownNames(heads, codes, names) : null;
    for (let code = 0; code < levelCount && own !== null; code++) {
      const head = this.root(code);
      const name = head === code || this.#names.has(head) ? undefined : own.get(head);
      if (name !== undefined) wanted[code] = name;
    }
    for (let line = 0; line < codes.length; line++) {
      const code = codes[line]!;
      if (code < 0 || wanted[code] === AS_IT_IS || names.codes[line] === wanted[code]) continue;
      names.set(line, wanted[code]!);
    }
  }

  /** The column with everybody merged. */
  column(): TextColumn {
    if (this.#merged) {
      this.#draft.recode(Int32Array.from({ length: this.#draft.levelCount }, (_, code) => this.root(code)));
    }
    return this.#draft.column();
  }
}

const AS_IT_IS = -2;

/** What some customers are called on most of their lines, of several the one met first. */
function ownNames(
  heads: ReadonlySet<number>,
  customers: ArrayLike<number>,
  names: TextDraft,
): Map<number, number> {
  const counts = new Map<number, Map<number, number>>();
  for (let line = 0; line < customers.length; line++) {
    const head = customers[line]!;
    const name = names.codes[line]!;
    if (name < 0 || !heads.has(head)) continue;
    let own = counts.get(head);
    if (!own) counts.set(head, (own = new Map<number, number>()));
    own.set(name, (own.get(name) ?? 0) + 1);
  }
  const best = new Map<number, number>();
  for (const [head, own] of counts) {
    let most = 0;
    for (const [name, count] of own) {
      if (count <= most) continue;
      most = count;
      best.set(head, name);
    }
  }
  return best;
}

function missing(gone: readonly string[], of: readonly string[]): RuleOutcome['problem'] {
  const [customer = ''] = gone;
  if (gone.length === of.length && of.length === 1) return { code: 'customer-missing', params: { customer } };
  return { code: 'customers-missing', params: { customer, customers: gone.length, of: of.length } };
}
