import { enCharts } from '../../i18n/en-charts.ts';
import { enSegments } from '../../i18n/en-segments.ts';
import { translator } from '../../i18n/translate.ts';

/** Words of the ways to divide customers, and those charts and screens share. */
export const w = translator({ ...enCharts, ...enSegments });
