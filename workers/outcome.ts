import type { Outcome, PlainError } from './engine-api.ts';

/** Errors of ours carry `code` and `params`; anything else is a defect and crosses as `unexpected`. */
export function plainError(error: unknown): PlainError {
  if (error instanceof Error) {
    const { code, params } = error as Error & { code?: unknown; params?: unknown };
    if (typeof code === 'string' && typeof params === 'object' && params !== null) {
      return { code, params: params as PlainError['params'], message: error.message };
    }
    if (error instanceof RangeError && /allocation|invalid (typed )?array length/i.test(error.message)) {
      return { code: 'memory', params: {}, message: error.message };
    }
    return { code: 'unexpected', params: { detail: error.message }, message: error.stack ?? error.message };
  }
  return { code: 'unexpected', params: { detail: String(error) }, message: String(error) };
}

/** Runs work and answers with what came of it: nothing throws across the boundary. */
export async function outcome<T>(work: () => T | Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: await work() };
  } catch (error) {
    return { error: plainError(error) };
  }
}

/** What an answer holds; where it is an error, that is thrown, to cross as it is. */
export function answered<T>(answer: Outcome<T>): T {
  if ('ok' in answer) return answer.ok;
  const { code, params, message } = answer.error;
  throw Object.assign(new Error(message), { code, params });
}
