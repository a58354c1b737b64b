/**
 * The service worker of the hosted build: keeps the app's own files on the device, so that it opens without its host. It
 * knows nothing of the user's data and answers nothing but what is on its list. A new version waits beside the old one until
 * the user asks for it.
 */

/** Written in by the build: what the app consists of, each file once, and a name that changes with any of them. */
declare const PRECACHE: readonly string[];
declare const VERSION: string;

/** The compiler's lists of the page's and of the worker's names exclude each other: here is what is used. */
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface OfflineWorker {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', heard: (event: WorkerEvent) => void): void;
  addEventListener(type: 'fetch', heard: (event: FetchEvent) => void): void;
  addEventListener(type: 'message', heard: (event: MessageEvent<unknown>) => void): void;
}
const worker = globalThis as unknown as OfflineWorker;

const { scope } = worker.registration;
/** Another copy of the app under another path of the same host keeps its own. */
const CACHES = `regulars ${new URL(scope).pathname} `;
const HERE = `${CACHES}${VERSION}`;
const own = new Set(PRECACHE.map((name) => new URL(name, scope).href));

worker.addEventListener('install', (event) => event.waitUntil(fill()));
worker.addEventListener('activate', (event) => event.waitUntil(settle()));
worker.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void worker.skipWaiting();
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const url = new URL(request.url);
  const wanted = request.mode === 'navigate' && `${url.origin}${url.pathname}` === scope ? scope : url.href;
  if (own.has(wanted)) event.respondWith(answer(wanted, request));
});

/** All or nothing: a version that did not arrive whole is not kept. */
async function fill(): Promise<void> {
  const cache = await caches.open(HERE);
  // Names carry the hash of what they hold, all but the page's own: that one is asked for anew.
  await cache.addAll(
    [...own].map((url) => new Request(url, { cache: url === scope ? 'reload' : 'default' })),
  );
}

/** The version before stays for the tabs that still show it; older ones go. */
async function settle(): Promise<void> {
  const known = (await caches.keys()).filter((name) => name.startsWith(CACHES) && name !== HERE);
  await Promise.all(known.slice(0, -1).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

async function answer(url: string, request: Request): Promise<Response> {
  const cache = await caches.open(HERE);
  // The browser may have made room for others: then the host is asked.
  return (await cache.match(url)) ?? (await caches.match(url)) ?? fetch(request);
}
