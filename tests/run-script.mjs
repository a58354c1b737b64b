// Starts a TypeScript file under Node 20, which cannot by itself, through the Vite that builds the app:
//   node tests/run-script.mjs samples/write.ts --rows 1000
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { runnerImport } from 'vite';

const [script, ...rest] = process.argv.slice(2);
if (script === undefined) throw new Error('name the script to run');
process.argv = [process.argv[0], resolve(script), ...rest];
const { module } = await runnerImport(pathToFileURL(resolve(script)).href, {
  configFile: false,
  logLevel: 'error',
});
await module.main(rest);
