import type { Role } from '../model/lines.ts';
import type { ImportOptions, Question } from './check.ts';
import type { Cleaned } from './clean.ts';
import { SURE } from './encoding-detect.ts';
import { encodingQuestion, questionOf, type ColumnDecision } from './infer.ts';
import type { ReadState } from './read-state.ts';
import { NUMBER_ROLES, type RoleGuesses } from './roles.ts';

const REQUIRED: ReadonlySet<Role> = new Set<Role>(['customer', 'date', 'amount', 'quantity', 'unitPrice']);

/** What only the user can know of a file that has been read. */
export function openQuestions(
  state: ReadState,
  options: ImportOptions,
  guesses: RoleGuesses,
  decisions: readonly ColumnDecision[],
): Question[] {
  const questions: Question[] = guesses.missing.map((role) => ({
    code: 'missing-role',
    column: null,
    role,
    examples: [],
    choices: [],
  }));
  const { encoding } = state.sniffed;
  if (options.encoding === undefined && encoding.by === 'letters' && encoding.confidence < SURE) {
    questions.unshift(encodingQuestion(encoding));
  }
  const roles = new Set(guesses.guesses.map(({ role }) => role));
  for (const { role, column } of guesses.guesses) {
    if (!matters(role, roles)) continue;
    const decision = decisions[column];
    const profile = state.profile(column);
    if (!decision || !profile) continue;
    const examples = state.sniffed.sample
      .map((record) => record[column] ?? '')
      .filter((text) => text.trim() !== '');
    const question = questionOf(column, role, decision, [...new Set(examples)].slice(0, 3));
    if (question) questions.push(question);
    else if (decision.format === null && REQUIRED.has(role) && role !== 'customer') {
      // The column chosen for a date or an amount holds none.
      questions.push({ code: 'missing-role', column: null, role, examples: [], choices: [] });
    }
  }
  return questions;
}

/** A statement of money that went out alone has no sales: that is said, and not a revenue of nothing. */
export function nothingCameIn({ waterfall }: Cleaned): Question[] {
  // What is held back on a card for a while stands there with nothing.
  if (waterfall.analysed.amount !== 0 || waterfall.anonymous.amount !== 0) return [];
  // What could not be read or is in another currency is told there.
  if (waterfall.status.rows === 0) return [];
  return [{ code: 'nothing-came-in', column: null, role: null, examples: [], choices: [] }];
}

/** Whether a wrong reading of a column in this role would change a figure. */
function matters(role: Role, roles: ReadonlySet<Role>): boolean {
  if (role === 'date' || role === 'amount') return true;
  if (role === 'quantity') return !roles.has('amount') || roles.has('unitCost');
  if (role === 'unitPrice' || role === 'discount') return !roles.has('amount');
  return NUMBER_ROLES.has(role) && role !== 'shareOfWallet';
}
