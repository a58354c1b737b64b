import { readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { parseSync } from 'vite';

/** Bytes, gzipped: all script that must arrive before the drop zone can be used. */
const BEFORE_DROP_ZONE = 60 * 1024;
/** Bytes as they lie on disk. */
const SINGLE_FILE = 1_600_000;

/** The scripts a page loads before anything of it runs: those it names, and what they import statically, all the way. */
export function startScripts(page: string): string[] {
  const html = readFileSync(page, 'utf8');
  const named = [
    ...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"/g),
    ...html.matchAll(/<link\b[^>]*\brel="modulepreload"[^>]*\bhref="([^"]+)"/g),
  ];
  const found = new Set<string>();
  const queue = named.map((match) => resolve(dirname(page), match[1] ?? ''));
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    for (const specifier of staticImports(readFileSync(file, 'utf8')))
      queue.push(resolve(dirname(file), specifier));
  }
  return [...found].sort();
}

function staticImports(code: string): string[] {
  const found: string[] = [];
  for (const node of parseSync('script.js', code).program.body) {
    if (node.type === 'ImportDeclaration' || node.type === 'ExportAllDeclaration')
      found.push(node.source.value);
    else if (node.type === 'ExportNamedDeclaration' && node.source) found.push(node.source.value);
  }
  return found;
}

export async function main(): Promise<void> {
  const dist = join(fileURLToPath(new URL('../../', import.meta.url)), 'dist');
  const scripts = startScripts(join(dist, 'index.html')).map((file) => ({
    name: relative(dist, file),
    bytes: gzipSync(readFileSync(file), { level: 9 }).length,
  }));
  for (const { name, bytes } of scripts) console.log(`  ${name}: ${bytes} bytes gzipped`);
  const before = scripts.reduce((sum, script) => sum + script.bytes, 0);
  const single = statSync(join(dist, 'regulars.html')).size;
  const over = [
    report('script before the drop zone, gzipped', before, BEFORE_DROP_ZONE),
    report('regulars.html', single, SINGLE_FILE),
  ].filter((isOver) => isOver);
  if (over.length > 0) throw new Error('over the size budget');
}

function report(what: string, bytes: number, budget: number): boolean {
  const isOver = bytes > budget;
  console.log(`${what}: ${bytes} bytes of ${budget}${isOver ? ', OVER' : ''}`);
  return isOver;
}
