/** The worker's whole code as text, made by the build. */
declare module 'virtual:engine-source' {
  const source: string;
  export default source;
}
