import { IconPhone } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { SiteId } from '#contract'
import type { Sign as Kind } from '../state/tiles.ts'
import styles from './list.module.css'
import { Sign } from './sign.tsx'
import { useBoard } from './use-board.ts'

/** One site of a list: its name, what is to be known of it beside that, whom to call; below it what was found. */
export function SiteRow(props: {
  site: SiteId
  name: string
  sign: Kind
  phone: string | null
  beside?: ReactNode
  detail?: ReactNode
}) {
  const { site, name, sign, phone, beside, detail } = props
  const board = useBoard()
  return (
    <button type="button" className={styles.row} data-row={site} onClick={() => board.look(site)}>
      <Sign kind={sign} />
      <span className={styles.about}>
        <span className={styles.name}>{name}</span>
        {beside && <span className={styles.beside}>{beside}</span>}
        {detail && <span className={styles.detail}>{detail}</span>}
      </span>
      {phone !== null && (
        <span className={styles.phone}>
          <IconPhone aria-hidden />
          {phone}
        </span>
      )}
    </button>
  )
}
