import { Button, type ButtonProps, type FloatingPosition, Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'

interface Props extends ButtonProps {
  /** Why it can't be pressed now, null: it can. Read out and shown on hover and focus. */
  reason: string | null
  /** The side on which the reason is shown; above where nothing is said. */
  reasonAt?: FloatingPosition
  id?: string
  title?: string
  onClick: () => void
  children: ReactNode
  'aria-label'?: string
  className?: string
}

/** A button that stays reachable while it can't be used, so that it can say why. */
export function ReasonedButton({ reason, reasonAt = 'top', onClick, children, ...rest }: Props) {
  const blocked = reason !== null
  return (
    <Tooltip
      label={reason}
      disabled={!blocked}
      position={reasonAt}
      multiline
      maw={280}
      events={{ hover: true, focus: true, touch: true }}
    >
      <Button
        {...rest}
        data-disabled={blocked || undefined}
        aria-disabled={blocked}
        {...(blocked && { 'aria-description': reason })}
        onClick={() => {
          if (!blocked) onClick()
        }}
      >
        {children}
      </Button>
    </Tooltip>
  )
}
