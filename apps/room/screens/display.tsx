import { Button } from '@mantine/core'
import { IconDeviceTv, IconVolume } from '@tabler/icons-react'
import { useMemo, useRef } from 'react'
import { EmptyState } from '#browser/kit'
import { type SceneStream, SceneView } from '#browser/layouts'
import { useLive } from '#browser/live-state'
import { isSound, sourceOf } from '#contract'
import type { Attendance } from '../state/attendance.ts'
import type { Room } from '../state/room.ts'
import { FullScreenButton } from './full-screen-button.tsx'
import { Countdown } from './private-talk.tsx'
import styles from './room.module.css'
import { TestScreen } from './test-screen.tsx'
import { Upcoming } from './upcoming.tsx'
import { notices, words } from './words.ts'

/** Only the scene, for the room's screen. */
export function Display({ room, attendance }: { room: Room; attendance: Attendance }) {
  const t = words.useText()
  const scene = useLive(room.facts, (facts) => facts.scene)
  const isInvited = useLive(room.facts, ({ calendar }) => calendar.length > 0)
  const streams = useLive(attendance.media.streams, (now) => now)
  const sound = useLive(attendance.sound.state, (now) => now)
  const own = useLive(attendance.own, (now) => now)
  const content = useOwnContent(room, attendance)
  const pictures = useMemo(
    () => [
      ...(own ? [own] : []),
      ...(content ? [content] : []),
      ...streams.filter(({ kind }) => !isSound(kind)),
    ],
    [own, content, streams],
  )
  const box = useRef<HTMLDivElement>(null)

  return (
    <div ref={box} className={styles.display}>
      {scene?.session ? (
        <SceneView
          screen={scene.scene}
          labels={scene.labels}
          title={scene.session.title}
          now={room.nodeNow}
          speaking={scene.speaking}
          transition={scene.transition}
          streams={pictures}
          watch={attendance.frames}
          onDrawn={attendance.drawn.set}
        />
      ) : isInvited ? (
        <Upcoming room={room} />
      ) : (
        <EmptyState
          icon={<IconDeviceTv size={72} aria-hidden />}
          title={notices.both('noSession')}
          hint={notices.both('noSessionHint')}
        />
      )}
      <TestScreen room={room} attendance={attendance} />
      <Countdown room={room} />
      {sound === 'blocked' && (
        <Button
          className={styles.unblock}
          size="xl"
          leftSection={<IconVolume size={28} />}
          onClick={attendance.sound.unblock}
        >
          {t('unblock')}
        </Button>
      )}
      <FullScreenButton target={box} />
    </div>
  )
}

/** The site's own content is drawn from here, as its camera is: nobody sends it back. */
function useOwnContent(room: Room, attendance: Attendance): SceneStream | null {
  const site = useLive(room.greeting, (greeting) => greeting?.site.id ?? null)
  const track = useLive(attendance.presenting.state, (now) => (now.kind === 'offered' ? now.track : null))
  return useMemo(() => {
    if (!track || site === null) return null
    return { id: `own-${track.id}`, source: sourceOf(site, 'content'), stream: new MediaStream([track]) }
  }, [site, track])
}
