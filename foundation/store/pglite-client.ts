import pg from 'pg'

/**
 * `pg.Client` for PGlite. Drizzle gives each query its own parsers as an object, and PGlite's protocol writer takes
 * the same field for a list of parameter types: given an empty list that carries the parsers, both are served.
 */
export class PgliteClient extends pg.Client {
  // pg declares nine overloads; the first argument is looked at, all are passed on.
  override query = ((...given: unknown[]) => {
    const [config, ...rest] = given
    const first = isWithParsers(config) ? { ...config, types: Object.assign([], config.types) } : config
    return Reflect.apply(pg.Client.prototype.query, this, [first, ...rest])
  }) as pg.Client['query']
}

const isWithParsers = (config: unknown): config is { types: object } =>
  typeof config === 'object' &&
  config !== null &&
  'types' in config &&
  typeof config.types === 'object' &&
  config.types !== null &&
  !Array.isArray(config.types)
