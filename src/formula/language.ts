/** Formulas as text: what may be asked of one without a table. All of it is small, so the page has it too. */
export { complete, signatureAt, type Completion, type Completions, type SignatureHelp } from './complete.ts';
export { FormulaError, type FormulaErrorCode } from './formula-error.ts';
export { FUNCTIONS, type FunctionSignature, type Parameter } from './functions.ts';
export type { ColumnShape, Kind } from './kind.ts';
export { LONGEST, parse } from './parse.ts';
export { printed, respelled, STORED } from './print.ts';
export { renamedColumn } from './rename.ts';
export type { Spelling, Syntax } from './syntax.ts';
export { bracketedName, isPlainName } from './tokens.ts';
