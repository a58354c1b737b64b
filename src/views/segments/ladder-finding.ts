import type { LadderResult, LadderSettings, Rung } from '../../analysis/ladder.ts';
import type { LadderMoves } from '../../analysis/ladder-moves.ts';
import { shareWords } from '../../charts/share-words.ts';
import { date, moneyRounded, number, percent } from '../../i18n/format.ts';
import type { CustomerClause, Selection } from '../../model/selection.ts';
import type { Step } from '../../model/settings.ts';
import { isIn, wasIn, type Compared } from './clauses.ts';
import { w } from './words.ts';

export const RUNGS: readonly Rung[] = ['buyer', 'client', 'regular', 'adherent', 'advocate'];

/** The settings a user who has set nothing has. */
export const LADDER_USUAL: LadderSettings = {
  clientPurchases: 2,
  regularPurchases: 3,
  regularShare: 0.5,
  adherentShare: 0.8,
  wallet: 0.8,
  minPeriods: 3,
};

/** "34 % of customers bought once; 979 became regulars". */
export function ladderFinding({ rungs, customers }: LadderResult): string {
  if (customers === 0) return w('no-customers');
  if (rungs.buyer.customers === customers) return w('ladder.title.none');
  const regulars = rungs.regular.customers + rungs.adherent.customers + rungs.advocate.customers;
  return w('ladder.title', { share: shareWords(rungs.buyer.customers / customers), count: regulars });
}

/** What a customer must do for a rung, in a few words. */
export function rungMeans(
  rung: Rung,
  settings: LadderSettings,
  result: Pick<LadderResult, 'adherentEstimated'>,
  step: Step,
): string {
  const steps = w(`ladder.steps.${step}`);
  switch (rung) {
    case 'buyer':
      return settings.clientPurchases === 2
        ? w('ladder.rung.buyer.means')
        : w('ladder.rung.buyer.means.more', { count: settings.clientPurchases });
    case 'client':
      return w('ladder.rung.client.means', { count: settings.clientPurchases });
    case 'regular':
      return w('ladder.rung.regular.means', { share: percent(settings.regularShare, 0), steps });
    case 'adherent':
      return result.adherentEstimated
        ? w('ladder.rung.adherent.means', { share: percent(settings.adherentShare, 0) })
        : w('ladder.rung.adherent.means.wallet', { share: percent(settings.wallet, 0) });
    case 'advocate':
      return w('ladder.rung.advocate.means');
  }
}

export function conversionFinding({ conversion }: LadderResult): string {
  if (!conversion) return w('ladder.conversion.title.none');
  return w('ladder.conversion.title', { worth: moneyRounded(conversion.worth) });
}

export function conversionLead({ conversion }: LadderResult): string {
  if (!conversion) return '';
  return w('ladder.conversion.lead', {
    rate: percent(conversion.rate),
    client: moneyRounded(conversion.client),
    buyer: moneyRounded(conversion.buyer),
    customers: number(conversion.customers, conversion.customers < 10 ? 1 : 0),
  });
}

export function ladderMovesFinding(moves: LadderMoves): string {
  const day = date(moves.earlier);
  if (moves.up.customers + moves.down.customers === 0) return w('ladder.moves.title.none', { day });
  return w('ladder.moves.title', { up: moves.up.customers, down: moves.down.customers, day });
}

/** Who stands higher than then, or lower: the customers of every pair of rungs that leads there. */
export function changedRung(compared: Compared, way: 1 | -1): Selection {
  const pairs = RUNGS.flatMap((from, at): CustomerClause[] => {
    const to = RUNGS.filter((_, place) => Math.sign(place - at) === way);
    if (to.length === 0) return [];
    const pair = [wasIn(compared, [from]), isIn(compared, to)];
    return [{ about: 'customers', kind: 'all', clauses: pair, not: true }];
  });
  // One of several is: not none of them.
  return [{ about: 'customers', kind: 'all', clauses: pairs, not: true }];
}
