import { enExport } from '../../i18n/en-export.ts';
import { translator } from '../../i18n/translate.ts';
import { LIGHT } from '../../charts/look.ts';
import { portableSpec } from '../../charts/portable-spec.ts';
import type { MakeSpec } from '../../charts/stage.ts';
import type { Twin } from '../../charts/twin.ts';
import { twinCells } from '../../charts/twin-cells.ts';
import { fileMaking, workspace } from '../../session/current.ts';
import { putOnClipboard } from '../../sheet/clipboard.ts';
import { download, nameAfter } from '../../ui/download.ts';
import type { CellTable, ExportSource } from '../../../workers/export-api.ts';
import type { Legends } from './legends.ts';
import { tableHtml } from './table-html.ts';

const t = translator(enExport);
/** Pixels of the drawing in a file, whatever the window: half a page of paper, or a slide's width. */
const WIDTH = 720;

export interface HandedOn {
  readonly title: string;
  readonly spec: MakeSpec | null;
  readonly twin: () => Twin;
}

/** A chart on its way to a file or to the clipboard, always in the light theme: paper and slides are. */
export class HandingOn {
  /** What came of it, for eyes and ears. */
  said = $state('');

  constructor(
    readonly chart: () => HandedOn,
    readonly legends: Legends,
  ) {}

  async saveSvg(): Promise<void> {
    await this.#try(async () => {
      const { svgText } = await import('../../charts/picture.ts');
      this.#save(new Blob([svgText((await this.#picture()).svg)], { type: 'image/svg+xml' }), 'svg');
    });
  }

  async savePng(): Promise<void> {
    await this.#try(async () => this.#save(await this.#png(), 'png'));
  }

  async saveSpec(): Promise<void> {
    await this.#try(async () => {
      const { spec, title } = this.chart();
      if (!spec) return;
      const text = JSON.stringify(portableSpec(spec(LIGHT), LIGHT, WIDTH, title), null, 2);
      this.#save(new Blob([text], { type: 'application/json' }), 'vl.json');
    });
  }

  async saveTable(kind: 'csv' | 'xlsx'): Promise<void> {
    const name = nameAfter(workspace.source?.name ?? '', this.#slug());
    const file = await fileMaking.make([this.#source()], kind, name);
    if (file) download(file, `${name}.${kind}`);
  }

  async copyPicture(): Promise<void> {
    // Asked of the browser while the click still counts as one; the picture follows.
    const made = this.#png();
    try {
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': made })]);
      this.said = t('chart.copied');
    } catch {
      await made.then(
        () => (this.said = t('chart.refused')),
        (error: unknown) => this.#failed(error),
      );
    }
  }

  async copyTable(): Promise<void> {
    const table = this.#table();
    const made = workspace
      .exportFile([{ from: 'cells', table }], { kind: 'csv', delimiter: '\t', decimal: '.' }, () => undefined)
      .then(async (answer) => {
        if ('error' in answer) throw new Error(answer.error.message);
        return { text: (await answer.ok.file.text()).replace(/^\ufeff/, ''), html: tableHtml(table) };
      });
    await this.#try(async () => {
      this.said = (await putOnClipboard(made)) ? t('chart.copied') : t('chart.refused');
    });
  }

  #table(): CellTable {
    const { title, twin } = this.chart();
    return { title, columns: twinCells(twin()) };
  }

  #source(): ExportSource {
    return { from: 'cells', table: this.#table() };
  }

  async #picture() {
    const { spec, title } = this.chart();
    const { picture } = await import('../../charts/picture.ts');
    if (!spec) throw new Error('nothing to draw');
    return picture(spec(LIGHT), LIGHT, WIDTH, title, this.legends.whole);
  }

  async #png(): Promise<Blob> {
    const { png } = await import('../../charts/picture.ts');
    return png(await this.#picture());
  }

  async #try(act: () => Promise<void>): Promise<void> {
    this.said = '';
    try {
      await act();
    } catch (error) {
      this.#failed(error);
    }
  }

  #failed(error: unknown): void {
    this.said = t('chart.failed', { detail: error instanceof Error ? error.message : String(error) });
  }

  #save(file: Blob, ending: string): void {
    download(file, `${nameAfter(workspace.source?.name ?? '', this.#slug())}.${ending}`);
  }

  /** The title as part of a file's name. */
  #slug(): string {
    const words =
      this.chart()
        .title.toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? [];
    return words.slice(0, 8).join('-') || 'chart';
  }
}
