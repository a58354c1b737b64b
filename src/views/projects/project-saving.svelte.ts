import type { Outcome, PlainError } from '../../../workers/engine-api.ts';
import type { PseudonymPreview } from '../../../workers/project-api.ts';
import { enProjects } from '../../i18n/en-projects.ts';
import { translator } from '../../i18n/translate.ts';
import type { Workspace } from '../../session/workspace.svelte.ts';
import { download } from '../../ui/download.ts';

const t = translator(enProjects);

/** The open project on its way into a file. */
export class ProjectSaving {
  /** From 0 to 1 while a file is written; null while none is. */
  done = $state<number | null>(null);
  error = $state.raw<PlainError | null>(null);
  preview = $state.raw<PseudonymPreview | null>(null);
  readonly #workspace: Workspace;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  get name(): string {
    return this.#workspace.projects.current?.name ?? this.#workspace.source?.name ?? '';
  }

  file(): Promise<boolean> {
    return this.#save('', (told) => this.#workspace.projectFile(true, told));
  }

  recipe(): Promise<boolean> {
    return this.#save('-recipe', (told) => this.#workspace.projectFile(false, told));
  }

  /** What a copy with codes would hold: looked at before it is saved. */
  async look(): Promise<void> {
    this.preview = null;
    const answer = await this.#workspace.track(this.#workspace.previewPseudonyms());
    this.error = 'error' in answer ? answer.error : null;
    if ('ok' in answer) this.preview = answer.ok;
  }

  /** The name of the file may not say whose customers they are. */
  coded(): Promise<boolean> {
    return this.#save(null, (told) => this.#workspace.pseudonymisedFile(told));
  }

  /** @returns whether the file is there */
  async #save(
    suffix: string | null,
    write: (told: (done: number, total: number) => void) => Promise<Outcome<Blob>>,
  ): Promise<boolean> {
    this.done = 0;
    this.error = null;
    const answer = await write((done, total) => {
      if (this.done !== null) this.done = done / Math.max(1, total);
    });
    this.done = null;
    if ('error' in answer) {
      this.error = answer.error;
      return false;
    }
    download(answer.ok, `${suffix === null ? t('codes.name') : fileName(this.name) + suffix}.regulars`);
    return true;
  }
}

/** A name that every system takes for a file, without the ending of the file the data came from. */
export function fileName(name: string): string {
  const stem = name
    .replace(/(\.(csv|tsv|txt|tab|gz|zip|xlsx|ods|parquet))+$/i, '')
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .trim();
  return stem || 'project';
}
