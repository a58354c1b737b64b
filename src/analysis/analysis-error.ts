/**
 * `too-many-periods`: params `step`, `periods`, `limit` and `suggested`, the finest step that fits.
 * `unknown-attribute`: param `name`.
 */
export type AnalysisErrorCode = 'too-many-periods' | 'unknown-attribute';

/** What an analysis refuses, as values: words for people are in the catalogues. */
export class AnalysisError extends Error {
  override readonly name = 'AnalysisError';
  constructor(
    readonly code: AnalysisErrorCode,
    readonly params: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    super(`analysis: ${code} ${JSON.stringify(params)}`, options);
  }
}
