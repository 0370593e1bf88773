import { z } from 'zod'
import { ofTab, type Remembered, remember, type Shelf } from '#browser/kit'
import { dressing, layoutName, opaqueId, program, revision, siteId, slotSource, transition } from '#contract'
import type { Presented } from '../state/own-content.ts'
import { type RollCallView, rollCallViews } from '../state/participation.ts'
import { MOST_CONTENT_SLOTS, MOST_SLOTS, type Preview, selectSlot } from '../state/preview.ts'
import { KEPT, type ProgramHistory } from '../state/program-history.ts'
import { type SiteFilter, stateFilters } from '../state/site-filter.ts'
import { type TestsView, testsViews } from '../state/tests-view.ts'
import { type ProgramsKept, readPrograms, writtenPrograms } from './programs-kept.ts'

/** What a console's tab keeps over a reload. What an older page left there and no longer fits is forgotten. */
export interface DeskMemory {
  preview: Remembered<Preview>
  /** The session that the operator chose. */
  chosen: Remembered<string>
  history: Remembered<ProgramHistory | null>
  /** Which program is worked on, and what was seen in those of audiences. */
  programs: Remembered<ProgramsKept>
  /** What the wall and the tree are asked to show. */
  filter: Remembered<SiteFilter>
  /** The tab of the right column. */
  tab: Remembered<number>
  /** What the tab of the tests shows: rounds or incidents. */
  tests: Remembered<TestsView>
  /** What the tab of the roll call shows. */
  rollCall: Remembered<RollCallView>
  /** The round of tests that was opened out. */
  round: Remembered<string>
  /** The patrol that the keys are for, if the operator pointed at one. */
  patrol: Remembered<string>
  /** What this console presented. */
  presented: Remembered<Presented>
  /** How loud the operators' voice line is, and whether it is silenced. */
  voice: Remembered<{ volume: number; muted: boolean }>
  /** The last word on the operators' line that was seen. */
  lineSeen: Remembered<string>
}

const previewKept = z.object({
  layout: layoutName,
  slots: z.array(slotSource).length(MOST_SLOTS),
  contentSlots: z.array(slotSource).length(MOST_CONTENT_SLOTS),
  selected: z.number().int().min(0),
  dressing,
  transition,
})
const filterKept = z.object({
  text: z.string().max(200),
  state: z.enum(stateFilters),
  unit: siteId.nullable(),
})
const testsView = z.enum(testsViews)
const rollCallView = z.enum(rollCallViews)
const voiceKept = z.object({ volume: z.number().min(0).max(1), muted: z.boolean() })
const presentedKept = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('screen') }),
  z.object({ kind: z.literal('file'), name: z.string().max(300), page: z.number().int().min(1) }),
])
const historyKept = z.object({
  session: opaqueId,
  programs: z.array(program).min(1).max(KEPT),
  restored: z.array(z.tuple([revision, revision])).max(2 * KEPT),
})

/** Slots that were pointed at are let go: the pointer is elsewhere after a reload. */
function readPreview(stored: unknown): Preview | undefined {
  const { success, data } = previewKept.safeParse(stored)
  return success ? selectSlot({ ...data, armed: false }, data.selected) : undefined
}

function readHistory(stored: unknown): ProgramHistory | undefined {
  const { success, data } = historyKept.safeParse(stored)
  return success ? { ...data, restored: new Map(data.restored) } : undefined
}

/** For a desk that keeps nothing. */
export const nothingKept = (): DeskMemory =>
  openDeskMemory(() => ({ getItem: () => null, setItem: () => {}, removeItem: () => {} }))

export function openDeskMemory(shelf: Shelf = ofTab): DeskMemory {
  const history = remember<unknown>('console.history', (stored) => stored, shelf)
  const programs = remember<unknown>('console.programs', (stored) => stored, shelf)
  return {
    preview: remember('console.preview', readPreview, shelf),
    chosen: remember('console.session', (stored) => opaqueId.safeParse(stored).data, shelf),
    filter: remember('console.filter', (stored) => filterKept.safeParse(stored).data, shelf),
    tab: remember('console.tab', (stored) => z.number().int().min(0).max(9).safeParse(stored).data, shelf),
    patrol: remember('console.patrol', (stored) => opaqueId.safeParse(stored).data, shelf),
    tests: remember('console.tests', (stored) => testsView.safeParse(stored).data, shelf),
    rollCall: remember('console.roll-call', (stored) => rollCallView.safeParse(stored).data, shelf),
    round: remember('console.round', (stored) => opaqueId.safeParse(stored).data, shelf),
    presented: remember('console.presented', (stored) => presentedKept.safeParse(stored).data, shelf),
    voice: remember('console.voice', (stored) => voiceKept.safeParse(stored).data, shelf),
    lineSeen: remember('console.line', (stored) => opaqueId.safeParse(stored).data, shelf),
    programs: {
      read: () => readPrograms(programs.read()),
      write: (now) => programs.write(writtenPrograms(now)),
      forget: programs.forget,
    },
    history: {
      read: () => readHistory(history.read()),
      write: (now) => (now ? history.write({ ...now, restored: [...now.restored] }) : history.forget()),
      forget: history.forget,
    },
  }
}
