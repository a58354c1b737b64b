import { getContext, setContext } from 'svelte';
import type { PictureLegend } from '../../charts/picture.ts';

/** What lies beside a drawing, kept by its chart: where the chart is handed on, its legend goes along. */
export class Legends {
  readonly #parts = new Map<symbol, PictureLegend>();

  add(part: PictureLegend): () => void {
    const key = Symbol('legend');
    this.#parts.set(key, part);
    return () => this.#parts.delete(key);
  }

  get whole(): PictureLegend {
    const parts = [...this.#parts.values()];
    return {
      items: parts.flatMap(({ items }) => items),
      scale: parts.find(({ scale }) => scale)?.scale ?? null,
    };
  }
}

const KEY = Symbol('legends of the chart');

export function keepLegends(): Legends {
  const legends = new Legends();
  setContext(KEY, legends);
  return legends;
}

/** Of the chart a component stands in; null where it stands in none. */
export function legendsAround(): Legends | null {
  return getContext<Legends | undefined>(KEY) ?? null;
}
