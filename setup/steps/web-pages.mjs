import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { runCommand } from '../command.mjs'

const CONFIG = 'apps/vite.config.ts'
const STAMP = '.build/web/.stamp'
const SOURCES = [
  'apps/room',
  'apps/chair',
  'apps/control-room',
  'browser',
  'contract',
  'foundation',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  CONFIG,
]

/** The web pages, built again whenever anything they are made of has changed. */
export const webPagesStep = {
  name: 'Trang web (web pages)',
  check: ({ root }) => {
    if (!existsSync(join(root, CONFIG))) return true
    const stamp = join(root, STAMP)
    return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceHash(root, SOURCES)
  },
  do: async ({ root, env, log, progress }) => {
    // Taken before the build: a source edited meanwhile is built at the next start.
    const hash = sourceHash(root, SOURCES)
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
    await runCommand(process.execPath, [vite, 'build', '--config', CONFIG], {
      cwd: root,
      env: { ...env, NODE_ENV: 'production', NO_COLOR: '1' },
      log,
      onLine: progress,
    })
    mkdirSync(dirname(join(root, STAMP)), { recursive: true })
    writeFileSync(join(root, STAMP), hash)
  },
}

/** A hash of the names and contents of these files and folders, tests left out; what is missing is skipped. */
export function sourceHash(root, sources) {
  const hash = createHash('sha256')
  for (const source of sources) {
    for (const file of filesOf(join(root, source))) {
      hash.update(`\0${relative(root, file)}\0`).update(readFileSync(file))
    }
  }
  return hash.digest('hex')
}

function filesOf(path) {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
}
