import type { Catalogue } from './translate.ts';

/** Words of notes and tags on customers. */
export const enRemarks = {
  note: 'Note',
  'note.placeholder': 'What to remember about this customer',
  tags: 'Tags',
  'tag.add': 'Add a tag',
  'tag.placeholder': 'Add a tag',
  'tag.remove': 'Take the tag {tag} off',
  'tag.filter': 'Show only customers tagged {tag}',
  tag: 'Tag',
  'tag.title': 'Tag the customers selected',
  'tag.of': { one: 'Tags of {count} customer', other: 'Tags of {count} customers' },
  'tag.nothing': 'Select rows first.',
  'tag.reading': 'Looking at what is selected',
  'tag.new': 'New tag',
  'tag.some': '{tag}: {count} of {of}',
} as const satisfies Catalogue;
