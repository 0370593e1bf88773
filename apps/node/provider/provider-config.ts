import { z } from 'zod'

const isLoopback = (host: string) => host === 'localhost' || host === '[::1]' || host.startsWith('127.')

/** An identity provider of the organisation (OpenID Connect): what a node is told of it. */
export const providerConfig = z.strictObject({
  /** As its discovery document names itself. */
  issuer: z.url().refine((text) => {
    const { protocol, hostname } = new URL(text)
    return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
  }, 'https://…; http:// on localhost only'),
  clientId: z.string().min(1).max(200),
  clientSecret: z.string().min(1).max(500),
  /** On the button: “Đăng nhập bằng …”. */
  label: z.string().min(1).max(80),
  /** Which of its claims stands in the accounts. */
  claim: z
    .string()
    .regex(/^[A-Za-z0-9_:./-]{1,100}$/, 'the name of a claim, e.g. sub, preferred_username or email')
    .default('sub'),
  scope: z
    .string()
    .regex(/^openid( [\x21\x23-\x5b\x5d-\x7e]+)*$/, 'begins with openid, e.g. openid profile email')
    .default('openid profile email'),
})
export type ProviderConfig = z.infer<typeof providerConfig>
