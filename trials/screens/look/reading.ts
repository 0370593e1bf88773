/** Edges in CSS pixels from the upper left of the window. */
export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** An edge beyond which nothing is drawn, and that nobody can scroll. */
export interface Clip extends Box {
  /** Horizontally and vertically. */
  x: boolean
  y: boolean
  /** The whole text is in a title or label there, so that an ellipsis loses nothing. */
  told: boolean
  /** So many whole lines are shown, the last with an ellipsis. */
  clamped: boolean
}

/** What lies over the middle of something and hides it. `floats`: a dialog, menu or hint, which may. */
export interface Cover {
  where: string
  floats: boolean
}

/** One line of text as it lies on the screen. */
export interface Line extends Box {
  text: string
  /** The number of its piece of text: the lines of one piece have the same. */
  piece: number
  /** Where in the page, for whoever looks for it. */
  where: string
  clips: Clip[]
  /** The control that it is written on, and its number among the controls. */
  on: { control: number; box: Box } | null
  /** Null: it can be read. */
  under: Cover | null
  /** A number for each element that lies over the page by itself (dialog, menu, hint); 0: the page. */
  layer: number
}

/** Something that is pressed, typed into or chosen. */
export interface Control extends Box {
  name: string
  where: string
  clips: Clip[]
  /** Numbers of the controls that it lies in. */
  inside: number[]
  layer: number
  /** Null: it is what is hit when its middle is pressed. */
  under: Cover | null
  /** Text of a field or a list of choices, and the width that there is for it. */
  field: { text: string; needs: number; has: number } | null
}

/** What a page looks like, as plain facts. */
export interface Reading {
  window: { width: number; height: number }
  /** Whether the window itself scrolls. */
  scrolls: boolean
  lines: Line[]
  controls: Control[]
}
