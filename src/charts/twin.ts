/** The same data as a chart, as a table: cells are texts as they are read. */
export interface Twin {
  readonly columns: readonly { readonly title: string; readonly figure: boolean }[];
  readonly rows: readonly (readonly string[])[];
}

/** A twin of a column of names followed by columns of figures. */
export function twin(names: readonly [string, ...string[]], rows: Twin['rows'], textColumns = 1): Twin {
  return { columns: names.map((title, place) => ({ title, figure: place >= textColumns })), rows };
}
