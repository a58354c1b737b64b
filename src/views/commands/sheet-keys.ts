import { enGrid } from '../../i18n/en-grid.ts';
import { translator } from '../../i18n/translate.ts';
import { GRID_SHORTCUTS } from '../../sheet/keys.ts';

const t = translator(enGrid);

/** The keys of a sheet, spelled as those of actions. */
export const SHEET_KEYS = GRID_SHORTCUTS.map(({ id, keys }) => ({
  label: t(`key.${id}`),
  keys: keys.map((one) => one.replace(/(Ctrl|Alt|Shift) /g, '$1+').replace('Ctrl', 'Mod')),
}));
