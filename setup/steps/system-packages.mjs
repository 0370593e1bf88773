import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { installDebianPackages } from '../apt.mjs'

const POSTGRES = '/usr/lib/postgresql'

/** What the trials need besides Node, each by the Debian package that brings it and the sign that it is here. */
const NEEDED = [
  { package: 'chromium', present: (env) => inPath('chromium', env) },
  { package: 'nats-server', present: (env) => inPath('nats-server', env) },
  { package: 'postgresql', present: () => hasPostgres() },
]

/** The browser, the message server and the database server that the trials start themselves. */
export const systemPackagesStep = {
  name: 'Gói hệ thống cho kiểm thử (system packages for the trials)',
  check: (context) => packagesToInstall(context).length === 0,
  do: (context) => installDebianPackages(packagesToInstall(context), context),
}

/** Debian packages to install; none unless the trials are to run. */
export function packagesToInstall({ purpose, env }, needed = NEEDED) {
  if (purpose !== 'test') return []
  return needed.filter((item) => !item.present(env)).map((item) => item.package)
}

function inPath(program, env) {
  const folders = [...(env.PATH ?? '').split(':'), '/usr/local/bin', '/usr/bin', '/usr/sbin']
  return folders.some((folder) => folder !== '' && existsSync(join(folder, program)))
}

function hasPostgres() {
  if (!existsSync(POSTGRES)) return false
  return readdirSync(POSTGRES).some((version) => existsSync(join(POSTGRES, version, 'bin', 'postgres')))
}
