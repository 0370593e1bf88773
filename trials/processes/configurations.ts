import type { NodeId } from '#contract'
import { freePorts, type NatsTiers } from '#foundation/link/testing'
import { threeTiers } from '#trials/constellation'
import type { NodeConfig } from '../../apps/node/config-schema.ts'

export interface ConfigurationOptions {
  nats: NatsTiers
  storeOf: (node: NodeId) => string
  /** Media workers of each node. */
  workers: number
}

/** What the configuration file of each node says. Web ports are fixed, so that a page finds its node again. */
export async function configurations({
  nats,
  storeOf,
  workers,
}: ConfigurationOptions): Promise<NodeConfig[]> {
  const nodes = ['VN', ...nats.provinces.keys()]
  const free = await freePorts(nodes.length)
  const ports = new Map(nodes.map((node, index) => [node, free[index] ?? 0]))
  return threeTiers({ storeOf, workers, portOf: (node) => ports.get(node) ?? 0 }).map((config) => ({
    ...config,
    link: loginOf(config.node, nats),
    log: { level: 'info', pretty: false },
  }))
}

function loginOf(node: NodeId, { centre, provinces }: NatsTiers): NodeConfig['link'] {
  const { control, media } = provinces.get(node) ?? centre
  return {
    servers: [`nats://${control.servers}`],
    user: control.user,
    password: control.pass,
    mediaUser: media.user,
    mediaPassword: media.pass,
  }
}
