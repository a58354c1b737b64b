import { enReport } from '../../i18n/en-report.ts';
import { translator } from '../../i18n/translate.ts';

export const r = translator(enReport);
