import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Linter } from 'eslint';
import { parser } from 'typescript-eslint';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import roomRules, { importedPath, ROOMS, roomOf, wrongImport } from '../lint/rooms.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Every import of a file: what it names, and whether it leaves no trace at run time. */
function importsOf(path: string): { specifier: string; typeOnly: boolean }[] {
  const text = readFileSync(path, 'utf8');
  const code = path.endsWith('.svelte')
    ? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('\n')
    : text;
  const found: { specifier: string; typeOnly: boolean }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const clause = node.importClause;
      const named = clause?.namedBindings;
      const typeOnly =
        clause?.phaseModifier === ts.SyntaxKind.TypeKeyword ||
        (clause !== undefined &&
          clause.name === undefined &&
          named !== undefined &&
          ts.isNamedImports(named) &&
          named.elements.length > 0 &&
          named.elements.every((one) => one.isTypeOnly));
      found.push({ specifier: node.moduleSpecifier.text, typeOnly });
    } else if (
      ts.isExportDeclaration(node) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      found.push({ specifier: node.moduleSpecifier.text, typeOnly: node.isTypeOnly });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      if (argument && ts.isStringLiteral(argument)) found.push({ specifier: argument.text, typeOnly: false });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS));
  return found;
}

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

describe('the rooms of the house', () => {
  const files = ['src', 'workers', 'samples'].flatMap(sources);

  it('holds every source file in a room', () => {
    expect(files.length).toBeGreaterThan(40);
    expect(files.filter((file) => roomOf(file) === null && !file.endsWith('.d.ts'))).toEqual([]);
  });

  it('imports only as the table of rooms allows', () => {
    const wrong: string[] = [];
    for (const file of files) {
      for (const { specifier, typeOnly } of importsOf(join(ROOT, file))) {
        const target = importedPath(join(ROOT, file), specifier);
        const why = target === null ? null : wrongImport(file, target, typeOnly);
        if (why !== null) wrong.push(`${file}: ${why}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('lets data flow down only: no room can reach itself again through values', () => {
    const reaches = (from: string, seen = new Set<string>()): Set<string> => {
      for (const [target, how] of Object.entries(ROOMS[from] ?? {}))
        if (how === 'value' && !seen.has(target)) reaches(target, seen.add(target));
      return seen;
    };
    for (const room of Object.keys(ROOMS)) expect(reaches(room).has(room), room).toBe(false);
    for (const room of ['src/table', 'src/model', 'src/analysis', 'src/import'])
      expect(
        [...reaches(room)].filter((target) => /^(src\/(session|charts|views|ui|i18n)|workers)/.test(target)),
      ).toEqual([]);
  });
});

describe('the lint rule that guards them', () => {
  function lint(file: string, code: string): string[] {
    const linter = new Linter({ cwd: ROOT });
    return linter
      .verify(
        code,
        [
          {
            files: ['**/*.ts'],
            languageOptions: { parser },
            plugins: { rooms: roomRules },
            rules: { 'rooms/boundaries': 'error' },
          },
        ],
        { filename: join(ROOT, file) },
      )
      .map((message) => message.message);
  }

  it('bites on an import from below, static, dynamic and re-exported', () => {
    const why = ['src/analysis may not import src/session/workspace.svelte.ts'];
    expect(lint('src/analysis/x.ts', `import { w } from '../session/workspace.svelte.ts'; w();`)).toEqual(
      why,
    );
    expect(lint('src/analysis/x.ts', `await import('../session/workspace.svelte.ts');`)).toEqual(why);
    expect(lint('src/analysis/x.ts', `export * from '../session/workspace.svelte.ts';`)).toEqual(why);
  });

  it('tells a type from a value where only types may cross', () => {
    const from = `from '../model/dataset.ts';`;
    expect(lint('src/import/x.ts', `import type { Dataset } ${from} export type D = Dataset;`)).toEqual([]);
    expect(lint('src/import/x.ts', `import { type Dataset } ${from} export type D = Dataset;`)).toEqual([]);
    expect(lint('src/import/x.ts', `import { dataset } ${from} dataset();`)).toEqual([
      'src/import may import only types of src/model',
    ]);
    expect(
      lint(
        'src/import/x.ts',
        `import { type Dataset, dataset } ${from} export const d: Dataset = dataset();`,
      ),
    ).toEqual(['src/import may import only types of src/model']);
  });

  it('lets a room import from itself and from above', () => {
    expect(
      lint(
        'src/analysis/x.ts',
        `import { a } from './abc.ts'; import { c } from '../table/column.ts'; a(c);`,
      ),
    ).toEqual([]);
  });
});
