// @ts-check
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Which room may import which. `value` is any import, `type` one that leaves no trace at run time. Data flows down only: what
 * is not named here is forbidden. The same table is walked by tests/unit/rooms.test.ts.
 *
 * @type {Readonly<Record<string, Readonly<Record<string, 'value' | 'type'>>>>}
 */
export const ROOMS = {
  'src/table': {},
  'src/formula': { 'src/table': 'value' },
  // What a file is read into is described by the model, which knows no file.
  'src/import': { 'src/table': 'value', 'src/model': 'type' },
  'src/model': { 'src/table': 'value' },
  'src/analysis': { 'src/table': 'value', 'src/model': 'value' },
  'src/forecast': { 'src/table': 'value', 'src/model': 'value' },
  'src/export': { 'src/table': 'value', 'src/model': 'value', 'src/analysis': 'value' },
  workers: {
    'src/table': 'value',
    'src/formula': 'value',
    'src/import': 'value',
    'src/model': 'value',
    'src/analysis': 'value',
    'src/forecast': 'value',
    'src/export': 'value',
    'src/virtual.d.ts': 'type',
  },
  'src/headless.ts': {
    'src/table': 'value',
    'src/formula': 'value',
    'src/import': 'value',
    'src/model': 'value',
    'src/analysis': 'value',
    'src/forecast': 'value',
    'src/export': 'value',
  },
  // The state of the page knows the shapes of what the engine answers, never its code; the defaults of the settings and the
  // language of selections are data.
  'src/session': {
    'src/table': 'type',
    'src/import': 'type',
    'src/model': 'type',
    'src/model/settings.ts': 'value',
    'src/model/selection.ts': 'value',
    'src/model/restore-selection.ts': 'value',
    'src/model/amendments.ts': 'value',
    'src/model/restore-amendments.ts': 'value',
    'src/formula': 'type',
    // Formulas as text: completed and spelled while they are typed.
    'src/formula/language.ts': 'value',
    'src/analysis': 'type',
    'src/forecast': 'type',
    workers: 'type',
    samples: 'value',
  },
  'src/ui': { 'src/i18n': 'value' },
  'src/i18n': {},
  'src/actions': {
    'src/i18n': 'value',
    'src/session': 'type',
    'src/session/screens.ts': 'value',
  },
  'src/charts': { 'src/analysis': 'type', 'src/i18n': 'value' },
  'src/sheet': { 'src/session': 'value', 'src/ui': 'value', 'src/i18n': 'value', workers: 'type' },
  'src/views': {
    'src/session': 'value',
    'src/charts': 'value',
    'src/sheet': 'value',
    'src/ui': 'value',
    'src/i18n': 'value',
    'src/actions': 'value',
    'src/table': 'type',
    'src/import': 'type',
    'src/model': 'type',
    'src/model/selection.ts': 'value',
    'src/model/amendments.ts': 'value',
    'src/formula': 'type',
    'src/formula/language.ts': 'value',
    'src/analysis': 'type',
    workers: 'type',
  },
  'src/main.ts': {
    'src/app.svelte': 'value',
    'src/ui': 'value',
    'src/i18n': 'value',
    'src/session': 'value',
  },
  'src/app.svelte': {
    'src/session': 'value',
    'src/views': 'value',
    'src/ui': 'value',
    'src/i18n': 'value',
    'src/actions': 'value',
  },
  samples: {},
};

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * The room a file of the repository lies in: the longest name in the table that its path begins with, or null.
 *
 * @param {string} path relative to the repository, with forward slashes
 */
export function roomOf(path) {
  let found = null;
  for (const room of Object.keys(ROOMS))
    if ((path === room || path.startsWith(`${room}/`)) && room.length > (found?.length ?? 0)) found = room;
  return found;
}

/**
 * What is wrong with one import, or null.
 *
 * @param {string} from path of the importing file, relative to the repository
 * @param {string} target path of the imported file, likewise
 * @param {boolean} typeOnly whether it leaves no trace at run time
 */
export function wrongImport(from, target, typeOnly) {
  const room = roomOf(from);
  if (room === null || target === room || target.startsWith(`${room}/`)) return null;
  const allowed = ROOMS[room] ?? {};
  let best = '';
  for (const name of Object.keys(allowed))
    if ((target === name || target.startsWith(`${name}/`)) && name.length > best.length) best = name;
  if (best === '') return `${room} may not import ${target}`;
  if (allowed[best] === 'type' && !typeOnly) return `${room} may import only types of ${best}`;
  return null;
}

/**
 * The repository path an import leads to, or null for a package.
 *
 * @param {string} from absolute path of the importing file
 * @param {string} specifier
 */
export function importedPath(from, specifier) {
  if (!specifier.startsWith('.')) return null;
  const path = resolve(dirname(from), specifier.replace(/\?.*$/, ''));
  return relative(ROOT, path).split(sep).join('/');
}

/** @type {import('eslint').Rule.RuleModule} */
const boundaries = {
  meta: { type: 'problem', schema: [], messages: { wrong: '{{ why }}' } },
  create(context) {
    const file = relative(ROOT, context.filename).split(sep).join('/');
    /** @param {any} node @param {unknown} specifier @param {boolean} typeOnly */
    const check = (node, specifier, typeOnly) => {
      if (typeof specifier !== 'string') return;
      const target = importedPath(context.filename, specifier);
      const why = target === null ? null : wrongImport(file, target, typeOnly);
      if (why !== null) context.report({ node, messageId: 'wrong', data: { why } });
    };
    /** @param {any} node */
    const named = (node) =>
      check(
        node,
        node.source?.value,
        (node.importKind ?? node.exportKind) === 'type' ||
          (node.specifiers?.length > 0 &&
            node.specifiers.every((/** @type {any} */ one) => (one.importKind ?? one.exportKind) === 'type')),
      );
    return {
      ImportDeclaration: named,
      ExportNamedDeclaration: named,
      ExportAllDeclaration: named,
      ImportExpression: (/** @type {any} */ node) => check(node, node.source?.value, false),
      TSImportType: (/** @type {any} */ node) =>
        check(node, node.source?.value ?? node.argument?.literal?.value, true),
    };
  },
};

/** @type {import('eslint').ESLint.Plugin} */
export default { meta: { name: 'rooms' }, rules: { boundaries } };
