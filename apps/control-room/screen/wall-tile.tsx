import { useDraggable } from '@dnd-kit/react'
import { IconBroadcast, IconEye, IconMicrophone, IconVideoOff, IconVolume } from '@tabler/icons-react'
import { memo } from 'react'
import { text } from '#browser/kit'
import { StillImage } from '#browser/layouts'
import { nameOf, stillUrl } from '#browser/meeting'
import type { SiteId } from '#contract'
import { marksOf } from '../state/marks.ts'
import { assignSite } from '../state/preview.ts'
import { DisplayMark } from './display-mark.tsx'
import type { Dragged } from './drag-layer.tsx'
import { faultText } from './fault-words.ts'
import { HandMark } from './hand-mark.tsx'
import { LevelMark } from './level-mark.tsx'
import { LineMark } from './line-mark.tsx'
import { NodeTimeAgo } from './node-time-ago.tsx'
import { StateMark } from './state-mark.tsx'
import { StillAge } from './still-age.tsx'
import { TileAlarm } from './tile-alarm.tsx'
import { TileProof } from './tile-proof.tsx'
import { useDesk, useLabels, useStatus } from './use-desk.ts'
import styles from './wall.module.css'

const { useText } = text({
  onAir: { vi: 'LÊN HÌNH', en: 'ON AIR' },
  preview: { vi: 'XEM TRƯỚC', en: 'PREVIEW' },
  microphone: { vi: 'Micro', en: 'Mic' },
  speaks: { vi: 'Đang nói', en: 'Speaks now' },
  seen: { vi: 'Thấy lần cuối', en: 'Last seen' },
  tcp: {
    vi: 'TCP: mạng của điểm cầu chặn UDP, hình có thể chậm',
    en: 'TCP: UDP is blocked there, pictures may lag',
  },
  noStill: { vi: 'Chưa có hình', en: 'No picture yet' },
})

interface Props {
  site: SiteId
  focused: boolean
  onAir: boolean
  inPreview: boolean
  open: boolean
  speaks: boolean
  left: number
  top: number
  width: number
  height: number
}

/** One site of the wall. A click chooses it, or fills the slot that was pointed at; a double click shows it live and large. */
export const WallTile = memo(function WallTile(props: Props) {
  const { site, focused, onAir, inPreview, open, speaks, left, top, width, height } = props
  const t = useText()
  const fault = faultText.useText()
  const desk = useDesk()
  const label = nameOf(useLabels(), site)
  const marks = marksOf(useStatus(site))
  const drag = useDraggable<Dragged>({ id: `site-${site}`, data: { kind: 'site', site } })
  const Sound = speaks ? IconVolume : IconMicrophone
  const assign = () => desk.preview.update((preview) => assignSite(preview, site))
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the wall, which has the focus
    <div
      ref={drag.ref}
      id={`wall-${site}`}
      role="option"
      tabIndex={-1}
      aria-selected={focused}
      className={styles.tile}
      data-state={marks.state}
      data-on-air={onAir}
      data-preview={inPreview}
      data-focused={focused}
      style={{ left, top, width, height }}
      onClick={() => {
        if (desk.preview.get().armed) assign()
        desk.view.focusSite(site)
      }}
      onDoubleClick={() => !desk.preview.get().armed && desk.viewing.zoom(site)}
    >
      <div className={styles.still}>
        <span className={styles.noStill}>
          {marks.state !== 'absent' && <IconVideoOff size={22} aria-hidden />}
          {marks.state === 'connected' && marks.faults.length === 0 && (
            <span className={styles.noStillWords}>{t('noStill')}</span>
          )}
          {marks.goneAt !== null && (
            <>
              {t('seen')} <NodeTimeAgo at={marks.goneAt} />
            </>
          )}
        </span>
        <StillImage url={marks.state === 'absent' ? null : stillUrl(site, marks.stillAt)} />
        <div className={styles.marks}>
          {onAir && (
            <span className={styles.onAir}>
              <IconBroadcast size={13} aria-hidden /> {t('onAir')}
            </span>
          )}
          {inPreview && (
            <span className={styles.preview} title={t('preview')}>
              <IconEye size={13} aria-hidden={!onAir} aria-label={t('preview')} /> {!onAir && t('preview')}
            </span>
          )}
          {open && (
            <span className={styles.onAir} title={t(speaks ? 'speaks' : 'microphone')}>
              <Sound size={13} aria-hidden={!onAir} aria-label={t(speaks ? 'speaks' : 'microphone')} />
              {!onAir && t(speaks ? 'speaks' : 'microphone')}
            </span>
          )}
          {open && <LevelMark site={site} />}
          <HandMark site={site} className={styles.asks} />
        </div>
        <div className={styles.foot}>
          {marks.faults.length > 0 && (
            <span className={styles.fault}>▲ {marks.faults.map((each) => fault(each)).join(', ')}</span>
          )}
          <TileAlarm site={site} className={styles.fault} />
          <TileProof site={site} />
          {marks.state !== 'absent' && marks.stillAt > 0 && <StillAge at={marks.stillAt} />}
        </div>
      </div>
      <div className={styles.caption}>
        <span className={styles.name}>{label}</span>
        <span className={styles.line}>
          <StateMark state={marks.state} />
          <span className={styles.quality}>
            {marks.overTcp && <abbr title={t('tcp')}>TCP</abbr>}
            <LineMark site={site} line={marks.line} />
            {marks.display && <DisplayMark display={marks.display} />}
          </span>
        </span>
      </div>
    </div>
  )
})
