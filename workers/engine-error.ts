import type { Dataset } from '../src/model/dataset.ts';

export class EngineError extends Error {
  override readonly name = 'EngineError';
  constructor(
    readonly code: 'nothing-open' | 'nothing-loaded' | 'analysis-unknown',
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(`engine: ${code}`);
  }
}

/** Throws EngineError `nothing-loaded`. */
export function present(dataset: Dataset | null): Dataset {
  if (!dataset) throw new EngineError('nothing-loaded');
  return dataset;
}
