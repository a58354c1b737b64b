import type { Catalogue } from './translate.ts';

/** Words of the small controls and of what surrounds every screen. Loaded with the page. */
export const enShell = {
  app: 'Regulars',
  skip: 'Skip to the content',
  cancel: 'Cancel',
  dismiss: 'Dismiss this message',
  definition: 'What is {term}?',
  tour: 'First steps',
  'tour.step': '{step} of 3',
  'tour.1':
    'Drop a sales file on this page, or look around in one of the made-up businesses below. It stays on this device.',
  'tour.2': 'This is the file as it was understood. Correct what is wrong, then analyse it.',
  'tour.3':
    'Click any figure to see the rows behind it, and the question mark beside a title for what it means. {keys} finds everything.',
  'tour.done': 'Got it',
  'tour.end': 'End the tour',
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
