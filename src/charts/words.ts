import { enAnalysis } from '../i18n/en-analysis.ts';
import { translator } from '../i18n/translate.ts';

/** Words of the charts and of the screens around them. */
export const t = translator(enAnalysis);
