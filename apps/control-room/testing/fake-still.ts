/** A drawn meeting room instead of a camera's picture: differs by site and, a little, from still to still. */
export function fakeStill(site: string, at: number): string {
  const seed = [...site].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 3600, 7)
  const hue = seed % 360
  const lean = Math.round(at / 1000) % 7
  const person = (x: number, scale: number, shirt: number) =>
    `<g transform="translate(${x + (lean % 3)} ${150 - scale * 40}) scale(${scale})">
      <circle cx="0" cy="0" r="17" fill="hsl(${20 + (seed % 15)} 45% ${52 + (shirt % 14)}%)"/>
      <path d="M-17 -4 a17 17 0 0 1 34 0 l-3 -6 h-28 z" fill="#1d1a1a"/>
      <path d="M-34 74 q0 -52 34 -52 q34 0 34 52 z" fill="hsl(${shirt} 22% 38%)"/></g>`
  const count = 1 + (seed % 3)
  const people = Array.from({ length: count }, (_, n) =>
    person(160 + (n - (count - 1) / 2) * 92, 1 - (n % 2) * 0.12, (hue + n * 70) % 360),
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180" width="320" height="180">
    <rect width="320" height="180" fill="hsl(${hue} 14% ${30 + (seed % 24)}%)"/>
    <rect x="${18 + (seed % 40)}" y="18" width="78" height="62" fill="hsl(${(hue + 180) % 360} 18% 66%)"/>
    <rect x="196" y="14" width="96" height="58" fill="#8d1f1f"/><circle cx="244" cy="43" r="11" fill="#e3c04b"/>
    ${people.join('')}
    <rect y="146" width="320" height="34" fill="hsl(28 32% ${22 + (seed % 10)}%)"/></svg>`
}
