import { Button, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconSettings } from '@tabler/icons-react'
import { LanguageSwitch, OnAirMark } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { Attendance } from '../state/attendance.ts'
import type { Room } from '../state/room.ts'
import { Audience } from './audience.tsx'
import { ConnectionWords } from './connection-words.tsx'
import { DeviceChoice } from './device-choice.tsx'
import { DeviceTrouble } from './device-trouble.tsx'
import { HelpCall } from './help-call.tsx'
import { Invitation } from './invitation.tsx'
import { MicrophonePanel } from './microphone-panel.tsx'
import { OwnPicture } from './own-picture.tsx'
import { PresentingPanel } from './presenting-panel.tsx'
import { PrivateTalk } from './private-talk.tsx'
import { RollCall } from './roll-call.tsx'
import styles from './room.module.css'
import { SessionDue } from './session-due.tsx'
import { TestAtDesk } from './test-desk.tsx'
import { TestPanel } from './test-panel.tsx'
import { words } from './words.ts'

/** The side of the page for the person in the room. */
export function Desk({ room, attendance }: { room: Room; attendance: Attendance }) {
  const t = words.useText()
  const known = useLive(room.known, (now) => now)
  const onAir = useLive(room.facts, (facts) => facts.standing?.onAir ?? false)
  const session = useLive(room.facts, (facts) => facts.scene?.session?.title)
  const devices = useLive(attendance.capture.state, (now) => now)
  const [choosing, { open, close }] = useDisclosure(false)
  const retry = () => void attendance.capture.retry()
  return (
    <aside className={styles.desk}>
      <div className={styles.deskBody}>
        <header>
          <h1 className={styles.siteName}>{known?.site}</h1>
          {session && <p className={styles.sessionTitle}>{session}</p>}
        </header>
        <OnAirMark on={onAir} size="large" />
        {devices.camera.kind !== 'fault' && <OwnPicture captured={devices.camera} onAir={onAir} />}
        <DeviceTrouble devices={devices} onRetry={retry} />
        <PrivateTalk room={room} />
        <SessionDue room={room} />
        <RollCall room={room} />
        <MicrophonePanel room={room} attendance={attendance} />
        <TestAtDesk room={room} attendance={attendance} />
        <PresentingPanel room={room} attendance={attendance} />
        <Audience room={room} />
      </div>
      <div className={styles.deskFoot}>
        <ConnectionWords room={room} attendance={attendance} />
        <HelpCall room={room} />
        <TestPanel room={room} attendance={attendance} />
        <div className={styles.deskControls}>
          <Button variant="default" leftSection={<IconSettings size={20} />} onClick={open}>
            {t('devices')}
          </Button>
          <LanguageSwitch />
        </div>
      </div>
      <Invitation room={room} />
      <Modal
        opened={choosing}
        onClose={close}
        title={t('devices')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <DeviceChoice capture={attendance.capture} />
      </Modal>
    </aside>
  )
}
