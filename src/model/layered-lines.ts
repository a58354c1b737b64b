import type { LineAttribute, Lines } from './lines.ts';

/**
 * Lines whose attributes are made of those of others. Columns that stay in the file are brought through those: whatever comes
 * and goes there comes and goes here.
 *
 * @param own all but the attributes
 * @param source where columns are brought to
 * @param remake what the attributes of the source are here
 * @param held those that are here whatever the source does, by name
 */
export function withAttributes(
  own: Omit<Lines, 'attributes' | 'absent'>,
  source: Lines,
  remake: (attributes: readonly LineAttribute[]) => readonly LineAttribute[],
  held: ReadonlySet<string> = new Set(),
): Lines {
  const attributes = [...remake(source.attributes)];
  const { absent } = source;
  if (!absent) return { ...own, attributes, absent: null };
  return {
    ...own,
    attributes,
    absent: {
      columns: absent.columns,
      async bring(names, progress, signal) {
        const wanted = names.filter((name) => !held.has(name));
        if (wanted.length > 0) await absent.bring(wanted, progress, signal);
        attributes.splice(0, attributes.length, ...remake(source.attributes));
      },
    },
  };
}
