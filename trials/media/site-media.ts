import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { SiteId } from '#contract'
import { cast, type SiteLook } from './cast.ts'
import { layers, STILLS } from './clip.ts'
import { readIvf, type VideoClip } from './ivf.ts'
import { MalformedMedia } from './malformed.ts'
import { readOggOpus } from './ogg.ts'

/** Pictures and sound of one synthetic site, encoded, as loops. */
export interface SiteMedia {
  look: SiteLook
  /** VP8, one clip a simulcast layer, lowest first; frames of the same index show the same moment. */
  camera: readonly VideoClip[]
  /** Opus packets of 20 ms. */
  microphone: readonly Buffer[]
  /** How loud each of these packets is, dBov; 0 is the loudest. */
  levels: readonly number[]
  /** JPEG, 320 × 180, moments spread over the loop. */
  stills: readonly Buffer[]
}

const files = join(import.meta.dirname, 'files')

/** The shipped media of a site in the cast. Throws `MalformedMedia`, or the file system's error. */
export async function loadSiteMedia(site: SiteId): Promise<SiteMedia> {
  const look = cast.find((each) => each.site === site)
  if (!look) throw new MalformedMedia(site, 'no media is shipped for this site')
  const read = (name: string) => readFile(join(files, site, name))
  const [camera, sound, levels, stills] = await Promise.all([
    Promise.all(layers.map(async (_, layer) => clip(await read(`camera-${layer}.ivf`), site, layer))),
    read('microphone.ogg'),
    read('microphone-levels.json'),
    Promise.all(Array.from({ length: STILLS }, (_, still) => read(`still-${still}.jpg`))),
  ])
  const microphone = readOggOpus(sound, `${site}/microphone.ogg`)
  return { look, camera, microphone, levels: readLevels(levels, site, microphone.length), stills }
}

function readLevels(bytes: Buffer, site: SiteId, packets: number): number[] {
  const { data } = z
    .array(z.number().int().min(-127).max(0))
    .length(packets)
    .safeParse(JSON.parse(bytes.toString()))
  if (!data) throw new MalformedMedia(`${site}/microphone-levels.json`, 'not a level for each packet')
  return data
}

function clip(bytes: Buffer, site: SiteId, layer: number): VideoClip {
  const name = `${site}/camera-${layer}.ivf`
  const video = readIvf(bytes, name)
  const [shape, found] = [layers[layer], `${video.width}×${video.height}`]
  if (found !== `${shape?.width}×${shape?.height}`) throw new MalformedMedia(name, `the picture is ${found}`)
  return video
}
