import { Refusal } from '#contract'
import { type Right, rightNames } from '#contract/console'
import { dutyOf } from './duty-names.ts'
import type { Asked } from './rows.ts'

/** A link or a token that was not issued with the right. */
export const lacksRight = (right: Right) => new Refusal('auth.not-allowed', { right, ...rightNames[right] })

/** An account whose role does not stand in the row. */
export const notForRole = (op: Asked) => new Refusal('auth.not-your-role', { op, ...dutyOf(op) })

/** An account for whose unit the target is another one. */
export const notOfUnit = (op: Asked) => new Refusal('auth.not-your-unit', { op, ...dutyOf(op) })
