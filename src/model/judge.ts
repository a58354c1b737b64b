import type { View } from './dataset.ts';
import type { CustomerClause } from './selection.ts';
import type { ViewSettings } from './settings.ts';

/** Clauses about classes and places: only an analysis can tell who meets them. */
export type JudgedClause = Extract<CustomerClause, { kind: 'class' | 'rank' }>;

/** What a selection is judged by: the views it looks at customers in, and the analyses, which the model does not know. */
export interface Judge {
  /** A view of the same dataset, kept once it is made. */
  view(settings: ViewSettings): View;
  /** Who meets a clause, before it is negated: 1 a customer of the view. */
  members(view: View, clause: JudgedClause): Uint8Array;
}
