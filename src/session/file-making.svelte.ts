import type { ExportSource, FileFormat, FileKind, MadeFile } from '../../workers/export-api.ts';
import type { Outcome, PlainError } from '../../workers/engine-api.ts';
import { csvFormatOf, rememberCountry, rememberedCountry, type Country } from './country-format.ts';

/** A file that is being made, or was. */
export interface FileUnderWay {
  readonly name: string;
  /** Rows. */
  readonly done: number;
  readonly total: number;
}

/** Who makes files; the engine desk. */
interface Maker {
  exportFile(
    sources: readonly ExportSource[],
    format: FileFormat,
    progress: (done: number, total: number) => void,
  ): Promise<Outcome<MadeFile>>;
  cancelExport(): void;
}

/** Work that takes longer is shown with how far it is. */
const SHOWN_AFTER = 200;

/** The files to hand on: how they are written, the one being made, and what came of the last. */
export class FileMaking {
  #country = $state<Country>(rememberedCountry());
  underWay = $state.raw<FileUnderWay | null>(null);
  /** The last file that was made; null once it is put away. */
  made = $state.raw<({ readonly name: string } & MadeFile) | null>(null);
  error = $state.raw<PlainError | null>(null);
  #turn = 0;

  constructor(readonly maker: Maker) {}

  get country(): Country {
    return this.#country;
  }

  setCountry(country: Country): void {
    this.#country = country;
    rememberCountry(country);
  }

  /**
   * Makes a file and answers with it; null where it was given up or could not be made, which `error` says.
   *
   * @param name of the file, without what tells its kind
   */
  async make(sources: readonly ExportSource[], kind: FileKind, name: string): Promise<Blob | null> {
    const turn = ++this.#turn;
    const began = performance.now();
    const fileName = `${name}.${kind}`;
    this.putAway();
    const late = setTimeout(() => {
      if (turn === this.#turn) this.underWay = { name: fileName, done: 0, total: 0 };
    }, SHOWN_AFTER);
    const format: FileFormat = kind === 'csv' ? { kind, ...csvFormatOf(this.#country) } : { kind };
    const answer = await this.maker.exportFile(sources, format, (done, total) => {
      if (turn === this.#turn && performance.now() - began > SHOWN_AFTER)
        this.underWay = { name: fileName, done, total };
    });
    clearTimeout(late);
    if (turn !== this.#turn) return null;
    this.#turn += 1;
    this.underWay = null;
    if ('error' in answer) {
      if (answer.error.code !== 'cancelled') this.error = answer.error;
      return null;
    }
    this.made = { name: fileName, ...answer.ok };
    return answer.ok.file;
  }

  cancel(): void {
    this.#turn += 1;
    this.underWay = null;
    this.maker.cancelExport();
  }

  putAway(): void {
    this.made = null;
    this.error = null;
  }
}
