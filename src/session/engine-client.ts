import type { Remote, proxy } from 'comlink';
import type { EngineApi, Outcome, PlainError } from '../../workers/engine-api.ts';

type Call<T> = (engine: Remote<EngineApi>) => Promise<Outcome<T>>;

/**
 * Holds the one worker and its one proxy for as long as the page lives. The worker's code is loaded on `warm` or
 * with the first call, never before the start screen stands.
 */
export class EngineClient {
  #starting: Promise<Remote<EngineApi>> | null = null;
  /** Once it stands: what is asked of it then goes out at once, before the page draws that it was asked. */
  #standing: Remote<EngineApi> | null = null;
  #proxy: typeof proxy | null = null;
  #worker: Worker | null = null;
  /** Calls that wait for a worker which may die under them. */
  readonly #waiting = new Set<(error: PlainError) => void>();

  /** @param onStart told of every worker that is started, before anything is asked of it */
  constructor(
    readonly onDeath: (error: PlainError) => void,
    readonly onStart: (engine: Remote<EngineApi>) => Promise<void> = async () => undefined,
  ) {}

  warm(): void {
    this.#engine().catch(() => undefined);
  }

  /** Answers like the call itself; where the worker dies first, with the error `engine-died`. */
  async call<T>(call: Call<T>): Promise<Outcome<T>> {
    let died: ((error: PlainError) => void) | undefined;
    const death = new Promise<Outcome<T>>((resolve) => {
      died = (error) => resolve({ error });
    });
    if (died) this.#waiting.add(died);
    try {
      const answer = this.#standing ? call(this.#standing) : this.#engine().then(call);
      return await Promise.race([death, answer]);
    } catch (error) {
      return { error: unexpected(error) };
    } finally {
      if (died) this.#waiting.delete(died);
    }
  }

  /** What the engine can call. At once where it stands. */
  proxy<F extends (...values: never[]) => void>(callback: F): F | Promise<F> {
    return this.#proxy?.(callback) ?? import('comlink').then((comlink) => comlink.proxy(callback));
  }

  cancel(): void {
    this.#starting?.then((engine) => engine.cancel()).catch(() => undefined);
  }

  cancelBringing(): void {
    this.#starting?.then((engine) => engine.cancelBringing()).catch(() => undefined);
  }

  #engine(): Promise<Remote<EngineApi>> {
    this.#starting ??= this.#start();
    return this.#starting;
  }

  async #start(): Promise<Remote<EngineApi>> {
    const [comlink, { default: source }] = await Promise.all([
      import('comlink'),
      import('virtual:engine-source'),
    ]);
    const url = URL.createObjectURL(new Blob([await source()], { type: 'text/javascript' }));
    const worker = new Worker(url, { name: 'engine' });
    worker.addEventListener('error', (event) => this.#die(worker, event.message || 'the worker stopped'));
    worker.addEventListener('messageerror', () => this.#die(worker, 'a message could not be read'));
    this.#worker = worker;
    this.#proxy = comlink.proxy;
    const engine = comlink.wrap<EngineApi>(worker);
    this.#standing = engine;
    void this.onStart(engine);
    return engine;
  }

  #die(worker: Worker, message: string): void {
    if (worker !== this.#worker) return;
    worker.terminate();
    this.#worker = null;
    this.#starting = this.#standing = null;
    const error: PlainError = { code: 'engine-died', params: {}, message };
    for (const resolve of [...this.#waiting]) resolve(error);
    this.onDeath(error);
  }
}

function unexpected(error: unknown): PlainError {
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'unexpected', params: { detail: message }, message };
}
