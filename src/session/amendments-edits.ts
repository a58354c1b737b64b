import type { Amendments, Change, ComputedDefinition, Correction, Remark } from '../model/amendments.ts';

/** Ids are told apart within their list alone; one that was given and taken back may be given again. */
function freshId(prefix: string, taken: readonly { readonly id: string }[]): string {
  const ids = new Set(taken.map(({ id }) => id));
  let number = taken.length + 1;
  while (ids.has(`${prefix}${number}`)) number += 1;
  return `${prefix}${number}`;
}

/** What is corrected last comes last. */
export function withCorrection(amendments: Amendments, change: Change): Amendments {
  const { corrections } = amendments;
  const added: Correction = { id: freshId('c', corrections), active: true, change };
  const made = { ...amendments, corrections: [...corrections, added] };
  return change.kind === 'mergeCustomers' ? mergedRemarks(made, change.keys, change.into) : made;
}

/** What was noted of any of them is noted of the one; theirs stay for when the merge is switched off. */
function mergedRemarks(amendments: Amendments, keys: readonly string[], into: string): Amendments {
  const all = [into, ...keys.filter((key) => key !== into)].map((key) => remarkOf(amendments, key));
  const notes = all.map(({ note }) => note).filter((note) => note !== '');
  const tags = all.flatMap((remark) => remark.tags);
  return withRemark(amendments, into, { note: [...new Set(notes)].join('\n'), tags });
}

export function withActive(amendments: Amendments, ids: readonly string[], active: boolean): Amendments {
  const corrections = amendments.corrections.map((one) =>
    ids.includes(one.id) && one.active !== active ? { ...one, active } : one,
  );
  return { ...amendments, corrections };
}

export function withoutCorrections(amendments: Amendments, ids: readonly string[]): Amendments {
  return { ...amendments, corrections: amendments.corrections.filter(({ id }) => !ids.includes(id)) };
}

/** @param id that of the column it takes the place of; null: a new one */
export function withComputed(
  amendments: Amendments,
  id: string | null,
  column: Omit<ComputedDefinition, 'id'>,
): Amendments {
  const { computed } = amendments;
  const known = computed.some((one) => one.id === id);
  if (!known) return { ...amendments, computed: [...computed, { id: freshId('f', computed), ...column }] };
  return { ...amendments, computed: computed.map((one) => (one.id === id ? { ...one, ...column } : one)) };
}

export function withoutComputed(amendments: Amendments, id: string): Amendments {
  return { ...amendments, computed: amendments.computed.filter((one) => one.id !== id) };
}

const NO_REMARK: Remark = { note: '', tags: [] };

export function remarkOf({ remarks }: Amendments, key: string): Remark {
  return Object.hasOwn(remarks, key) ? (remarks[key] ?? NO_REMARK) : NO_REMARK;
}

/** A remark that says nothing goes. */
export function withRemark(amendments: Amendments, key: string, remark: Remark): Amendments {
  return withRemarks(amendments, [[key, remark]]);
}

function withRemarks(amendments: Amendments, changed: readonly (readonly [string, Remark])[]): Amendments {
  const remarks = new Map(Object.entries(amendments.remarks));
  for (const [key, { note, tags }] of changed) {
    if (note.trim() === '' && tags.length === 0) remarks.delete(key);
    else remarks.set(key, { note, tags: told(tags) });
  }
  return { ...amendments, remarks: Object.fromEntries(remarks) };
}

/** Each tag once, however its letters are cased: as it was first written. */
function told(tags: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const tag of tags) if (!seen.has(tag.toLowerCase())) seen.set(tag.toLowerCase(), tag);
  return [...seen.values()];
}

/** As the tag is written where it is in use already, so that it is one tag. */
export function knownTag(amendments: Amendments, tag: string): string {
  const folded = tag.trim().toLowerCase();
  return tagsInUse(amendments).find((one) => one.tag.toLowerCase() === folded)?.tag ?? tag.trim();
}

/** Tags all of some customers, or takes a tag off all of them. */
export function withTag(
  amendments: Amendments,
  keys: readonly string[],
  tag: string,
  on: boolean,
): Amendments {
  const folded = tag.toLowerCase();
  const changed = keys.flatMap((key): (readonly [string, Remark])[] => {
    const { note, tags } = remarkOf(amendments, key);
    const others = tags.filter((one) => one.toLowerCase() !== folded);
    if (on === others.length < tags.length) return [];
    return [[key, { note, tags: on ? [...tags, tag] : others }]];
  });
  return changed.length === 0 ? amendments : withRemarks(amendments, changed);
}

/** All tags in use with how many customers carry each, the most used first, alike ones by name. */
export function tagsInUse({ remarks }: Amendments): { readonly tag: string; readonly customers: number }[] {
  const counts = new Map<string, number>();
  for (const { tags } of Object.values(remarks))
    for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .map(([tag, customers]) => ({ tag, customers }))
    .sort((a, b) => b.customers - a.customers || (a.tag < b.tag ? -1 : 1));
}
