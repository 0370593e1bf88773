import { type RegistryDocument, registryDocument } from '#contract/console'

/**
 * The registry of the node. Fetched once per page; the browser's cache asks with the ETag and gets it again
 * only when it changed. Throws when it can't be had or doesn't fit the contract.
 */
export async function fetchRegistry(get: typeof fetch): Promise<RegistryDocument> {
  const response = await get('/api/v1/registry', { headers: { accept: 'application/json' } })
  if (!response.ok) throw new Error(`registry: HTTP ${response.status}`)
  return registryDocument.parse(await response.json())
}

/** Address of a site's latest still, null when it has none. */
export const stillUrl = (site: string, stillAt: number): string | null =>
  stillAt > 0 ? `/api/v1/stills/${site}?at=${stillAt}` : null
