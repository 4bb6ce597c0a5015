import { useId } from 'react';
import { Button } from '../../../ui/button/button.tsx';
import { timeOf } from '../../../ui/clock-bar/minutes.ts';
import { momentAt, speeds } from './player.ts';
import type { Recording } from './recording.ts';
import type { Player } from './use-player.ts';

const MINUTE_MS = 60_000;

/** Play and pause, the time as a slider, how fast, and the newest moment while the exercise runs. */
export function ReplayControls(props: {
  readonly recording: Recording;
  readonly player: Player;
  readonly isLive: boolean;
}) {
  const { recording, player, isLive } = props;
  const { at, playing, speed, following, seek, toggle, setSpeed, follow } = player;
  const { head, moments } = recording;
  const speedId = useId();
  const since = Math.max(0, at - head.startsAt);
  return (
    <section className="replay-controls" aria-label="Playing">
      <Button look="primary" onPress={toggle}>
        {playing ? 'Pause' : 'Play'}
      </Button>
      <time className="clock" dateTime={new Date(at).toISOString()}>
        {timeOf(at)}
      </time>
      <input
        type="range"
        aria-label="Time of the exercise"
        aria-valuetext={`${timeOf(at)}, ${spoken(since)} into the exercise`}
        min={0}
        max={moments.length - 1}
        value={momentAt(moments, at)}
        onChange={(event) => seek(moments[Number(event.target.value)]?.at ?? at)}
      />
      <span className="quiet tabular">{spoken(since)}</span>
      <label htmlFor={speedId}>Speed</label>
      <select id={speedId} className="input" value={speed} onChange={(event) => setSpeed(Number(event.target.value))}>
        {speeds.map((times) => (
          <option key={times} value={times}>
            ×{times}
          </option>
        ))}
      </select>
      {isLive && (
        <Button pressed={following} onPress={follow}>
          Now
        </Button>
      )}
    </section>
  );
}

function spoken(ms: number): string {
  const minutes = Math.floor(ms / MINUTE_MS);
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}
