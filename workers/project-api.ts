import type { PseudonymPreview } from '../src/export/pseudonymise.ts';
import type { Check } from '../src/import/check.ts';
import type { SourceInfo } from '../src/model/dataset.ts';
import type { Waterfall } from '../src/model/lines.ts';
import type { Outcome } from './engine-api.ts';

export type { PseudonymPreview } from '../src/export/pseudonymise.ts';

/** Data that was opened without its source file. */
export interface OpenedData {
  /** Lines analysed. */
  readonly lines: number;
  readonly attributes: readonly string[];
  readonly source: SourceInfo;
  readonly waterfall: Waterfall;
  readonly summary: Check['summary'];
  /** Columns that stayed in the source file, and cannot be brought without it. */
  readonly absent: readonly string[];
}

/** The accepted data as a file. `absent`: columns that stayed in the source file. */
export interface PackedData {
  readonly file: Blob;
  readonly absent: readonly string[];
}

/** What lies in a project file. */
export interface FoundProject {
  /** Of any shape: whoever wants it restores it. */
  readonly project: unknown;
  readonly hasData: boolean;
}

/** What the page asks of the engine about projects: the data as a file, with the work or without it. */
export interface ProjectApi {
  /** The accepted data, without the user's changes over it, as a file of columns to be kept on this device. */
  packData(): Promise<Outcome<PackedData>>;
  /**
   * Takes data out of a file of columns, or out of a project file, as the data looked at; where that fails the data before stays.
   * Errors: `project-unknown`, `project-later`, `project-cut-off`, `project-damaged`, `project-without-data`.
   */
  openPacked(file: Blob, progress: (done: number, total: number) => void): Promise<Outcome<OpenedData>>;
  /** @param project plain data that goes along; @param withData false: a recipe for the next file */
  packProject(
    project: unknown,
    withData: boolean,
    progress: (done: number, total: number) => void,
  ): Promise<Outcome<Blob>>;
  readProject(file: Blob): Promise<Outcome<FoundProject>>;
  /** What a copy with codes for customers would hold. `salt`: of the project, never in the copy. */
  previewPseudonyms(salt: string): Promise<Outcome<PseudonymPreview>>;
  /** The data as amended, with codes for customers and without whatever names anybody. */
  packPseudonymised(
    salt: string,
    project: unknown,
    progress: (done: number, total: number) => void,
  ): Promise<Outcome<Blob>>;
}
