import { NO_AMENDMENTS, type Remark } from '../model/amendments.ts';
import type { Dataset } from '../model/dataset.ts';
import { restoreAmendments } from '../model/restore-amendments.ts';
import type { Told } from './container.ts';
import { writeProjectFile } from './project-file.ts';
import { pseudonymise, type PseudonymPreview, type Pseudonymised } from './pseudonymise.ts';
import type { Secrets } from './secrets.ts';

/**
 * A project with codes for customers: the data as amended (corrections and computed columns are in it, their rules are not), the
 * settings, the tags. Filters, notes, how the file was read and what it and the project were called stay behind.
 */
export async function writePseudonymised(
  dataset: Dataset,
  salt: string,
  project: unknown,
  told?: Told,
): Promise<Blob> {
  const made = pseudonymise(dataset, salt);
  return writeProjectFile(pseudonymisedProject(project, made), made.dataset, told);
}

export function pseudonymPreview(dataset: Dataset, salt: string): PseudonymPreview {
  return pseudonymise(dataset, salt).preview;
}

function pseudonymisedProject(project: unknown, { codeOf, secrets }: Pseudonymised): unknown {
  const { version, createdAt, changedAt, work } = record(project);
  const { version: workVersion, view, analyses, amendments } = record(work);
  const { remarks } = restoreAmendments(amendments);
  const tagged = Object.entries(remarks).flatMap(([key, { tags }]): [string, Remark][] => {
    const safe = tags.filter((tag) => !secrets.in(tag));
    return safe.length > 0 ? [[codeOf(key), { note: '', tags: safe }]] : [];
  });
  return {
    version,
    name: '',
    createdAt,
    changedAt,
    pseudonymised: true,
    work: {
      version: workVersion,
      view: scrubbed({ ...record(view), selection: [] }, secrets),
      analyses: scrubbed(analyses, secrets),
      amendments: { ...NO_AMENDMENTS, remarks: Object.fromEntries(tagged) },
    },
  };
}

/** Plain data without the fields and texts that name somebody. */
function scrubbed(value: unknown, secrets: Secrets): unknown {
  if (typeof value === 'string') return secrets.in(value) ? '' : value;
  if (Array.isArray(value)) return value.map((one) => scrubbed(one, secrets));
  if (typeof value !== 'object' || value === null) return value;
  const safe = Object.entries(value).filter(([name]) => !secrets.in(name));
  return Object.fromEntries(safe.map(([name, one]) => [name, scrubbed(one, secrets)]));
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
