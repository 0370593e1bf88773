import '@mantine/core/styles.css'
import '@fontsource/be-vietnam-pro/400.css'
import '@fontsource/be-vietnam-pro/500.css'
import '@fontsource/be-vietnam-pro/600.css'
import '@fontsource/be-vietnam-pro/700.css'
import './tokens.css'
import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { theme } from './theme.ts'

interface Props {
  /** Dark for rooms with a lit screen; light for offices, and for what is printed. */
  scheme?: 'dark' | 'light'
  children: ReactNode
}

/** Fonts, tokens and Mantine for a whole page. */
export function KitProvider({ scheme = 'dark', children }: Props) {
  return (
    <MantineProvider theme={theme} forceColorScheme={scheme}>
      {children}
    </MantineProvider>
  )
}
