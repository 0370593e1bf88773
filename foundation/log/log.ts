/** `silent` writes nothing. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

export type LogFields = Record<string, unknown>

/**
 * What a level means:
 * - `error`: we failed at something we promised; somebody must act. Give the cause as `{ error }`.
 * - `warn`: something outside failed or was refused and we go on; worth knowing if it repeats.
 * - `info`: one line per meaningful change in the life of a process, peer, session or site.
 * - `debug`: what a developer needs while looking for a fault; off in production.
 */
export interface Log {
  debug(message: string, fields?: LogFields): void
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
  /** A log that adds `fields` to each of its lines. */
  child(fields: LogFields): Log
}

/** Writes nothing. */
export const silentLog: Log = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  child: () => silentLog,
}
