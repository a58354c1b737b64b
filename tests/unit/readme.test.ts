import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const manifest = JSON.parse(read('package.json')) as {
  dependencies: Record<string, string>;
  scripts: Record<string, string>;
};

it('the README’s table of dependencies names what is shipped, each once, and nothing else', () => {
  const section =
    read('README.md')
      .split('\n## ')
      .find((part) => part.startsWith('Dependencies')) ?? '';
  const named = [...section.matchAll(/^\| ([a-z][a-z-]*) +\|/gm)]
    .map((match) => match[1])
    .filter((name) => name !== 'package');
  expect([...named].sort()).toEqual([...Object.keys(manifest.dependencies), 'svelte'].sort());
});

it('the README’s commands exist', () => {
  const named = [...read('README.md').matchAll(/npm run ([a-z]+)/g)].map((match) => match[1] ?? '');
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !(name in manifest.scripts))).toEqual([]);
});
