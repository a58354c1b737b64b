import { enExport } from '../../i18n/en-export.ts';
import { translator } from '../../i18n/translate.ts';

export const x = translator(enExport);
