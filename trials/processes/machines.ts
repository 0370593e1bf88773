import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { NodeId } from '#contract'
import { createScope } from '#foundation/lifetime'
import { type NatsTiers, startNatsTiers } from '#foundation/link/testing'
import { startPostgres } from '#foundation/store/testing'
import type { NodeConfig } from '../../apps/node/config-schema.ts'
import { configurations } from './configurations.ts'
import { createProgram, type Program } from './program.ts'
import { readyConsole, type SignedIn, signInBy } from './sign-in.ts'

/** The two processes of one tier, and an operator who signed in once; that stays good after restarts. */
export interface Machine extends SignedIn {
  readonly config: NodeConfig
  readonly url: string
  readonly control: Program
  readonly media: Program
}

/** Centre, Phú Thọ and Thái Nguyên as separate processes, with their servers. Owns them all. */
export interface Machines {
  readonly nats: NatsTiers
  /** A folder that is removed with everything else. */
  readonly folder: string
  machine(node: NodeId): Machine
  /** The end of every process's log, for a trial that failed. */
  logs(): string
  close(): Promise<void>
}

const provinces = ['VN-25', 'VN-19']
const tailLines = 40

export interface MachinesOptions {
  /** Media workers of each node. */
  workers?: number
  /** Makes of each node's configuration what the trial needs. */
  change?: (config: NodeConfig) => NodeConfig
}

/** Resolves when every process is ready. Rejects with the words of the one that is not; nothing runs on then. */
export async function startMachines({
  workers = 1,
  change = (config) => config,
}: MachinesOptions = {}): Promise<Machines> {
  const scope = createScope()
  try {
    const folder = await mkdtemp(join(tmpdir(), 'lienthong-processes-'))
    scope.add(() => rm(folder, { recursive: true, force: true }))
    const [nats, postgres] = await Promise.all([
      startNatsTiers(provinces).then(scope.add),
      startPostgres().then(scope.add),
    ])
    const database = await postgres.newDatabase()
    const configs = await configurations({
      nats,
      storeOf: (node) => (node === 'VN' ? database : `pglite:${join(folder, node, 'store')}`),
      workers,
    })
    const machines = new Map<NodeId, Machine>()
    const programs = new Map<string, Program>()
    const prepare = async (config: NodeConfig) => {
      const home = join(folder, config.node)
      await mkdir(home)
      const file = join(home, 'node.yaml')
      // JSON is YAML.
      await writeFile(file, JSON.stringify(config, null, 2))
      const create = (role: 'control' | 'media') => {
        const program = createProgram(role, file, join(home, `${role}.log`))
        scope.add(async () => void (await program.stop()))
        programs.set(`${config.node} ${role}`, program)
        return program
      }
      return { media: create('media'), control: create('control') }
    }
    await Promise.all(
      configs.map(change).map(async (config) => {
        const { media, control } = await prepare(config)
        const [ready] = await Promise.all([control.start(), media.start()])
        const { url, console } = readyConsole.parse(ready)
        const signedIn = await signInBy(console, `trial ${config.node}`)
        machines.set(config.node, { config, url, ...signedIn, control, media })
      }),
    )
    return {
      nats,
      folder,
      machine(node) {
        const found = machines.get(node)
        if (!found) throw new RangeError(`no machine of ${node}`)
        return found
      },
      logs: () =>
        [...programs].map(([name, program]) => `--- ${name}\n${program.written(tailLines)}`).join('\n'),
      close: () => scope.close(),
    }
  } catch (error) {
    await scope.close()
    throw error
  }
}
