import type { Look } from './look.ts';

/** A colour of the page's theme, such as `var(--accent)`, as a look has it; what is no token stays as it is. */
export function tokenColour(look: Look, colour: string): string {
  const token = /^var\(--([\w-]+)\)$/.exec(colour)?.[1];
  if (token === undefined) return colour;
  const heat = /^heat-(\d)$/.exec(token)?.[1];
  if (heat !== undefined) return look.heat[Number(heat)] ?? look.accent;
  const className = /^class-([abcxyz]|new)$/.exec(token)?.[1];
  if (className !== undefined)
    return look.classes[(className === 'new' ? className : className.toUpperCase()) as keyof Look['classes']];
  const named: Readonly<Record<string, string>> = {
    ink: look.ink,
    mute: look.mute,
    line: look.line,
    'line-strong': look.lineStrong,
    panel: look.panel,
    sunk: look.sunk,
    accent: look.accent,
    soft: look.soft,
    'change-down': look.changeDown,
    'change-none': look.changeNone,
    'change-up': look.changeUp,
  };
  return named[token] ?? look.ink;
}
