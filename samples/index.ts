import { coffeeShop } from './coffee-shop.ts';
import { webShop } from './web-shop.ts';
import { woodPanels } from './wood-panels.ts';

export const SAMPLE_IDS = ['coffee-shop', 'wood-panels', 'web-shop'] as const;
export type SampleId = (typeof SAMPLE_IDS)[number];

export interface Sample {
  readonly id: SampleId;
  readonly fileName: string;
  /** The file, UTF-8: made when asked for, the same bytes every time. */
  bytes(): Uint8Array<ArrayBuffer>;
}

/** Made-up sales of three trades. Import this module when one is asked for: it is the generator, not the files. */
export const SAMPLES: readonly Sample[] = [
  { id: 'coffee-shop', fileName: 'coffee-shop.csv', bytes: () => encode(coffeeShop()) },
  { id: 'wood-panels', fileName: 'wood-panels.csv', bytes: () => encode(woodPanels()) },
  { id: 'web-shop', fileName: 'web-shop.csv', bytes: () => encode(webShop()) },
];

function encode(lines: Iterable<string>): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode([...lines].join(''));
}
