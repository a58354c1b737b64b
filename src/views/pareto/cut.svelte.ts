import type { ParetoResult } from '../../analysis/pareto.ts';
import { leastFor } from './finding.ts';

const round = (value: number, least: number, most: number) =>
  Math.min(most, Math.max(least, Math.round(value)));

/**
 * A cut through the Pareto order after the first k. It is held as the user meant it (a share of the total, a fraction
 * of the entities or a count) and read off the exact curve, so that it survives a change of data.
 */
export class Cut {
  #meant = $state<{ by: 'share' | 'fraction' | 'count'; value: number }>({ by: 'share', value: 0.8 });
  readonly #result: () => ParetoResult | null;

  constructor(result: () => ParetoResult | null) {
    this.#result = result;
  }

  get n(): number {
    return this.#result()?.n ?? 0;
  }
  get k(): number {
    const result = this.#result();
    if (!result) return 0;
    const { by, value } = this.#meant;
    if (by === 'share') return leastFor(result, value);
    return round(by === 'fraction' ? value * result.n : value, 0, result.n);
  }
  get fraction(): number {
    return this.n === 0 ? 0 : this.k / this.n;
  }
  get share(): number {
    return this.#result()?.cumulative[this.k] ?? 0;
  }

  /** The share of the first so many. */
  shareAt(k: number): number {
    return this.#result()?.cumulative[k] ?? 0;
  }

  toFraction(value: number): void {
    this.#meant = { by: 'fraction', value: Math.min(1, Math.max(0, value)) };
  }
  toShare(value: number): void {
    this.#meant = { by: 'share', value: Math.min(1, Math.max(0, value)) };
  }
  toCount(value: number): void {
    this.#meant = { by: 'count', value: round(value, 0, this.n) };
  }

  /** Where a key moves the cut, or null: arrows by a two hundredth (one at least), with shift by one, pages by a twentieth. */
  moved(key: string, single: boolean): number | null {
    const small = single ? 1 : Math.max(1, Math.round(this.n / 200));
    const large = Math.max(1, Math.round(this.n / 20));
    switch (key) {
      case 'ArrowRight':
      case 'ArrowUp':
        return this.k + small;
      case 'ArrowLeft':
      case 'ArrowDown':
        return this.k - small;
      case 'PageUp':
        return this.k + large;
      case 'PageDown':
        return this.k - large;
      case 'Home':
        return 0;
      case 'End':
        return this.n;
      default:
        return null;
    }
  }
}
