import type { Link } from '../link.ts'
import { createStateChannel, type StateChannel } from '../state-channel.ts'

/** What the tests' state channels carry. */
export const subject = 'wants.set'

/** One end: what it says, what it heard. */
export interface End {
  says: unknown
  heard: unknown[]
  channel: StateChannel
}

export function openEnd(link: Link, peer: string, says: unknown): End {
  const heard: unknown[] = []
  const end: End = {
    says,
    heard,
    channel: createStateChannel(link, {
      peer,
      subject,
      read: () => end.says,
      apply: (whole) => heard.push(whole),
    }),
  }
  return end
}
export function say(end: End, says: unknown) {
  end.says = says
  end.channel.changed()
}
