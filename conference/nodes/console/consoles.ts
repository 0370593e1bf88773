import { lacksRight } from '#conference/accounts'
import { rightsOfRole } from '#conference/sites'
import type { BodyOf, ReplyOf } from '#contract'
import type { ConsoleOperations } from '#contract/console'
import { issuing } from './issuing.ts'
import type { ConsoleCaller, ConsoleParts } from './parts.ts'

const hourMs = 3_600_000

/** Nobody gives out a right that they don't hold; an account's link ends with its power to issue it (V10). */
export async function issueConsole(
  parts: ConsoleParts,
  caller: ConsoleCaller,
  { role, hours }: BodyOf<ConsoleOperations, 'consoles.issue'>,
): Promise<ReplyOf<ConsoleOperations, 'consoles.issue'>> {
  const missing = rightsOfRole(role).find((right) => !caller.rights.includes(right))
  if (missing) throw lacksRight(missing)
  const wish = { role, nodeId: parts.place.self, ttlMs: hours * hourMs }
  const issued = await issuing(parts, caller, 'consoles.issue', (issuedBy) =>
    parts.sites.issueConsoleLink({ ...wish, issuedBy }),
  )
  return { id: issued.linkId, url: `${caller.origin}/c/${issued.token}`, expiresAt: issued.expiresAt }
}

export async function listConsoles({
  sites,
  accounts,
}: ConsoleParts): Promise<ReplyOf<ConsoleOperations, 'consoles.list'>> {
  const { consoles, links } = await sites.listConsoles()
  return {
    consoles: consoles.flatMap(({ consoleId, opened, ...console }): Listed[] => {
      if ('role' in opened) return [{ id: consoleId, role: opened.role, person: null, ...console }]
      const account = accounts.usable(opened)
      return account ? [{ id: consoleId, role: account.role, person: account.person, ...console }] : []
    }),
    links: links.map(({ linkId, ...link }) => ({ id: linkId, ...link })),
  }
}

type Listed = ReplyOf<ConsoleOperations, 'consoles.list'>['consoles'][number]

/** A console that is open is told within seconds. */
export async function endConsole(
  { sites }: ConsoleParts,
  _caller: ConsoleCaller,
  { id }: BodyOf<ConsoleOperations, 'consoles.end'>,
): Promise<ReplyOf<ConsoleOperations, 'consoles.end'>> {
  if (!(await sites.endConsole(id))) await sites.endConsoleLink(id)
  return {}
}
