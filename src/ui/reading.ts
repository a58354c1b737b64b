/** How reading goes, from bytes done and time passed. */
export interface Reading {
  /** 0 to 1; null where the size is not known. */
  readonly fraction: number | null;
  /** Bytes a second, null until it can be told. */
  readonly rate: number | null;
  /** Seconds to go, null until it can be told. */
  readonly left: number | null;
}

/** A rate means nothing before half a second has passed. */
const TELLING_MILLISECONDS = 500;

/** `elapsed` in milliseconds, `done` and `total` in bytes. */
export function readingOf(done: number, total: number, elapsed: number): Reading {
  const fraction = total > 0 ? Math.min(1, done / total) : null;
  if (elapsed < TELLING_MILLISECONDS || done <= 0) return { fraction, rate: null, left: null };
  const rate = (done / elapsed) * 1000;
  return { fraction, rate, left: total > done ? (total - done) / rate : 0 };
}
