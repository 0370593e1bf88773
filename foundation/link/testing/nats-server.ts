import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'

/** A real `nats-server` process, which a test may kill and start again. */
export interface NatsServer {
  /** SIGKILL, as if the machine lost power; resolves when it is gone. Idempotent. */
  kill(): Promise<void>
  /** Starts it again on the same ports; resolves when it is ready. */
  restart(): Promise<void>
  /** What the server wrote so far. */
  output(): string
}

const startWithinMs = 10_000

/** Starts `nats-server -c configFile`; rejects with the server's words if it does not become ready. */
export async function startNatsServer(configFile: string, env: Record<string, string>): Promise<NatsServer> {
  let child: ChildProcess | undefined
  let written = ''

  const start = async () => {
    const started = spawn('nats-server', ['-c', configFile], { env: { ...process.env, ...env } })
    child = started
    // A test run that ends early leaves no server behind.
    const endWithUs = () => started.kill('SIGKILL')
    process.once('exit', endWithUs)
    started.once('exit', () => process.off('exit', endWithUs))
    for (const stream of [started.stdout, started.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        written += chunk.toString()
      })
    }
    let ended: string | undefined
    started.on('error', (error) => {
      ended = error.message
    })
    started.on('exit', (code, signal) => {
      ended = `exit ${code ?? signal}`
    })
    const said = written.length
    const giveUpAt = Date.now() + startWithinMs
    while (!written.slice(said).includes('Server is ready')) {
      if (ended !== undefined || Date.now() > giveUpAt) {
        started.kill('SIGKILL')
        throw new Error(`nats-server did not start (${ended ?? 'no answer'}): ${written}`)
      }
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  const server: NatsServer = {
    async kill() {
      const running = child
      child = undefined
      if (!running || running.exitCode !== null || running.signalCode !== null) return
      running.kill('SIGKILL')
      await once(running, 'exit')
    },
    async restart() {
      await server.kill()
      await start()
    },
    output: () => written,
  }
  await start()
  return server
}

/**
 * Ports of 127.0.0.1 that are free now, all different. Below the range from which the system takes ports for outgoing
 * connections, or one of those might take a port while its server is being restarted.
 */
export async function freePorts(count: number): Promise<number[]> {
  const found = new Set<number>()
  while (found.size < count) {
    const port = 20_000 + Math.floor(Math.random() * 12_000)
    if (await isFree(port)) found.add(port)
  }
  return [...found]
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
