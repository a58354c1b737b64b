import type { Screen } from '../../session/screens.ts';

const KEY = 'regulars.tour';
/** Where settings are kept: who has set something has been here before. */
const SETTINGS = 'regulars';

/** The three steps of a first visit: drop a file, check it, open a figure. Shown on one visit, and again only when asked. */
export class Tour {
  running = $state(false);
  /** The screen that is open says which step it is. */
  readonly step: 1 | 2 | 3;
  readonly #screen: () => Screen;

  /** @param screen the one that is open */
  constructor(screen: () => Screen) {
    this.#screen = screen;
    this.step = $derived.by(() => stepOn(this.#screen()));
    this.running = firstVisit();
  }

  start(): void {
    this.running = true;
  }

  end(): void {
    this.running = false;
  }
}

function stepOn(screen: Screen): 1 | 2 | 3 {
  if (screen === 'start') return 1;
  return screen === 'check' ? 2 : 3;
}

/** Whether the tour was never shown on this device; from now on it was. Where nothing can be kept, nobody is asked twice. */
function firstVisit(): boolean {
  try {
    if (localStorage.getItem(KEY) !== null || localStorage.getItem(SETTINGS) !== null) return false;
    localStorage.setItem(KEY, 'shown');
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}
