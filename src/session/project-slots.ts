/**
 * The work on a project lies in two slots that take turns: whatever happens while one is written, the other holds the state before. A
 * slot says how manieth state it is and has a check sum over its text.
 */
export interface Slot {
  readonly sequence: number;
  readonly text: string;
  readonly sum: string;
}

export function slotOf(sequence: number, state: unknown): Slot {
  const text = JSON.stringify(state);
  return { sequence, text, sum: sumOf(sequence, text) };
}

/** The latest of some slots that holds, and what it says; null where none does. Never throws, whatever comes. */
export function latestOf(
  slots: readonly unknown[],
): { readonly sequence: number; readonly state: unknown } | null {
  const sound = slots.flatMap((value) => {
    const { sequence, text, sum } = record(value);
    if (typeof sequence !== 'number' || !Number.isSafeInteger(sequence) || sequence < 0) return [];
    if (typeof text !== 'string' || sum !== sumOf(sequence, text)) return [];
    try {
      return [{ sequence, state: JSON.parse(text) as unknown }];
    } catch {
      return [];
    }
  });
  return sound.sort((a, b) => b.sequence - a.sequence)[0] ?? null;
}

/** FNV-1a in two lanes over code units: shows what was cut off or changed by accident. */
function sumOf(sequence: number, text: string): string {
  let low = 0x811c9dc5 ^ sequence;
  let high = 0x01000193 ^ text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit ^ (low >>> 15), 0x01000193);
  }
  const hex = (word: number) => (word >>> 0).toString(16).padStart(8, '0');
  return hex(high) + hex(low);
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
