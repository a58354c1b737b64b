import type { View } from './dataset.ts';

/**
 * A function of a view that runs once for it, and once for every key of the other arguments: what several analyses
 * need is made by the first that asks and goes when the view goes. Answers are shared: nobody may change them.
 */
export function oncePerView<Rest extends readonly unknown[], Answer>(
  make: (view: View, ...rest: Rest) => Answer,
  keyOf: (...rest: Rest) => string,
): (view: View, ...rest: Rest) => Answer {
  const kept = new WeakMap<View, Map<string, { readonly answer: Answer }>>();
  return (view, ...rest) => {
    let answers = kept.get(view);
    if (!answers) kept.set(view, (answers = new Map<string, { readonly answer: Answer }>()));
    const key = keyOf(...rest);
    let found = answers.get(key);
    if (!found) answers.set(key, (found = { answer: make(view, ...rest) }));
    return found.answer;
  };
}
