/** What a drop held. */
export interface Dropped {
  readonly files: readonly File[];
  /** Names of folders. */
  readonly folders: readonly string[];
}

/** Must run inside the drop event: the transfer is empty after it. */
export function readDrop(transfer: DataTransfer): Dropped {
  const files: File[] = [];
  const folders: string[] = [];
  for (const item of transfer.items) {
    if (item.kind !== 'file') continue;
    const entry = item.webkitGetAsEntry();
    if (entry?.isDirectory) {
      folders.push(entry.name);
      continue;
    }
    const file = item.getAsFile();
    if (file) files.push(file);
  }
  return { files, folders };
}
