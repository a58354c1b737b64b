import { truth } from './calls.ts';
import { BOOLEAN, EMPTY, isFault, NA, TEXT, VALUE, type Lane, type Step } from './lane.ts';
import type { TextPool } from './text-pool.ts';

/** Both branches are there for the whole block; a row takes its own, faults and all. */
export function ifStep(condition: Lane, then: Lane, otherwise: Lane, out: Lane, pool: TextPool): Step {
  const { tags: kinds, figures: values } = condition;
  const { tags, figures } = out;
  const { tags: thenTags, figures: thenFigures } = then;
  const { tags: elseTags, figures: elseFigures } = otherwise;
  return (_, count) => {
    for (let i = 0; i < count; i++) {
      const holds = kinds[i]! === BOOLEAN ? values[i]! : truth(condition, i, pool);
      if (holds === 1) {
        tags[i] = thenTags[i]!;
        figures[i] = thenFigures[i]!;
      } else if (holds === 0) {
        tags[i] = elseTags[i]!;
        figures[i] = elseFigures[i]!;
      } else tags[i] = holds;
    }
  };
}

/** Conditions and values by turns; the first condition that holds decides, none is #N/A. */
export function ifsStep(given: readonly Lane[], out: Lane, pool: TextPool): Step {
  const { tags, figures } = out;
  return (_, count) => {
    for (let i = 0; i < count; i++) {
      tags[i] = NA;
      for (let at = 0; at + 1 < given.length; at += 2) {
        const holds = truth(given[at]!, i, pool);
        if (holds === 0) continue;
        const value = given[at + 1]!;
        tags[i] = holds === 1 ? value.tags[i]! : holds;
        figures[i] = value.figures[i]!;
        break;
      }
    }
  };
}

export function ifErrorStep(value: Lane, instead: Lane, out: Lane): Step {
  const { tags, figures } = out;
  return (_, count) => {
    for (let i = 0; i < count; i++) {
      const from = isFault(value.tags[i]!) ? instead : value;
      tags[i] = from.tags[i]!;
      figures[i] = from.figures[i]!;
    }
  };
}

/**
 * AND and OR. Texts and blanks in cells are passed over, as Excel does in references (`cells`: which arguments are cells);
 * where nothing is left it is #VALUE!.
 */
export function allOrAnyStep(
  name: 'AND' | 'OR',
  given: readonly Lane[],
  cells: readonly boolean[],
  out: Lane,
  pool: TextPool,
): Step {
  const { tags, figures } = out;
  const decides = name === 'AND' ? 0 : 1;
  return (_, count) => {
    for (let i = 0; i < count; i++) {
      let result = -1;
      for (let at = 0; at < given.length; at++) {
        const kind = given[at]!.tags[i]!;
        if (cells[at]! && (kind === TEXT || kind === EMPTY)) continue;
        const holds = truth(given[at]!, i, pool);
        if (isFault(holds)) {
          result = holds;
          break;
        }
        if (result !== decides) result = holds;
      }
      tags[i] = result < 0 ? VALUE : result > 1 ? result : BOOLEAN;
      figures[i] = result;
    }
  };
}

/** ISERROR, ISBLANK. */
export function isStep(name: 'ISERROR' | 'ISBLANK', value: Lane, out: Lane): Step {
  const { tags: kinds } = value;
  const { tags, figures } = out;
  return (_, count) => {
    for (let i = 0; i < count; i++) {
      const kind = kinds[i]!;
      figures[i] = (name === 'ISBLANK' ? kind === EMPTY : isFault(kind)) ? 1 : 0;
      tags[i] = BOOLEAN;
    }
  };
}

export function notStep(condition: Lane, out: Lane, pool: TextPool): Step {
  const { tags, figures } = out;
  return (_, count) => {
    for (let i = 0; i < count; i++) {
      const holds = truth(condition, i, pool);
      tags[i] = holds > 1 ? holds : BOOLEAN;
      figures[i] = 1 - holds;
    }
  };
}
