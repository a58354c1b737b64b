/** What can be wrong with a question about a sheet; told to the page as it is. */
export class SheetError extends Error {
  override readonly name = 'SheetError';
  constructor(
    readonly code: 'column-unknown' | 'superseded' | 'copy-too-large' | 'rows-too-many',
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(`sheet: ${code}`);
  }
}
