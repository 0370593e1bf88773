import { useState } from 'react'
import { MAX_DIRECTORY_BYTES } from '#contract/directory'
import { base64Of } from './base64.ts'

/** Where a file stands on its way in. */
export type FileStep<Preview, Done> =
  | { kind: 'choose'; failure: unknown }
  | { kind: 'too-large' }
  | { kind: 'reading' }
  | { kind: 'shown'; preview: Preview; failure: unknown; storing: boolean }
  | { kind: 'stored'; done: Done }

export interface FileOrders<Preview, Done> {
  preview: (base64: string) => Promise<Preview>
  confirm: (preview: string) => Promise<Done>
}

/** A file: chosen, looked at, confirmed. Nothing is stored before that. */
export function useFileImport<Preview extends { preview: string }, Done>(orders: FileOrders<Preview, Done>) {
  const [file, setFile] = useState<File | null>(null)
  const [step, setStep] = useState<FileStep<Preview, Done>>({ kind: 'choose', failure: null })

  const choose = async (next: File | null) => {
    setFile(next)
    if (!next) return setStep({ kind: 'choose', failure: null })
    if (next.size > MAX_DIRECTORY_BYTES) return setStep({ kind: 'too-large' })
    setStep({ kind: 'reading' })
    try {
      const preview = await orders.preview(await base64Of(next))
      setStep({ kind: 'shown', preview, failure: null, storing: false })
    } catch (failure) {
      setStep({ kind: 'choose', failure })
    }
  }
  const confirm = async (preview: Preview) => {
    setStep({ kind: 'shown', preview, failure: null, storing: true })
    try {
      const done = await orders.confirm(preview.preview)
      setFile(null)
      setStep({ kind: 'stored', done })
    } catch (failure) {
      setStep({ kind: 'shown', preview, failure, storing: false })
    }
  }
  return { file, step, choose, confirm }
}
