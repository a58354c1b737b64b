/** What cannot be written, and why. */
export class ExportError extends Error {
  override readonly name = 'ExportError';
  constructor(
    readonly code: 'cancelled' | 'export-too-large' | 'export-several-tables',
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(`export: ${code} ${JSON.stringify(params)}`);
  }
}
