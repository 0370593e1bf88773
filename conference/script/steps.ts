import { type BodyOf, Refusal, type ReplyOf, type SessionState } from '#contract'
import type { SavedScene, ScriptOperations } from '#contract/console'
import type { KeptScript, ScriptBack, ScriptLine, ScriptSteps } from '#contract/script'
import { requireBack, type StepTaken } from './moves.ts'

type Step = BodyOf<ScriptSteps, 'session.step'>
type Seen = Omit<BodyOf<ScriptOperations, 'script.move'>, 'to' | 'seen'>

/**
 * What a move to a line asks of the session (H8): its scenes, by what the operator saw on air, and its microphones.
 * Throws Refusal `script.scene-gone`, `script.audience-gone`.
 */
export function stepFor(
  { title, scene, audiences, speakers }: ScriptLine,
  { session, fence, program, audiences: seenOf }: Seen,
  saved: readonly SavedScene[],
): Step {
  const sceneOf = (id: string) => {
    const found = saved.find((each) => each.id === id)
    if (!found) throw new Refusal('script.scene-gone', { title, scene: id })
    return found.scene
  }
  return {
    ...{ session, fence, seen: program },
    scene: scene === null ? null : sceneOf(scene),
    audiences: audiences.map((each) => {
      const seen = seenOf.find((program) => program.program === each.program)?.seen
      if (seen === undefined) throw new Refusal('script.audience-gone', { title, program: each.program })
      return { program: each.program, seen, scene: sceneOf(each.scene) }
    }),
    microphones: speakers === null ? { kind: 'keep' } : { kind: 'only', sites: speakers },
  }
}

/**
 * What takes the last move back (H7): what was on air before it, as long as nothing else was taken since, the
 * microphones that it opened and closed. Throws Refusal `script.nothing-to-undo`.
 */
export function stepBack(
  script: KeptScript,
  { session, fence, program }: Omit<Seen, 'audiences'>,
  /** Programs of audiences that there still are. */
  programs: readonly { id: string }[],
): Step {
  const { scene, audiences, opened, closed } = requireBack(script)
  return {
    ...{ session, fence, seen: program, scene },
    audiences: audiences
      .filter((each) => programs.some(({ id }) => id === each.program))
      .map(({ program, revision: seen, scene }) => ({ program, seen, scene })),
    microphones: { kind: 'change', open: closed, close: opened },
  }
}

/** What takes a step back, from the session as its operator saw it; null: something else was on air there. */
export function backOf(
  { program, programs }: Pick<SessionState, 'program' | 'programs'>,
  step: Step,
  { opened, closed }: ReplyOf<ScriptSteps, 'session.step'>,
): StepTaken['back'] {
  if (program.revision !== step.seen) return null
  const audiences: ScriptBack['audiences'] = []
  for (const { program: id, seen } of step.audiences) {
    const before = programs.find((each) => each.id === id)?.program
    if (before?.revision !== seen) return null
    audiences.push({ program: id, revision: seen + 1, scene: before.scene })
  }
  return { scene: step.scene && program.scene, audiences, opened, closed }
}
