/** How high the heading and the rows of a group are, in px; `again`: the heading over rows that go on. */
export interface Heights {
  head: number
  again: number
  rows: readonly number[]
}

/** Rows `from` to before `to` of a group; it goes on from the page before when `from` is above 0. */
export interface Run {
  group: number
  from: number
  to: number
}

/**
 * Fills pages of a height one after the other. A heading stands again over rows that go on, and never without a row.
 * A row that is higher than a page has a page of its own: every row is on exactly one page.
 */
export function packPages(groups: readonly Heights[], room: number): Run[][] {
  const pages: Run[][] = []
  let page: Run[] = []
  let left = room
  const turn = () => {
    if (page.length > 0) pages.push(page)
    page = []
    left = room
  }
  for (const [group, { head, again, rows }] of groups.entries()) {
    let run: Run | undefined
    for (const [row, height] of rows.entries()) {
      const heading = row === 0 ? head : again
      if (page.length > 0 && (run ? height : heading + height) > left) {
        turn()
        run = undefined
      }
      if (run) run.to = row + 1
      else {
        run = { group, from: row, to: row + 1 }
        page.push(run)
        left -= heading
      }
      left -= height
    }
  }
  turn()
  return pages
}
