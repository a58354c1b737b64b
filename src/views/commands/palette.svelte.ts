import { ACTIONS, type Action, type ActionIcon, type Stage } from '../../actions/index.ts';
import { enCommands } from '../../i18n/en-commands.ts';
import { money } from '../../i18n/format.ts';
import { translator } from '../../i18n/translate.ts';
import { t as term } from '../definitions/definitions.ts';
import { DEFINITION_IDS, type DefinitionId } from '../definitions/ids.ts';
import { found, score } from './match.ts';

const t = translator(enCommands);

/** A line of the palette: something to do, with the kind of thing it is beside it. */
export interface Entry {
  readonly id: string;
  readonly label: string;
  readonly kind: string;
  readonly icon: ActionIcon | 'info' | 'columns' | null;
  readonly keys: string | null;
  readonly on: boolean;
  readonly perform: () => void;
}

/** The most lines of a kind shown at once, and in all. */
const MOST_CUSTOMERS = 6;
const MOST = 40;

/** What can be found and done from one field: commands, columns, terms and customers. */
export class Palette {
  text = $state('');
  active = $state(0);
  /** Customers that hold what is written, as far as the engine has answered. */
  #customers = $state.raw<{ readonly text: string; readonly entries: readonly Entry[] }>({
    text: '',
    entries: [],
  });
  /** The engine is asked for customers. */
  searching = $state(false);
  readonly entries = $derived.by(() => this.#entries());
  readonly #stage: Stage;
  readonly #define: (id: DefinitionId) => void;
  #turn = 0;

  constructor(stage: Stage, define: (id: DefinitionId) => void) {
    this.#stage = stage;
    this.#define = define;
  }

  write(text: string): void {
    this.text = text;
    this.active = 0;
    void this.#searchCustomers(text.trim());
  }

  move(by: number): void {
    const { length } = this.entries;
    if (length > 0) this.active = (this.active + by + length) % length;
  }

  get chosen(): Entry | null {
    return this.entries[this.active] ?? null;
  }

  #entries(): readonly Entry[] {
    const text = this.text.trim();
    const stage = this.#stage;
    const possible = ACTIONS.filter(({ id, enabled }) => id !== 'palette' && (enabled?.(stage) ?? true));
    if (text === '') return possible.slice(0, MOST).map((action) => this.#action(action));
    const actions = possible.map((action) => ({
      entry: this.#action(action),
      score: score(text, action.label, action.words),
    }));
    // What is done goes before what is looked at, and that before what is read about.
    const after = (entries: readonly Entry[], by: number) =>
      entries.map((entry) => ({ entry, score: score(text, entry.label) - by }));
    const known = found([...actions, ...after(this.#columns(), 0.5), ...after(this.#terms(), 1.5)]).map(
      ({ entry }) => entry,
    );
    return [...known, ...this.#customers.entries].slice(0, MOST);
  }

  #action(action: Action): Entry {
    return {
      id: action.id,
      label: action.label,
      kind: t(`group.${action.group}`),
      icon: action.icon ?? null,
      keys: action.keys?.[0] ?? null,
      on: action.on?.(this.#stage) ?? false,
      perform: () => action.perform(this.#stage),
    };
  }

  #columns(): Entry[] {
    const { workspace } = this.#stage;
    return workspace.columns.map(({ name, kind, role }) => ({
      id: `column-${name}`,
      label: name,
      kind: t('kind.column'),
      icon: kind === 'text' ? 'breakdown' : 'columns',
      keys: null,
      on: false,
      perform: () => {
        if (kind !== 'text' || role === 'customer') return workspace.navigate('lines');
        workspace.setSettings('linesOfBusiness', { by: name });
        workspace.navigate('breakdown');
      },
    }));
  }

  #terms(): Entry[] {
    if (this.#stage.workspace.loaded === 0) return [];
    return DEFINITION_IDS.map((id) => ({
      id: `term-${id}`,
      label: term(`${id}.name`),
      kind: t('kind.term'),
      icon: 'info',
      keys: null,
      on: false,
      perform: () => this.#define(id),
    }));
  }

  async #searchCustomers(text: string): Promise<void> {
    const { workspace } = this.#stage;
    const turn = ++this.#turn;
    if (text.length < 2 || workspace.loaded === 0) {
      this.#customers = { text: '', entries: [] };
      this.searching = false;
      return;
    }
    this.searching = true;
    // Somebody who writes on asks for something else.
    await new Promise((resolve) => setTimeout(resolve, 120));
    if (turn !== this.#turn) return;
    const answer = await workspace.openRows({
      table: 'customers',
      where: [{ about: 'customers', kind: 'text', text }],
      offset: 0,
      count: MOST_CUSTOMERS,
    });
    if (turn !== this.#turn) return;
    this.searching = false;
    if ('error' in answer) return;
    const cells = (name: string) => answer.ok.columns.find((column) => column.name === name)?.values ?? [];
    const [keys, names, revenue] = [cells('customer'), cells('name'), cells('revenue')];
    const entries = keys.map((key, row) => this.#customer(String(key), names[row] ?? null, revenue[row]));
    this.#customers = { text, entries };
  }

  #customer(key: string, name: string | number | null, revenue: string | number | null | undefined): Entry {
    const { workspace } = this.#stage;
    const title = name === null ? key : String(name);
    return {
      id: `customer-${key}`,
      label: title,
      kind: typeof revenue === 'number' ? t('kind.customer', { revenue: money(revenue) }) : '',
      icon: 'customers',
      keys: null,
      on: false,
      perform: () => {
        if (workspace.screen === 'start' || workspace.screen === 'check') workspace.navigate('overview');
        workspace.openFigure({
          title,
          where: [{ about: 'customers', kind: 'keys', keys: [key] }],
          of: 'orders',
        });
      },
    };
  }
}
