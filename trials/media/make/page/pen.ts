export type Pen = CanvasRenderingContext2D

/** The rooms are drawn on 1280 × 720. */
export const WIDTH = 1280
export const HEIGHT = 720
