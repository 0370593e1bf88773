import { readFileSync } from 'node:fs'
import { parse, YAMLParseError } from 'yaml'
import { configSchema, type NodeConfig } from './config-schema.ts'

/** A configuration that can't be used, in words for the technician; the process ends with exit code 2. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

const prefix = 'LIENTHONG__'

/**
 * Reads the configuration file (YAML or JSON), then lets the environment override single keys:
 * `LIENTHONG__web__port=8443` sets `web.port`; values are read as YAML. Throws {@link ConfigError} that names file,
 * key and expected form.
 */
export function readConfig(
  file: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): NodeConfig {
  const where = file ?? 'LIENTHONG__*'
  const raw = file === undefined ? {} : readFile(file)
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    throw new ConfigError(`${where}: cần một bảng khoá và giá trị (a table of keys and values is expected)`)
  const origin = new Map<string, string>()
  let merged: Record<string, unknown> = raw as Record<string, unknown>
  for (const [name, value] of Object.entries(env)) {
    if (!name.startsWith(prefix) || value === undefined) continue
    const path = name.slice(prefix.length).split('__')
    merged = withValue(merged, path, readValue(name, value))
    origin.set(path.join('.'), name)
  }
  const parsed = configSchema.safeParse(merged)
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map(({ path, message }) => {
    const key = path.join('.') || '(toàn bộ)'
    return `  ${origin.get(key) ?? where}: ${key}: ${message}`
  })
  throw new ConfigError(`Cấu hình không đúng (the configuration is not valid):\n${lines.join('\n')}`)
}

function readFile(file: string): unknown {
  try {
    return readYaml(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new ConfigError(`${file}: không đọc được (can not be read): ${reasonOf(error)}`)
  }
}

/** Warnings would show the lines that they are about. */
const readYaml = (text: string): unknown => parse(text, { logLevel: 'error' })

/** What a parser says shows the text that it could not read, which may hold a password: only the place is told. */
function reasonOf(error: unknown): string {
  if (error instanceof YAMLParseError) {
    const [start] = error.linePos ?? []
    return `YAML ${error.code}${start ? `, dòng (line) ${start.line}:${start.col}` : ''}`
  }
  return error instanceof Error && 'syscall' in error ? error.message : 'không phải YAML (not YAML)'
}

function readValue(name: string, value: string): unknown {
  try {
    return readYaml(value)
  } catch {
    // The value may be a password and is not repeated.
    throw new ConfigError(`${name}: giá trị không phải YAML (not a YAML value)`)
  }
}

function withValue(
  table: Record<string, unknown>,
  path: readonly string[],
  value: unknown,
): Record<string, unknown> {
  const [key = '', ...rest] = path
  if (rest.length === 0) return { ...table, [key]: value }
  const inner = table[key]
  const next = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner : {}
  return { ...table, [key]: withValue(next as Record<string, unknown>, rest, value) }
}
