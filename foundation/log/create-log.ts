import pino, { type Logger } from 'pino'
import { prettyFactory } from 'pino-pretty'
import type { Log, LogFields, LogLevel } from './log.ts'

export interface LogOptions {
  /** The program or part that speaks, e.g. `node VN-25`. */
  name: string
  level: LogLevel
  /** Coloured lines for people; otherwise one JSON object a line. */
  pretty?: boolean
  /** Where lines go; standard output by default. */
  destination?: { write(line: string): void }
}

const secretNames = [
  'token',
  'accessToken',
  'refreshToken',
  'password',
  'pass',
  'secret',
  'cookie',
  'cookies',
  '["set-cookie"]',
  'authorization',
]

/** Secrets are replaced down to three levels of nesting (`fields.request.headers.cookie`). */
const secretPaths = secretNames.flatMap((name) => {
  const tail = name.startsWith('[') ? name : `.${name}`
  return [name, `*${tail}`, `*.*${tail}`]
})

export function createLog(options: LogOptions): Log {
  const settings = {
    name: options.name,
    level: options.level,
    redact: { paths: secretPaths, censor: '[redacted]' },
    serializers: { error: pino.stdSerializers.err },
  }
  const destination = options.destination ?? process.stdout
  return wrap(pino(settings, options.pretty ? prettyLines(destination) : destination))
}

function prettyLines(destination: { write(line: string): void }) {
  const format = prettyFactory({ ignore: 'pid,hostname', colorize: true })
  return { write: (line: string) => destination.write(format(line)) }
}

function wrap(logger: Logger): Log {
  return {
    debug: (message, fields = {}) => logger.debug(fields, message),
    info: (message, fields = {}) => logger.info(fields, message),
    warn: (message, fields = {}) => logger.warn(fields, message),
    error: (message, fields = {}) => logger.error(fields, message),
    child: (fields: LogFields) => wrap(logger.child(fields)),
  }
}
