import { forget, keep, kept, sizeOf, type KeptProject } from './kept-project.ts';

/** The file of last time: offered on the start screen, opened again by a reload. */
export class LastFile {
  /** `more`: files beside the one named. */
  offered = $state.raw<{ name: string; more: number; bytes: number; keptAt: number } | null>(null);
  /** Whether the accepted file is kept on this device; null while that is being tried. */
  isKept = $state<boolean | null>(null);
  project: KeptProject | null = null;

  async find(): Promise<KeptProject | null> {
    this.#offer(await kept());
    return this.project;
  }

  async keep(project: KeptProject): Promise<void> {
    this.isKept = null;
    this.isKept = await keep(project);
    if (this.isKept) this.#offer(project);
  }

  async forget(): Promise<void> {
    await forget();
    this.#offer(null);
    this.isKept = false;
  }

  #offer(project: KeptProject | null): void {
    this.project = project;
    const [first] = project?.files ?? [];
    this.offered =
      project && first
        ? {
            name: first.name,
            more: project.files.length - 1,
            bytes: sizeOf(project),
            keptAt: project.keptAt,
          }
        : null;
  }
}
