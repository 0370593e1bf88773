import { z } from 'zod'

/** `VN` (centre's own room), `VN-25` (province's own room), `VN-25-07900` (commune), `VN-25-SYT` (department). */
export const siteId = z
  .string()
  .regex(/^VN(-[0-9]{2}(-[0-9A-Z]{2,12})?)?$/, 'site id: VN, VN-25 or VN-25-07900')
export type SiteId = z.infer<typeof siteId>

/** A node has the id of its own main room: `VN` or `VN-25`. */
export const nodeId = z.string().regex(/^VN(-[0-9]{2})?$/, 'node id: VN or VN-25')
export type NodeId = z.infer<typeof nodeId>

/** What a site's page sends. */
export const siteSourceKind = z.enum(['camera', 'microphone', 'content'])
export type SiteSourceKind = z.infer<typeof siteSourceKind>

/** What a site's page sends of itself while it is tested: a picture and a sound with codes, never its camera. */
export const testSourceKind = z.enum(['test-picture', 'test-sound'])
export type TestSourceKind = z.infer<typeof testSourceKind>

/** The same as the top node sends it back down. Nobody publishes these. */
export const echoSourceKind = z.enum(['echo-picture', 'echo-sound'])
export type EchoSourceKind = z.infer<typeof echoSourceKind>

/** All that a site's page publishes. */
export const pageSourceKind = z.enum([...siteSourceKind.options, ...testSourceKind.options])
export type PageSourceKind = z.infer<typeof pageSourceKind>

/**
 * What operators send from a console, always as of their own tier: `line` is heard by the consoles on the operators'
 * line, `cue` by the one site that its tier talks with privately.
 */
export const operatorSourceKind = z.enum(['line', 'cue'])

/** What can be published, by whomever. */
export const publishedSourceKind = z.enum([...pageSourceKind.options, ...operatorSourceKind.options])
export type PublishedSourceKind = z.infer<typeof publishedSourceKind>

export const sourceKind = z.enum([...publishedSourceKind.options, ...echoSourceKind.options])
export type SourceKind = z.infer<typeof sourceKind>

const pictureKind = sourceKind.extract(['camera', 'content', 'test-picture', 'echo-picture'])

/** Sound has no layers, and takes no place in the budget of a link. */
export const isSound = (kind: SourceKind): kind is Exclude<SourceKind, z.infer<typeof pictureKind>> =>
  !pictureKind.options.some((picture) => picture === kind)

const trialKind = z.enum([...testSourceKind.options, ...echoSourceKind.options])

/** Of a test: for the tested site alone, and without a place in the budget of a link. */
export const isTrial = (kind: SourceKind): kind is TestSourceKind | EchoSourceKind =>
  trialKind.options.some((trial) => trial === kind)

/** One picture or sound of one site, e.g. `VN-25-07900/camera`, or of a tier's operators, `VN-25/line`. */
export const sourceKey = z
  .string()
  .regex(
    /^(VN(-[0-9]{2}(-[0-9A-Z]{2,12})?)?\/(camera|microphone|content|(test|echo)-(picture|sound))|VN(-[0-9]{2})?\/(line|cue))$/,
    'source: VN-25-07900/camera',
  )
export type SourceKey = z.infer<typeof sourceKey>

export const sourceOf = (site: SiteId, kind: SourceKind): SourceKey => `${site}/${kind}`

/** Splits a valid source key; the pattern above guarantees both halves. */
export function partsOfSource(source: SourceKey): { site: SiteId; kind: SourceKind } {
  const [site, kind] = source.split('/') as [SiteId, SourceKind]
  return { site, kind }
}

/** The test that an echo returns; null for anything else. */
export function testOfEcho(source: SourceKey): SourceKey | null {
  const { site, kind } = partsOfSource(source)
  return kind === 'echo-picture' || kind === 'echo-sound'
    ? sourceOf(site, kind === 'echo-picture' ? 'test-picture' : 'test-sound')
    : null
}

/** A flow or feed is of the kind that its source says. */
export const isOfKind = ({ source, kind }: { source: SourceKey; kind: SourceKind }): boolean =>
  partsOfSource(source).kind === kind

/** Pictures have a highest layer, sound has none (null). */
export const hasFittingLayer = ({ source, layer }: { source: SourceKey; layer: number | null }): boolean =>
  (layer === null) === isSound(partsOfSource(source).kind)

/** Simulcast layer: 0 about 180p, 1 about 360p, 2 about 720p. */
export const layer = z.number().int().min(0).max(2)
export type Layer = 0 | 1 | 2
