import { spawnSync } from 'node:child_process'
import { runCommand } from './command.mjs'
import { needsAdministrator, SetupStop } from './stop.mjs'

/** The command that an administrator would type for these packages. */
export function aptCommand(packages) {
  return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`
}

/** Which of `wanted` are not installed, from the output of `dpkg-query -W -f '${Package} ${db:Status-Status}\n'`. */
export function notInstalled(wanted, dpkgOutput) {
  const installed = new Set(
    dpkgOutput.split('\n').flatMap((line) => /^(\S+) installed$/.exec(line.trim())?.[1] ?? []),
  )
  return wanted.filter((name) => !installed.has(name))
}

/** Which of these Debian packages this machine lacks; all of them where there is no dpkg. */
export function missingDebianPackages(wanted) {
  // dpkg-query fails when it knows one of the names not at all, and still prints the others.
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholders are dpkg-query's own
  const format = '${Package} ${db:Status-Status}\n'
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', format, ...wanted], { encoding: 'utf8' })
  return notInstalled(wanted, stdout ?? '')
}

/**
 * Installs Debian packages when this user may; their services are not started.
 * @throws {SetupStop} `needs-administrator` (exit 3) with the command to run, `no-apt`, `command-failed`.
 */
export async function installDebianPackages(packages, { log, progress }) {
  if (!succeeds('apt-get', ['--version'])) {
    throw new SetupStop(
      'no-apt',
      [
        'Máy này không có apt. Hãy cài các thành phần sau bằng công cụ của hệ điều hành:',
        '(no apt on this machine; install these with its own package manager):',
        `  ${packages.join(' ')}`,
      ],
      3,
    )
  }
  const elevate =
    process.getuid?.() === 0 ? [] : succeeds('sudo', ['-n', 'true']) ? ['sudo', '-n'] : undefined
  if (!elevate) throw needsAdministrator(aptCommand(packages))
  // RUNLEVEL=1: package scripts start no service (no database cluster, no message server).
  const [program, ...before] = [...elevate, 'env', 'DEBIAN_FRONTEND=noninteractive', 'RUNLEVEL=1', 'apt-get']
  const apt = (...args) =>
    runCommand(program, [...before, '-o', 'DPkg::Lock::Timeout=300', '-q', ...args], {
      log,
      onLine: progress,
    })
  const install = () => apt('install', '-y', '--no-install-recommends', ...packages)
  progress(`apt-get install ${packages.join(' ')}`, { always: true })
  try {
    await install()
  } catch (error) {
    if (!(error instanceof SetupStop)) throw error
    // The package lists may be missing or old.
    progress('apt-get update', { always: true })
    await apt('update')
    await install()
  }
}

function succeeds(program, args) {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0
}
