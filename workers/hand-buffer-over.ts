/**
 * V8 compiles loops over typed arrays on the understanding that no buffer seen through several arrays is ever handed over,
 * and throws them all away when one is. Handed over at once, what is warmed up stays warm.
 */
export function handBufferOver(): void {
  const buffer = new ArrayBuffer(8);
  const seen = [new Uint8Array(buffer), new Int32Array(buffer), new DataView(buffer)];
  structuredClone(seen, { transfer: [buffer] });
}
