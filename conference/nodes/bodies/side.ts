import type { Bodies } from '#conference/directory-store'
import type { Registry } from '#conference/sites'
import { homeNode } from '#conference/sites/ids'
import { type BodyOf, Refusal, type ReplyOf, type SiteId } from '#contract'
import type { BodyOperations } from '#contract/console'
import { createScope } from '#foundation/lifetime'
import type { Link } from '#foundation/link'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import type { Place } from '../place.ts'
import { createBodyExchange } from './exchange.ts'
import { unitsOf } from './units-of.ts'

type Body<Op extends keyof BodyOperations> = BodyOf<BodyOperations, Op>
type Reply<Op extends keyof BodyOperations> = ReplyOf<BodyOperations, Op>

export interface BodySideOptions {
  place: Place
  bodies: Bodies
  registry: Pick<Registry, 'extend' | 'labelOf'>
  link: Pick<Link, 'request' | 'handle' | 'watch' | 'presence'>
  clock: Clock
  log: Log
}

/** What consoles ask of departments and other bodies (N144). */
export interface BodyDesk {
  list(): Reply<'bodies.list'>
  /** Rejects with Refusal `body.not-here` and what {@link Bodies.set} refuses. */
  set(body: Body<'bodies.set'>, by: string): Promise<Reply<'bodies.set'>>
  /** Rejects with Refusal `body.not-here` and what {@link Bodies.close} refuses. */
  close(body: Body<'bodies.close'>, by: string): Promise<Reply<'bodies.close'>>
}

/** Departments and other bodies: sites of the registry as long as they are open, known in every tier. */
export function createBodySide(options: BodySideOptions): { desk: BodyDesk; close(): Promise<void> } {
  const { place, bodies, registry } = options
  const scope = createScope()
  const extend = () => registry.extend(unitsOf(bodies.entries().values()))
  extend()
  // Before the exchange, which tells others of sites that are known here.
  scope.add(bodies.onChange(extend))
  const exchange = createBodyExchange(options)
  scope.add(() => exchange.close())
  const requireOwn = (site: SiteId) => {
    if (homeNode(site) !== place.self)
      throw new Refusal('body.not-here', { site, node: registry.labelOf(place.self) })
  }

  return {
    desk: {
      list: () => ({
        bodies: bodies
          .of(place.self)
          .map((entry) => ({ ...entry, label: registry.labelOf(entry.body.site) })),
      }),
      async set({ body, seen }, by) {
        requireOwn(body.site)
        const { revision } = await bodies.set(body, seen, by)
        return { revision }
      },
      async close({ site, seen }, by) {
        requireOwn(site)
        const { revision } = await bodies.close(site, seen, by)
        return { revision }
      },
    },
    close: () => scope.close(),
  }
}
