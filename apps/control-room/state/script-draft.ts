import type { SiteId } from '#contract'
import { MAX_LINES, MAX_SPEAKERS, type ScriptLine, type ScriptState } from '#contract/script'

/** Lines that are being written at this console, and on what they are based. */
export interface ScriptDraft {
  session: string
  /** The lines as they were when writing began, and the revision that had them; 0: there were none. */
  base: readonly ScriptLine[]
  revision: number
  lines: readonly ScriptLine[]
  /** The line whose fields are shown. */
  open: string | null
}

export const draftOf = (session: string, script: ScriptState | null): ScriptDraft => ({
  session,
  base: script?.lines ?? [],
  revision: script?.revision ?? 0,
  lines: script?.lines ?? [],
  open: script?.lines[0]?.id ?? null,
})

/**
 * The revision that the draft is written by. Moves of the script meanwhile change no line, and are no reason to refuse
 * it; other lines are.
 */
export const seenBy = ({ base, revision }: ScriptDraft, script: ScriptState | null): number =>
  script && JSON.stringify(script.lines) === JSON.stringify(base) ? script.revision : revision

type Named = Pick<ScriptLine, 'title' | 'who' | 'plannedSeconds'>
const empty: Named = { title: '', who: '', plannedSeconds: 0 }

/** Adds lines behind the open one, as far as there is room, and opens the first of them. */
export function addLines(draft: ScriptDraft, added: readonly Named[] = [empty]): ScriptDraft {
  const { lines, base, open } = draft
  // An id of the script as it was may have a time: it is not given to another line.
  const numbers = [...lines, ...base].map(({ id }) => Number(/^L(\d+)$/.exec(id)?.[1] ?? 0))
  const first = Math.max(0, ...numbers) + 1
  const made = added.slice(0, MAX_LINES - lines.length).map(
    (named, step): ScriptLine => ({
      ...{ id: `L${first + step}`, ...named, scene: null, audiences: [], speakers: null, note: '' },
    }),
  )
  const at = lines.findIndex(({ id }) => id === open)
  return {
    ...draft,
    lines: lines.toSpliced(at < 0 ? lines.length : at + 1, 0, ...made),
    open: made[0]?.id ?? open,
  }
}

export const changeLine = (draft: ScriptDraft, id: string, part: Partial<ScriptLine>): ScriptDraft => ({
  ...draft,
  lines: draft.lines.map((line) => (line.id === id ? { ...line, ...part } : line)),
})

/** The one after it is open then, else the one before. */
export function removeLine(draft: ScriptDraft, id: string): ScriptDraft {
  const at = draft.lines.findIndex((line) => line.id === id)
  const lines = draft.lines.filter((line) => line.id !== id)
  return { ...draft, lines, open: (lines[at] ?? lines[at - 1])?.id ?? null }
}

/** One place up (-1) or down (1). */
export function shiftLine(draft: ScriptDraft, id: string, step: -1 | 1): ScriptDraft {
  const at = draft.lines.findIndex((line) => line.id === id)
  const line = draft.lines[at]
  const to = at + step
  if (!line || to < 0 || to >= draft.lines.length) return draft
  return { ...draft, lines: draft.lines.toSpliced(at, 1).toSpliced(to, 0, line) }
}

/** The scene that a program of an audience shows in a line; null: what is on air there stays. */
export const withAudience = (line: ScriptLine, program: string, scene: string | null): ScriptLine => ({
  ...line,
  audiences: [
    ...line.audiences.filter((each) => each.program !== program),
    ...(scene === null ? [] : [{ program, scene }]),
  ],
})

/** Adds who speaks, once, as many as can; takes who does already away. */
export function toggleSpeaker({ speakers }: ScriptLine, site: SiteId): SiteId[] {
  const now = speakers ?? []
  return now.includes(site) ? now.filter((each) => each !== site) : [...now, site].slice(0, MAX_SPEAKERS)
}

/** Whether it can be written: every line has a title. */
export const isWhole = ({ lines }: ScriptDraft): boolean => lines.every(({ title }) => title.trim() !== '')
