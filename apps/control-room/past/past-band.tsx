import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useClient } from '../../../client/react.tsx';
import { Button } from '../../../ui/button/button.tsx';
import { stampOf } from '../../../ui/clock-bar/minutes.ts';
import { ActButton } from '../keys/act-button.tsx';
import { useAct } from '../keys/use-act.ts';
import { NO_TIME, TimeBox } from '../time/time-box.tsx';
import { timeOf, writtenOf } from '../time/time-of.ts';
import { type Past, speeds } from './use-past.ts';

interface Toggle {
  readonly shown: boolean;
  readonly toggle: () => void;
}

/** Says without a doubt that this is not now; moves the moment: played, moved through, from event to event, by its time. */
export function PastBand(props: { readonly past: Past; readonly seat: string | null; readonly who: Toggle | null }) {
  const { past, seat, who } = props;
  const { moment, said, playing, setPlaying, go } = past;
  const step = (at: number | null | undefined): void => {
    setPlaying(false);
    if (at != null) void go({ at });
  };
  useAct('pastPlay', () => setPlaying(!playing), moment !== null);
  useAct('pastLast', () => step(moment?.lastAt), moment !== null);
  useAct('pastNext', () => step(moment?.nextAt), moment !== null);
  return (
    <section className="past-band" aria-label="The past">
      <h1 className="past-mark">THE PAST</h1>
      {moment !== null && (
        <>
          <time className="past-time" dateTime={new Date(moment.at).toISOString()}>
            {stampOf(moment.at)}
          </time>
          <Eyes past={past} seat={seat} />
          <ActButton act="pastPlay" look="primary">
            {playing ? 'Pause' : 'Play'}
          </ActButton>
          <Speed past={past} />
          <ActButton act="pastLast">Event before</ActButton>
          <ActButton act="pastNext">Next event</ActButton>
          <Scrub past={past} />
          <Jump past={past} />
        </>
      )}
      {who !== null && (
        <Button expanded={who.shown} onPress={who.toggle}>
          Who opened what
        </Button>
      )}
      <a className="button" href="/">
        Back to now
      </a>
      <span role="status" className="past-said">
        {said}
      </span>
    </section>
  );
}

/** Whose screens these are. */
function Eyes({ past: { moment }, seat }: { readonly past: Past; readonly seat: string | null }) {
  if (seat === null || moment === null) return <span className="quiet">as you may see it</span>;
  const { name = seat, holder = null } = moment.seats.find(({ id }) => id === seat) ?? {};
  return (
    <span>
      as {name} could see it{holder !== null && ` (${holder})`}
    </span>
  );
}

function Speed({ past: { speed, setSpeed } }: { readonly past: Past }) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>Speed</label>
      <select id={id} className="input" value={speed} onChange={(event) => setSpeed(Number(event.target.value))}>
        {speeds.map((times) => (
          <option key={times} value={times}>
            ×{times}
          </option>
        ))}
      </select>
    </>
  );
}

const SPAN_MS = 60 * 60_000;
const SETTLE_MS = 150;

/** Half an hour before and after the moment it stood at, second by second; a minute with Page Up and Page Down. */
function Scrub({ past }: { readonly past: Past }) {
  const { moment, go, setPlaying } = past;
  const { now } = useClient();
  const at = moment?.at ?? 0;
  const [held, setHeld] = useState<number | null>(null);
  const [middle, setMiddle] = useState(at);
  const timer = useRef(0);
  // Once the moment has left the span the slider is of another hour; never under a hand.
  useEffect(() => {
    if (held === null && Math.abs(at - middle) > SPAN_MS / 2) setMiddle(at);
  }, [at, held, middle]);
  const to = (next: number): void => {
    setPlaying(false);
    setHeld(next);
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => void go({ at: next }).then(() => setHeld(null)), SETTLE_MS);
  };
  const least = Math.max(moment?.firstAt ?? 0, middle - SPAN_MS / 2);
  return (
    <input
      type="range"
      className="past-scrub"
      aria-label="Moment of the past"
      aria-valuetext={stampOf(held ?? at)}
      min={0}
      max={Math.max(1, Math.round((Math.min(now(), middle + SPAN_MS / 2) - least) / 1000))}
      value={Math.round(((held ?? at) - least) / 1000)}
      onChange={(event) => to(least + Number(event.target.value) * 1000)}
      onKeyDown={(event) => {
        const minutes = { PageUp: 1, PageDown: -1 }[event.key];
        if (minutes === undefined) return;
        event.preventDefault();
        to((held ?? at) + minutes * 60_000);
      }}
    />
  );
}

function Jump({ past: { moment, go, setPlaying } }: { readonly past: Past }) {
  const { now } = useClient();
  const told = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const value = typed ?? writtenOf(moment?.at ?? 0);
  const jump = (event: FormEvent): void => {
    event.preventDefault();
    const to = timeOf(value, now(), 'back');
    setWrong(to === null);
    if (to === null) return;
    setPlaying(false);
    void go({ at: to }).then(() => setTyped(null));
  };
  return (
    <form className="row" onSubmit={jump}>
      <TimeBox label="Go to the time" {...{ value, wrong, told }} onValue={setTyped} />
      <button type="submit" className="button">
        Go
      </button>
      {wrong && (
        <span id={told} role="alert">
          {NO_TIME}
        </span>
      )}
    </form>
  );
}
