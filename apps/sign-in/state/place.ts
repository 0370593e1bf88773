/** What the address asks for: `#invitation=…` from an administrator's link, `#account` for who is signed in. */
export type Place = { kind: 'enter' } | { kind: 'invitation'; token: string } | { kind: 'account' }

export function placeOf(hash: string): Place {
  if (hash === '#account') return { kind: 'account' }
  const token = /^#invitation=([A-Za-z0-9_-]{20,200})$/.exec(hash)?.[1]
  return token === undefined ? { kind: 'enter' } : { kind: 'invitation', token }
}
