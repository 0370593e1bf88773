/** Hands stills to the node at `path`; the cookie says whose they are. Rejects when the node can not be reached. */
export const stillUpload = (path: string) => async (still: Blob) => {
  await fetch(path, {
    method: 'PUT',
    headers: { 'content-type': 'image/jpeg' },
    body: still,
    credentials: 'same-origin',
    signal: AbortSignal.timeout(4000),
  })
}
