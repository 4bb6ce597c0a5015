import { useEffect, useState } from 'react';
import { type Recording, readOn } from './recording.ts';

export type RecordingState =
  | { readonly kind: 'reading' }
  | { readonly kind: 'none'; readonly detail: string }
  | { readonly kind: 'held'; readonly recording: Recording; readonly isLive: boolean };

const AGAIN_MS = 1_000;
/** An exercise that has written nothing for so long has been stopped. */
const SILENT_MS = 60_000;

/** The recording of the exercise that this server plays, or that it was given; read on while it grows. */
export function useRecording(): RecordingState {
  const [state, setState] = useState<RecordingState>({ kind: 'reading' });
  useEffect(() => {
    const reader = new Reader();
    let timer = 0;
    let over = false;
    const look = async (): Promise<void> => {
      const next = await reader.read();
      if (over) return;
      if (next !== null) setState(next);
      const done = next?.kind === 'held' && next.recording.end !== null;
      if (!done) timer = window.setTimeout(() => void look(), AGAIN_MS);
    };
    void look();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, []);
  return state;
}

/** Takes what was written since it looked last; a line that is still being written waits for its end. */
class Reader {
  private readonly decoder = new TextDecoder();
  private bytes = 0;
  private rest = '';
  private recording: Recording | null = null;
  private changedAt = Date.now();

  /** Null: nothing is new. */
  async read(): Promise<RecordingState | null> {
    const answer = await fetch('/api/exercise/recording', { headers: { range: `bytes=${this.bytes}-` } }).catch(
      () => null,
    );
    if (answer === null || answer.status === 416 || answer.status >= 500) return this.silent();
    if (answer.status === 404) return { kind: 'none', detail: 'This Trefoil plays no exercise.' };
    if (!answer.ok) return { kind: 'none', detail: 'It cannot be read from this account.' };
    // Whoever stands between may have dropped the range: then the whole has come again.
    const came = new Uint8Array(await answer.arrayBuffer()).subarray(answer.status === 200 ? this.bytes : 0);
    this.bytes += came.length;
    const lines = (this.rest + this.decoder.decode(came, { stream: true })).split('\n');
    this.rest = lines.pop() ?? '';
    this.changedAt = Date.now();
    return this.take(lines.filter((line) => line !== ''));
  }

  private take(lines: readonly string[]): RecordingState | null {
    try {
      this.recording = readOn(this.recording, lines);
    } catch {
      return { kind: 'none', detail: 'What lies here is no recording that this page can read.' };
    }
    const { recording } = this;
    return recording === null ? null : { kind: 'held', recording, isLive: recording.end === null };
  }

  private silent(): RecordingState | null {
    const { recording } = this;
    if (recording === null || Date.now() - this.changedAt < SILENT_MS) return null;
    return { kind: 'held', recording, isLive: false };
  }
}
