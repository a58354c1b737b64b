type Progress = (done: number, total: number) => void;

/** At most one message in 100 ms: each makes the page draw itself, on the cores that read. */
export function seldom(progress: Progress): Progress {
  let last = 0;
  return (done, total) => {
    const now = performance.now();
    if (now - last < 100 && done < total) return;
    last = now;
    progress(done, total);
  };
}
