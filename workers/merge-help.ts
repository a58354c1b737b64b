import * as Comlink from 'comlink';
import { ImportError } from '../src/import/check.ts';
import { compareRows, type ComparedRows } from '../src/import/duplicates.ts';
import { mergeColumn, type MergedColumn, type MergeHelp } from '../src/import/merge-tables.ts';
import { columnBuffers } from '../src/import/packed-table.ts';
import type { Reader } from './reader.ts';

/** A reader that may help, and word of its death. */
export interface HelpingReader {
  readonly reader: Comlink.Remote<Reader>;
  readonly died: Promise<'died'>;
}

/** Milliseconds a helper that nobody asks for anything stays. */
const STAYS = 10_000;

/** What a reader does of a merge. What was moved there is lost if it dies. */
export function helpOf({ reader, died }: HelpingReader): MergeHelp {
  const answered = async <T>(asked: Promise<T | 'refused'>, rows: number): Promise<T> => {
    const answer = await Promise.race([died, asked]);
    if (answer === 'died') throw new ImportError('reader-died', { start: 0 });
    if (answer === 'refused') throw new ImportError('out-of-memory', { rows });
    return answer;
  };
  return {
    mergeColumn(parts, rows, maxLevels) {
      const buffers = parts.flatMap((part) => (part === null ? [] : columnBuffers(part)));
      const asked = reader.mergeColumn(Comlink.transfer([...parts], buffers), rows, maxLevels);
      return answered(asked as Promise<MergedColumn | 'refused'>, rows);
    },
    compareRows(low, high, rows) {
      const buffers = [...low, ...high].map(({ buffer }) => buffer);
      const asked = reader.compareRows(Comlink.transfer([...low], buffers), [...high], rows);
      return answered<ComparedRows>(asked, rows);
    },
  };
}

/** A reader that stays when it has read its slice, to help until rows are held against each other; where none did, it is done here. */
export class MergeHelper<Helping extends HelpingReader> implements MergeHelp {
  #helping: Helping | null = null;
  #asked = 0;
  #dismissal: ReturnType<typeof setTimeout> | undefined;

  /** @param letGo ends a reader that is not needed any more */
  constructor(private readonly letGo: (one: Helping) => void) {}

  /** False: another one has stayed already. */
  keep(one: Helping): boolean {
    if (this.#helping !== null) return false;
    this.#helping = one;
    this.#dismissal = setTimeout(() => this.#dismiss(), STAYS);
    return true;
  }

  async mergeColumn(...asked: Parameters<MergeHelp['mergeColumn']>): Promise<MergedColumn> {
    const one = this.#helping;
    return one ? this.#helped(() => helpOf(one).mergeColumn(...asked)) : mergeColumn(...asked);
  }

  async compareRows(...asked: Parameters<MergeHelp['compareRows']>): Promise<ComparedRows> {
    const one = this.#helping;
    if (!one) return compareRows(...asked);
    const compared = await this.#helped(() => helpOf(one).compareRows(...asked));
    this.#dismiss();
    return compared;
  }

  async #helped<T>(help: () => Promise<T>): Promise<T> {
    clearTimeout(this.#dismissal);
    this.#asked++;
    try {
      const answer = await help();
      if (--this.#asked === 0) this.#dismissal = setTimeout(() => this.#dismiss(), STAYS);
      return answer;
    } catch (error) {
      this.#dismiss();
      throw error;
    }
  }

  #dismiss(): void {
    clearTimeout(this.#dismissal);
    if (this.#helping) this.letGo(this.#helping);
    this.#helping = null;
    this.#asked = 0;
  }
}
