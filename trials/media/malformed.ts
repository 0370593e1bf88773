/** A file of the shipped media is not what the reader takes it for. */
export class MalformedMedia extends Error {
  readonly code = 'media.malformed'
  readonly file: string
  constructor(file: string, reason: string) {
    super(`${file}: ${reason}`)
    this.name = 'MalformedMedia'
    this.file = file
  }
}
