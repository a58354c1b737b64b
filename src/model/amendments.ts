/**
 * What the user changed over the data as read. The source stays as it was: each change is a listed rule that can be
 * switched off, and the lines the analyses see are made from the source and the rules in order. Plain data, kept in the project.
 */
export interface Amendments {
  /** In the order they were made; a later one sees what those before it left. */
  readonly corrections: readonly Correction[];
  readonly computed: readonly ComputedDefinition[];
  /** By customer key, after merges. */
  readonly remarks: Readonly<Record<string, Remark>>;
}

/** Column of the lines that is a formula. */
export interface ComputedDefinition {
  readonly id: string;
  readonly name: string;
  /** As written, with point and comma: `=ROUND([@price] * quantity, 2)`. */
  readonly formula: string;
}

export interface Remark {
  readonly note: string;
  readonly tags: readonly string[];
}

/** Rows by their number in the table as read (0-based): they hold only for the file with that fingerprint. */
export interface FileRows {
  readonly fingerprint: string;
  readonly rows: readonly number[];
}

export type Change =
  | { readonly kind: 'mergeCustomers'; readonly keys: readonly string[]; readonly into: string }
  /** The name it is shown by. */
  | { readonly kind: 'renameCustomer'; readonly key: string; readonly name: string }
  /** A value of a text column set, in rows or wherever a column has one of some values; '': blank. */
  | {
      readonly kind: 'setValue';
      readonly column: string;
      readonly value: string;
      readonly where: FileRows | { readonly column: string; readonly values: readonly string[] };
    }
  | ({ readonly kind: 'excludeRows' } & FileRows)
  /** Days since 1970-01-01. */
  | ({ readonly kind: 'setDate'; readonly day: number } & FileRows);

export interface Correction {
  readonly id: string;
  readonly active: boolean;
  readonly change: Change;
}

export const NO_AMENDMENTS: Amendments = { corrections: [], computed: [], remarks: {} };
