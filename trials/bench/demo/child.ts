import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** What the demo prints last when it can be used. */
const lastLine = /Ctrl\+C/

export interface DemoChild {
  readonly pid: number
  /** Seconds from its start until its links were printed. Rejects when it ends before, or after two minutes. */
  ready(): Promise<number>
  stop(): Promise<void>
}

export function startDemo(data: string): DemoChild {
  const startedAt = performance.now()
  const child = spawn(process.execPath, ['--import', 'tsx', 'apps/demo/main.ts'], {
    env: { ...process.env, LIENTHONG_DEMO_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = once(child, 'exit')
  let said = ''
  const printed = new Promise<number>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (lastLine.test(said)) resolve((performance.now() - startedAt) / 1000)
    })
    const failed = (why: string) => reject(new Error(`the demo ${why}: ${said}`))
    exit.then(
      () => failed('ended'),
      () => failed('did not start'),
    )
    setTimeout(() => failed('was not ready in time'), 120_000).unref()
  })
  printed.catch(() => {})
  return {
    get pid() {
      if (child.pid === undefined) throw new Error('the demo did not start')
      return child.pid
    },
    ready: () => printed,
    async stop() {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
      await exit
      clearTimeout(late)
    },
  }
}
