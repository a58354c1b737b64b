import { enAnalysis } from '../i18n/en-analysis.ts';
import { enCharts } from '../i18n/en-charts.ts';
import { enGrowth } from '../i18n/en-growth.ts';
import { translator } from '../i18n/translate.ts';

/** Words of the charts and of the screens around them. */
export const t = translator({ ...enCharts, ...enAnalysis, ...enGrowth });
