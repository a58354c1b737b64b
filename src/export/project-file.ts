import type { Dataset } from '../model/dataset.ts';
import { Container, writeContainer, type Part, type Told } from './container.ts';
import { datasetParts } from './dataset-file.ts';
import { ProjectError } from './project-error.ts';
import { wholeData, wordsAndFigures } from './words-and-figures.ts';

/**
 * A project file (`.regulars`): a container with the parts of the dataset, unless it is a recipe, and the part `project`: number 0
 * is JSON with a `#` for every number, number 1 the numbers. What the project says is the page's business.
 *
 * @param dataset null: a recipe, to be applied to the next file
 */
export async function writeProjectFile(
  project: unknown,
  dataset: Dataset | null,
  told?: Told,
): Promise<Blob> {
  const { words, figures } = wordsAndFigures(project);
  const parts: Part[] = [
    { name: 'project', number: 0, bytes: new TextEncoder().encode(words) },
    { name: 'project', number: 1, bytes: new Uint8Array(figures.buffer) },
    ...(dataset ? datasetParts(dataset) : []),
  ];
  return writeContainer(parts, true, told);
}

/** Throws ProjectError. The data are looked at by `readDataset`. */
export async function readProjectFile(
  file: Blob,
): Promise<{ readonly project: unknown; readonly hasData: boolean }> {
  const container = await Container.open(file);
  const hasData = container.has('lines');
  // Data alone are a project nothing was said of.
  if (!container.has('project')) {
    if (!hasData) throw new ProjectError('project-damaged', { part: 'project' });
    return { project: null, hasData };
  }
  try {
    const words = await container.read('project', 0);
    const figures = await container.read('project', 1);
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(words);
    const whole = figures.length % 8 === 0 ? wholeData(text, new Float64Array(figures.buffer)) : null;
    if (whole) return { project: whole.value, hasData };
  } catch (error) {
    if (!hasData) throw damaged(error);
    return { project: undefined, hasData };
  }
  if (!hasData) throw damaged();
  return { project: undefined, hasData };
}

function damaged(cause?: unknown): ProjectError {
  return new ProjectError('project-damaged', { part: 'project' }, { cause });
}
