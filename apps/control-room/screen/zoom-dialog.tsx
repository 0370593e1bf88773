import { Modal } from '@mantine/core'
import { useMemo } from 'react'
import { text } from '#browser/kit'
import { SceneView } from '#browser/layouts'
import { useLive } from '#browser/live-state'
import { nameOf } from '#browser/meeting'
import type { Screen, SiteId } from '#contract'
import { marksOf } from '../state/marks.ts'
import { faultText } from './fault-words.ts'
import styles from './live.module.css'
import { useLivePictures } from './live-pictures.ts'
import { SlotStillAge } from './slot-still-age.tsx'
import { StateMark } from './state-mark.tsx'
import { useStillOf } from './still-of.ts'
import { useDesk, useLabels, useStatus } from './use-desk.ts'

const { useText } = text({
  live: { vi: 'Hình trực tiếp', en: 'Live picture' },
  still: { vi: 'Chưa có hình trực tiếp, đang hiện ảnh gần nhất', en: 'Not live yet: the latest still' },
  none: { vi: 'Chưa có hình', en: 'No picture yet' },
  unseen: {
    vi: 'Xem ở đây không báo cho điểm cầu và không đưa hình lên màn hình nào.',
    en: 'Watching here is not told to the site and puts it on no screen.',
  },
})

/** One site live and large, over the wall. Closing it ends its stream. */
export function ZoomDialog() {
  const { viewing } = useDesk()
  const site = useLive(viewing.zoomed, (now) => now)
  const labels = useLabels()
  const close = () => viewing.zoom(null)
  return (
    <Modal
      opened={site !== null}
      onClose={close}
      title={site && nameOf(labels, site)}
      centered
      size="auto"
      onKeyDown={({ key }) => key.toLowerCase() === 'z' && close()}
    >
      {site && <LargeSite site={site} />}
    </Modal>
  )
}

function LargeSite({ site }: { site: SiteId }) {
  const t = useText()
  const fault = faultText.useText()
  const labels = useLabels()
  const { isLive, isLiveIn: _, ...pictures } = useLivePictures()
  const stillOf = useStillOf([site])
  const status = useStatus(site)
  const marks = marksOf(status)
  const screen = useMemo((): Screen => ({ layout: 'full', slots: [{ kind: 'site', site }] }), [site])
  const live = isLive(site)
  const picture = live ? 'live' : marks.stillAt > 0 ? 'still' : 'none'
  return (
    <>
      <div className={styles.large}>
        <SceneView
          {...{ screen, labels, stillOf }}
          {...pictures}
          overlay={(_slot, shown) => <SlotStillAge site={shown} live={live} />}
        />
      </div>
      <div className={styles.facts}>
        <StateMark state={marks.state} />
        <strong role="status">{t(picture)}</strong>
        <code>{site}</code>
        {status && status.transport !== 'none' && <span>{status.transport.toUpperCase()}</span>}
        {marks.faults.map((each) => (
          <span key={each}>▲ {fault(each)}</span>
        ))}
        <span className={styles.muted}>{t('unseen')}</span>
      </div>
    </>
  )
}
