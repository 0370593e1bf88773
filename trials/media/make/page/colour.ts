export type Rgb = readonly [red: number, green: number, blue: number]

export const css = ([red, green, blue]: Rgb): string => `rgb(${red} ${green} ${blue})`

/** Towards white (`share` > 0) or black (< 0), by that share of the way. */
export function shade(colour: Rgb, share: number): Rgb {
  const target = share > 0 ? 255 : 0
  const mix = (value: number) => Math.round(value + (target - value) * Math.abs(share))
  return [mix(colour[0]), mix(colour[1]), mix(colour[2])]
}

/** 0 black to 1 white, as the eye weighs it. */
export const lightness = ([red, green, blue]: Rgb): number =>
  (0.299 * red + 0.587 * green + 0.114 * blue) / 255
