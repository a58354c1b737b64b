import { describe, expect, it } from 'vitest';
import { passingChunks } from '../../../src/import/decompress.ts';

const TEXT = Uint8Array.from({ length: 3_000_001 }, (_, at) => (at * 7919) % 251);

/** A file with a stream of its own. */
function fileOf(stream: () => ReadableStream): Blob {
  return Object.assign(new Blob([]), { stream });
}

async function joined(file: Blob): Promise<{ bytes: Uint8Array; chunks: number }> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const chunk of passingChunks(file)) parts.push(chunk.slice());
  return { bytes: new Uint8Array(await new Blob(parts).arrayBuffer()), chunks: parts.length };
}

describe('chunks that are written over', () => {
  it('are the bytes of the file in order, none of them kept', async () => {
    const { bytes, chunks } = await joined(new Blob([TEXT]));
    expect(Buffer.compare(bytes, TEXT)).toBe(0);
    expect(chunks).toBeGreaterThan(1);
  });

  it('come of a file that cannot be read into given memory too', async () => {
    const stream = () =>
      new ReadableStream<Uint8Array<ArrayBuffer>>({
        start(controller) {
          for (let at = 0; at < TEXT.length; at += 65536) controller.enqueue(TEXT.slice(at, at + 65536));
          controller.close();
        },
      });
    expect(Buffer.compare((await joined(fileOf(stream))).bytes, TEXT)).toBe(0);
  });

  it('are none of an empty file', async () => {
    expect((await joined(new Blob([]))).chunks).toBe(0);
  });

  it.each(['bytes', undefined] as const)('say so where the file is gone (%s)', async (type) => {
    const gone = () => {
      throw new DOMException('gone', 'NotFoundError');
    };
    const stream = () =>
      type ? new ReadableStream({ type, pull: gone }) : new ReadableStream({ pull: gone });
    await expect(joined(fileOf(stream))).rejects.toMatchObject({ code: 'file-unreadable' });
  });

  it('close the file when no more are wanted', async () => {
    let closed = false;
    const stream = () =>
      new ReadableStream({
        type: 'bytes',
        pull: (controller) => controller.enqueue(new Uint8Array(1000)),
        cancel: () => void (closed = true),
      });
    for await (const chunk of passingChunks(fileOf(stream))) if (chunk.length > 0) break;
    expect(closed).toBe(true);
  });
});
