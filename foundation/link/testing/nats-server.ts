import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createConnection, createServer } from 'node:net'

/** A real `nats-server` process, which a test may kill and start again. */
export interface NatsServer {
  /** SIGKILL, as if the machine lost power; resolves when it is gone. Idempotent. */
  kill(): Promise<void>
  /** Starts it again on the same ports; resolves when it accepts clients. */
  restart(): Promise<void>
  /** What the server wrote so far. */
  output(): string
}

const startWithinMs = 10_000

/** Starts `nats-server -c configFile`; rejects with the server's words if it exits or does not listen on `port`. */
export async function startNatsServer(
  configFile: string,
  env: Record<string, string>,
  port: number,
): Promise<NatsServer> {
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
    const giveUpAt = Date.now() + startWithinMs
    while (!(await accepts(port))) {
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

/** Ports of 127.0.0.1 that are free now, all different. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'))
  await Promise.all(servers.map((server) => once(server, 'listening')))
  const ports = servers.map((server) => {
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    return address.port
  })
  await Promise.all(servers.map((server) => once(server.close(), 'close')))
  return ports
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
