const RATE = 8_000;
const HEADER_BYTES = 44;

/** A tone as a WAV file, 8-bit mono: a sound that nobody has recorded. */
export function toneOf(hertz: number, seconds: number): Buffer {
  const samples = Math.round(RATE * seconds);
  const wav = Buffer.alloc(HEADER_BYTES + samples);
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(HEADER_BYTES - 8 + samples, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  wav.writeUInt32LE(16, 16);
  // PCM, one channel, the rate twice (a byte a sample), one byte a block, eight bits a sample.
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 1],
    [34, 8],
  ] as const)
    wav.writeUInt16LE(value, at);
  for (const at of [24, 28]) wav.writeUInt32LE(RATE, at);
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(samples, 40);
  for (let n = 0; n < samples; n++)
    wav[HEADER_BYTES + n] = 128 + Math.round(40 * Math.sin((2 * Math.PI * hertz * n) / RATE));
  return wav;
}
