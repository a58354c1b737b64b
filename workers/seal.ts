const NETWORK = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'WebTransport',
  'RTCPeerConnection',
  'BroadcastChannel',
  'importScripts',
] as const;

const scope = globalThis as unknown as Record<string, unknown>;
const realFetch = globalThis.fetch;

/**
 * Takes every way out of a worker away. The page's content policy already binds a worker started from a blob; this
 * holds even where a browser would not pass the policy on. Call it before any other code runs.
 */
export function sealNetwork(): void {
  for (const name of NETWORK) {
    if (!(name in scope)) continue;
    const refuse = (): never => {
      throw new Error(`network: ${name} is sealed in this worker`);
    };
    Object.defineProperty(scope, name, { value: refuse, writable: false, configurable: false });
  }
}

/**
 * Tries what the policy forbids. The address is a data: URL, which the policy refuses like any other and which could
 * not leave the device even if it did not.
 */
export async function probePolicy(): Promise<{ evalRefused: boolean; networkRefused: boolean }> {
  return { evalRefused: evalRefused(), networkRefused: await networkRefused(realFetch) };
}

export function evalRefused(): boolean {
  try {
    // The one place that asks for eval, to show that it is refused.
    return (Reflect.construct(Function, ['return true']) as () => unknown)() !== true;
  } catch {
    return true;
  }
}

export async function networkRefused(request: typeof fetch): Promise<boolean> {
  try {
    await request('data:text/plain,probe');
    return false;
  } catch {
    return true;
  }
}
