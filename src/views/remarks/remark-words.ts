import { enRemarks } from '../../i18n/en-remarks.ts';
import { translator } from '../../i18n/translate.ts';

export const t = translator(enRemarks);
