import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import { serveStatic } from './static-server.ts';

/** A page with nothing but a grid over made-up rows, built and served until `close`. */
export async function serveGridPage(): Promise<{ origin: string; close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'grid-page-'));
  await build({
    configFile: false,
    root: fileURLToPath(new URL('./sheet-grid-page/', import.meta.url)),
    base: './',
    mode: 'production',
    logLevel: 'error',
    plugins: [svelte({ configFile: false, compilerOptions: { dev: false } })],
    build: { outDir: folder, emptyOutDir: true, target: 'es2023', modulePreload: { polyfill: false } },
  });
  const server = await serveStatic(folder);
  return {
    origin: server.origin,
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
