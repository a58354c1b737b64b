import type { Workspace } from '../../session/workspace.svelte.ts';

/** Typing rests this long before it is kept: every keeping tells the engine. */
const REST_MILLISECONDS = 500;

/** A note while it is being typed: kept once the typing rests, the field is left or the customer is another. */
export class NoteDraft {
  #typed = $state<string | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly workspace: Workspace,
    readonly customer: string,
  ) {}

  /** What stands in the field: what is typed, else what is kept, which undo may have changed. */
  get text(): string {
    return this.#typed ?? this.workspace.remark(this.customer).note;
  }

  type(text: string): void {
    this.#typed = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.keep(), REST_MILLISECONDS);
  }

  keep(): void {
    clearTimeout(this.#timer);
    const note = this.#typed;
    this.#typed = null;
    if (note !== null && note !== this.workspace.remark(this.customer).note)
      this.workspace.setRemark(this.customer, { note });
  }
}
