import { describe, expect, test } from 'vitest';
import { Hub, type HubDoors, type Told } from './hub.ts';
import { Replica } from './replica.ts';
import type { Frame, Row, TopicShape } from './wire.ts';

const shape = (view: string): TopicShape => ({ view, key: 'id', parent: null, of: null, version: 1 });

/** A hub whose server says what the test wants it to. */
function hubOf(rows: (view: string) => readonly Row[]) {
  const told: Told[] = [];
  const reads: string[] = [];
  const due: { ms: number; act: () => void }[] = [];
  let on: Parameters<HubDoors['connect']>[0] | null = null;
  const hub = new Hub({
    read: async ({ view }) => {
      reads.push(view);
      return { ok: true, asOf: 10, rows: rows(view) };
    },
    connect: (how) => {
      on = how;
      return { send: () => undefined, close: () => undefined };
    },
    now: () => 0,
    later: (ms, act) => void due.push({ ms, act }),
  });
  const port = { tell: (one: Told) => told.push(one) };
  hub.ask(port, { ask: 'begin', account: 'me' });
  for (const view of ['poisoned', 'other']) hub.ask(port, { ask: 'want', shape: shape(view) });
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    ...{ told, reads, settled },
    hear: (frame: Frame) => on?.frame(frame),
    open: () => on?.open(),
    /** What was to be done again, and after how long. */
    again: async (): Promise<readonly number[]> => {
      const now = due.splice(0).filter(({ ms }) => ms !== 10_000);
      for (const { act } of now) act();
      await settled();
      return now.map(({ ms }) => ms);
    },
  };
}

const poison = [null] as unknown as readonly Row[];
const changes = (position: number): Frame => ({
  type: 'changes',
  position,
  changes: [
    { view: 'poisoned', puts: poison },
    { view: 'other', puts: [{ id: 'a', value: position }] },
  ],
});

describe('T21 rows that cannot be taken in', () => {
  test('have their own topic read again; the others go on, and nothing is passed over', async () => {
    const hub = hubOf((view) => [{ id: 'a', of: view }]);
    hub.open();
    await hub.settled();
    hub.reads.length = 0;
    hub.told.length = 0;
    hub.hear(changes(11));
    expect(hub.told.map((one) => 'topic' in one && one.topic)).toEqual(['other']);
    expect(await hub.again()).toEqual([2_000]);
    expect(hub.reads).toEqual(['poisoned']);
    expect(hub.told.at(-1)).toMatchObject({ tell: 'rows', topic: 'poisoned', rows: [{ id: 'a', of: 'poisoned' }] });
  });

  test('are tried five times with growing pauses, then said to have failed', async () => {
    const hub = hubOf((view) => (view === 'poisoned' ? poison : [{ id: 'a' }]));
    await hub.settled();
    const pauses: number[] = [];
    for (let more = await hub.again(); more.length > 0; more = await hub.again()) pauses.push(...more);
    expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000]);
    expect(hub.told.filter(({ tell }) => tell === 'failed')).toMatchObject([{ topic: 'poisoned', status: 0 }]);
    expect(hub.told.filter(({ tell }) => tell === 'rows')).toMatchObject([{ topic: 'other' }]);
  });

  test('a listener that throws keeps no other from hearing', () => {
    const due: (() => void)[] = [];
    let hear: (told: Told) => void = () => undefined;
    const line = {
      ask: () => undefined,
      onTold: (listener: (told: Told) => void) => {
        hear = listener;
      },
    };
    const replica = new Replica(line, { schedule: (act) => void due.push(act), later: () => undefined });
    const view = { name: 'test.things', summary: '', key: 'id', permission: 'p', personal: false, version: 1 };
    const heard: string[] = [];
    const declared = { ...view, row: undefined as never };
    replica.onRows(declared, undefined, () => {
      throw new Error('a broken pane');
    });
    replica.onRows(declared, undefined, () => void heard.push('other'));
    hear({ tell: 'rows', topic: view.name, position: 1, rows: [] });
    expect(() => due[0]?.()).toThrow('a broken pane');
    expect(heard).toEqual(['other']);
  });
});
