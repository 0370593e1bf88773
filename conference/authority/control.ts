import { isBelow } from '#conference/sites/ids'
import { type Control, holderOf, type NodeId, Refusal } from '#contract'
import { formatVietnamTime } from '#foundation/time'

/** As much of a session as decides who controls it. */
export interface Controlled {
  owner: NodeId
  control: Control
}

/** Who passes control on, as the record tells it. */
export interface Passing {
  from: NodeId
  by: string
  /** Unix milliseconds. */
  at: number
}

/** Throws Refusal `session.not-in-control` for a tier that does not hold control (A1). */
export function requireHolder(session: Controlled, from: NodeId, labelOf: (node: NodeId) => string): void {
  const holder = holderOf(session)
  if (from !== holder) throw new Refusal('session.not-in-control', { owner: labelOf(holder) })
}

/** Throws Refusal `control.fenced` for a command that was sent before control last changed hands (A3). */
export function requireFence(
  session: Controlled,
  seen: number | undefined,
  labelOf: (node: NodeId) => string,
): void {
  const { fence, since } = session.control
  if (seen === undefined || seen === fence) return
  throw new Refusal('control.fenced', {
    holder: labelOf(holderOf(session)),
    since: formatVietnamTime(since),
    current: fence,
    seen,
  })
}

/**
 * Control for a tier below the owner (A2). Throws Refusal `session.not-in-control` unless holder or owner gives it,
 * `site.unknown` for a tier that is not below the owner.
 */
export function grantControl(
  session: Controlled,
  to: NodeId,
  passing: Passing,
  labelOf: (node: NodeId) => string,
): Control {
  if (passing.from !== session.owner) requireHolder(session, passing.from, labelOf)
  if (!isBelow(to, session.owner)) throw new Refusal('site.unknown', { site: to })
  return passTo(session, to, passing)
}

/** The holder hands control back to the owner (A2). Throws Refusal `session.not-in-control`. */
export function returnControl(
  session: Controlled,
  passing: Passing,
  labelOf: (node: NodeId) => string,
): Control {
  requireHolder(session, passing.from, labelOf)
  return passTo(session, null, passing)
}

/** The owner takes control back (A2). Throws Refusal `session.not-in-control` for anybody else. */
export function takeControl(
  session: Controlled,
  passing: Passing,
  labelOf: (node: NodeId) => string,
): Control {
  if (passing.from !== session.owner)
    throw new Refusal('session.not-in-control', { owner: labelOf(session.owner) })
  return passTo(session, null, passing)
}

/** What changes no hands leaves the lease as it is. */
function passTo({ control }: Controlled, holder: NodeId | null, { by, at }: Passing): Control {
  if (control.holder === holder) return control
  return { holder, fence: control.fence + 1, by, since: at }
}
