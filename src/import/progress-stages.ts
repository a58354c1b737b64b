import type { ReadProgress } from './open.ts';

/** Stages a container goes through: its tables are found, made one, and read. A plain text is only read. */
export const STAGES = 3;

/**
 * One stage's progress as a stretch of the whole's: whatever a stage counts in, bytes, rows or members, the screen sees one
 * bar that goes from 0 to `bytes`.
 */
export function stageProgress(
  progress: ReadProgress | undefined,
  bytes: number,
  stage: number,
  stages = STAGES,
): ReadProgress | undefined {
  if (!progress) return undefined;
  return (done, total) => {
    const part = total > 0 ? Math.min(1, done / total) : 1;
    progress(((stage + part) / stages) * bytes, bytes);
  };
}
