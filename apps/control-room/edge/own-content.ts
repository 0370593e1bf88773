import {
  createSlide,
  DocumentRefused,
  openDocument,
  type PresentedDocument,
  type Slide,
} from '#browser/documents'
import { createLive, type Live } from '#browser/live-state'
import { createPresenting, type ViewMedia } from '#browser/media-client'
import type { Clock } from '#foundation/time'
import {
  documentFailure,
  endedByReload,
  type Offered,
  type OwnContent,
  pageToBegin,
  turned,
} from '../state/own-content.ts'
import type { DeskMemory } from '../stores/desk-memory.ts'
import type { NoteStore } from '../stores/note-store.ts'
import type { ConsoleConnection } from './console-connection.ts'

/** What this console presents in the name of its tier's own room: offered first, shown by `content.present`. */
export interface OwnContentOrders {
  state: Live<OwnContent>
  /** Whether this browser and this console can present at all. */
  readonly possible: boolean
  /** To be called from a click or a key: the browser asks which screen. */
  screen(): Promise<void>
  file(file: File): Promise<void>
  /** Pages of the file, 1 forward, -1 back. */
  turn(by: number): void
  /** Whether there are pages to turn. */
  hasPages(): boolean
  /** Ends what another console of this tier presents. */
  takeOver(): void
  stop(): void
  close(): void
}

/** What goes out now, and how it is let go. */
interface Source {
  what: Offered
  track: MediaStreamTrack
  document: { pages: PresentedDocument; slide: Slide } | null
  /** Who presents already: the node did not take it. */
  takenBy?: string
  close(): void
}

export function createOwnContent(options: {
  connection: Pick<ConsoleConnection, 'onNotice'>
  media: Pick<ViewMedia, 'publish'> | null
  notes: Pick<NoteStore, 'error'>
  memory: Pick<DeskMemory, 'presented'>
  clock: Clock
  open?: (file: File) => Promise<PresentedDocument>
  makeSlide?: (clock: Clock) => Slide
}): OwnContentOrders {
  const { connection, media, notes, memory, clock, open = openDocument, makeSlide = createSlide } = options
  const state = createLive<OwnContent>({ kind: 'none' })
  let source: Source | undefined
  /** Of pages and files asked for one after the other, only the last is shown. */
  let asked = 0

  const before = memory.presented.read()
  if (before && media) notes.error(endedByReload(before))

  const showState = () => {
    if (!source) return state.set({ kind: 'none' })
    const { what, track, takenBy } = source
    if (takenBy !== undefined) return state.set({ kind: 'taken', by: takenBy, what, track })
    state.set({ kind: 'offered', what, track })
    memory.presented.write(what.kind === 'file' ? { ...what } : what)
  }
  const stop = () => {
    asked += 1
    const ended = source
    source = undefined
    if (ended) {
      media?.publish('content', null)
      ended.close()
      memory.presented.forget()
    }
    showState()
  }
  const publish = (takeOver: boolean) => {
    const offered = source
    if (!offered) return
    delete offered.takenBy
    media?.publish('content', {
      track: offered.track,
      takeOver,
      onRefused(error) {
        if (source !== offered) return
        const by = error.details?.by
        if (error.code === 'content.taken' && by !== undefined) {
          offered.takenBy = String(by)
          return showState()
        }
        notes.error(error)
        stop()
      },
    })
    showState()
  }
  const use = (next: Source) => {
    const former = source
    source = next
    publish(false)
    former?.close()
  }
  const failed = (name: string, error: unknown) => {
    showState()
    if (!(error instanceof DocumentRefused)) throw error
    notes.error(documentFailure(error.fault, name))
  }

  const capture = createPresenting({
    onTrack(track) {
      if (!track) return
      asked += 1
      const close = () => capture.stop()
      use({ what: { kind: 'screen' }, track, document: null, close })
    },
    // Also when another source took its place.
    onStop: () => source?.what.kind === 'screen' && stop(),
  })
  const unhear = connection.onNotice('view-ended', ({ kind, error }) => {
    if (kind !== 'content' || !source) return
    notes.error(error)
    stop()
  })

  return {
    state,
    possible: media !== null,
    async screen() {
      if (!media || state.get().kind === 'opening') return
      if (source?.what.kind === 'screen') stop()
      state.set({ kind: 'opening' })
      await capture.start()
      if (capture.state.get().kind === 'failed')
        notes.error({
          code: 'console.no-screen',
          message: {
            vi: 'Trình duyệt chưa cho lấy màn hình của máy này. Hãy thử lại, hoặc dùng Chromium, Chrome, Edge và địa chỉ https.',
            en: 'The browser gave no screen of this computer. Try again, or use Chromium, Chrome or Edge and an https address.',
          },
        })
      if (state.get().kind === 'opening') showState()
    },
    async file(file) {
      if (!media) return
      const mine = ++asked
      state.set({ kind: 'opening' })
      let opened: PresentedDocument | undefined
      try {
        const pages = await open(file)
        opened = pages
        const page = pageToBegin(before, pages.name, pages.pages)
        const first = await pages.page(page)
        if (mine !== asked) return pages.close()
        const slide = makeSlide(clock)
        slide.show(first)
        use({
          what: { kind: 'file', name: pages.name, page, pages: pages.pages },
          track: slide.track,
          document: { pages, slide },
          close() {
            slide.close()
            pages.close()
          },
        })
      } catch (error) {
        opened?.close()
        if (mine === asked) failed(file.name, error)
      }
    },
    hasPages: () => source?.what.kind === 'file',
    turn(by) {
      const turning = source
      if (!turning?.document || turning.what.kind !== 'file' || state.get().kind === 'opening') return
      const { pages, slide } = turning.document
      const { what } = turning
      const page = turned(what.page, what.pages, by)
      if (page === what.page) return
      turning.what = { ...what, page }
      const mine = ++asked
      showState()
      pages
        .page(page)
        .then((drawn) => mine === asked && slide.show(drawn))
        .catch((error) => source === turning && failed(what.name, error))
    },
    takeOver: () => publish(true),
    stop,
    close() {
      unhear()
      const kept = memory.presented.read()
      stop()
      if (kept) memory.presented.write(kept)
    },
  }
}
