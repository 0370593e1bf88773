import { Refusal } from '#contract'
import type { MediaWorker } from '../workers/worker.ts'
import type { Pipe } from './pipe.ts'

/** The pipe ends of this host. Owns them. */
export interface PipeRegistry {
  find(id: string): Pipe | undefined
  /** Throws `media.rejected`: listen comes first, also after the pipe was reported lost. */
  get(id: string): Pipe
  all(): Pipe[]
  at(worker: MediaWorker): Pipe[]
  put(pipe: Pipe): void
  close(id: string): void
}

export function createPipeRegistry(): PipeRegistry {
  const pipes = new Map<string, Pipe>()
  const close = (id: string) => {
    pipes.get(id)?.close()
    pipes.delete(id)
  }
  return {
    find: (id) => pipes.get(id),
    get(id) {
      const pipe = pipes.get(id)
      if (!pipe)
        throw new Refusal('media.rejected', { reason: `there is no pipe ${id}; pipe.listen comes first` })
      return pipe
    },
    all: () => [...pipes.values()],
    at: (worker) => [...pipes.values()].filter((pipe) => pipe.worker === worker),
    put(pipe) {
      close(pipe.id)
      pipes.set(pipe.id, pipe)
    },
    close,
  }
}
