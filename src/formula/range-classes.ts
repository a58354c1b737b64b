import { classKey, criterionOf, type ClassKey, type Column } from './criterion.ts';
import { numberOfText } from './general-text.ts';
import { NumberIds, TextIds } from './ids.ts';
import { DATE, EMPTY, NUMBER, TEXT } from './lane.ts';
import { serialOf } from './serial.ts';
import { PlaceTable, UNKNOWN } from './place-table.ts';
import type { TextPool } from './text-pool.ts';

/** No cell equals the criterion. */
export const NONE = -1;
/** The criterion asks for something other than a value. */
export const TEST = -2;

/** The cells of a range by what they are alike in (`classKey`), so that a criterion that they are to equal is a look-up. */
export class RangeClasses {
  /** Class of each row; NONE for a fault. */
  readonly of: Int32Array;
  #count = 0;
  readonly #numbers = new NumberIds();
  readonly #texts = new TextIds(true);
  /** Blanks and truth values, which are neither. */
  readonly #others = new Map<ClassKey, number>();
  /** Classes of texts by place, as cells and as criteria. */
  readonly #cells: PlaceTable;
  readonly #criteria: PlaceTable;

  constructor(
    { tags, figures }: Column,
    private readonly pool: TextPool,
    private readonly decimal: string,
  ) {
    this.#cells = new PlaceTable(pool.size);
    this.#criteria = new PlaceTable(pool.size);
    const of = new Int32Array(tags.length);
    for (let row = 0; row < of.length; row++) {
      const tag = tags[row]!;
      const figure = figures[row]!;
      if (tag === TEXT) of[row] = this.#ofText(figure);
      else if (tag === NUMBER) of[row] = this.#taken(this.#numbers.id(figure + 0, this.#count));
      else if (tag === DATE) of[row] = this.#taken(this.#numbers.id(serialOf(figure), this.#count));
      else of[row] = this.#ofOther(classKey(tag, figure, pool, decimal));
    }
    this.of = of;
  }

  get count(): number {
    return this.#count;
  }

  #taken(id: number): number {
    if (id === this.#count) this.#count++;
    return id;
  }

  #ofText(place: number): number {
    const known = this.#cells.at(place);
    if (known !== UNKNOWN) return known;
    const text = this.pool.text(place);
    const number = text === '' ? null : numberOfText(text, this.decimal);
    const own =
      text === ''
        ? this.#ofOther(classKey(EMPTY, 0, this.pool, this.decimal))
        : this.#taken(
            number === null ? this.#texts.id(text, this.#count) : this.#numbers.id(number, this.#count),
          );
    this.#cells.set(place, own);
    return own;
  }

  #ofOther(key: ClassKey | null): number {
    if (key === null) return NONE;
    let known = this.#others.get(key);
    if (known === undefined) this.#others.set(key, (known = this.#count++));
    return known;
  }

  /** The class that a criterion asks for; NONE, TEST. */
  asked(tag: number, figure: number): number {
    if (tag === NUMBER) return this.#numbers.find(figure + 0);
    if (tag === DATE) return this.#numbers.find(serialOf(figure));
    if (tag !== TEXT) return this.#classOf(criterionOf(tag, figure, this.pool, this.decimal).key, NONE);
    let known = this.#criteria.at(figure);
    if (known === UNKNOWN) this.#criteria.set(figure, (known = this.#askedByText(figure)));
    return known;
  }

  #askedByText(place: number): number {
    if (isPlain(this.pool.text(place)) && this.#cells.at(place) !== UNKNOWN) return this.#cells.at(place);
    return this.#classOf(criterionOf(TEXT, place, this.pool, this.decimal).key, TEST);
  }

  #classOf(key: ClassKey | null, otherwise: number): number {
    if (key === null) return otherwise;
    if (typeof key === 'number') return this.#numbers.find(key + 0);
    // Keys of texts begin with an s (`classKey`).
    return key.length > 1 ? this.#texts.find(key.slice(1)) : (this.#others.get(key) ?? NONE);
  }
}

/** Whether a text stands for itself as a criterion: no operator, no pattern, no truth value. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // * ? ~
    if (unit === 42 || unit === 63 || unit === 126) return false;
  }
  // < = > and the beginnings of TRUE and FALSE
  const first = text.charCodeAt(0) | 32;
  return text !== '' && first !== 116 && first !== 102 && !(first >= 60 && first <= 62);
}
