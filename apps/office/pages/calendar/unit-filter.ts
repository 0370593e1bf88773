import type { ComboboxItem, OptionsFilter } from '@mantine/core'
import { foldText, matchesFolded } from '#browser/meeting'

/** Units of whose label or code every typed word begins a word, without accents too; as many as are shown. */
export const unitFilter: OptionsFilter = ({ options, search, limit }) => {
  const query = foldText(search)
  const found: ComboboxItem[] = []
  for (const option of options) {
    if (found.length >= limit) break
    if ('value' in option && matchesFolded(foldText(`${option.label} ${option.value}`), query))
      found.push(option)
  }
  return found
}
