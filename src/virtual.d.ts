/** Gives the worker's whole code as text, made by the build. */
declare module 'virtual:engine-source' {
  const source: () => Promise<string>;
  export default source;
}

/** The code of a reader, for the engine: see `vite.config.ts`. */
declare module 'virtual:reader-source' {
  const source: string;
  export default source;
}
