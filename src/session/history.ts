/** A change that can be taken back: how things were, and how they then were. */
export interface HistoryStep<State> {
  readonly before: State;
  readonly after: State;
  /** What was changed, where changes to it one soon after the other are one; null: it stands for itself. */
  readonly key: string | null;
  /** Milliseconds on any clock. */
  readonly at: number;
}

export const MOST_STEPS = 200;
/** What follows sooner than this on a change to the same thing belongs to it: a slider dragged, a text typed. */
export const JOINED_WITHIN = 1000;

/**
 * Steps back and forth between states, which are never copied: what one leaves as it was it shares with the next.
 * Immutable, so that whoever shows it sees a change as another value.
 */
export class History<State> {
  private constructor(
    private readonly past: readonly HistoryStep<State>[],
    private readonly future: readonly HistoryStep<State>[],
    private readonly closed: boolean,
  ) {}

  static empty<State>(): History<State> {
    return new History<State>([], [], true);
  }

  /** What would be taken back; null: nothing. */
  get undoable(): HistoryStep<State> | null {
    return this.past.at(-1) ?? null;
  }

  /** What would be done again; null: nothing. */
  get redoable(): HistoryStep<State> | null {
    return this.future.at(-1) ?? null;
  }

  get length(): number {
    return this.past.length;
  }

  /** @param isSame whether two states hold the same, so that a drag that came back to where it began leaves nothing behind */
  recorded(step: HistoryStep<State>, isSame: (one: State, other: State) => boolean): History<State> {
    const last = this.undoable;
    const joins =
      last !== null &&
      !this.closed &&
      step.key !== null &&
      step.key === last.key &&
      step.at - last.at <= JOINED_WITHIN;
    if (!joins) return new History([...this.past, step].slice(-MOST_STEPS), [], false);
    const others = this.past.slice(0, -1);
    if (isSame(last.before, step.after)) return new History(others, [], true);
    return new History([...others, { ...step, before: last.before }], [], false);
  }

  /** After the last step was taken back; null where there is none. */
  undone(): History<State> | null {
    const step = this.undoable;
    return step && new History(this.past.slice(0, -1), [...this.future, step], true);
  }

  /** After the step last taken back was done again; null where there is none. */
  redone(): History<State> | null {
    const step = this.redoable;
    return step && new History([...this.past, step], this.future.slice(0, -1), true);
  }
}
