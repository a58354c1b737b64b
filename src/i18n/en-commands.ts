import type { Catalogue } from './translate.ts';

/** Words of the palette and the shortcut sheet. */
export const enCommands = {
  palette: 'Search and do',
  'palette.open': 'Search',
  'palette.field': 'What to find or do',
  'palette.placeholder': 'A screen, a setting, a column, a customer …',
  'palette.found': 'Found',
  'palette.count': { one: '{count} found', other: '{count} found' },
  'palette.searching': 'Looking for customers …',
  'palette.none': 'Nothing is called “{text}”: no screen, setting, column or customer.',
  inForce: 'in force',
  'group.go': 'screen',
  'group.edit': 'edit',
  'group.view': 'setting',
  'group.data': 'data',
  'group.help': 'help',
  'kind.column': 'column',
  'kind.term': 'what it means',
  'kind.customer': 'customer, {revenue}',
  shortcuts: 'Keyboard shortcuts',
  'shortcuts.everywhere': 'Everywhere',
  'shortcuts.sheet': 'In a sheet',
  or: 'or',
  close: 'Close',
  definition: 'What this means',
} as const satisfies Catalogue;
