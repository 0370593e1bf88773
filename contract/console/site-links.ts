import { z } from 'zod'
import { nothing } from '../frame.ts'
import { siteId } from '../ids.ts'
import { humanText, moment, opaqueId } from '../protocol.ts'
import type { Operation } from './operation.ts'

/** Sites for which links are made in one request. */
export const MAX_LINKS_AT_ONCE = 50

const url = z.string().max(500)

/** The personal links of the pages of this node's own sites. */
export const siteLinkOperations = {
  'sites.list-links': {
    right: 'sites',
    summary:
      "This node's own sites with how many of their personal links are valid, and when the newest of these was made",
    body: nothing,
    reply: z.strictObject({
      sites: z
        .array(
          z.strictObject({
            site: siteId,
            label: humanText(200),
            links: z.number().int().min(0),
            /** Of the newest valid link; null: there is none. */
            issuedAt: moment.nullable(),
          }),
        )
        .max(4000),
    }),
  },
  'sites.issue-link': {
    right: 'sites',
    summary: "Makes the personal link of a site's page; the link before it stays valid until it is revoked",
    body: z.strictObject({ site: siteId }),
    reply: z.strictObject({ link: opaqueId, url }),
  },
  'sites.issue-links': {
    right: 'sites',
    summary:
      'Makes a personal link for each of some sites, all of them or none; `replace` ends the links before them and the browsers that they let in',
    body: z.strictObject({
      sites: z
        .array(siteId)
        .min(1)
        .max(MAX_LINKS_AT_ONCE)
        .refine((sites) => new Set(sites).size === sites.length, { message: 'each site once' }),
      replace: z.boolean(),
    }),
    reply: z.strictObject({
      /** In the order of the request. */
      links: z.array(z.strictObject({ site: siteId, link: opaqueId, url })).max(MAX_LINKS_AT_ONCE),
      /** Of this node's duty technician, to be printed beside them; null: none is configured. */
      dutyPhone: z.string().max(40).nullable(),
    }),
  },
  'sites.revoke-links': {
    right: 'sites',
    summary: 'Revokes every personal link of a site and the browsers that it let in',
    body: z.strictObject({ site: siteId }),
    reply: z.strictObject({ revoked: z.number().int().min(0) }),
  },
} satisfies Record<string, Operation>
export type SiteLinkOperations = typeof siteLinkOperations
