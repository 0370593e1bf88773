/** Hands a still to the node; the cookie says whose it is. Rejects when the node can not be reached. */
export async function sendStill(still: Blob): Promise<void> {
  await fetch('/api/v1/room/still', {
    method: 'PUT',
    headers: { 'content-type': 'image/jpeg' },
    body: still,
    credentials: 'same-origin',
    signal: AbortSignal.timeout(4000),
  })
}
