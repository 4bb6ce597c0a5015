import { useEffect, useState } from 'react';
import { Empty } from '../../../ui/empty/empty.tsx';
import { ActButton } from '../keys/act-button.tsx';
import { KeysOverlay } from '../keys/keys-overlay.tsx';
import { useKeyboard } from '../keys/use-act.ts';
import { useThemeKey } from '../session/theme.ts';
import './replay.css';
import { fixesAt, momentAt } from './player.ts';
import type { Recording } from './recording.ts';
import { ReplayControls } from './replay-controls.tsx';
import { ReplayCounts } from './replay-counts.tsx';
import { ReplayLists } from './replay-lists.tsx';
import { ReplayMap } from './replay-map.tsx';
import { usePlayer } from './use-player.ts';
import { type RecordingState, useRecording } from './use-recording.ts';

/** `/exercise`: an exercise on the map, while it runs or afterwards. It shows rows as they were, and sends nothing. */
export function ReplayScreen() {
  const state = useRecording();
  useKeyboard();
  useThemeKey();
  useEffect(() => {
    document.title = 'EXERCISE – replay – Trefoil';
  }, []);
  return (
    <div className="screen replay">
      <header className="replay-head">
        <strong className="exercise-mark">EXERCISE</strong>
        <h1>Replay</h1>
        <About state={state} />
        <span className="push row">
          <ActButton act="theme" icon="theme">
            Light or dark
          </ActButton>
          <a className="button" href="/">
            The desk
          </a>
        </span>
      </header>
      {state.kind === 'held' && state.recording.moments.length > 0 ? (
        <Replay recording={state.recording} isLive={state.isLive} />
      ) : (
        <main className="replay-empty">
          <Nothing state={state} />
        </main>
      )}
      <KeysOverlay />
    </div>
  );
}

function About({ state }: { state: RecordingState }) {
  if (state.kind !== 'held') return null;
  const { head, end } = state.recording;
  const how = end === null ? (state.isLive ? 'running now' : 'broken off') : outcomeOf(end.violations);
  return (
    <p className="quiet clip">
      {head.force} · {head.hours} h · seed {head.seed} · played, never counted · {how}
    </p>
  );
}

function outcomeOf(violations: number): string {
  return violations === 0 ? 'ended, nothing violated' : `ended with ${violations} violations`;
}

function Nothing({ state }: { state: RecordingState }) {
  if (state.kind === 'none') {
    return (
      <Empty title={state.detail}>
        ./trefoil exercise plays one and prints the address of this page; ./trefoil exercise --replay FILE shows one
        that was played before.
      </Empty>
    );
  }
  return <Empty title="Reading the recording …">The first minute appears as soon as it has been played.</Empty>;
}

function Replay({ recording, isLive }: { recording: Recording; isLive: boolean }) {
  const { moments } = recording;
  const player = usePlayer(moments, isLive);
  const [chosen, setChosen] = useState<string | null>(null);
  const moment = moments[momentAt(moments, player.at)];
  if (moment === undefined) return null;
  const shown = { moment, at: player.at, chosen, onChoose: setChosen };
  return (
    <main className="replay-main">
      <ReplayCounts moment={moment} />
      <ReplayLists {...shown} />
      <ReplayMap {...shown} fixes={fixesAt(moments, player.at)} />
      <ReplayControls recording={recording} player={player} isLive={isLive} />
    </main>
  );
}
