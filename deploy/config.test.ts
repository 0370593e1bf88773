import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { readConfig } from '../apps/node/config.ts'
import { configSchema, type NodeConfig } from '../apps/node/config-schema.ts'

const here = import.meta.dirname
const text = (file: string) => readFileSync(join(here, file), 'utf8')
const portsOf = ({ media }: NodeConfig) => ({ first: media.port, last: media.port + media.workers - 1 })

describe('sample configurations', () => {
  const files = readdirSync(join(here, 'config')).filter((name) => name.endsWith('.yaml'))

  test.each(files)('%s is taken as it stands', (name) => {
    const config = readConfig(join(here, 'config', name), {})
    expect(config.link.password).toBeUndefined()
    const { first, last } = portsOf(config)
    const { min, max } = config.media.pipePorts
    expect(last < min || first > max).toBe(true)
    expect(config.web.port < first || config.web.port > last).toBe(true)
  })

  test('centre and province know each other', () => {
    const centre = readConfig(join(here, 'config', 'centre.yaml'), {})
    const province = readConfig(join(here, 'config', 'province.yaml'), {})
    expect(province.parent).toBe(centre.node)
    expect(centre.children).toContain(province.node)
  })

  test('the users of the links are those that the NATS servers know', () => {
    for (const name of ['centre', 'province']) {
      const { link, children } = readConfig(join(here, 'config', `${name}.yaml`), {})
      const known = [...text(`nats/${name}.conf`).matchAll(/^\s+user: "([^"]+)"/gm)].map(([, user]) => user)
      expect(known).toContain(link.user)
      expect(known).toContain(link.mediaUser)
      for (const child of children) expect(known).toContain(child)
    }
  })

  test('the passwords of the environment files join what the file says', () => {
    const config = readConfig(join(here, 'config', 'province.yaml'), { LIENTHONG__link__password: "'0123'" })
    expect(config.link).toMatchObject({ user: 'VN-25', password: '0123' })
  })
})

/** Dotted keys of the configuration file, e.g. `web.port`. */
function keysOf(schema: unknown, path = ''): string[] {
  const { properties, items, anyOf } = z
    .looseObject({
      properties: z.record(z.string(), z.unknown()),
      items: z.unknown(),
      anyOf: z.unknown().array(),
    })
    .partial()
    .parse(schema)
  const inner = (below: unknown) => keysOf(below, path).filter((key) => key !== path)
  if (properties)
    return Object.entries(properties).flatMap(([name, below]) =>
      keysOf(below, path ? `${path}.${name}` : name),
    )
  if (anyOf) return [path, ...anyOf.flatMap(inner)]
  return [path, ...(items ? inner(items) : [])]
}

test('README describes every key, and no key that is gone', () => {
  const described = [...text('README.md').matchAll(/^\| `([A-Za-z.]+)` \|/gm)].map(([, key]) => key)
  const keys = keysOf(z.toJSONSchema(configSchema, { io: 'input' }))
  expect(described.toSorted()).toEqual([...new Set(keys)].toSorted())
})

const compose = z.object({
  services: z.record(
    z.string(),
    z.object({
      image: z.string(),
      command: z.array(z.string()).optional(),
      environment: z.record(z.string(), z.string()).default({}),
      ports: z.array(z.string()).default([]),
      depends_on: z.record(z.string(), z.unknown()).default({}),
      volumes: z.array(z.string()).default([]),
      networks: z.union([z.array(z.string()), z.record(z.string(), z.unknown())]),
    }),
  ),
  volumes: z.record(z.string(), z.unknown()),
})

describe('compose.yaml', () => {
  const given = { LT_HOST_IP: '192.168.1.5' }
  const filled = text('compose.yaml').replace(/\$\{(\w+):\?\}/g, (_whole, name: string) =>
    name === 'LT_HOST_IP' ? given.LT_HOST_IP : `p${name}`,
  )
  const { services, volumes } = compose.parse(parse(filled, { merge: true }))
  const nodes = Object.entries(services).filter(([, { environment }]) => 'LIENTHONG__node' in environment)

  test('services and volumes that are named are there, and every variable is explained', () => {
    for (const service of Object.values(services)) {
      for (const other of Object.keys(service.depends_on)) expect(services).toHaveProperty(other)
      for (const volume of service.volumes.filter((name) => !name.startsWith('.')))
        expect(volumes).toHaveProperty(volume.split(':')[0] ?? '')
    }
    const head = text('compose.yaml').split('\nname:')[0]
    for (const [, name] of text('compose.yaml').matchAll(/\$\{(\w+)/g)) expect(head).toContain(name)
  })

  test.each(nodes)('%s has a whole configuration, and publishes its ports', (name, service) => {
    const config = readConfig(undefined, service.environment)
    const media = service.command?.[0] === 'media'
    const { first, last } = portsOf(config)
    const expected = media
      ? ['udp', 'tcp'].map((protocol) => `${first}-${last}:${first}-${last}/${protocol}`)
      : [`${config.web.port}:${config.web.port}`]
    expect(service.ports).toEqual(expected)
    expect(name).toMatch(media ? /-media$/ : /-control$/)
    const server = new URL(config.link.servers[0] ?? '').hostname
    expect(services).toHaveProperty(server)
  })

  test.each(['centre', 'province'])(
    'the NATS server of the %s is given every value that its file asks for',
    (tier) => {
      const asked = [...text(`nats/${tier}.conf`).matchAll(/^[^#\n]*\$(LT_\w+)/gm)].map(([, name]) => name)
      expect(Object.keys(services[`nats-${tier}`]?.environment ?? {}).toSorted()).toEqual(asked.toSorted())
    },
  )

  test('four processes of two nodes', () => expect(nodes).toHaveLength(4))
})

test.each(['media', 'control'])('lienthong-%s.service starts a role that the program has', (role) => {
  const unit = text(`systemd/lienthong-${role}.service`)
  expect(unit).toContain(`ExecStart=/usr/bin/node --import tsx apps/node/main.ts ${role}\n`)
  expect(readFileSync(join(here, '../apps/node/main.ts'), 'utf8')).toContain(`'${role}'`)
  // Neither may take the other down with it.
  expect(unit).not.toMatch(/^(Requires|BindsTo|PartOf|Requisite)=/m)
  for (const line of ['NoNewPrivileges=yes', 'ProtectSystem=strict', 'Restart=always', 'User=lienthong'])
    expect(unit).toContain(`\n${line}\n`)
})
