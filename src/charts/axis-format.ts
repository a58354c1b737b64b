/** Axis labels as everything else on the screen writes them: `1.5M`, in the locale in force. */
export const COMPACT = { formatType: 'compactFigure' } as const;
