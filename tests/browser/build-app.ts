import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The folder of the built app: the one named by REGULARS_DIST as it is, else `dist`, built now. */
export function builtApp(): string {
  const given = process.env['REGULARS_DIST'];
  const folder = given !== undefined && given !== '' ? resolve(given) : join(ROOT, 'dist');
  if (given === undefined || given === '') {
    // What the test runner sets for itself must not leak into a production build.
    const { NODE_ENV: _mode, VITEST: _runner, ...env } = process.env;
    const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
    for (const mode of [[], ['--mode', 'single']])
      execFileSync(process.execPath, [vite, 'build', '--logLevel', 'warn', ...mode], {
        cwd: ROOT,
        env,
        stdio: 'inherit',
      });
  }
  for (const file of ['index.html', 'regulars.html'])
    if (!existsSync(join(folder, file))) throw new Error(`no ${file} in ${folder}`);
  return folder;
}
