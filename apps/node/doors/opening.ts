import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Entered } from '#conference/account-store'
import { landingOf, type SignInRules } from '#conference/accounts'
import type { Sites } from '#conference/sites'
import type { Callers } from './callers.ts'
import { consoleCookie, setCredential } from './cookies.ts'

export type OpenSignIn = (
  request: FastifyRequest,
  reply: FastifyReply,
  entered: Entered,
) => Promise<{ page: string }>

/** A credential of its own each time; what this browser had before is ended, and never taken over. */
export function createOpening({
  sites,
  callers,
  rules,
  secure,
}: {
  sites: Pick<Sites, 'openAccountConsole' | 'endConsole'>
  callers: Pick<Callers, 'consoleOfRequest'>
  rules: SignInRules
  secure: boolean
}): OpenSignIn {
  return async (request, reply, { account, generation }) => {
    const before = await callers.consoleOfRequest(request)
    const { credential } = await sites.openAccountConsole({
      ...{ accountId: account.id, generation, nodeId: rules.self },
    })
    if (before) await sites.endConsole(before.consoleId)
    setCredential(reply, consoleCookie(rules.self), credential, secure)
    return { page: landingOf(account, rules) }
  }
}
