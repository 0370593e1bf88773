import { type Bench, percentile, rounded } from '../figure.ts'
import { measureFirstFrames } from './first-frame.ts'
import { measureLastLeaf } from './last-leaf.ts'

/**
 * From a take at the centre's console to the new picture in a far province, when it was in preview and when not. No
 * province has set a rule: its sites are shown freely, as under “automatic” (rule A5 of `conference/authority`).
 */
export const switchOver: Bench = async () => {
  const firstFrames = await measureFirstFrames()
  const lastLeaves = await measureLastLeaf()
  const figure = (name: string, ms: number) =>
    ({ bench: 'switch', figure: name, value: rounded(ms), unit: 'ms' }) as const
  return [
    figure('first_frame_p50', percentile(firstFrames.prepared, 50)),
    figure('first_frame_p95', percentile(firstFrames.prepared, 95)),
    figure('last_leaf_keyframe_p95', percentile(lastLeaves.prepared, 95)),
    figure('first_frame_unprepared_p50', percentile(firstFrames.unprepared, 50)),
    figure('first_frame_unprepared_p95', percentile(firstFrames.unprepared, 95)),
    figure('last_leaf_unprepared_p95', percentile(lastLeaves.unprepared, 95)),
  ]
}
