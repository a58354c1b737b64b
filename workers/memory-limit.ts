/** A device that does not say how much memory it has is taken for a small one. */
const UNKNOWN_GIGABYTES = 4;
/** The system, the browser and its other tabs want the rest. */
const OUR_SHARE = 0.5;

/**
 * Bytes that a tab on this device can probably have: half of its memory, which browsers tell in steps and not at all on
 * hosts without https; on 32 bits no more than the browser gives to a script.
 */
export function memoryLimit(): number {
  const { navigator } = globalThis as { readonly navigator?: { readonly deviceMemory?: number } };
  const { memory } = globalThis.performance as Performance & {
    readonly memory?: { readonly jsHeapSizeLimit?: number };
  };
  const share = (navigator?.deviceMemory ?? UNKNOWN_GIGABYTES) * 2 ** 30 * OUR_SHARE;
  return Math.min(share, memory?.jsHeapSizeLimit ?? Infinity);
}
