import type { TestProject } from 'vitest/node';
import { builtApp } from './build-app.ts';
import { serveStatic } from './static-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** `http://127.0.0.1:port`, no slash at the end. */
    origin: string;
    /** The folder that is served. */
    dist: string;
  }
}

/** Builds the app once for all browser tests and serves it until they are done. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dist = builtApp();
  const server = await serveStatic(dist);
  project.provide('origin', server.origin);
  project.provide('dist', dist);
  return () => server.close();
}
