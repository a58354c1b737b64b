import type { PictureLegend } from '../../charts/picture.ts';
import type { MakeSpec } from '../../charts/stage.ts';
import type { Twin } from '../../charts/twin.ts';
import type { DefinitionId } from '../definitions/ids.ts';

/** What a report holds, before it is a page: all of it plain texts, so that nothing of the data can be anything but text. */
export interface ReportSection {
  readonly id: string;
  /** States the finding. */
  readonly title: string;
  readonly lead: string;
  readonly readings: readonly { readonly words: string; readonly figure: string }[];
  readonly charts: readonly ReportChart[];
  readonly tables: readonly { readonly caption: string; readonly twin: Twin }[];
  readonly paragraphs: readonly string[];
  readonly definitions: readonly DefinitionId[];
}

export interface ReportChart {
  readonly spec: MakeSpec;
  /** For ears, and over a second chart of a section. */
  readonly label: string;
  readonly legend: PictureLegend['items'];
  readonly scale?: { readonly low: string; readonly high: string };
}

/** A section with nothing in it yet, to be filled where it has something. */
export function section(id: string, title: string, rest: Partial<ReportSection> = {}): ReportSection {
  return {
    id,
    title,
    lead: '',
    readings: [],
    charts: [],
    tables: [],
    paragraphs: [],
    definitions: [],
    ...rest,
  };
}
