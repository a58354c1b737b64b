import type { ImportOptions } from './check.ts';
import type { FileSource } from './file-under-check.ts';
import type { ReadProgress } from './open.ts';
import { ReadState, type Reading, type Understanding } from './read-state.ts';

/**
 * Reads a file and understands it. Where its head is UTF-8 (or plain ASCII) and something further down is not, the
 * whole file's words are asked what it is written in, and it is read again.
 *
 * @param sniffing options the head is looked at by
 * @param options options roles and formats are guessed by
 */
export async function settledState(
  source: Pick<FileSource, 'sniff' | keyof Reading>,
  sniffing: ImportOptions,
  options: ImportOptions,
  progress?: ReadProgress,
  signal?: AbortSignal,
): Promise<{ state: ReadState; understanding: Understanding }> {
  const state = new ReadState(await source.sniff(sniffing, signal), source);
  const understanding = await state.settle(options, progress, signal);
  if (!understanding.read) return { state, understanding };
  const { by, name } = state.sniffed.encoding;
  if (!state.table.broken || name !== 'utf-8' || by === 'chosen') return { state, understanding };
  const again = new ReadState(await source.sniff(sniffing, signal, true), source);
  return { state: again, understanding: await again.settle(options, progress, signal) };
}
