import type { View } from 'vega';
import type { Drawing } from './embed.ts';
import { type Look, readLook } from './look.ts';
import type { Spec } from './spec.ts';

export type MakeSpec = (look: Look) => Spec;

export interface StageEvents {
  /** A drawing stands, or stands at another width. */
  drawn(view: View): void;
  failed(error: unknown): void;
}

/**
 * An element that shows one chart: draws it again when the chart, the theme or the locale change, fits it to the
 * element's width. The code that draws comes after the page stands. Of several charts asked for in a row only the
 * last is kept.
 */
export class Stage {
  #make: MakeSpec | null = null;
  #drawing: Drawing | null = null;
  #turn = 0;
  #width: number;
  readonly #sizes: ResizeObserver;
  readonly #themes: MutationObserver;
  readonly #darkness = matchMedia('(prefers-color-scheme: dark)');
  readonly #redraw = () => void this.#draw();

  constructor(
    readonly element: HTMLElement,
    readonly events: StageEvents,
  ) {
    this.#width = element.clientWidth;
    this.#sizes = new ResizeObserver(() => this.#fit());
    this.#sizes.observe(element);
    this.#themes = new MutationObserver(this.#redraw);
    this.#themes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    this.#darkness.addEventListener('change', this.#redraw);
  }

  show(make: MakeSpec): void {
    this.#make = make;
    this.#redraw();
  }

  remove(): void {
    this.#turn += 1;
    this.#sizes.disconnect();
    this.#themes.disconnect();
    this.#darkness.removeEventListener('change', this.#redraw);
    this.#drawing?.remove();
    this.#drawing = null;
  }

  #fit(): void {
    const { clientWidth } = this.element;
    if (clientWidth === 0 || clientWidth === this.#width) return;
    const first = this.#width === 0;
    this.#width = clientWidth;
    if (first) return this.#redraw();
    const drawing = this.#drawing;
    void drawing?.resize(clientWidth).then(() => {
      if (drawing === this.#drawing) this.events.drawn(drawing.view);
    });
  }

  async #draw(): Promise<void> {
    const make = this.#make;
    if (!make || this.#width === 0) return;
    const turn = ++this.#turn;
    try {
      const { draw } = await import('./embed.ts');
      if (turn !== this.#turn) return;
      const look = lookInForce();
      const drawing = await draw(this.element, make(look), look, this.#width, () => turn === this.#turn);
      if (!drawing) return;
      this.#drawing?.remove();
      this.#drawing = drawing;
      this.events.drawn(drawing.view);
    } catch (error) {
      if (turn === this.#turn) this.events.failed(error);
    }
  }
}

function lookInForce(): Look {
  const pen = document.createElement('canvas').getContext('2d');
  return readLook(getComputedStyle(document.documentElement), (text) => {
    if (!pen) return text;
    pen.fillStyle = text;
    return pen.fillStyle;
  });
}
