import { createLog } from '#foundation/log'
import { ConfigError, readConfig } from './config.ts'

/**
 * `control`: HTTP, WebSocket, sessions, store. `media`: the workers. Two processes, so that a crash or an upgrade of
 * the first loses no packet.
 */
const usage = `Usage: npm run node -- control|media [--config FILE]

  control   sign-in, pages, sessions, store
  media     the media host of the same node; start it first, restart it rarely
`

async function main(args: readonly string[]): Promise<void> {
  const [role] = args
  const at = args.indexOf('--config')
  const file = at >= 0 ? args[at + 1] : process.env.LIENTHONG_CONFIG
  if (role !== 'control' && role !== 'media') throw new ConfigError(usage)
  const config = readConfig(file, process.env)
  const log = createLog({ name: `${config.node} ${role}`, ...config.log })
  const { start } = role === 'control' ? await import('./control.ts') : await import('./media.ts')
  const running = await start(config, log)
  log.info('ready', running.facts)
  const stop = () => {
    running.close().then(
      () => process.exit(0),
      (error) => {
        log.error('did not stop cleanly', { error })
        process.exit(1)
      },
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof ConfigError) {
    process.stderr.write(`${error.message}\n`)
    process.exit(2)
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exit(1)
})
