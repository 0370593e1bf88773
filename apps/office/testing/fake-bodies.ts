import { Refusal, type ReplyOf } from '#contract'
import type { Body, BodyEntry } from '#contract/bodies'
import type { BodyOperations } from '#contract/console'

/** Bodies as a node keeps them, in memory. */
export function createFakeBodies() {
  const entries = new Map<string, BodyEntry>()
  const write = (body: Body, seen: number, closedAt: number | null, by: string) => {
    const before = entries.get(body.site)
    if ((before?.revision ?? 0) !== seen)
      throw new Refusal('body.stale', { site: body.name, by: before?.by ?? '' })
    entries.set(body.site, { body, revision: seen + 1, closedAt, at: Date.now(), by })
    return { revision: seen + 1 }
  }
  return {
    'bodies.list': (): ReplyOf<BodyOperations, 'bodies.list'> => ({
      bodies: [...entries.values()].map((entry) => ({ ...entry, label: `PTO - ${entry.body.name}` })),
    }),
    'bodies.set': ({ body, seen }: { body: Body; seen: number }, by: string) => write(body, seen, null, by),
    'bodies.close'({ site, seen }: { site: string; seen: number }, by: string) {
      const entry = entries.get(site)
      if (!entry) throw new Refusal('body.unknown', { site })
      return write(entry.body, seen, Date.now(), by)
    },
  }
}
