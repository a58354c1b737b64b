export type ProjectErrorCode =
  /** It is none of ours. */
  | 'project-unknown'
  /** Made by a later version of this program. */
  | 'project-later'
  /** It ends before what it says it holds. */
  | 'project-cut-off'
  /** What it holds is not what was written: `part` says where. */
  | 'project-damaged'
  /** It holds no data, and data was asked for. */
  | 'project-without-data';

/** What is wrong with a file of columns or a project file. */
export class ProjectError extends Error {
  override readonly name = 'ProjectError';

  constructor(
    readonly code: ProjectErrorCode,
    readonly params: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    super(`project file: ${code.replace('project-', '')} ${JSON.stringify(params)}`, options);
  }
}
