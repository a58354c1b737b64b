import { createWriteStream, statSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { sampleLines, writeLines } from '../../samples/write.ts';
import { hasReference, referenceBytes } from '../reference.ts';

export interface BenchFile {
  readonly name: string;
  readonly path: string;
  readonly lines: number;
  readonly bytes: number;
}

/** Writes what is measured on into a folder: made-up files of the sizes asked for, and Online Retail where it is at hand. */
export async function benchFiles(
  folder: string,
  sizes: readonly number[],
  { withReference }: { withReference: boolean },
): Promise<BenchFile[]> {
  const files: BenchFile[] = [];
  if (withReference && hasReference('online-retail.csv.gz')) {
    const path = join(folder, 'online-retail.csv');
    writeFileSync(path, referenceBytes('online-retail.csv.gz'));
    files.push({ name: 'Online Retail', path, lines: 541_909, bytes: statSync(path).size });
  }
  for (const size of sizes) {
    const path = join(folder, `bench-${size}.csv`);
    const out = createWriteStream(path);
    const lines = await writeLines(sampleLines('bench', size), out);
    out.end();
    await once(out, 'finish');
    files.push({ name: `made up, ${size.toLocaleString('en')}`, path, lines, bytes: out.bytesWritten });
  }
  return files;
}
