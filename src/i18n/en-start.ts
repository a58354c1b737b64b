import type { Catalogue } from './translate.ts';

export const enStart = {
  title: 'Who brings the money, and who comes back?',
  lead: 'Drop a sales file and read the answer: your best customers, how many return, and what one is worth.',
  'drop.title': 'Drop sales files anywhere on this page',
  'drop.choose': 'Choose files',
  'drop.paste': 'or paste rows copied from a spreadsheet: {keys}',
  'drop.pasteKeys': 'Ctrl V',
  'drop.pasteKeysApple': '⌘ V',
  'drop.kinds':
    'CSV, Excel, OpenDocument, Parquet, zipped too; a bank statement will do. Any size: a million rows is fine.',
  'needs.title': 'One row for each sale',
  'needs.caption': 'Rows a sales file could begin with',
  'needs.customer': 'Customer',
  'needs.date': 'Date',
  'needs.amount': 'Amount',
  'needs.rest':
    'Who, when and how much is all it takes; quantity and price do for the amount. Other columns come along. You see what was understood before anything is counted.',
  'private.title': 'Nothing leaves this device',
  'private.text':
    'Your file is read here, in this window. This page has no server and no account, and it forbids your browser every connection. Cut the network and see: it works the same.',
  'samples.title': 'Or look around in a made-up business',
  'sample.coffee-shop': 'Coffee shop',
  'sample.coffee-shop.story':
    'Half the takings come from guests without a card. Do the few hundred who carry one keep the place alive?',
  'sample.coffee-shop.size': '20,123 lines, 64 weeks',
  'sample.wood-panels': 'Wood-panel works',
  'sample.wood-panels.story':
    'Three product lines, sold to joiners and to building sites. One lives on regulars, one on strangers.',
  'sample.wood-panels.size': '5,909 lines, 30 months',
  'sample.web-shop': 'Garden web shop',
  'sample.web-shop.story':
    'Sales grow every year and swing with the seasons. Are new customers as loyal as the first ones were?',
  'sample.web-shop.size': '15,313 lines, 3 years',
  hover: 'Drop it anywhere',
  'hover.note': 'It is read on this device.',
  'along.link': 'Take it along',
  'along.text': 'as one file, regulars.html, that works from disk.',
  'along.offline': 'This page opens without a network too.',
} as const satisfies Catalogue;
