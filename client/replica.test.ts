import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { declareView } from '../kernel/pure.ts';
import { type Ask, Hub, type HubDoors, type Socket, type Told } from './hub.ts';
import { Replica } from './replica.ts';
import type { Change, Frame, Row, TopicShape } from './wire.ts';

const row = z.object({ id: z.string(), of: z.string(), value: z.number() });
const Things = declareView({
  name: 'test.things',
  summary: '',
  key: 'id',
  parent: 'of',
  permission: 'p',
  personal: false,
  row,
});

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** A server: a log of changes, a snapshot at any position, and a socket that can be cut at any time. */
class Server {
  readonly log: Change[] = [];
  readonly #sent = new Map<string, number>();
  #on: Parameters<HubDoors['connect']>[0] | null = null;
  readonly #later: (() => void)[] = [];
  readonly #muchLater: (() => void)[] = [];
  failing = false;
  connections = 0;

  get position(): number {
    return this.log.length;
  }

  at(position: number): Map<string, Row> {
    const rows = new Map<string, Row>();
    for (const change of this.log.slice(0, position)) {
      for (const parent of change.replaced ?? []) for (const [id, one] of rows) if (one.of === parent) rows.delete(id);
      for (const id of change.removes ?? []) rows.delete(id);
      for (const put of change.puts ?? []) rows.set(String(put.id), put);
    }
    return rows;
  }

  readonly doors: HubDoors = {
    read: async (shape: TopicShape) => {
      if (this.failing) return { ok: false, status: 503, detail: 'away' };
      const rows = [...this.at(this.position).values()].filter((one) => shape.of === null || one.of === shape.of);
      return { ok: true, asOf: this.position, rows };
    },
    connect: (on) => {
      this.#on = on;
      this.connections++;
      this.#sent.clear();
      const socket: Socket = {
        send: (message) =>
          this.#hear(message as { subscribe?: readonly { view: string; of?: string; from: number }[] }),
        close: () => undefined,
      };
      this.#later.push(() => on.open());
      return socket;
    },
    now: () => 0,
    // No time passes here but for what comes soon: a server that is heard is never silent for ten seconds.
    later: (ms, act) => void (ms < 10_000 ? this.#later : this.#muchLater).push(act),
  };

  #hear(message: { subscribe?: readonly { of?: string; from: number }[] }): void {
    for (const { of, from } of message.subscribe ?? []) this.#sent.set(of ?? '', from);
  }

  /** Lets time pass: reconnects, opened sockets, reads. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 6; turn++) {
      for (const act of this.#later.splice(0)) act();
      await Promise.resolve();
      await Promise.resolve();
    }
  }

  /** Ten seconds pass, without a word unless `speaks`. */
  async tenSeconds(speaks: boolean): Promise<void> {
    if (speaks) this.#on?.frame({ type: 'beat', position: this.position, serverTime: 0 });
    for (const act of this.#muchLater.splice(0)) act();
    await this.settle();
  }

  cut(): void {
    const on = this.#on;
    this.#on = null;
    on?.closed();
  }

  /** Sends each topic what it has not had, in frames of one position; `overlap` sends some of it again. */
  deliver(overlap: number): void {
    for (const [of, from] of this.#sent) {
      for (let position = Math.max(1, from + 1 - overlap); position <= this.position; position++) {
        const change = this.log[position - 1];
        if (change === undefined) continue;
        const frame: Frame = { type: 'changes', position, changes: [of === '' ? change : { ...change, of }] };
        this.#on?.frame(of === '' || touches(change, of) ? frame : { type: 'beat', position, serverTime: 0 });
      }
      this.#sent.set(of, this.position);
    }
  }

  reload(): void {
    this.#on?.frame({ type: 'reload', view: Things.name, reason: 'cursor too old' });
  }
}

function touches(change: Change, of: string): boolean {
  return (change.replaced ?? []).includes(of) || (change.puts ?? []).some((one) => one.of === of);
}

function windowOn(hub: Hub): { replica: Replica; frames: () => number } {
  let hear: (told: Told) => void = () => undefined;
  let frames = 0;
  const port = { tell: (told: Told) => hear(structuredClone(told)) };
  const line = {
    ask: (ask: Ask) => hub.ask(port, ask),
    onTold: (listener: (told: Told) => void) => {
      hear = listener;
    },
  };
  const due: (() => void)[] = [];
  const replica = new Replica(line, {
    schedule: (act) => {
      frames++;
      due.push(act);
      queueMicrotask(() => {
        for (const one of due.splice(0)) one();
      });
    },
    later: () => undefined,
  });
  return { replica, frames: () => frames };
}

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const parent = fc.constantFrom('p', 'q');
const put = fc.record({ id, of: parent, value: fc.nat(99) });
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 5, arbitrary: put.map((one) => ({ view: Things.name, puts: [one] })) },
  { weight: 2, arbitrary: id.map((one) => ({ view: Things.name, removes: [one] })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(parent, fc.array(put, { maxLength: 3 }))
      .map(([of, puts]) => ({ view: Things.name, replaced: [of], puts: puts.map((one) => ({ ...one, of })) })),
  },
);
const step = fc.oneof(
  { weight: 6, arbitrary: change.map((one) => ({ step: 'change' as const, change: one })) },
  { weight: 3, arbitrary: fc.nat(3).map((overlap) => ({ step: 'deliver' as const, overlap })) },
  { weight: 1, arbitrary: fc.constant({ step: 'cut' as const }) },
  { weight: 1, arbitrary: fc.constant({ step: 'reload' as const }) },
  { weight: 1, arbitrary: fc.constant({ step: 'open' as const }) },
);

