import { Container, writeContainer, type Told } from '../src/export/container.ts';
import { datasetParts } from '../src/export/dataset-file.ts';
import { readDataset, type ReadDataset } from '../src/export/read-dataset.ts';
import type { Dataset, View } from '../src/model/dataset.ts';
import { summaryOf } from './amended-memos.ts';
import type { OpenedData, PackedData } from './project-api.ts';

/** As the columns lie in memory: a device has room, and reading them again should cost nothing. */
export async function packData(dataset: Dataset): Promise<PackedData> {
  return {
    file: await writeContainer(datasetParts(dataset), false),
    absent: (dataset.lines.absent?.columns ?? []).map(({ name }) => name),
  };
}

export async function openData(file: Blob, told: Told): Promise<ReadDataset> {
  return readDataset(await Container.open(file), told);
}

/** @param whole the view of everything */
export function openedData({ dataset, absent }: ReadDataset, whole: View): OpenedData {
  const { lines, waterfall, source } = dataset;
  return {
    lines: waterfall.analysed.rows,
    attributes: lines.attributes.map(({ column }) => column.name),
    source,
    waterfall,
    summary: summaryOf(whole),
    absent: absent.map(({ name }) => name),
  };
}
