import { useEffect, useState } from 'react'
import styles from './layouts.module.css'

/** A picture by address that is replaced only when the next one is loaded. Nothing is drawn while there is none. */
export function StillImage({ url }: { url: string | null }) {
  const [loaded, setLoaded] = useState<string | null>(null)

  useEffect(() => {
    if (url === null) {
      setLoaded(null)
      return
    }
    let over = false
    const image = new Image()
    image.src = url
    image.decode().then(
      () => over || setLoaded(url),
      () => over || setLoaded(null),
    )
    return () => {
      over = true
    }
  }, [url])

  return loaded && <img className={styles.still} src={loaded} alt="" draggable={false} />
}
