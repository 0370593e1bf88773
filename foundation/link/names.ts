import { LinkError } from './errors.ts'
import type { PeerId } from './link.ts'

const peerPattern = /^[A-Za-z0-9_-]+$/
const subjectPattern = /^[a-z0-9-]+(\.[a-z0-9-]+)*$/

export function checkPeer(peer: PeerId): void {
  if (!peerPattern.test(peer)) throw LinkError.misuse(`not a peer id: ${JSON.stringify(peer)}`)
}

export function checkSubject(subject: string): void {
  if (!subjectPattern.test(subject)) throw LinkError.misuse(`not a subject: ${JSON.stringify(subject)}`)
}
