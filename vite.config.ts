import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type Plugin, type Rolldown } from 'vite';
import { defineConfig } from 'vitest/config';

const ENGINE = fileOf('./workers/engine.ts');
const READER = fileOf('./workers/reader-thread.ts');
const OFFLINE = fileOf('./workers/offline.ts');
const SINGLE = 'single';

function fileOf(path: string): string {
  return decodeURIComponent(new URL(path, import.meta.url).pathname).replace(/^\/([A-Za-z]:)/, '$1');
}

/** A script that stands for itself: everything it imports in one text. */
async function oneScript(input: string, minify: boolean, define: Record<string, string> = {}) {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [readerSource(minify)],
    mode: minify ? 'production' : 'development',
    define,
    build: {
      write: false,
      minify,
      target: 'es2023',
      rolldownOptions: { input, output: { format: 'iife', codeSplitting: false } },
    },
  });
  return ((Array.isArray(built) ? built[0] : built) as Rolldown.RolldownOutput).output[0];
}

/** `virtual:reader-source`: the code of a reader, which the engine starts its readers from. */
function readerSource(minify: boolean): Plugin {
  return sourceOf('virtual:reader-source', READER, minify, (code) => `export default ${code};`);
}

/**
 * `virtual:engine-source` gives the worker's whole code as text, its readers' code in it. Workers are started from blobs
 * made of them in every build, because only a blob worker inherits the page's content policy.
 */
function engineSource(minify: boolean): Plugin {
  return sourceOf('virtual:engine-source', ENGINE, minify, (code) => `export default async () => ${code};`);
}

/** A module that holds the text of a script. */
function sourceOf(id: string, input: string, minify: boolean, module: (code: string) => string): Plugin {
  return {
    name: id.replace('virtual:', ''),
    resolveId: (source) => (source === id ? `\0${id}` : null),
    async load(loaded) {
      if (loaded !== `\0${id}`) return null;
      const chunk = await oneScript(input, minify);
      for (const file of chunk.moduleIds) if (!file.startsWith('\0')) this.addWatchFile(file);
      return module(JSON.stringify(chunk.code));
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

/** What the system knows the installed app by, and the files it may open with it. */
const MANIFEST = {
  id: './',
  name: 'Regulars',
  short_name: 'Regulars',
  description: 'Who brings the money, who comes back, what a customer is worth. Nothing leaves this device.',
  start_url: './',
  scope: './',
  display: 'standalone',
  background_color: '#f5f7f9',
  theme_color: '#0f766e',
  icons: [
    { src: './icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
    { src: './icon-maskable.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'maskable' },
  ],
  file_handlers: [
    {
      action: './',
      accept: {
        'text/csv': ['.csv'],
        'text/tab-separated-values': ['.tsv'],
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
        'application/vnd.oasis.opendocument.spreadsheet': ['.ods'],
        'application/vnd.apache.parquet': ['.parquet'],
        'application/x-regulars': ['.regulars'],
      },
    },
  ],
  launch_handler: { client_mode: ['focus-existing', 'auto'] },
};

/** The mark on its ground; maskable, the ground fills the square and the mark keeps to the safe circle. */
function icon(maskable: boolean): string {
  const mark = `<path d='M7 25C9 14 15 9 25 7' fill='none' stroke='#fff' stroke-width='3' stroke-linecap='round'/><circle cx='14' cy='13' r='3' fill='#fff'/>`;
  const ground = `<rect width='32' height='32'${maskable ? '' : " rx='8'"} fill='#0f766e'/>`;
  const placed = maskable ? `<g transform='translate(5 5) scale(.6875)'>${mark}</g>` : mark;
  return `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'>${ground}${placed}</svg>`;
}

/** The hosted build can be kept on the device: manifest, icons, and the service worker with the list of all there is. */
function keptOnDevice(): Plugin {
  return {
    name: 'kept-on-device',
    apply: 'build',
    enforce: 'post',
    transformIndexHtml: (html) =>
      html.replace('</head>', '  <link rel="manifest" href="./manifest.webmanifest" />\n  </head>'),
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const add = (fileName: string, source: string) => this.emitFile({ type: 'asset', fileName, source });
        add('manifest.webmanifest', JSON.stringify(MANIFEST, null, 2));
        add('icon.svg', icon(false));
        add('icon-maskable.svg', icon(true));
        const files = Object.values(bundle).sort((a, b) => (a.fileName < b.fileName ? -1 : 1));
        const hash = createHash('sha256');
        for (const file of files)
          hash.update(file.fileName).update(file.type === 'chunk' ? file.code : file.source);
        // The page stands under the address of its folder.
        const names = files.map(({ fileName }) => (fileName === 'index.html' ? './' : fileName));
        const { code } = await oneScript(OFFLINE, true, {
          PRECACHE: JSON.stringify(names),
          VERSION: JSON.stringify(hash.digest('hex').slice(0, 16)),
        });
        add('offline.js', code);
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
    engineSource(process.env['NODE_ENV'] === 'production'),
    readerSource(process.env['NODE_ENV'] === 'production'),
    policyInPage(),
    ...(mode === SINGLE ? [oneFile()] : [laterInPage(), keptOnDevice()]),
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
          // Before the browser tests: those start Chromiums that want the processors for themselves.
          sequence: { groupOrder: 0 },
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
          // Each file has a Chromium of its own; more than two at once would only wait for each other.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
}));
