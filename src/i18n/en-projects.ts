import type { Catalogue } from './translate.ts';

/** Projects: those kept on this device, the one that is open, and the files they are handed on as. */
export const enProjects = {
  'recent.title': 'Go on with',
  'recent.when': 'opened {day}',
  'recent.today': 'today',
  'recent.yesterday': 'yesterday',
  'recent.never': 'not opened yet',
  'recent.facts': {
    one: '{lines} lines, {count} customer',
    other: '{lines} lines, {count} customers',
  },
  'recent.unread': 'Not read yet',
  'recent.more': 'What to do with {name}',
  'recent.all': { one: 'Show all {count}', other: 'Show all {count}' },
  'recent.fewer': 'Show the last ones only',
  'recent.note': {
    one: 'Kept in this browser, nowhere else: {size}.',
    other: 'Kept in this browser, nowhere else: {size} in all.',
  },
  rename: 'Rename',
  'rename.field': 'Name of the project',
  'rename.save': 'Rename',
  duplicate: 'Duplicate',
  'duplicate.name': '{name} (copy)',
  'duplicate.again': '{name} (copy {number})',
  erase: 'Erase',
  'erase.sure': 'Erase “{name}” and all that was done on it from this device? That cannot be undone.',
  'erase.yes': 'Erase it',
  eraseAll: 'Erase all',
  'eraseAll.sure': {
    one: 'Erase {count} project from this device? That cannot be undone.',
    other: 'Erase all {count} projects from this device? That cannot be undone.',
  },
  'eraseAll.yes': 'Erase all of them',
  keep: 'Keep it',

  'recipe.title': 'Drop the next file',
  'recipe.waits':
    '“{name}” is a recipe: how a file was read and looked at, without its data. It is applied to the next file.',
  'recipe.columns': 'It knows these columns: {columns}.',
  'recipe.drop': 'Put the recipe away',
  'recipe.missing': {
    one: 'The recipe knows a column that this file has not: {columns}. What hung on it is left out.',
    other:
      'The recipe knows {count} columns that this file has not: {columns}. What hung on them is left out.',
  },
  'recipe.all': 'This file has all the columns of the recipe.',

  'news.reading': 'This project is open in another tab. What is changed here is not kept.',
  'news.workHere': 'Work here instead',
  'news.refused':
    'This browser keeps nothing for this page. All works, but save the project as a file before you close the tab.',
  'news.full':
    'There is no room left on this device to keep all of this. All works, but save the project as a file before you close the tab.',
  'news.dropped': 'Some of this project could not be taken over: {parts}. The rest stands.',
  'news.absent': {
    one: 'A column stayed in the source file: {columns}. Check the data to have it again.',
    other: '{count} columns stayed in the source file: {columns}. Check the data to have them again.',
  },
  'part.work': 'the work on it',
  'part.version': 'what a later version of this program added',
  'part.view': { one: '{count} setting of the filter bar', other: '{count} settings of the filter bar' },
  'part.filters': { one: '{count} filter', other: '{count} filters' },
  'part.settings': { one: 'the settings of {count} screen', other: 'the settings of {count} screens' },
  'part.corrections': { one: '{count} correction', other: '{count} corrections' },
  'part.computed': { one: '{count} computed column', other: '{count} computed columns' },
  'part.remarks': { one: '{count} note', other: '{count} notes' },
  'part.sheets': 'how sheets were laid out',

  'menu.title': 'Project',
  'menu.kept': 'Kept on this device as you work.',
  'menu.keeping': 'Being kept on this device.',
  'menu.notKept': 'Not kept on this device: save it as a file.',
  'menu.readOnly': 'Open in another tab: read only here.',
  'menu.file': 'Save as a project file',
  'menu.file.note': 'Data, settings, corrections and notes in one .regulars file, for another device.',
  'menu.recipe': 'Save as a recipe',
  'menu.recipe.note': 'Without data: drop it before next month’s file.',
  'menu.codes': 'Save a copy with codes for customers',
  'menu.codes.note': 'For somebody who is not to know who they are.',
  'menu.all': 'All projects',
  saving: 'Writing the file',

  'codes.title': 'A copy with codes for customers',
  'codes.looking': 'Looking what has to stay behind',
  'codes.customers': {
    one: '{count} customer becomes a code such as {example}. The codes of this project are always the same; nobody can lead them back without this device.',
    other:
      '{count} customers become codes such as {example}. The codes of this project are always the same; nobody can lead them back without this device.',
  },
  'codes.coded': 'Coded: {columns}',
  'codes.kept': 'Goes along',
  'codes.blanked': {
    one: '{count} value that named somebody left blank',
    other: '{count} values that named somebody left blank',
  },
  'codes.lines': { one: '{count} line with date and amount', other: '{count} lines with date and amount' },
  'codes.dropped': 'Stays behind',
  'codes.why.role': 'names or reaches people',
  'codes.why.contact': 'holds addresses or numbers',
  'codes.why.free-text': 'free text',
  'codes.why.identifies': 'its values single customers out',
  'codes.why.names': 'holds names of customers',
  'codes.always':
    'Notes, filters, the names of file and project, and how the file was read stay behind too. Tags and settings go along.',
  'codes.dates': 'Whoever knows when somebody bought for how much can still recognise them by that.',
  'codes.save': 'Save the copy',
  'codes.name': 'coded',
  back: 'Back',
} as const satisfies Catalogue;
