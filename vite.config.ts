import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type Plugin, type Rolldown } from 'vite';
import { defineConfig } from 'vitest/config';

const ENGINE = fileOf('./workers/engine.ts');
const SINGLE = 'single';

function fileOf(path: string): string {
  return decodeURIComponent(new URL(path, import.meta.url).pathname).replace(/^\/([A-Za-z]:)/, '$1');
}

/**
 * `virtual:engine-source` gives the worker's whole code as text. Workers are started from blobs made of it in every
 * build, because only a blob worker inherits the page's content policy; and the engine can start its readers from
 * the very URL it runs from.
 */
function engineSource(): Plugin {
  const id = 'virtual:engine-source';
  const minify = process.env['NODE_ENV'] === 'production';
  return {
    name: 'engine-source',
    resolveId: (source) => (source === id ? `\0${id}` : null),
    async load(loaded) {
      if (loaded !== `\0${id}`) return null;
      const built = await build({
        configFile: false,
        logLevel: 'warn',
        mode: minify ? 'production' : 'development',
        build: {
          write: false,
          minify,
          target: 'es2023',
          rolldownOptions: { input: ENGINE, output: { format: 'iife', codeSplitting: false } },
        },
      });
      const output = (Array.isArray(built) ? built[0] : built) as Rolldown.RolldownOutput;
      const chunk = output.output[0];
      for (const file of chunk.moduleIds) if (!file.startsWith('\0')) this.addWatchFile(file);
      // Under a name, so that the code can say its own text: see `workers/readers.ts`.
      const code = `self.workerCode = function () {\n${chunk.code}\n};\nself.workerCode();`;
      return `export default async () => ${JSON.stringify(code)};`;
    },
  };
}

/** No network, no eval, nothing from elsewhere. `script` is `'self'`, or the hashes of the inlined ones. */
export function contentPolicy(script: string): string {
  return [
    "default-src 'none'",
    `script-src ${script}`,
    "worker-src 'self' blob:",
    "connect-src 'none'",
    "img-src 'self' data: blob:",
    "manifest-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
}

const policyTag = (script: string) =>
  `<meta http-equiv="Content-Security-Policy" content="${contentPolicy(script)}">`;

/** The policy goes first into the head of the hosted build. The development server needs eval-free freedom of its own. */
function policyInPage(): Plugin {
  return {
    name: 'policy-in-page',
    apply: 'build',
    transformIndexHtml: (html) => html.replace('<!--policy-->', policyTag("'self'")),
  };
}

/** Names in the page what is loaded later, so that it can be fetched ahead: see `src/ui/fetch-later.ts`. */
function laterInPage(): Plugin {
  return {
    name: 'later-in-page',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => {
        const later = Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name) && !html.includes(name));
        return html.replace('</head>', `  <meta name="later" content="${later.join(' ')}" />\n  </head>`);
      },
    },
  };
}

/**
 * What starts the single file: it unpacks the script that lies in the page and hands it to the browser, which runs it
 * because the policy names its hash too. Packed, the file is less than half as large to send and to keep.
 */
const START = `const packed = Uint8Array.from(atob(document.getElementById('packed').textContent), (c) => c.charCodeAt(0));
const script = document.createElement('script');
script.type = 'module';
script.textContent = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
document.body.append(script);`;

/** One file that runs from disk: script and style move into the page, the policy names the hashes of what may run. */
function oneFile(): Plugin {
  return {
    name: 'one-file',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      // After Vite's own: it takes its marks out of the code there.
      order: 'post',
      handler(_options, bundle) {
        const files = Object.values(bundle);
        const script = files.find((file) => file.type === 'chunk' && file.isEntry);
        const page = files.find((file) => file.fileName === 'index.html');
        if (script?.type !== 'chunk' || page?.type !== 'asset')
          throw new Error('one-file: no page or no script');
        const packed = gzipSync(script.code, { level: 9 }).toString('base64');
        const styles = files
          .filter((file) => file.type === 'asset' && file.fileName.endsWith('.css'))
          .map((file) => (file.type === 'asset' ? String(file.source) : ''))
          .join('\n');
        const hashes = [START, script.code].map((code) => createHash('sha256').update(code).digest('base64'));
        const html = String(page.source)
          .replace(/<script type="module"[^>]*><\/script>/, '')
          .replace(/<link rel="(stylesheet|modulepreload)"[^>]*>/g, '')
          .replace(/<link rel="(icon|manifest)"[^>]*href="\.\/[^>]*>/g, '')
          .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, () =>
            policyTag(hashes.map((hash) => `'sha256-${hash}'`).join(' ')),
          )
          .replace('</head>', () => `<style>${styles}</style></head>`)
          .replace(
            '</body>',
            () =>
              `<script type="text/plain" id="packed">${packed}</script><script type="module">${START}</script></body>`,
          );
        for (const name of Object.keys(bundle)) delete bundle[name];
        this.emitFile({ type: 'asset', fileName: 'regulars.html', source: html });
      },
    },
  };
}

export default defineConfig(({ mode }) => ({
  base: './',
  plugins: [
    svelte({ configFile: false }),
    engineSource(),
    policyInPage(),
    ...(mode === SINGLE ? [oneFile()] : [laterInPage()]),
  ],
  build: {
    target: 'es2023',
    modulePreload: { polyfill: false },
    emptyOutDir: mode !== SINGLE,
    ...(mode === SINGLE
      ? { cssCodeSplit: false, copyPublicDir: false, rolldownOptions: { output: { codeSplitting: false } } }
      : {}),
  },
  test: {
    projects: [
      {
        extends: true as const,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          environment: 'node',
          setupFiles: ['tests/property-seed.ts'],
          // No test is about time: a busy machine must not fail one.
          testTimeout: 60_000,
        },
      },
      {
        extends: true as const,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          environment: 'node',
          globalSetup: 'tests/browser/serve-build.ts',
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
}));
