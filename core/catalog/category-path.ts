/** Google allows five levels of `item_category`; Merchant's own taxonomy goes to seven. */
export const CATEGORY_LEVELS_MAX = 7;

/** `Women > Dresses > Midi` → ['Women', 'Dresses', 'Midi'], broadest first; empty levels are left out. */
export function pathOf(category: string): string[] {
  return category
    .split('>')
    .map((level) => level.trim())
    .filter((level) => level !== '')
    .slice(0, CATEGORY_LEVELS_MAX);
}

/** The other way round, at most `unitsMax` long: the broadest levels go first, since the narrow ones say more. */
export function pathText(levels: readonly string[], unitsMax: number): string {
  const text = levels.join(' > ');
  if (text.length <= unitsMax || levels.length < 2) return text.slice(0, unitsMax);
  return pathText(levels.slice(1), unitsMax);
}
