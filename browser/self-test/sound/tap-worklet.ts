/** Runs on the audio thread. Hands on what it hears in blocks of 2048 samples, each with the frame of its first sample; any message ends it. */
declare const currentFrame: number
declare class AudioWorkletProcessor {
  readonly port: MessagePort
}
declare function registerProcessor(name: string, processor: typeof AudioWorkletProcessor): void

const BLOCK = 2048

class SoundTap extends AudioWorkletProcessor {
  #block = new Float32Array(BLOCK)
  #filled = 0
  #first = 0
  #closed = false

  constructor() {
    super()
    this.port.onmessage = () => {
      this.#closed = true
    }
  }

  process([input]: Float32Array[][]): boolean {
    if (this.#closed) return false
    const heard = input?.[0]
    if (!heard) return true
    if (this.#filled > 0 && this.#first + this.#filled !== currentFrame) this.#send()
    if (this.#filled === 0) this.#first = currentFrame
    this.#block.set(heard, this.#filled)
    this.#filled += heard.length
    if (this.#filled + heard.length > BLOCK) this.#send()
    return true
  }

  #send() {
    this.port.postMessage({ frame: this.#first, samples: this.#block.slice(0, this.#filled) })
    this.#filled = 0
  }
}

registerProcessor('sound-tap', SoundTap)
