/** Tones made on the spot: no file to load when it matters. */
let context: AudioContext | null = null;

/** Browsers let a page sound only after a key or a click; the first one opens the way. */
export function allowSound(): void {
  context ??= new AudioContext();
  if (context.state === 'suspended') void context.resume();
}

interface Note {
  readonly hertz: number;
  readonly at: number;
  readonly seconds: number;
  readonly loud: number;
}

/** Two falling notes, twice: unlike any telephone. */
const alarmNotes: readonly Note[] = [
  { hertz: 880, at: 0, seconds: 0.18, loud: 0.25 },
  { hertz: 660, at: 0.2, seconds: 0.18, loud: 0.25 },
  { hertz: 880, at: 0.5, seconds: 0.18, loud: 0.25 },
  { hertz: 660, at: 0.7, seconds: 0.18, loud: 0.25 },
];
const softNotes: readonly Note[] = [{ hertz: 520, at: 0, seconds: 0.25, loud: 0.08 }];
/** The trouble tone is unlike an alarm: low and long. */
const troubleNotes: readonly Note[] = [{ hertz: 220, at: 0, seconds: 0.9, loud: 0.12 }];

const tones = { alarm: alarmNotes, soft: softNotes, trouble: troubleNotes } as const;

export function sound(name: keyof typeof tones): void {
  if (context === null || context.state !== 'running') return;
  for (const note of tones[name]) play(context, note);
}

function play(audio: AudioContext, { hertz, at, seconds, loud }: Note): void {
  const start = audio.currentTime + at;
  const source = audio.createOscillator();
  const volume = audio.createGain();
  source.frequency.value = hertz;
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(loud, start + 0.02);
  volume.gain.setValueAtTime(loud, start + seconds - 0.04);
  volume.gain.linearRampToValueAtTime(0, start + seconds);
  source.connect(volume).connect(audio.destination);
  source.start(start);
  source.stop(start + seconds);
}
