import type { BodyOf, SessionState } from '#contract'
import type { ScriptSteps } from '#contract/script'
import type { Given } from './change-authority.ts'
import { takeForAudience } from './change-programs.ts'
import { closeMicrophone } from './close-microphones.ts'
import { openMicrophone } from './open-microphone.ts'
import { takeFor } from './take-for-tier.ts'
import { nextProgram } from './take-program.ts'

type Step = BodyOf<ScriptSteps, 'session.step'>

/**
 * A step of a script (P29): programs are taken and microphones closed, then opened, all of it or nothing, as one change
 * of the session. Throws what a take of each scene and the opening of each microphone refuse.
 */
export function stepSession(state: SessionState, step: Step, given: Given): SessionState {
  const { seen, scene } = step
  const after = withMicrophones(withPrograms(state, step, given), step.microphones, given)
  // What stays on air has to be what its operator saw, too.
  if (scene === null) nextProgram(state.program, { seen, scene: state.program.scene, ...given })
  return after === state ? state : { ...after, revision: state.revision + 1 }
}

function withPrograms(state: SessionState, { seen, scene, audiences }: Step, given: Given): SessionState {
  const taken = scene === null ? state : takeFor(state, { seen, scene }, given)
  return audiences.reduce((before, each) => takeForAudience(before, each, given), taken)
}

function withMicrophones(state: SessionState, microphones: Step['microphones'], given: Given): SessionState {
  const { open, close } = changeOf(state, microphones)
  const { by, at } = given
  const closed = close.reduce((before, site) => closeMicrophone(before, site, { by, at }), state)
  return open.reduce((before, site) => openMicrophone(before, site, given), closed)
}

/** The chair's microphone is left as it is, unless the chair is named (P18). */
function changeOf({ floor, chair }: SessionState, microphones: Step['microphones']) {
  switch (microphones.kind) {
    case 'keep':
      return { open: [], close: [] }
    case 'only': {
      const kept = new Set([...microphones.sites, ...(chair === null ? [] : [chair])])
      return { open: microphones.sites, close: floor.open.filter((site) => !kept.has(site)) }
    }
    case 'change':
      return microphones
  }
}
