import { afterEach, expect, test, vi } from 'vitest';
import { allowSound, sound } from './tones.ts';

/** Every note that was started: its pitch and how long it lasts. */
const started: { hertz: number; from: number; until: number }[] = [];

class Oscillator {
  frequency = { value: 0 };
  from = 0;
  connect = (): { connect: () => void } => ({ connect: () => undefined });
  start = (at: number): void => {
    this.from = at;
  };
  stop = (at: number): void => {
    started.push({ hertz: this.frequency.value, from: this.from, until: at });
  };
}

class Audio {
  state = 'running';
  currentTime = 0;
  destination = {};
  createOscillator = (): Oscillator => new Oscillator();
  createGain = (): object => ({
    gain: { setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined },
    connect: () => undefined,
  });
  resume = async (): Promise<void> => undefined;
}

afterEach(() => vi.unstubAllGlobals());

const notesOf = (name: Parameters<typeof sound>[0]) => {
  started.length = 0;
  sound(name);
  return started.map(({ hertz, from, until }) => ({ hertz, seconds: until - from }));
};

test('O08 the trouble tone of a lost feed is unlike an alarm: one note, low and long, where an alarm has several, high and short', () => {
  vi.stubGlobal('AudioContext', Audio);
  allowSound();
  const [alarm, trouble] = [notesOf('alarm'), notesOf('trouble')];
  expect(alarm.length).toBeGreaterThan(1);
  expect(trouble).toHaveLength(1);
  expect(Math.max(...trouble.map(({ hertz }) => hertz))).toBeLessThan(Math.min(...alarm.map(({ hertz }) => hertz)) / 2);
  expect(trouble[0]?.seconds).toBeGreaterThan(2 * Math.max(...alarm.map(({ seconds }) => seconds)));
});
