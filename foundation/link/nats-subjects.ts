import type { PeerId } from './link.ts'

/**
 * `lt.<from>.<to>.<topic>`: who speaks comes first, so that a server's permissions can pin each peer to its own name
 * (`publish: lt.<self>.>`), and the receiver believes the subject, not the body.
 */
export const addressOf = (from: PeerId, to: PeerId, topic: string) => `lt.${from}.${to}.${topic}`

export const subjectsFor = (self: PeerId) => `lt.*.${self}.>`

/** Undefined for a subject that is no address. */
export function readAddress(subject: string): { from: PeerId; to: PeerId; topic: string } | undefined {
  const [root, from, to, ...topic] = subject.split('.')
  if (root !== 'lt' || !from || !to || topic.length === 0) return undefined
  return { from, to, topic: topic.join('.') }
}
