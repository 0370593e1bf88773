import { type ReactNode, useEffect, useState } from 'react'
import type { Dressing } from '#contract'
import { bannerSize, titleSize } from './dressing.ts'
import styles from './layouts.module.css'

/** Title, clock and banner over a scene. */
export function SceneDressing(props: {
  dressing: Dressing
  title: string
  /** The node's time, Unix milliseconds. */
  now: () => number
}): ReactNode {
  const { title, clock, banner } = props.dressing
  return (
    <>
      {title && (
        <div className={styles.title} data-size={titleSize(props.title)} data-beside-clock={clock}>
          <p>{props.title}</p>
        </div>
      )}
      {clock && <SceneClock now={props.now} />}
      {banner && (
        <div className={styles.banner} data-size={bannerSize(banner)}>
          <p>{banner}</p>
        </div>
      )}
    </>
  )
}

const inVietnam = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
})

function SceneClock({ now }: { now: () => number }) {
  const [shown, setShown] = useState(() => inVietnam.format(now()))
  useEffect(() => {
    const timer = setInterval(() => setShown(inVietnam.format(now())), 1000)
    return () => clearInterval(timer)
  }, [now])
  return <time className={styles.clock}>{shown}</time>
}
