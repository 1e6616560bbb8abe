/** Speaks a text with espeak-ng: samples of full scale 1 and their rate; `speed` is in words a minute. */
export async function speak(espeak, { voice, text, speed }) {
  const said = []
  const run = await espeak({
    arguments: ['-v', voice, '-s', String(speed), '-w', 'said.wav', text],
    print: (line) => said.push(line),
    printErr: (line) => said.push(line),
  })
  if (!run.FS.analyzePath('said.wav').exists) throw new Error(`espeak-ng did not say "${text}": ${said.join(' ')}`)
  return readWav(Buffer.from(run.FS.readFile('said.wav')))
}

// A header of 44 bytes, then 16-bit samples.
function readWav(wav) {
  if (wav.toString('latin1', 36, 40) !== 'data' || wav.readUInt16LE(22) !== 1 || wav.readUInt16LE(34) !== 16) {
    throw new Error('espeak-ng wrote something else than 16-bit mono')
  }
  const length = (wav.length - 44) >> 1
  return {
    rate: wav.readUInt32LE(24),
    samples: Float64Array.from({ length }, (_, i) => wav.readInt16LE(44 + 2 * i) / 32_768),
  }
}
