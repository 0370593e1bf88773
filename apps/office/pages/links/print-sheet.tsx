import { useMemo } from 'react'
import type { IssuedLink, Sheet } from './issued.ts'
import styles from './print-sheet.module.css'
import { qrOf } from './qr.ts'

/** On paper for people of the communes: in Vietnamese, whatever the office reads. */
export function PrintSheet({ sheet: { links, dutyPhone }, tier }: { sheet: Sheet; tier: string }) {
  return (
    <div className={styles.sheet} lang="vi" data-sheet>
      {links.map((link) => (
        <Card key={link.url} link={link} tier={tier} dutyPhone={dutyPhone} />
      ))}
    </div>
  )
}

function Card({
  link: { site, label, url },
  tier,
  dutyPhone,
}: {
  link: IssuedLink
  tier: string
  dutyPhone: string | null
}) {
  return (
    <article className={styles.card} data-card={site}>
      <div>
        <p className={styles.kind}>Liên Thông · Liên kết của điểm cầu</p>
        <h3>{label}</h3>
        <p className={styles.code}>{site}</p>
        <ol>
          <li>Trên máy của phòng họp, mở Chrome hoặc Edge, quét mã hoặc gõ địa chỉ bên dưới.</li>
          <li>
            Cho phép camera và micro, bấm <b>Vào phòng họp</b>.
          </li>
          <li>
            Bấm <b>Tự kiểm thử</b>, làm theo chỉ dẫn.
          </li>
        </ol>
        <p className={styles.phone}>
          {dutyPhone === null
            ? `Không được thì gọi trực kỹ thuật ${tier}.`
            : 'Không được thì gọi trực kỹ thuật:'}
          {dutyPhone !== null && (
            <>
              {' '}
              <b>{dutyPhone}</b>
            </>
          )}
        </p>
      </div>
      <QrCode url={url} label={label} />
      <p className={styles.url}>{url}</p>
      <p className={styles.secret}>Giữ kín: ai có mã này vào được phòng họp thay điểm cầu.</p>
    </article>
  )
}

function QrCode({ url, label }: { url: string; label: string }) {
  const { size, path } = useMemo(() => qrOf(url), [url])
  return (
    <svg
      className={styles.qr}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={`Mã QR của ${label}`}
      shapeRendering="crispEdges"
    >
      <path d={path} fill="#000" />
    </svg>
  )
}
