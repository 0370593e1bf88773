import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate } from 'selfsigned'
import { freePorts, type NatsServer, startNatsServer } from './nats-server.ts'
import { openTcpGate, type TcpGate } from './tcp-gate.ts'

/** How to connect to a tier's server as one of its users. */
export interface NatsLogin {
  servers: string
  user: string
  pass: string
}

export interface NatsTier {
  server: NatsServer
  /** Of the tier's control process, whose user and peer id is the node's id. */
  control: NatsLogin
  media: NatsLogin
}

export interface ProvinceTier extends NatsTier {
  /** The cable between the province's server and the hub. */
  uplink: TcpGate
}

/** The centre's hub and provinces' leaf servers, on free ports of this machine, as `deploy/nats` sets them up. */
export interface NatsTiers {
  centre: NatsTier
  /** By node id. */
  provinces: Map<string, ProvinceTier>
  /** Address of the hub's leaf port, and the file with its certificate. */
  leaf: { port: number; caFile: string }
  close(): Promise<void>
}

const deployed = new URL('../../../deploy/nats/', import.meta.url)

/** `provinces`: those that `deploy/nats/centre.conf` knows. */
export async function startNatsTiers(provinces: string[]): Promise<NatsTiers> {
  const dir = await mkdtemp(join(tmpdir(), 'lt-nats-'))
  const servers: NatsServer[] = []
  const gates: TcpGate[] = []
  const close = async () => {
    await Promise.all(servers.map((server) => server.kill()))
    await Promise.all(gates.map((gate) => gate.close()))
    await rm(dir, { recursive: true, force: true })
  }
  try {
    const [leafPort = 0] = await freePorts(1)
    const caFile = await writeCertificate(dir)
    const leafPass = (id: string) => `leaf-of-${id}`
    const start = async (id: string, config: string, passwords: Passwords, env: Record<string, string>) => {
      const [port = 0] = await freePorts(1)
      const home = join(dir, id)
      await mkdir(home)
      await writeFile(join(home, 'nats.conf'), config)
      const listen = { LT_LISTEN: `127.0.0.1:${port}` }
      const server = await startNatsServer(join(home, 'nats.conf'), { ...env, ...listen })
      servers.push(server)
      const login = (user: string, pass: string) => ({ servers: `127.0.0.1:${port}`, user, pass })
      return { server, control: login(id, passwords.control), media: login(`${id}_media`, passwords.media) }
    }

    const hub = await readFile(new URL('centre.conf', deployed), 'utf8')
    const centre = await start('VN', hub, placeholders, {
      LT_LEAF_LISTEN: `127.0.0.1:${leafPort}`,
      // Nobody listens there: a province has no way around its cable.
      LT_LEAF_ADVERTISE: '127.0.0.1:1',
      LT_TLS_CERT: caFile,
      LT_TLS_KEY: join(dir, 'hub.key'),
      LT_PASS_VN: placeholders.control,
      LT_PASS_VN_MEDIA: placeholders.media,
      ...leafPasswords(hub, leafPass),
    })
    const province = await readFile(new URL('province.conf', deployed), 'utf8')
    const leaves = new Map<string, ProvinceTier>()
    for (const id of provinces) {
      const uplink = await openTcpGate(leafPort)
      gates.push(uplink)
      const env = {
        LT_CENTRE_URL: `tls://${id}:${leafPass(id)}@127.0.0.1:${uplink.port}`,
        LT_CENTRE_CA: caFile,
        LT_PASS_CONTROL: placeholders.control,
        LT_PASS_MEDIA: placeholders.media,
      }
      const tier = await start(id, province.replaceAll('VN-25', id), placeholders, env)
      leaves.set(id, { ...tier, uplink })
    }
    return { centre, provinces: leaves, leaf: { port: leafPort, caFile }, close }
  } catch (error) {
    await close()
    throw error
  }
}

type Passwords = { control: string; media: string }
const placeholders: Passwords = { control: 'password-of-control', media: 'password-of-media' }

/** A password for every province that the hub knows. */
const leafPasswords = (hub: string, passwordOf: (id: string) => string): Record<string, string> =>
  Object.fromEntries(
    [...hub.matchAll(/user: "(VN-\d+)", password: \$(\w+)/g)].map(([, id = '', name = '']) => [
      name,
      passwordOf(id),
    ]),
  )

/** A certificate for 127.0.0.1 that signs itself; answers with its file. */
async function writeCertificate(dir: string): Promise<string> {
  const made = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    keySize: 2048,
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
    ],
  })
  await writeFile(join(dir, 'hub.key'), made.private, { mode: 0o600 })
  const file = join(dir, 'hub.crt')
  await writeFile(file, made.cert)
  return file
}
