import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  type End,
  type Frame,
  type Head,
  RecordedIncident,
  RecordedUnit,
  readOn,
} from '../../apps/control-room/replay/recording.ts';
import type { RowOf } from '../../kernel/pure.ts';
import { Contacts, OpenIncidents, Units } from '../../modules/operations/contract.ts';
import type { Person } from './person.ts';

/** Writes down what there is to see, for the replay on the map. */
export interface Recorder {
  record(at: number): Promise<void>;
  end(end: End): void;
}

/**
 * Reads what `viewer` may read by the API, as any screen does: what is restricted is masked in the recording too. What is
 * concealed is never in it, whoever may read it: a recording is looked at by many.
 */
export function makeRecorder(file: string, head: Head, viewer: Pick<Person, 'read'>): Recorder {
  const incidents = new Changes<RecordedIncident>();
  const units = new Changes<RecordedUnit>();
  const reported = new Map<string, number>();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(head)}\n`);
  const write = (line: Frame | End): void => appendFileSync(file, `${JSON.stringify(line)}\n`);
  return {
    record: async (at) => {
      const [open, all, contacts] = await Promise.all([
        viewer.read(OpenIncidents),
        viewer.read(Units),
        viewer.read(Contacts),
      ]);
      const onDuty = all.rows.filter((unit) => unit.onDuty);
      const count = (state: string): number => contacts.rows.filter((row) => row.state === state).length;
      write({
        at,
        incidents: incidents.of(open.rows.filter(isForAll).map((row) => RecordedIncident.parse(row))),
        units: units.of(onDuty.map((row) => RecordedUnit.parse(row))),
        moved: onDuty.flatMap((unit) => movedOf(reported, unit)),
        calls: { ringing: count('ringing'), taken: count('open') },
      });
    },
    end: write,
  };
}

/** What was played, by the first line of a recording; null of any other text. */
export function readHead(text: string): Head | null {
  try {
    return readOn(null, [text.split('\n', 1)[0] ?? ''])?.head ?? null;
  } catch {
    return null;
  }
}

function isForAll({ state, restriction }: RowOf<typeof OpenIncidents>): boolean {
  return state !== 'closed' && restriction !== 'concealed';
}

function movedOf(reported: Map<string, number>, { id, position }: RowOf<typeof Units>): Frame['moved'] {
  if (position === null || reported.get(id) === position.at) return [];
  reported.set(id, position.at);
  const metre = 1e5;
  const [lon, lat] = [position.lon, position.lat].map((degrees) => Math.round(degrees * metre) / metre);
  return [[id, lon ?? 0, lat ?? 0, position.at]];
}

/** What differs from the last time. */
class Changes<R extends { readonly id: string }> {
  private held = new Map<string, string>();

  of(rows: readonly R[]): { puts: R[]; removes: string[] } {
    const now = new Map(rows.map((row) => [row.id, JSON.stringify(row)]));
    const puts = rows.filter(({ id }) => now.get(id) !== this.held.get(id));
    const removes = [...this.held.keys()].filter((id) => !now.has(id));
    this.held = now;
    return { puts, removes };
  }
}
