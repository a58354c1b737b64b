/** Height of a row, in pixels. */
export const ROW = 28;
/** Chromium caps an element at 33.5 M px and Firefox near 17.9 M: past this the scroll is scaled. */
export const MOST_SPACER = 10_000_000;

/**
 * Where the rows stand under their window, apart from where the scroll bar does. `top` is how many pixels of rows lie above the
 * window, were every row as high as it is drawn. Up to 10 M px both are the same. Past it the bar stands for the whole, so
 * one of its pixels is many rows: a small step of the bar (touch, its buttons) still moves the rows by as many pixels, a
 * large one (its thumb) jumps to where it points.
 */
export class ScrollPosition {
  rows = 0;
  /** Of the window on the rows, in pixels. */
  height = 0;
  top = 0;
  /** Where the bar was last seen. */
  #seen = 0;

  get #full(): number {
    return this.rows * ROW;
  }
  /** The greatest `top`: the last row then ends where the window does. */
  get reach(): number {
    return Math.max(0, this.#full - this.height);
  }
  /** Height of what the bar scrolls. */
  get spacer(): number {
    return Math.min(this.#full, MOST_SPACER);
  }
  get #barReach(): number {
    return Math.max(0, this.spacer - this.height);
  }
  get scaled(): boolean {
    return this.#full > MOST_SPACER;
  }

  /** Where the bar belongs for the rows in the window. */
  get bar(): number {
    return this.scaled ? (this.top / this.reach) * this.#barReach : this.top;
  }

  resize(rows: number, height: number): void {
    this.rows = rows;
    this.height = height;
    this.top = this.#within(this.top);
  }

  /** The bar is found at `bar`. */
  follow(bar: number): void {
    const step = bar - this.#seen;
    this.#seen = bar;
    if (step === 0) return;
    if (!this.scaled) this.top = this.#within(bar);
    else if (Math.abs(step) <= this.height) this.top = this.#within(this.top + step);
    else if (bar >= this.#barReach - 1) this.top = this.reach;
    else this.top = this.#within((bar / this.#barReach) * this.reach);
  }

  /** The bar was put where it belongs, and browsers round: what it says now moves nothing. */
  settle(bar: number): void {
    this.#seen = bar;
  }

  /** Whether the bar stands at an end that the rows have not come to, or has drifted. */
  get adrift(): boolean {
    return Math.abs(this.bar - this.#seen) > 1;
  }
  /** Whether the bar can go no further while the rows can. */
  get stuck(): boolean {
    return (
      (this.#seen <= 0 && this.top > 0) || (this.#seen >= this.#barReach - 1 && this.top < this.reach - 1)
    );
  }

  moveTo(top: number): void {
    this.top = this.#within(top);
  }

  /** As little as it takes for a row to lie in the window as a whole. */
  reveal(row: number): void {
    const at = row * ROW;
    if (at < this.top) this.moveTo(at);
    else if (at + ROW > this.top + this.height) this.moveTo(at + ROW - this.height);
  }

  /** The first row in the window, be it in part. */
  get first(): number {
    return Math.min(Math.max(0, this.rows - 1), Math.floor(this.top / ROW));
  }
  /** One past the last row in the window. */
  get end(): number {
    return Math.min(this.rows, Math.ceil((this.top + this.height) / ROW));
  }
  /** Pixels of the first row above the window. */
  get cut(): number {
    return this.top - this.first * ROW;
  }
  /** Rows that fit as a whole, at least one. */
  get page(): number {
    return Math.max(1, Math.floor(this.height / ROW));
  }

  #within(top: number): number {
    return Number.isFinite(top) ? Math.max(0, Math.min(top, this.reach)) : 0;
  }
}
