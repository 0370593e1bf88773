import { uplinkRequests } from '#contract/uplink'
import type { OwnedLink } from '#foundation/link'
import { type Crossing, openCrossing } from './crossing.ts'

/** A line between two tiers that can be cut. */
export interface PipeRelay {
  /** The child's link to its parent: the same, but the pipes that it opens lead through the relay. */
  through(link: OwnedLink): OwnedLink
  cut(): void
  heal(): void
  /** Datagrams that were let through, both ways. */
  readonly passed: number
  /** Idempotent. */
  close(): void
}

const { body: openBody, reply: openReply } = uplinkRequests['pipe.open']

/** Its owner closes it after the tiers that it joins. */
export function createPipeRelay(): PipeRelay {
  /** By the port of the child's end: opening an open pipe again has to find the same ends. */
  const crossings = new Map<number, Promise<Crossing>>()
  let isCut = false
  let passed = 0

  const mayPass = () => {
    if (isCut) return false
    passed++
    return true
  }
  const crossingFor = (childPort: number) => {
    const crossing = crossings.get(childPort) ?? openCrossing(mayPass)
    crossings.set(childPort, crossing)
    return crossing
  }

  return {
    through: (link) => ({
      ...link,
      async request(to, subject, body, options) {
        if (subject !== 'pipe.open') return link.request(to, subject, body, options)
        const { pipe, end } = openBody.parse(body)
        const crossing = await crossingFor(end.port)
        crossing.aim({ child: end.port })
        const asked = { pipe, end: { ...end, port: crossing.atParent } }
        const answer = openReply.parse(await link.request(to, subject, asked, options))
        crossing.aim({ parent: answer.end.port })
        return { end: { ...answer.end, port: crossing.atChild } }
      },
    }),
    cut() {
      isCut = true
    },
    heal() {
      isCut = false
    },
    get passed() {
      return passed
    },
    close() {
      for (const crossing of crossings.values()) void crossing.then((each) => each.close())
      crossings.clear()
    },
  }
}
