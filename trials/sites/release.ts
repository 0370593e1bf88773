import datachannel from 'node-datachannel'

/**
 * Ends the threads of the WebRTC library, which keep a process alive even when every site is closed. Call it last;
 * no site can be started after it.
 */
export function releaseWebRtc(): void {
  datachannel.cleanup()
}
