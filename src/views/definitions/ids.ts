/** What can be explained. Words and figures are in `definitions.ts`, which loads when one is first opened. */
export const DEFINITION_IDS = [
  'revenue', 'pareto', 'abc', 'xyz', 'abcXyz', 'rfm', 'ladder', 'overdue', 'declining', 'retention', 'bridge',
  'growth', 'parts', 'layers', 'conversion', 'cohorts', 'lines', 'first', 'value', 'S', 'C', 'P', 'T', 'valueCurves',
  'ways', 'whatIf',
] as const; // prettier-ignore
export type DefinitionId = (typeof DEFINITION_IDS)[number];
