import { Sums } from '../table/compensated-sum.ts';
import type { Money } from './amounts.ts';
import { ANONYMOUS, STATUS } from './bucket-order.ts';
import { BANK_RULES, NAMELESS_RULE, ruleBit, type BankRule } from './bank-rules.ts';
import type { BankCheck } from './check.ts';

/** What the rules of bank statements do to the rows of one: which rule each row goes by, and how many go by each. */
export class RowRules {
  /** Index into BANK_RULES a row: the first rule in force that takes it, else the first that would; -1 without one. */
  readonly #ruleOf: Int8Array;
  readonly #inForce: Uint8Array;

  /**
   * @param rules the rules that speak for each row, as bits
   * @param undone rules the user undid
   */
  constructor(rules: Uint8Array, undone: readonly BankRule[]) {
    this.#inForce = Uint8Array.from(BANK_RULES, (rule) => (undone.includes(rule) ? 0 : 1));
    let inForce = 0;
    for (const rule of BANK_RULES) if (!undone.includes(rule)) inForce |= ruleBit(rule);
    // There are few sets of rules: looked up, not worked out a row.
    const first = Int8Array.from({ length: 256 }, (_, set) => {
      const taking = (set & inForce) !== 0 ? set & inForce : set;
      return BANK_RULES.findIndex((rule) => (taking & ruleBit(rule)) !== 0);
    });
    this.#ruleOf = Int8Array.from(rules, (set) => first[set]!);
  }

  setsAside(row: number): boolean {
    const rule = this.#ruleOf[row]!;
    return rule >= 0 && rule !== NAMELESS && this.#inForce[rule] === 1;
  }

  makesNameless(row: number): boolean {
    return this.#ruleOf[row] === NAMELESS && this.#inForce[NAMELESS] === 1;
  }

  /** The row is set aside for another reason, before any rule was asked. */
  forget(row: number): void {
    this.#ruleOf[row] = -1;
  }

  /** Whether a rule took the row, or would take it were it in force. */
  takes(rule: BankRule, row: number, bucketOf: Uint8Array): boolean {
    const index = BANK_RULES.indexOf(rule);
    return this.#ruleOf[row] === index && this.#held(index, bucketOf[row]!);
  }

  #held(rule: number, bucket: number): boolean {
    if (this.#inForce[rule] === 0) return bucket >= ANONYMOUS;
    return rule === NAMELESS ? bucket === ANONYMOUS : bucket === STATUS;
  }

  /** Rows and amount of every rule that finds any. */
  counts(bucketOf: Uint8Array, money: Money): BankCheck['rules'] {
    const rows = new Float64Array(BANK_RULES.length);
    const sums = new Sums(BANK_RULES.length);
    for (let row = 0; row < bucketOf.length; row++) {
      const rule = this.#ruleOf[row]!;
      if (rule < 0 || !this.#held(rule, bucketOf[row]!)) continue;
      rows[rule]!++;
      sums.add(rule, money.ticks[row]!);
    }
    return BANK_RULES.flatMap((rule, index) =>
      rows[index] === 0
        ? []
        : {
            rule,
            on: this.#inForce[index] === 1,
            rows: rows[index]!,
            amount: sums.at(index) / money.unit,
            nameless: index === NAMELESS,
          },
    );
  }
}

const NAMELESS = BANK_RULES.indexOf(NAMELESS_RULE);
