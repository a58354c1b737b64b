/** How the numbers of one column are written. */
export interface NumberFormat {
  readonly decimal: '.' | ',';
  /** Thousands separator, '' where none was seen. A space stands for every kind of space. */
  readonly group: '' | ',' | '.' | ' ' | "'";
}
