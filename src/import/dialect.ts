/** How a delimited text is cut into fields. */
export interface Dialect {
  readonly encoding: 'utf-8';
  /** Bytes of the byte order mark, 0 or 3. */
  readonly bom: number;
  readonly delimiter: ',' | ';' | '\t' | '|';
  readonly quote: '"';
  readonly newline: '\n' | '\r\n' | '\r';
  /** Whether the first record names the columns. */
  readonly header: boolean;
}
