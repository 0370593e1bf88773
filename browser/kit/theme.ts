import { createTheme, type MantineColorsTuple, Modal } from '@mantine/core'

const action: MantineColorsTuple = [
  '#eaf1ff',
  '#d3e2ff',
  '#a9c8ff',
  '#7fb0ff',
  '#5694f5',
  '#3f80ea',
  '#2b68d9',
  '#2359bd',
  '#1b499d',
  '#143a7f',
]
const onAir: MantineColorsTuple = [
  '#ffecec',
  '#ffd4d5',
  '#ffabad',
  '#ff7b7e',
  '#f55257',
  '#e83a3f',
  '#d6262c',
  '#b91c22',
  '#99151a',
  '#7a0f13',
]
const ready: MantineColorsTuple = [
  '#e6f9ee',
  '#c9f0d9',
  '#98e2b7',
  '#4fd08a',
  '#35b873',
  '#279c5e',
  '#1c7f4a',
  '#166b3e',
  '#105632',
  '#0b4226',
]
const attention: MantineColorsTuple = [
  '#fff6e0',
  '#feebc1',
  '#fbdb90',
  '#f6c453',
  '#f3b735',
  '#f0ac1b',
  '#d59409',
  '#b07904',
  '#8a5f03',
  '#664602',
]
const dark: MantineColorsTuple = [
  '#eef1f5',
  '#c9d1db',
  '#a3afbe',
  '#7d8998',
  '#445062',
  '#303947',
  '#1f252f',
  '#161a21',
  '#10141a',
  '#0d1015',
]

/** Mantine in our tokens: `color="on-air"` and so on mean the same as the variables of `tokens.css`. */
export const theme = createTheme({
  fontFamily: "'Be Vietnam Pro', sans-serif",
  headings: { fontFamily: "'Be Vietnam Pro', sans-serif", fontWeight: '600' },
  colors: { action, 'on-air': onAir, ready, attention, dark },
  primaryColor: 'action',
  primaryShade: 6,
  defaultRadius: 'md',
  respectReducedMotion: true,
  components: {
    // A dialog on its way out would swallow the next key, and the keys after it would act as commands.
    Modal: Modal.extend({
      defaultProps: { transitionProps: { duration: 0 } },
      // A long title takes several lines.
      styles: { title: { fontWeight: 600, lineHeight: 1.35 } },
    }),
  },
})
