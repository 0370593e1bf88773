/** The first of a kind, and how many there are. */
export interface Group<Found> {
  total: number
  found: Found[]
}

/** Goes through all once, and shapes only what is told (Q3). */
export function groupOf<Thing, Found>(
  things: Iterable<Thing>,
  isFound: (thing: Thing) => boolean,
  told: (thing: Thing) => Found,
  most: number,
): Group<Found> {
  const group: Group<Found> = { total: 0, found: [] }
  for (const thing of things) {
    if (!isFound(thing)) continue
    group.total++
    if (group.found.length < most) group.found.push(told(thing))
  }
  return group
}
