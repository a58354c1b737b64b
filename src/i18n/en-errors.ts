import type { Catalogue } from './translate.ts';

/**
 * What can go wrong with a file or with the work on it, by the code that crosses from the engine: what happened, and
 * under `<code>.advice` what to do. The parameters named here are the ones the codes carry; `name` is the file's.
 */
export const enErrors = {
  'file-empty': '{name} is empty.',
  'file-empty.advice': 'Export it again from where it came, then drop the new file.',
  'file-header-only': '{name} has column names but no rows under them.',
  'file-header-only.advice': 'Widen the dates or filters of the export, then drop the new file.',
  'file-one-column': '{name} has a single column.',
  'file-one-column.advice':
    'A sales file needs at least a customer, a date and an amount on every row, with a comma, semicolon or tab between them.',
  'file-binary': '{name} is not a text file.',
  'file-binary.advice':
    'Open it in the program it belongs to (a spreadsheet, for example) and save or export it as CSV, then drop that.',
  'file-pdf': '{name} is a PDF: a picture of a table, not the table itself.',
  'file-pdf.advice': 'Export it again where it came from, as CSV or XLSX, then drop that.',
  'file-html': '{name} is a web page, whatever its name says.',
  'file-html.advice':
    'Some programs export a page and call it a spreadsheet. Open it in a spreadsheet, save it as CSV or XLSX, then drop that.',
  'file-xml': '{name} is XML, not a table.',
  'file-xml.advice': 'Open it in a spreadsheet, save it as CSV or XLSX, then drop that.',
  'file-json': '{name} is JSON, not a table.',
  'file-json.advice': 'Export the same data as CSV, then drop that.',
  'file-decimal-comma':
    'In {name}, commas stand both between the columns and before the cents ({text}), so nobody can tell which is which.',
  'file-decimal-comma.advice':
    'Export it again with semicolons or tabs between the columns, or with quotation marks around the amounts.',
  'column-crowded': '“{column}” has more than {limit} different values, more than can be kept.',
  'column-crowded.advice': 'Choose another column, or export a shorter time.',
  'file-encoding': '{name} is not written in UTF-8.',
  'file-encoding.advice': 'In a spreadsheet choose “CSV UTF-8” when you save it, then drop that file.',
  'file-directory': '“{name}” is a folder.',
  'file-directory.advice': 'Open it and drop the files inside; several at once will do.',
  'file-unreadable': '{name} could not be read.',
  'file-unreadable.advice':
    'It may have been moved, changed or taken away while it was read. Check that it opens, then drop it again.',
  'file-gzip-broken': '{name} is damaged or cut off: it cannot be unpacked.',
  'file-gzip-broken.advice': 'Download or copy it again, or unpack it yourself and drop the CSV inside.',
  'file-gzip-too-large': '{name} unpacks to far more than a sales file should hold.',
  'file-gzip-too-large.advice':
    'If it is what you meant to open, unpack it yourself and drop the CSV inside.',
  'file-xls': '{name} is an Excel file of the old, binary kind (.{type}).',
  'file-xls.advice':
    'Open it in Excel or LibreOffice, choose “Save as”, type “Excel workbook (.xlsx)”, then drop the new file.',
  'file-encrypted': '{name} is locked with a password.',
  'file-encrypted.advice': 'Open it with its password, save it without one, then drop the new file.',
  'zip-broken': '{name} is damaged or cut off: it cannot be unpacked.',
  'zip-broken.advice': 'Download or copy it again, or unpack it yourself and drop the files inside.',
  'zip-too-large': '{name} unpacks to far more than sales files should hold.',
  'zip-too-large.advice': 'If it is what you meant to open, unpack it yourself and drop the files inside.',
  'zip-method': '“{member}” in {name} is packed in a way that browsers cannot unpack.',
  'zip-method.advice': 'Unpack it yourself and drop the files inside.',
  'zip-nested': '{name} holds another archive, “{member}”, and no tables.',
  'zip-nested.advice': 'Unpack it once and drop what is inside.',
  'zip-no-tables': '{name} holds no tables.',
  'zip-no-tables.advice':
    'Files in it that can be opened end in .csv, .tsv, .txt, .xlsx, .ods, .parquet or .gz.',
  'workbook-broken': '{name} is a damaged spreadsheet: {part} in it cannot be right.',
  'workbook-broken.advice': 'Open it in a spreadsheet program, save it anew, then drop the new file.',
  'xml-broken': '{name} is a damaged spreadsheet: it breaks off in the middle.',
  'xml-broken.advice': 'Download or copy it again, or open it in a spreadsheet program and save it anew.',
  'xml-doctype': '{name} holds instructions that no spreadsheet program writes; it was not opened.',
  'xml-doctype.advice':
    'Ask where it comes from. Opened and saved anew in a spreadsheet program, it is safe.',
  'parquet-broken': '{name} is damaged or cut off: its parts do not fit together.',
  'parquet-broken.advice': 'Download or copy it again, or write it anew from where it comes.',
  'parquet-codec': '{name} is compressed with {codec}, which is not read here.',
  'parquet-codec.advice': 'Write it anew with Snappy, Zstandard or gzip, or without compression.',
  'parquet-too-large': '{name} unpacks to far more than a sales file should hold.',
  'parquet-too-large.advice': 'Write fewer columns or a shorter time into it.',
  'table-unknown': '{name} is not among the tables of the file.',
  'table-unknown.advice': 'Choose one from the list.',
  'append-ambiguous': '“{column}” in {name} can be read in two ways, and the other files do not settle it.',
  'append-ambiguous.advice':
    'Open {name} by itself first, or save it with dates such as 2021-03-31 and plain numbers.',
  'join-no-key': 'Nothing in the other files leads to the rows of {name}.',
  'join-no-key.advice': 'Choose the columns that hold the same numbers or names in both.',
  'out-of-memory': {
    one: 'The browser ran out of memory after {count} row.',
    other: 'The browser ran out of memory after {count} rows.',
  },
  'out-of-memory.advice':
    'Close other tabs, or export fewer columns or a shorter time, and drop the file again.',
  'file-too-many-columns': '{name} has {columns} columns; up to {limit} can be read.',
  'file-too-many-columns.advice':
    'Check that rows end with line breaks, or export only the columns about sales: customer, date, amount, product and the like.',
  'file-quote-open': 'In row {row} of {name}, a quotation mark is opened and never closed.',
  'file-quote-open.advice': 'Close it or take it away there, then drop the file again.',
  'file-all-rejected': 'Not one row could be read as a sale.',
  'file-all-rejected.advice': 'Look at the date and amount columns: is the right role over the right column?',
  'file-no-customer': 'No row names a customer who bought something.',
  'file-no-customer.advice': 'Choose the column that says who bought: a name, a number or an e-mail address.',
  'needs-answer': 'One question has to be answered first.',
  'needs-answer.advice': 'It stands above the table.',
  'drop-nothing': 'There was no file in that.',
  'drop-nothing.advice': 'Drop a table (CSV, Excel, Parquet, also zipped) from a folder on this device.',
  'drop-busy': 'A file is being read already.',
  'drop-busy.advice': 'Wait for it, or cancel it, then drop this one again.',
  'paste-empty': 'There was no text to paste.',
  'paste-empty.advice':
    'In the spreadsheet, select the rows with their column names and copy them, then paste here.',
  'sample-unknown': 'That sample does not exist.',
  'sample-unknown.advice': 'Choose one of the samples below.',
  'reader-died': 'The browser stopped reading the file twice, most likely for want of memory.',
  'reader-died.advice': 'Close other tabs and drop the file again.',
  'too-many-periods': 'By {step} there are {periods} figures to show; up to {limit} fit.',
  'too-many-periods.advice': 'Choose the step {suggested}, or a shorter time.',
  'unknown-attribute': 'This file has no column “{name}” to go by.',
  'unknown-attribute.advice': 'Choose another column.',
  cancelled: 'A column that was left in the file was not read.',
  'cancelled.advice': 'Choose another one, or this one again to have it read.',
  'engine-died': 'The browser stopped the calculation, most likely for want of memory.',
  'engine-died.advice':
    'Close other tabs, or try a file with fewer columns or a shorter time, and open it again.',
  unexpected: 'Something went wrong that should not have.',
  'unexpected.advice':
    'What was open before is still there. Try again; if it comes back, this is the detail: {detail}',
} as const satisfies Catalogue;
