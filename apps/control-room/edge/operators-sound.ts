import type { Live } from '#browser/live-state'
import type { NodeId } from '#contract'
import { streamsOfCue, voicesHeard } from '../state/cue.ts'
import type { CueOrders } from './cue.ts'
import type { Aside, LiveParts } from './viewing.ts'
import type { VoiceLine } from './voice-line.ts'

/** What an operator hears beside the program: a private talk always, the line when it was joined and is not silenced. */
export interface OperatorsSound extends Aside {
  close(): void
}

export function createOperatorsSound(options: {
  line: Pick<VoiceLine, 'joined' | 'talking' | 'talkers' | 'volume' | 'muted'>
  cue: Pick<CueOrders, 'site'>
  node: () => NodeId
  parts: LiveParts | null
}): OperatorsSound {
  const { line, cue, node, parts } = options
  const voices = () =>
    voicesHeard(line.talkers.get(), {
      joined: line.joined.get() && !line.muted.get(),
      ownVoice: line.talking.get() !== 'no',
      node: node(),
    })
  const talk = () => streamsOfCue(cue.site.get())
  const route = () => {
    const streams = parts?.media.streams.get() ?? []
    const ofLine = new Set(voices().map(({ source }) => source))
    const ofTalk = new Set(talk().map(({ source }) => source))
    parts?.lineSpeaker?.set(streams.filter(({ source }) => ofLine.has(source)))
    parts?.talkSpeaker?.set(streams.filter(({ source }) => ofTalk.has(source)))
  }
  const loudness = () => parts?.lineSpeaker?.volume(line.volume.get())
  const changes: readonly Pick<Live<unknown>, 'subscribe'>[] = [
    ...[line.joined, line.muted, line.talking, line.talkers, cue.site],
  ]
  const ends = parts
    ? [
        ...changes.map((change) => change.subscribe(route)),
        parts.media.streams.subscribe(route),
        line.volume.subscribe(loudness),
      ]
    : []
  loudness()

  return {
    streams: () => [...talk(), ...voices()],
    changes,
    close() {
      for (const end of ends.splice(0)) end()
      parts?.lineSpeaker?.close()
      parts?.talkSpeaker?.close()
    },
  }
}
