import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { benchFile } from './bench-file.ts';
import { coffeeShop } from './coffee-shop.ts';
import { webShop } from './web-shop.ts';
import { woodPanels } from './wood-panels.ts';

const USAGE = `npm run sample -- --rows 1000000 [--kind bench|coffee|panels|webshop] [--out file]
  bench has exactly that many lines; the other kinds grow their number of customers to come near it
  without --out the lines go to standard output`;

/** What a kind's own size is, in lines; its customers are scaled by rows / lines. */
const STORIES = {
  coffee: { lines: 20_000, make: coffeeShop },
  panels: { lines: 6_000, make: woodPanels },
  webshop: { lines: 15_000, make: webShop },
};

/** The lines of a file of a kind and about a size. Throws where the kind is not known. */
export function sampleLines(kind: string, rows: number): Iterable<string> {
  if (kind === 'bench') return benchFile(rows);
  if (kind !== 'coffee' && kind !== 'panels' && kind !== 'webshop')
    throw new Error(`unknown kind '${kind}'\n${USAGE}`);
  const story = STORIES[kind];
  return story.make(rows / story.lines);
}

/** Writes lines as they are made, a megabyte at a time, and waits for the receiver. Answers the number of lines under the header. */
export async function writeLines(lines: Iterable<string>, out: NodeJS.WritableStream): Promise<number> {
  let count = -1;
  let chunk = '';
  for (const line of lines) {
    chunk += line;
    count++;
    if (chunk.length < 1 << 20) continue;
    if (!out.write(chunk)) await once(out, 'drain');
    chunk = '';
  }
  out.write(chunk);
  return count;
}

export async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      rows: { type: 'string' },
      kind: { type: 'string', default: 'bench' },
      out: { type: 'string' },
    },
  });
  const rows = Number(values.rows?.replaceAll('_', ''));
  if (!Number.isInteger(rows) || rows < 1) throw new Error(`--rows takes a whole number above 0\n${USAGE}`);
  const lines = sampleLines(values.kind, rows);
  if (values.out === undefined) {
    await writeLines(lines, process.stdout);
    return;
  }
  const file = createWriteStream(values.out);
  const count = await writeLines(lines, file);
  file.end();
  await once(file, 'finish');
  console.log(`${values.out}: ${count} lines, ${file.bytesWritten} bytes`);
}
