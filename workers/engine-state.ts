import {
  ANALYSES,
  clampSettings,
  type AnalysisId,
  type ResultOf,
  type SettingsOf,
} from '../src/analysis/index.ts';
import { differenceOf } from '../src/analysis/factor-difference.ts';
import { attributeInfos, attributeValues } from '../src/analysis/attribute-values.ts';
import { members } from '../src/analysis/selection-classes.ts';
import { customerColumns, tableCsv } from '../src/export/customers-table.ts';
import { tableOfCells, type FileTable } from '../src/export/file-table.ts';
import { makeFile, type FileFormat, type MadeFile } from '../src/export/files.ts';
import { Making } from '../src/export/making.ts';
import { openRows, rowCounts } from '../src/export/open-rows.ts';
import { readProjectFile, writeProjectFile } from '../src/export/project-file.ts';
import { pseudonymPreview, writePseudonymised } from '../src/export/pseudonymised-project.ts';
import { results } from '../src/export/results.ts';
import type { ImportOptions, RowsOf } from '../src/import/check.ts';
import { ImportError } from '../src/import/check.ts';
import { openFiles, type FileToOpen, type OpenedFile } from '../src/import/open.ts';
import { recall, rulesToRemember } from '../src/import/remembered-rules.ts';
import type { Spelling } from '../src/formula/syntax.ts';
import type { Dataset, View } from '../src/model/dataset.ts';
import { DEFAULT_VIEW, type ViewSettings } from '../src/model/settings.ts';
import { restoreSelection } from '../src/model/restore-selection.ts';
import { narrowed, type Selection } from '../src/model/selection.ts';
import { buildView } from '../src/model/view.ts';
import type { Column } from '../src/table/column.ts';
import { AmendDesk, type Difference } from './amend-desk.ts';
import { isSpared, revisedView, summaryOf } from './amended-memos.ts';
import { ColumnBringer } from './bring-columns.ts';
import { EngineError, present } from './engine-error.ts';
import type { Bringing, EngineApi, OpenRowsRequest, Outcome, RowRequest } from './engine-api.ts';
import type { ExportSource } from './export-api.ts';
import { tableOfColumns, withoutNames } from './export-tables.ts';
import { memoryLimit } from './memory-limit.ts';
import { getReady } from './get-ready.ts';
import { heldBytes, viewBytes } from './held-bytes.ts';
import { Memo } from './memo.ts';
import { openRowOrder, openRowWindow } from './open-row-window.ts';
import { answered, outcome } from './outcome.ts';
import { openData, openedData, packData } from './packed-data.ts';
import { ON_READERS } from './readers.ts';
import { probePolicy } from './seal.ts';
import { seldom } from './seldom.ts';
import { rowOrder, rowWindow, type Customers } from './row-window.ts';
import { SheetDesk } from './sheet-desk.ts';
import { SheetQuestions } from './sheet-questions.ts';

/** The view without its selection, the one customers are judged in, the one on screen, the rows behind a figure, and what they are held against. */
const MOST_VIEWS = 6;
/** The part of the memory there is that views may take, and of that of results and of rows in order, each. */
const VIEWS_ROOM = { most: memoryLimit() / 8, bytesOf: viewBytes };
const RESULTS_ROOM = { most: memoryLimit() / 32, bytesOf: (answer: unknown) => heldBytes(answer) };

type Progress = (done: number, total: number) => void;

/**
 * Owns the file being checked and the dataset being looked at. The two are apart: a new file, or one that fails,
 * leaves the dataset as it is until it is accepted.
 */
export class Engine extends SheetQuestions implements EngineApi {
  #opened: OpenedFile | null = null;
  #reading: AbortController | null = null;
  #exporting: AbortController | null = null;
  readonly #bringer = new ColumnBringer();
  readonly #amending = new AmendDesk(this.#bringer);
  readonly #views = new Memo<View>(MOST_VIEWS, VIEWS_ROOM);
  readonly #results = new Memo<unknown>(128, RESULTS_ROOM);
  readonly #orders = new Memo<Int32Array>(16, RESULTS_ROOM);
  readonly #columns = new Memo<readonly Column[]>(2);
  protected override readonly sheets = new SheetDesk({
    asked: (request, answer) => this.#asked(request, answer),
    view: (settings) => this.#view(settings),
    behind: (where, view) => this.#behind(where, view),
  });

  open(file: Blob, name: string, options: ImportOptions, progress: Progress) {
    return this.openSeveral([{ file, name }], options, progress);
  }

