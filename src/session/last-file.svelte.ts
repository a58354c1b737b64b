import { forget, keep, kept, type KeptProject } from './kept-project.ts';

/** The file of last time: offered on the start screen, opened again by a reload. */
export class LastFile {
  offered = $state.raw<{ name: string; bytes: number; keptAt: number } | null>(null);
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
    this.offered = project && { name: project.name, bytes: project.file.size, keptAt: project.keptAt };
  }
}
