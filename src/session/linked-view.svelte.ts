import { untrack } from 'svelte';
import type { LinkProblem, SharedView } from './link.ts';
import { carriesView } from './screens.ts';
import type { Workspace } from './workspace.svelte.ts';

/** What there is to say of a view that came or goes as a link. */
export type LinkNews =
  /** It waits for its file; `open`: another one lies open. */
  | { readonly kind: 'waiting'; readonly source: string | null; readonly open: string | null }
  /** It is on screen, over another file than it was made from. */
  | { readonly kind: 'other-file'; readonly source: string; readonly open: string }
  | { readonly kind: 'problem'; readonly problem: LinkProblem }
  /** Some of it did not hold. */
  | { readonly kind: 'dropped'; readonly count: number }
  /** `customers`: that its filters name. */
  | { readonly kind: 'copied'; readonly customers: number }
  | { readonly kind: 'to-copy'; readonly link: string };

/** A view as a link: made, and taken in once the file it belongs to is open. */
export class LinkedView {
  news = $state.raw<LinkNews | null>(null);
  #pending: SharedView | null = null;
  /** Nothing was open while it waited: the file opened then is the one meant for it, be it next month's. */
  #asked = false;
  #dropped = 0;
  readonly #workspace: Workspace;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
    void this.#read();
    globalThis.addEventListener('hashchange', () => void this.#read());
    $effect.root(() => {
      $effect(() => {
        if (!workspace.waking && workspace.loaded === 0) this.#asked = true;
        const fingerprint = workspace.ready ? (workspace.source?.fingerprint ?? '') : null;
        if (fingerprint !== null) untrack(() => this.#arrived(fingerprint));
      });
    });
  }

  /** Shows the view that waits over the file that is open, whichever that is. */
  apply(): void {
    const shared = this.#pending;
    const workspace = this.#workspace;
    if (!shared || workspace.loaded === 0) return;
    this.#pending = null;
    const { screen, part, work, selection, source } = shared;
    if (selection && workspace.selections.every(({ name }) => name !== selection.name))
      workspace.addSelection(selection);
    const { corrections, remarks, computed } = workspace.amendments;
    const added = work.amendments.computed.filter(({ name }) => computed.every((one) => one.name !== name));
    const amendments =
      added.length > 0 ? { corrections, remarks, computed: [...computed, ...added] } : workspace.amendments;
    workspace.takeWork({ ...work, amendments });
    if (screen !== 'start' && screen !== 'check') workspace.navigate(screen, part === '' ? undefined : part);
    const open = workspace.source;
    if (source && open && source.fingerprint !== open.fingerprint)
      this.news = { kind: 'other-file', source: source.name, open: open.name };
    else this.news = this.#dropped > 0 ? { kind: 'dropped', count: this.#dropped } : null;
  }

  dismiss(): void {
    this.#pending = null;
    this.news = null;
  }

  /** Puts a link to what is on screen on the clipboard. */
  async copy(): Promise<void> {
    const { screen, part, work, source, selections } = this.#workspace;
    const name = work.comparedWith.startsWith('saved:') ? work.comparedWith.slice('saved:'.length) : null;
    const address = globalThis.location.href.replace(/#.*$/s, '');
    const { linkOf } = await import('./link.ts');
    const answer = await linkOf(
      {
        screen,
        part,
        work,
        selection: selections.find((one) => one.name === name) ?? null,
        source: source && { name: source.name, fingerprint: source.fingerprint },
      },
      address,
    );
    if ('problem' in answer) return void (this.news = { kind: 'problem', problem: answer.problem });
    const link = address + answer.hash;
    const customers = work.view.selection.reduce(
      (sum, clause) => sum + (clause.kind === 'keys' ? clause.keys.length : 0),
      0,
    );
    try {
      await navigator.clipboard.writeText(link);
      this.news = { kind: 'copied', customers };
    } catch {
      // Not allowed here, from disk for one: then by hand.
      this.news = { kind: 'to-copy', link };
    }
  }

  /** Takes the view out of the address, so that a reload does not set everything anew. */
  async #read(): Promise<void> {
    const { hash } = globalThis.location;
    if (!carriesView(hash)) return;
    const { viewOfLink } = await import('./link.ts');
    const answer = await viewOfLink(hash);
    const here = globalThis.location.hash;
    if (carriesView(here)) history.replaceState(history.state, '', here.replace(/\?view=.*$/s, ''));
    if ('problem' in answer) return void (this.news = { kind: 'problem', problem: answer.problem });
    this.#pending = answer.shared;
    this.#dropped = answer.dropped.reduce((sum, { count }) => sum + count, 0);
    const workspace = this.#workspace;
    this.#asked = !workspace.waking && workspace.loaded === 0;
    if (workspace.ready) this.#arrived(workspace.source?.fingerprint ?? '');
    else this.news = { kind: 'waiting', source: answer.shared.source?.name ?? null, open: null };
  }

  #arrived(fingerprint: string): void {
    const shared = this.#pending;
    if (!shared) return;
    const same = shared.source === null || shared.source.fingerprint === fingerprint;
    if (same || this.#asked) return this.apply();
    const open = this.#workspace.source?.name ?? null;
    this.news = { kind: 'waiting', source: shared.source?.name ?? null, open };
  }
}