describe('replica', () => {
  test('any split of frames, any cut, any reload, in any window: the same rows as the server', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const server = new Server();
        const hub = new Hub(server.doors);
        const windows = [windowOn(hub)];
        const open = (one: { replica: Replica }): void => {
          one.replica.begin('me');
          one.replica.onRows(Things, undefined, () => undefined);
        };
        open(windows[0]!);
        await server.settle();
        for (const one of steps) {
          if (one.step === 'change') server.log.push(one.change);
          if (one.step === 'deliver') server.deliver(one.overlap);
          if (one.step === 'cut') server.cut();
          if (one.step === 'reload') server.reload();
          if (one.step === 'open') {
            const next = windowOn(hub);
            windows.push(next);
            open(next);
          }
          await server.settle();
        }
        server.deliver(0);
        await server.settle();
        for (const { replica } of windows) {
          const rows = replica.rows(Things);
          expect(rows.state).toBe('ready');
          expect(new Map(rows.byKey)).toEqual(server.at(server.position));
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a topic under one parent holds only its rows', async () => {
    const server = new Server();
    server.log.push({
      view: Things.name,
      puts: [
        { id: 'a', of: 'p', value: 1 },
        { id: 'b', of: 'q', value: 2 },
      ],
    });
    const { replica } = windowOn(new Hub(server.doors));
    replica.begin('me');
    replica.onRows(Things, 'p', () => undefined);
    await server.settle();
    server.log.push({ view: Things.name, puts: [{ id: 'c', of: 'p', value: 3 }] });
    server.deliver(0);
    expect([...replica.rows(Things, 'p').byKey.keys()]).toEqual(['a', 'c']);
  });

  test('many changes in one frame call a listener once, and only the listeners of rows that changed', async () => {
    const server = new Server();
    const { replica, frames } = windowOn(new Hub(server.doors));
    replica.begin('me');
    const calls = { list: 0, a: 0, b: 0 };
    replica.onRows(Things, undefined, () => calls.list++);
    replica.onRow(Things, 'a', () => calls.a++);
    replica.onRow(Things, 'b', () => calls.b++);
    await server.settle();
    const before = { ...calls, frames: frames() };
    for (let value = 0; value < 50; value++)
      server.log.push({ view: Things.name, puts: [{ id: 'a', of: 'p', value }] });
    server.deliver(0);
    await server.settle();
    expect(frames() - before.frames).toBe(1);
    expect(calls.list - before.list).toBe(1);
    expect(calls.a - before.a).toBe(1);
    expect(calls.b - before.b).toBe(0);
  });

  test('a row that nobody looks at any more leaves nothing: tens of thousands pass over a screen in a shift', () => {
    const { replica } = windowOn(new Hub(new Server().doors));
    replica.begin('me');
    const pass = (from: number): void => {
      for (let n = from; n < from + 50_000; n += 1) replica.onRow(Things, `row-${n}`, () => undefined)();
    };
    const held = (): number => {
      collect();
      return process.memoryUsage().heapUsed;
    };
    pass(0);
    const before = held();
    pass(50_000);
    // A set and a key for each would be some 12 MB.
    expect(held() - before).toBeLessThan(2_000_000);
  });

  test('a view that the server could not give is asked for again by itself', async () => {
    const server = new Server();
    server.failing = true;
    const { replica } = windowOn(new Hub(server.doors));
    replica.begin('me');
    replica.onRows(Things, undefined, () => undefined);
    await server.settle();
    expect(replica.rows(Things).state).toBe('failed');
    server.failing = false;
    await server.settle();
    expect(replica.rows(Things).state).toBe('ready');
  });

  test('rows asked for ahead are there for the first who looks, and are not asked for again', async () => {
    const server = new Server();
    server.log.push({ view: Things.name, puts: [{ id: 'a', of: 'p', value: 1 }] });
    let reads = 0;
    const read: HubDoors['read'] = (shape) => {
      reads++;
      return server.doors.read(shape);
    };
    const { replica } = windowOn(new Hub({ ...server.doors, read }));
    replica.begin('me');
    const come: string[] = [];
    const shape = { view: Things.name, key: 'id', parent: 'of', of: null, version: 1 } as const;
    const foreseen = replica.foresee(shape).then(() => come.push(replica.rows(Things).state));
    expect(come).toEqual([]);
    await server.settle();
    await foreseen;
    await replica.foresee(shape);
    expect(come).toEqual(['ready']);
    replica.onRows(Things, undefined, () => undefined);
    expect(replica.rows(Things)).toMatchObject({ state: 'ready', list: [{ id: 'a' }] });
    await server.settle();
    expect(reads).toBe(1);
  });

  test('whoever waits for rows that are refused waits no more', async () => {
    const server = new Server();
    const read: HubDoors['read'] = async () => ({ ok: false, status: 403, detail: 'not for you' });
    const { replica } = windowOn(new Hub({ ...server.doors, read }));
    replica.begin('me');
    const foreseen = replica.foresee({ view: Things.name, key: 'id', parent: 'of', of: null, version: 1 });
    await server.settle();
    await foreseen;
    replica.onRows(Things, undefined, () => undefined);
    expect(replica.rows(Things).failure).toBe('not for you');
  });

  test('what nobody looks at is let go after a while, but never while the line is cut: nothing could bring it back', () => {
    const asked: Ask[] = [];
    const due: (() => void)[] = [];
    let tell: (told: Told) => void = () => undefined;
    const line = { ask: (ask: Ask) => asked.push(ask), onTold: (hear: typeof tell) => (tell = hear) };
    const replica = new Replica(line, { schedule: (act) => act(), later: (_ms, act) => due.push(act) });
    const leave = replica.onRows(Things, undefined, () => undefined);
    const released = () => asked.filter(({ ask }) => ask === 'release').length;
    const beat = () => {
      for (const act of due.splice(0)) act();
    };
    tell({ tell: 'cut', at: 0 });
    leave();
    beat();
    expect(released()).toBe(0);
    tell({ tell: 'heard', at: 0, serverTime: 0, position: 0 });
    beat();
    expect(released()).toBe(1);
  });

  test('another person begins with nothing of the one before', async () => {
    const server = new Server();
    server.log.push({ view: Things.name, puts: [{ id: 'a', of: 'p', value: 1 }] });
    const { replica } = windowOn(new Hub(server.doors));
    replica.begin('me');
    replica.onRows(Things, undefined, () => undefined);
    await server.settle();
    server.failing = true;
    replica.begin('somebody else');
    await server.settle();
    expect(replica.rows(Things).list).toEqual([]);
  });

  test('a connection that falls silent without ending is given up, and another resumes', async () => {
    const server = new Server();
    const { replica } = windowOn(new Hub(server.doors));
    replica.begin('me');
    replica.onRows(Things, undefined, () => undefined);
    await server.settle();
    await server.tenSeconds(true);
    expect(server.connections).toBe(1);
    await server.tenSeconds(false);
    expect(server.connections).toBe(2);
    server.log.push({ view: Things.name, puts: [{ id: 'a', of: 'p', value: 1 }] });
    server.deliver(0);
    await server.settle();
    expect(replica.rows(Things).list).toEqual([{ id: 'a', of: 'p', value: 1 }]);
  });
});
