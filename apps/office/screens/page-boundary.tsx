import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { ErrorPanel, text } from '#browser/kit'
import { failureWords } from '../state/failure-words.ts'

const { say, both } = text({
  title: { vi: 'Trang này chưa mở được', en: 'This page can not open' },
  reload: { vi: 'Tải lại trang', en: 'Reload the page' },
})

/** A page that could not be fetched, or that failed, leaves the rest of the office standing. */
export class PageBoundary extends Component<{ children: ReactNode }, { failure: unknown }> {
  override state: { failure: unknown } = { failure: null }

  static getDerivedStateFromError(failure: unknown) {
    return { failure: failure ?? new Error('nothing was thrown') }
  }

  override render() {
    const { failure } = this.state
    if (failure === null) return this.props.children
    const { code, ...message } = failureWords(failure)
    return (
      <ErrorPanel
        title={both('title')}
        error={{ code, message }}
        dutyPhone={null}
        actions={<Button onClick={() => location.reload()}>{say('reload')}</Button>}
      />
    )
  }
}
