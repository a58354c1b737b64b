import type { View } from '../model/dataset.ts';

/** Limits of one setting; the session validates against them and the screens build their controls from them. */
export type SettingLimit =
  | { readonly kind: 'number'; readonly min: number; readonly max: number; readonly integer?: boolean }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'boolean' }
  /** Days since 1970-01-01, of the years 1 to 9999; null: none chosen. */
  | { readonly kind: 'day' }
  /** The name of an attribute of the dataset, or one of the given words. */
  | { readonly kind: 'attribute'; readonly words: readonly string[] };

/** One statistic. Adding one touches its file, its line in the registry, its chart and its screen. */
export interface Analysis<Id extends string, S extends object, R> {
  readonly id: Id;
  readonly defaults: S;
  readonly limits: { readonly [K in keyof S]: SettingLimit };
  /** Lists of settings that must strictly ascend (cuts): where one crosses, all in its list fall back to their defaults. */
  readonly ascending?: readonly (readonly (keyof S & string)[])[];
  /**
   * The same view and settings give the same result, whatever ran before. What several analyses need is made once and
   * kept with the view (`oncePerView`). Throws AnalysisError.
   */
  run(view: View, settings: S): R;
}