  addFiles(files: readonly FileToOpen[], options: ImportOptions, progress: Progress) {
    return this.openSeveral([...(this.#opened?.files ?? []), ...files], options, progress);
  }

  openSeveral(files: readonly FileToOpen[], options: ImportOptions, progress: Progress) {
    return outcome(async () => {
      const signal = this.#supersede();
      const opened = await openFiles(files, options, seldom(progress), signal, {
        ...ON_READERS,
        memory: memoryLimit(),
      });
      if (signal.aborted) throw new ImportError('cancelled');
      this.#opened = opened;
      getReady(opened, () => this.#opened === opened);
      return opened.check;
    });
  }

  recheck(options: ImportOptions, progress: Progress) {
    return outcome(async () => {
      const opened = this.#checked();
      const signal = this.#supersede();
      return opened.recheck(options, seldom(progress), signal);
    });
  }

  recall(remembered: unknown, progress: Progress) {
    return outcome(async () => {
      const opened = this.#checked();
      const signal = this.#supersede();
      return recall(remembered, opened.check, (options) => opened.recheck(options, seldom(progress), signal));
    });
  }

  columnSummary(index: number) {
    return outcome(() => this.#checked().columnSummary(index));
  }

  bucketRows(bucket: RowsOf, offset: number, count: number) {
    return outcome(() => this.#checked().bucketRows(bucket, offset, count));
  }

  bucketCsv(bucket: RowsOf) {
    return outcome(() => this.#checked().bucketCsv(bucket));
  }

  accept() {
    return outcome(() => {
      const opened = this.#checked();
      const dataset = opened.dataset();
      this.#hold(dataset);
      return {
        lines: dataset.waterfall.analysed.rows,
        attributes: [
          ...dataset.lines.attributes.map(({ column }) => column.name),
          ...(dataset.lines.absent?.columns ?? []).map(({ name }) => name),
        ],
        rules: rulesToRemember(opened.check),
      };
    });
  }

  amend(amendments: unknown, completeThrough: number | null = null) {
    return outcome(() =>
      this.#amending.amend(amendments, completeThrough, {
        changed: (difference) => this.#amended(difference),
        summary: () => summaryOf(this.#view(DEFAULT_VIEW)),
      }),
    );
  }

  checkFormula(
    formula: string,
    spelling: Spelling,
    of: { readonly id: string | null; readonly name: string },
  ) {
    return outcome(() => this.#amending.checkFormula(formula, spelling, of));
  }

  formulaColumns() {
    return outcome(() => this.#amending.formulaColumns());
  }

  packData() {
    return outcome(() => packData(this.#accepted()));
  }

  openPacked(file: Blob, progress: Progress) {
    return outcome(async () => {
      const signal = this.#supersede();
      const read = await openData(file, seldom(progress));
      if (signal.aborted) throw new ImportError('cancelled');
      this.#opened = null;
      this.#hold(read.dataset);
      return openedData(read, this.#view(DEFAULT_VIEW));
    });
  }

  packProject(project: unknown, withData: boolean, progress: Progress) {
    return outcome(() => writeProjectFile(project, withData ? this.#accepted() : null, seldom(progress)));
  }

  readProject(file: Blob) {
    return outcome(() => readProjectFile(file));
  }

  previewPseudonyms(salt: string) {
    return outcome(() => pseudonymPreview(this.#loaded(), salt));
  }

  packPseudonymised(salt: string, project: unknown, progress: Progress) {
    return outcome(() => writePseudonymised(this.#loaded(), salt, project, seldom(progress)));
  }

  run<Id extends AnalysisId>(id: Id, settings: Partial<SettingsOf<Id>>, view: ViewSettings) {
    return this.#asked([settings, view], () => this.#result(id, settings, view));
  }

  rows(request: RowRequest, view: ViewSettings) {
    return this.#asked([request, view], () =>
      rowWindow(request, this.#view(view), this.#customers(request, view)),
    );
  }

  rowsCsv(request: RowRequest, view: ViewSettings) {
    return this.#asked([request, view], () => {
      const customers = this.#customers(request, view);
      const csv = tableCsv(customers.columns, rowOrder(request, this.#view(view), customers));
      return new Blob([csv], { type: 'text/csv' });
    });
  }

  openRows(request: OpenRowsRequest, view: ViewSettings) {
    return this.#asked([request, view], () => {
      const behind = this.#behind(request.where, view);
      return openRowWindow(request, behind, this.#openOrder(request, behind));
    });
  }

  openRowsCsv(request: OpenRowsRequest, view: ViewSettings) {
    return this.#asked([request, view], () => {
      const behind = this.#behind(request.where, view);
      const csv = tableCsv(openRows(behind, request.table).columns, this.#openOrder(request, behind));
      return new Blob([csv], { type: 'text/csv' });
    });
  }

  countRows(where: Selection, view: ViewSettings) {
    return this.#asked([where, view], () => rowCounts(this.#behind(where, view)));
  }

  valueDifference(view: ViewSettings, other: ViewSettings) {
    return this.#asked([view, other], () => {
      const [a, b] = [view, other].map((one) => this.#result('lifetimeValue', { by: 'abc' }, one));
      return a && b ? differenceOf(a, b) : null;
    });
  }

  attributes() {
    return outcome(() => attributeInfos(this.#loaded().lines));
  }

  attributeValues(attribute: string, search: string) {
    return this.#asked([attribute], () => attributeValues(this.#loaded().lines, attribute, search));
  }

  exportResults(view: ViewSettings) {
    return this.#asked([view], () => JSON.stringify(results(this.#loaded(), view), null, 2));
  }

  exportFile(
    sources: readonly ExportSource[],
    format: FileFormat,
    view: ViewSettings,
    progress: Progress,
  ): Promise<Outcome<MadeFile>> {
    this.#exporting?.abort();
    const { signal } = (this.#exporting = new AbortController());
    return this.#asked([sources, view], async () => {
      const tables = await Promise.all(sources.map((source) => this.#fileTable(source, view)));
      const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
      return makeFile(tables, format, new Making(seldom(progress), signal, rows));
    });
  }

  async cancelExport() {
    this.#exporting?.abort();
  }

  async watchBringing(report: (bringing: Bringing | null) => void) {
    this.#bringer.report = report;
  }

  async cancelBringing() {
    this.#bringer.cancel();
  }

  async cancel() {
    this.#reading?.abort();
  }

  async probePolicy() {
    return probePolicy();
  }

  /** Answers what is asked of the dataset, once the columns it names are in memory. */
  #asked<T>(request: unknown, answer: () => T | Promise<T>): Promise<Outcome<T>> {
    return outcome(async () => {
      const brought = this.#bringer.bring(this.#loaded(), request);
      if (brought !== null) await brought;
      return answer();
    });
  }

  /** Whatever is being read gives way. */
  #supersede(): AbortSignal {
    this.#reading?.abort();
    this.#reading = new AbortController();
    return this.#reading.signal;
  }

  #checked(): OpenedFile {
    if (!this.#opened) throw new EngineError('nothing-open');
    return this.#opened;
  }

  #hold(dataset: Dataset): void {
    this.#bringer.cancel();
    this.#amending.start(dataset);
    this.#forget();
  }

  #forget(): void {
    this.#views.clear();
    this.#results.clear();
    this.#forgetRows();
  }

  #forgetRows(): void {
    this.#orders.clear();
    this.#columns.clear();
    this.sheets.clear();
  }

  /** What is made of the lines holds where they are the same: only what names a column that changed goes. */
  #amended(difference: Difference): void {
    if (difference.lines) this.#forget();
    else {
      this.#views.revise((view, key) => revisedView(view, key, difference));
      this.#results.revise((result, key) => (isSpared(key, difference) ? result : null));
      this.#forgetRows();
    }
  }

  #loaded(): Dataset {
    return present(this.#amending.dataset);
  }

  /** As accepted, whatever was changed over it: what a project keeps. */
  #accepted(): Dataset {
    return present(this.#amending.source);
  }

  #view(settings: ViewSettings): View {
    const dataset = this.#loaded();
    const judge = { view: (wanted: ViewSettings) => this.#view(wanted), members };
    return this.#views.get(JSON.stringify(settings), () => buildView(dataset, settings, judge));
  }

  /** The view that what a figure stands for leaves. */
  #behind(where: Selection, view: ViewSettings): View {
    return this.#view({ ...view, selection: narrowed(view.selection, restoreSelection(where)) });
  }

  async #fileTable(source: ExportSource, view: ViewSettings): Promise<FileTable> {
    if (source.from === 'cells') return tableOfCells(source.table);
    if (source.from === 'sheet') return answered(await this.sheets.fileTable(source, view));
    const { title, titles } = source;
    if (source.from === 'openRows') {
      const behind = this.#behind(source.request.where, view);
      const { columns } = openRows(behind, source.request.table);
      return tableOfColumns(title, columns, this.#openOrder(source.request, behind), titles);
    }
    const customers = this.#customers(source.request, view);
    const order = rowOrder(source.request, this.#view(view), customers);
    const columns = source.names ? customers.columns : withoutNames(customers.columns, order);
    return tableOfColumns(title, columns, order, titles);
  }

  #openOrder(request: OpenRowsRequest, view: View): Int32Array {
    const key = JSON.stringify([view.settings, request.table, request.sortBy, request.descending]);
    return this.#orders.get(key, () => openRowOrder(request, view));
  }

  #customers(request: RowRequest, view: ViewSettings): Customers {
    const { cutA, cutB, cutX, cutY, minPeriods, window, step } = request;
    const classes = {
      pareto: this.#result('pareto', { entity: 'customer' }, view),
      abc: this.#result('abc', { cutA, cutB }, view),
      xyz: this.#result('xyz', { cutX, cutY, minPeriods, window, step }, view),
    };
    const key = JSON.stringify([view, cutA, cutB, cutX, cutY, minPeriods, window, step]);
    return {
      ...classes,
      columns: this.#columns.get(key, () => customerColumns(this.#view(view), classes)),
      order: (rows, make) => this.#orders.get(`${JSON.stringify(view)} ${rows}`, make),
    };
  }

  #result<Id extends AnalysisId>(id: Id, partial: Partial<SettingsOf<Id>>, view: ViewSettings): ResultOf<Id> {
    if (!Object.hasOwn(ANALYSES, id)) throw new EngineError('analysis-unknown', { id });
    const settings = clampSettings(id, partial);
    const key = JSON.stringify([id, settings, view]);
    return this.#results.get(key, () => ANALYSES[id].run(this.#view(view), settings)) as ResultOf<Id>;
  }
}
