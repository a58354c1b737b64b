/** Gives the worker's whole code as text, made by the build. */
declare module 'virtual:engine-source' {
  const source: () => Promise<string>;
  export default source;
}
