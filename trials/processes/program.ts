import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

export type Role = 'control' | 'media'

/** One of our programs as a process of its own, which a trial kills and starts again. */
export interface Program {
  /** Of the process that runs now. Throws when none does. */
  pid(): number
  /** Starts it, or starts it again; resolves with the facts of its `ready` line. */
  start(): Promise<Record<string, unknown>>
  /** SIGKILL, as a crash; resolves when it is gone. Idempotent. */
  kill(): Promise<void>
  /** SIGTERM; resolves with the exit code. Null when it did not run, or had to be killed. */
  stop(): Promise<number | null>
  /** The last lines that it wrote, over all its lives. */
  written(lines: number): string
}

/** A process starts in two seconds; six of them beside four browsers on two busy cores take much longer. */
const readyWithinMs = 150_000
const stopWithinMs = 10_000
const linesInError = 60
/**
 * A control process that starts is busy for seconds. On a machine of its own it takes nothing from the browsers that
 * a trial watches; here it stands back for them.
 */
const niceness: Record<Role, number> = { control: 5, media: 0 }

/** `logFile`: where its output is kept. It does not run yet. */
export function createProgram(role: Role, configFile: string, logFile: string): Program {
  let child: ChildProcess | undefined

  const isOver = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null
  const written = (lines: number) =>
    readFileSync(logFile, { encoding: 'utf8', flag: 'a+' }).split('\n').slice(-lines).join('\n')
  const running = () => (child && !isOver(child) ? child : undefined)

  const start = () =>
    new Promise<Record<string, unknown>>((resolve, reject) => {
      const started = launch([role, '--config', configFile], niceness[role])
      child = started
      let rest = ''
      const fail = (why: string) => {
        clearTimeout(patience)
        started.kill('SIGKILL')
        reject(new Error(`${role} of ${configFile} ${why}:\n${written(linesInError)}`))
      }
      const patience = setTimeout(() => fail('was not ready in time'), readyWithinMs)
      const take = (chunk: Buffer) => {
        appendFileSync(logFile, chunk)
        const lines = (rest + chunk.toString()).split('\n')
        rest = lines.pop() ?? ''
        const facts = lines.map(readyFacts).find((found) => found !== undefined)
        if (!facts) return
        clearTimeout(patience)
        resolve(facts)
      }
      started.stdout?.on('data', take)
      started.stderr?.on('data', (chunk: Buffer) => appendFileSync(logFile, chunk))
      started.once('exit', (code, signal) => fail(`ended with ${code ?? signal}`))
    })

  return {
    pid() {
      const pid = running()?.pid
      if (pid === undefined) throw new Error(`${role} of ${configFile} does not run`)
      return pid
    },
    start,
    async kill() {
      const now = running()
      if (!now) return
      now.kill('SIGKILL')
      await once(now, 'exit')
    },
    async stop() {
      const now = running()
      if (!now) return null
      const ended = once(now, 'exit')
      now.kill('SIGTERM')
      const patience = setTimeout(() => now.kill('SIGKILL'), stopWithinMs)
      await ended
      clearTimeout(patience)
      return now.exitCode
    },
    written,
  }
}

/** Runs the node's program with these arguments to its end. */
export async function runToEnd(args: readonly string[]): Promise<{ code: number | null; stderr: string }> {
  const child = launch(args, 0)
  let stderr = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
  })
  child.stdout?.resume()
  await once(child, 'close')
  return { code: child.exitCode, stderr }
}

/** As `npm run node` does, without npm between us and its signals. */
function launch(args: readonly string[], nice: number): ChildProcess {
  const program = [process.execPath, '--import', 'tsx', 'apps/node/main.ts', ...args]
  const child = spawn('nice', ['-n', `${nice}`, ...program], {
    cwd: root,
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (alive.size === 0) process.once('exit', killAll)
  alive.add(child)
  child.once('exit', () => {
    alive.delete(child)
    if (alive.size === 0) process.off('exit', killAll)
  })
  return child
}

const alive = new Set<ChildProcess>()

/** A test run that ends early leaves no process behind. */
function killAll(): void {
  for (const child of alive) child.kill('SIGKILL')
}

/** Ours without what is meant for the test runner or would override the configuration files. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(NODE_OPTIONS|NODE_ENV|VITEST.*|LIENTHONG_.*)$/.test(name),
  )
  return Object.fromEntries(kept)
}

function readyFacts(line: string): Record<string, unknown> | undefined {
  if (!line.includes('"msg":"ready"')) return undefined
  return JSON.parse(line) as Record<string, unknown>
}
