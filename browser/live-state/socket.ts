/** The little that a connection needs of a WebSocket; tests give a pair of their own. */
export interface LiveSocket {
  send(text: string): void
  close(): void
}

export interface SocketEvents {
  opened(): void
  message(text: string): void
  /** Once, also when the socket never opened. */
  closed(code: number): void
}

export type SocketFactory = (url: string, events: SocketEvents) => LiveSocket

/** The browser's WebSocket. Binary messages are no part of the contract and arrive as empty text. */
export const browserSocket: SocketFactory = (url, events) => {
  const socket = new WebSocket(url)
  let over = false
  const end = (code: number) => {
    if (over) return
    over = true
    events.closed(code)
  }
  socket.onopen = () => events.opened()
  socket.onmessage = (event) => events.message(typeof event.data === 'string' ? event.data : '')
  socket.onclose = (event) => end(event.code)
  return {
    send: (text) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text)
    },
    close: () => {
      socket.close()
      // A dead path answers no closing handshake for minutes: the owner must not wait for it.
      end(1006)
    },
  }
}

/** `/ws/room` → `ws(s)://this-host/ws/room`. */
export function socketUrl(path: string, at: Location): string {
  return `${at.protocol === 'https:' ? 'wss' : 'ws'}://${at.host}${path}`
}
