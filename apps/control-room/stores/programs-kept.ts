import { z } from 'zod'
import { opaqueId, program, revision } from '#contract'
import { KEPT } from '../state/program-history.ts'
import type { Histories } from '../state/programs.ts'

/** Which of a session's programs is worked on, null: the main one; and what was seen in those of audiences. */
export interface ProgramsKept {
  session: string
  chosen: string | null
  histories: Histories
}

const historyKept = z.object({
  session: z.string().max(200),
  programs: z.array(program).min(1).max(KEPT),
  restored: z.array(z.tuple([revision, revision])).max(2 * KEPT),
})
const programsKept = z.object({
  session: opaqueId,
  chosen: opaqueId.nullable(),
  histories: z.array(z.tuple([opaqueId, historyKept])).max(64),
})

/** As it is stored in the browser. */
export const writtenPrograms = ({ histories, ...kept }: ProgramsKept): z.infer<typeof programsKept> => ({
  ...kept,
  histories: [...histories].map(([id, { session, programs, restored }]) => [
    id,
    { session, programs: [...programs], restored: [...restored] },
  ]),
})

export function readPrograms(stored: unknown): ProgramsKept | undefined {
  const { success, data } = programsKept.safeParse(stored)
  if (!success) return undefined
  const histories: Histories = new Map(
    data.histories.map(([id, history]) => [id, { ...history, restored: new Map(history.restored) }]),
  )
  return { ...data, histories }
}
