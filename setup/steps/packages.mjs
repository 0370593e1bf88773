import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from '../command.mjs'

/** npm's own record of what it installed; it is written last, so an interrupted install has none. */
const INSTALLED = join('node_modules', '.package-lock.json')

/** The packages of package-lock.json. No install script runs: nothing we use needs one. */
export const packagesStep = {
  name: 'Thư viện npm (npm packages)',
  check: ({ root }) => {
    const installed = join(root, INSTALLED)
    if (!existsSync(installed)) return false
    const read = (file) => JSON.parse(readFileSync(file, 'utf8')).packages
    return missingPackages(read(join(root, 'package-lock.json')), read(installed), process).length === 0
  },
  do: async ({ root, env, log, progress }) => {
    const [program, ...before] = npmCommand(env)
    const options = ['--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund']
    const ticking = setInterval(() => progress('npm ci'), 1_000)
    try {
      await runCommand(program, [...before, 'ci', ...options], { cwd: root, env, log })
    } finally {
      clearInterval(ticking)
    }
  },
}

/**
 * The entries of the lock that should be installed on this machine and are not, or in another version.
 * Optional packages count only when they name this platform and processor.
 */
export function missingPackages(locked, installed, { platform, arch }) {
  return Object.entries(locked).flatMap(([path, entry]) => {
    if (path === '' || entry.link) return []
    if (entry.optional && !isForThisMachine(entry, { platform, arch })) return []
    const present = installed[path]
    const same = present && present.version === entry.version && present.integrity === entry.integrity
    return same ? [] : [path]
  })
}

function isForThisMachine(entry, { platform, arch }) {
  const libc = entry.libc?.[0]
  const named = entry.os?.includes(platform) && entry.cpu?.includes(arch)
  return Boolean(named) && (libc === undefined || libc === 'glibc')
}

/** The npm that started us, so that both are of one version; else the npm in the path. */
export function npmCommand(env) {
  const started = env.npm_execpath
  return started?.endsWith('npm-cli.js') && existsSync(started) ? [process.execPath, started] : ['npm']
}
