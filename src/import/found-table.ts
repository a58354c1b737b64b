import type { Dialect } from './dialect.ts';
import type { EncodingFound } from './encoding-detect.ts';
import type { ReadProgress } from './open.ts';

/** A table as it reaches the reader. */
export interface TableText {
  readonly blob: Blob;
  readonly gzip: boolean;
  /** It keeps the encoding it was found in, whatever was chosen for the texts beside it. */
  readonly ownEncoding?: boolean;
  /** Made by us, in the canonical form; null for a delimited text as somebody wrote it. */
  readonly canonical: {
    /** By column: a point in its numbers is never a mark between thousands. */
    readonly plainNumbers: readonly boolean[];
    /** Whether the first record is known to name the columns; null where that is to be found out. */
    readonly header: boolean | null;
    /** Made of several texts: what one of them is written in, where that is in doubt. */
    readonly doubt?: EncodingFound;
    /** How the text was written that it was made of; left out where it was made of several, or of none. */
    readonly written?: { readonly encoding: EncodingFound; readonly dialect: Dialect };
  } | null;
}

/** A table found in a file: a sheet, a member of an archive, a whole file. */
export interface FoundTable {
  /** Sheet name, path in the archive, name of the file; safe to show. */
  readonly label: string;
  readonly kind: 'text' | 'sheet' | 'parquet';
  /** Rows with a filled cell, the header among them; null where that is not known before it is read. */
  readonly rows: number | null;
  readonly columns: number | null;
  /** Hidden in its workbook. */
  readonly hidden: boolean;
  /** Bytes of the table as it lies there. */
  readonly bytes: number;
  text(progress?: ReadProgress, signal?: AbortSignal): Promise<TableText>;
}

/** What kind of file it was. */
export type ContainerKind = 'text' | 'xlsx' | 'ods' | 'parquet' | 'zip' | 'files';

export interface FoundTables {
  readonly kind: ContainerKind;
  readonly tables: readonly FoundTable[];
  /** What lies there and is not looked at: other files in an archive, columns that hold lists. */
  readonly left: readonly string[];
}
