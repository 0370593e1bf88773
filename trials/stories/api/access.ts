import type { Bodies } from './bodies.ts'
import type { ApiStage } from './stage.ts'

const viewer = {
  ...{ person: 'Nguyễn Thị Hòa', post: '', phone: '' },
  ...{ role: 'viewer' as const, unit: 'VN', provider: null },
}

/** Of the node, and who comes in: consoles, accounts, tokens. */
export function accessBodies({
  ask,
  constellation,
}: ApiStage): Bodies<'node' | 'links' | 'consoles' | 'accounts' | 'tokens'> {
  const { sites } = constellation.tier('VN').control
  let persons = 0
  const madeAccount = async () => {
    const { id } = await ask('accounts.create', { name: `nguoi.${persons++}`, ...viewer })
    return { id }
  }

  return {
    'node.describe': async () => ({}),
    'links.describe': async () => ({}),
    'consoles.issue': async () => ({ role: 'viewer', hours: 1 }),
    'consoles.list': async () => ({}),
    'consoles.end': async () => {
      return { id: (await sites.issueConsoleLink({ role: 'viewer', nodeId: 'VN' })).linkId }
    },
    'accounts.list': async () => ({ text: 'hoa' }),
    'accounts.create': async () => ({ name: `nguoi.${persons++}`, ...viewer }),
    'accounts.change': async () => ({ ...(await madeAccount()), settings: { ...viewer, unit: 'VN-19' } }),
    'accounts.disable': async () => ({ ...(await madeAccount()), disabled: true }),
    'accounts.invite': madeAccount,
    'accounts.end-sessions': madeAccount,
    'accounts.me': async () => ({}),
    'tokens.issue': async () => ({ name: 'cấp tiếp', rights: ['tokens'], expiresAt: null }),
    'tokens.list': async () => ({}),
    'tokens.revoke': async () => {
      const { tokenId } = await sites.issueAccessToken({ name: 'x', rights: ['read'], expiresAt: null })
      return { id: tokenId }
    },
  }
}
