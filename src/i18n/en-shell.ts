import type { Catalogue } from './translate.ts';

/** Words of the small controls and of what surrounds every screen. Loaded with the page. */
export const enShell = {
  app: 'Regulars',
  skip: 'Skip to the content',
  cancel: 'Cancel',
  dismiss: 'Dismiss this message',
  definition: 'What is {term}?',
  update: 'New version: reload',
  'update.note': 'What you set and wrote stays. Nothing reloads by itself.',
  theme: 'Colours',
  'theme.system': 'As on this device',
  'theme.light': 'Light',
  'theme.dark': 'Dark',
  'field.noNumber': '“{text}” is no number. Try 12.5 or 12,5.',
  'field.whole': 'Only whole numbers here.',
  'field.range': 'Between {min} and {max}.',
  'progress.file': 'Reading the file',
  'progress.bytes': '{done} of {total}',
  'progress.rate': '{rate} a second',
  'progress.left': { one: 'about {count} second left', other: 'about {count} seconds left' },
  'progress.finishing': 'Read to the end, putting it together',
  'drop.here': 'Drop it anywhere',
  'drop.replaces': 'The file open now stays until you accept the new one.',
  'drop.busy': 'A file is being read. Wait for it, or cancel it first.',
} as const satisfies Catalogue;
