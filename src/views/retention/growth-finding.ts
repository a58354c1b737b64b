import type { ConversionResult, ConversionRow } from '../../analysis/conversion.ts';
import type { GrowthResult, GrowthRow } from '../../analysis/growth.ts';
import { repeatShare, type GrowthUnit } from '../../charts/growth.ts';
import { shareWords } from '../../charts/share-words.ts';
import { t } from '../../charts/words.ts';
import { moneyRounded, number, period } from '../../i18n/format.ts';
import { stepOf } from './finding.ts';

/** The last whole period that has one before it; null where there is none yet. */
function lastChange(result: GrowthResult): GrowthRow | null {
  return result.rows.findLast((row) => row.complete && row.change !== null) ?? null;
}

/** "In Nov 2011 612 customers came or came back, 488 did not return". */
export function growthFinding(result: GrowthResult, unit: GrowthUnit): string {
  const row = lastChange(result);
  if (!row?.change) return t('growth.title.none');
  const name = period(row.period);
  if (unit === 'customers') {
    return t('growth.title.customers', { period: name, came: row.new + row.reactivated, went: row.lost });
  }
  const { change, parts } = row;
  return t('growth.title.money', {
    period: name,
    came: moneyRounded(parts.new + parts.reactivated + change.expansion),
    went: moneyRounded(change.lost + change.contraction),
  });
}

export function growthLead(result: GrowthResult, unit: GrowthUnit): string {
  const step = t(`in.${stepOf(result.period)}`);
  if (unit === 'customers') return t('growth.lead.customers', { step });
  const ratio = lastChange(result)?.quickRatio ?? null;
  const lead = t('growth.lead.money', { step });
  return ratio === null
    ? lead
    : `${lead} ${t('growth.lead.quick', { gained: number(Math.round(ratio * 100)) })}`;
}

/** The last whole period with revenue. */
function lastWithRevenue(result: GrowthResult): GrowthRow | null {
  return result.rows.findLast((row) => row.complete && row.revenue > 0) ?? null;
}

/** "81 % of revenue in Nov 2011 came from customers won before". */
export function partsFinding(result: GrowthResult): string {
  const row = lastWithRevenue(result);
  const share = repeatShare(row ?? undefined);
  if (!row || share === null) return t('growth.parts.title.none');
  return t('growth.parts.title', { share: shareWords(share), period: period(row.period) });
}

export function partsLead(result: GrowthResult): string {
  const row = lastWithRevenue(result);
  return row ? t('growth.parts.lead', { first: moneyRounded(row.firstPurchases) }) : '';
}

/** "Half of revenue in Nov 2011 comes from customers won since Sep 2011". */
export function layersFinding(result: GrowthResult): string {
  const row = lastWithRevenue(result);
  if (!row) return t('growth.layers.title.none');
  const at = result.rows.indexOf(row);
  let sum = 0;
  for (let layer = result.layers.length - 1; layer >= 0; layer--) {
    const one = result.layers[layer];
    sum += one?.revenue[at] ?? 0;
    if (sum < row.revenue / 2 || !one) continue;
    // The oldest of all makes "since" say nothing.
    if (layer === 0) break;
    return t('growth.layers.title', { period: period(row.period), cohort: period(one.cohort) });
  }
  return t('growth.layers.title.before', { period: period(row.period) });
}

export function layersLead(result: GrowthResult): string {
  return t('growth.layers.lead', { step: t(`in.${stepOf(result.layerStep)}`) });
}

/** The last year all of whose customers have had the days; else the last but one, which had most of a year more. */
export function tellingYear(result: ConversionResult): ConversionRow | null {
  return result.rows.findLast((row) => row.mature) ?? result.rows.at(-2) ?? result.rows[0] ?? null;
}

/** "Of the customers won in 2010, 88 % bought again and 40 % are regulars". */
export function conversionFinding(result: ConversionResult): string {
  const row = tellingYear(result);
  if (!row) return t('conversion.title.none');
  return t('conversion.title', {
    year: row.year,
    clients: shareWords(row.clientShare),
    regulars: shareWords(row.regularShare),
  });
}
