/** Hands a file to the browser's downloads. */
export function download(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers start reading after the click returns.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** `online-retail` of `online-retail.csv.gz`, with `suffix`: names that tell which file they came from. */
export function nameAfter(source: string, suffix: string): string {
  const stem = source
    .replace(/(\.(csv|tsv|txt|tab|gz|zip))+$/i, '')
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .trim();
  return `${stem || 'sales'}-${suffix}`;
}
