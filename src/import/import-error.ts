/** Codes of what can be wrong with a file as a whole. */
export type ImportErrorCode =
  | 'file-empty'
  | 'file-header-only'
  | 'file-one-column'
  | 'file-binary'
  | 'file-encoding'
  | 'file-pdf'
  /** A page, not a table: spreadsheets of some programs are web pages by another name. */
  | 'file-html'
  | 'file-xml'
  | 'file-json'
  /** { text } Decimal commas between commas, without quotes: nobody can tell the fields apart. */
  | 'file-decimal-comma'
  /** { column, limit } The column that says who has more different texts than can be held. */
  | 'column-crowded'
  | 'file-directory'
  | 'file-unreadable'
  | 'file-gzip-broken'
  /** A small gzip file that unpacks to more than anyone means: `limit` bytes, or `ratio` times its size. */
  | 'file-gzip-too-large'
  /** The browser refused memory while the table grew: `rows` were read. */
  | 'out-of-memory'
  | 'file-too-many-columns'
  | 'file-quote-open'
  | 'file-all-rejected'
  | 'file-no-customer'
  | 'needs-answer'
  /** A worker that read a part of the file stopped twice. */
  | 'reader-died'
  | 'cancelled'
  /** { type } `xls` or `xlsb`: a workbook of the kind that is not XML. */
  | 'file-xls'
  /** { member } Behind a password; '' for the file as a whole. */
  | 'file-encrypted'
  /** { part, member } An archive that contradicts itself, ends early or fails its check sum. */
  | 'zip-broken'
  /** { member, limit, ratio } It unpacks to more than anyone means. */
  | 'zip-too-large'
  /** { member, method } Packed in a way browsers cannot unpack. */
  | 'zip-method'
  /** { member } Nothing but another archive inside. */
  | 'zip-nested'
  /** { files } Nothing inside that can hold a table. */
  | 'zip-no-tables'
  /** { part } A workbook that contradicts itself. */
  | 'workbook-broken'
  /** { text } XML that breaks off. */
  | 'xml-broken'
  /** { text } XML with a document type: no spreadsheet program writes one, and it can be made to swell without end. */
  | 'xml-doctype'
  /** { part } A footer or page that does not fit its file. */
  | 'parquet-broken'
  /** { codec } */
  | 'parquet-codec'
  /** { limit, ratio } */
  | 'parquet-too-large'
  /** { name } No such table in the file. */
  | 'table-unknown'
  /** { name, column } A file's dates or numbers can be read two ways, and the other files decide otherwise. */
  | 'append-ambiguous'
  /** { name } No key that leads from one file to the other. */
  | 'join-no-key';

export class ImportError extends Error {
  override readonly name = 'ImportError';
  constructor(
    readonly code: ImportErrorCode,
    readonly params: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    super(`import: ${code} ${JSON.stringify(params)}`, options);
  }
}
