import { createMediaHost, type MediaHost, serveMediaHost } from '#conference/media'
import type { NodeId } from '#contract'
import { PROTOCOL_VERSION } from '#contract'
import { createScope } from '#foundation/lifetime'
import { createInProcessHub, type InProcessHub, type OwnedLink } from '#foundation/link'
import type { Log } from '#foundation/log'
import { systemClock } from '#foundation/time'
import type { NodeConfig } from '../../apps/node/config-schema.ts'
import { type Control, mediaOptionsOf, mediaPeerOf, startControl } from '../../apps/node/start.ts'

/** One tier of a constellation: its control process and its media host, both in this process. */
export interface Tier {
  readonly config: NodeConfig
  readonly control: Control
  readonly host: MediaHost
  /** Ends the control process as a crash would: nobody is told; the media host goes on. */
  crashControl(): Promise<void>
  startControl(): Promise<void>
}

/** Every tier in one process, joined by the in-process link. */
export interface Constellation {
  readonly hub: InProcessHub
  tier(node: NodeId): Tier
  close(): Promise<void>
}

export interface ConstellationOptions {
  /** Puts something between a control process and its link, e.g. a line that can be cut. */
  linkOf?: (node: NodeId, link: OwnedLink) => OwnedLink
  /** The process is being stopped, and the media workers with it. */
  ending?: AbortSignal
}

export async function startConstellation(
  configs: readonly NodeConfig[],
  log: Log,
  { linkOf = (_node, link) => link, ending }: ConstellationOptions = {},
): Promise<Constellation> {
  const scope = createScope()
  const hub = createInProcessHub({ clock: systemClock })
  const tiers = new Map<NodeId, Tier>()
  try {
    // The media hosts start side by side; the stores one after another, for they share one thread.
    const hosts = await Promise.all(configs.map((config) => startHost(config, hub, log, scope.add, ending)))
    for (const [index, config] of configs.entries()) {
      const host = hosts[index]
      if (host) tiers.set(config.node, await startTier(config, host, hub, linkOf, log, scope.add))
    }
  } catch (error) {
    await scope.close()
    throw error
  }
  return {
    hub,
    tier(node) {
      const found = tiers.get(node)
      if (!found) throw new RangeError(`no such tier: ${node}`)
      return found
    },
    close: () => scope.close(),
  }
}

type Own = ReturnType<typeof createScope>['add']

async function startHost(
  config: NodeConfig,
  hub: InProcessHub,
  log: Log,
  own: Own,
  ending: AbortSignal | undefined,
): Promise<MediaHost> {
  const host = await createMediaHost({
    ...mediaOptionsOf(config),
    ...(ending && { ending }),
    clock: systemClock,
    log: log.child({ media: config.node }),
  })
  const link = hub.join(mediaPeerOf(config.node), { version: PROTOCOL_VERSION })
  own(host)
  own(() => link.close())
  own(serveMediaHost(host, link, { control: config.node }))
  return host
}

async function startTier(
  config: NodeConfig,
  host: MediaHost,
  hub: InProcessHub,
  linkOf: NonNullable<ConstellationOptions['linkOf']>,
  log: Log,
  own: Own,
): Promise<Tier> {
  const begin = async () => {
    const link = linkOf(config.node, hub.join(config.node, { version: PROTOCOL_VERSION }))
    const control = await startControl({
      config,
      link,
      mediaPeer: mediaPeerOf(config.node),
      clock: systemClock,
      log: log.child({ node: config.node }),
    })
    return { link, control }
  }
  let running = await begin()
  own(async () => {
    await running.control.close()
    await running.link.close()
  })
  return {
    config,
    host,
    get control() {
      return running.control
    },
    async crashControl() {
      hub.drop(config.node)
      await running.control.close()
    },
    async startControl() {
      running = await begin()
    },
  }
}
