import { z } from 'zod'
import { ofTab, type Remembered, remember } from '#browser/kit'
import type { SiteId } from '#contract'
import { directoryField } from '#contract/directory'
import type { Texts } from './texts.ts'

/** What was typed over a record and not saved. */
export interface Draft {
  /** The revision over which it was typed; 0: nothing was stored. */
  seen: number
  /** What that revision said. */
  base: Texts
  typed: Texts
}

const texts = z.record(directoryField, z.string())
const draft = z.strictObject({ seen: z.number().int().min(0), base: texts, typed: texts })

/** Survives a reload of the page and a look at another one, not the closing of the tab. */
export const draftOf = (site: SiteId): Remembered<Draft> =>
  remember(`office.directory.${site}`, (stored) => draft.safeParse(stored).data, ofTab)
