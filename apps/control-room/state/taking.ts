import type { Program, Scene } from '#contract'
import type { ShownError } from './failure.ts'

/** A take (or an undo, which is a take of an earlier scene) from the key press to its outcome. */
export type Taking =
  | { kind: 'idle' }
  | { kind: 'under-way'; purpose: TakePurpose; scene: Scene; since: number }
  | { kind: 'refused'; purpose: TakePurpose; error: ShownError; at: number }

export type TakePurpose = { kind: 'take' } | { kind: 'undo'; target: Program }

export const idle: Taking = { kind: 'idle' }

/** A refusal stays on screen until the operator dismisses it, edits the preview or takes again. */
export const afterEdit = (taking: Taking): Taking => (taking.kind === 'refused' ? idle : taking)
