import type { SourceKey } from '#contract'

/** A stream that could be drawn. Of several of one source the later in the list is the newer. */
export interface Picture {
  id: string
  source: SourceKey
  hasFrames: boolean
}

/** What a slot draws. `picture` with `wanted: false` is the one before, kept until the new one has a frame. */
export type Drawn =
  | { kind: 'empty' }
  | { kind: 'waiting'; source: SourceKey }
  | { kind: 'picture'; id: string; source: SourceKey; wanted: boolean }

/**
 * Decides what each slot draws, so that a switch never flashes:
 * the newest picture of the wanted source that has frames; until there is one, what the slot drew before, if it
 * still is there, nobody else draws it and `patient`; else waiting. An empty slot is empty at once.
 */
export function settle(
  before: readonly Drawn[],
  wanted: readonly (SourceKey | null)[],
  pictures: readonly Picture[],
  patient: boolean,
): Drawn[] {
  const taken = new Set<string>()
  const found = wanted.map((source) => {
    const picture = source === null ? undefined : newest(pictures, source, taken)
    if (picture) taken.add(picture.id)
    return picture
  })
  return wanted.map((source, slot): Drawn => {
    if (source === null) return { kind: 'empty' }
    const picture = found[slot]
    if (picture) return { kind: 'picture', id: picture.id, source, wanted: true }
    const old = before[slot]
    if (
      patient &&
      old?.kind === 'picture' &&
      !taken.has(old.id) &&
      pictures.some(({ id }) => id === old.id)
    ) {
      taken.add(old.id)
      return { ...old, wanted: old.source === source }
    }
    return { kind: 'waiting', source }
  })
}

function newest(pictures: readonly Picture[], source: SourceKey, taken: ReadonlySet<string>) {
  return pictures.findLast((each) => each.source === source && each.hasFrames && !taken.has(each.id))
}

export function sameDrawn(a: readonly Drawn[], b: readonly Drawn[]): boolean {
  return a.length === b.length && a.every((one, slot) => JSON.stringify(one) === JSON.stringify(b[slot]))
}
