import { Hub, type Port, type Read, type Socket, type Told } from '../../client/hub.ts';
import { makeKeptStore } from '../../client/kept-store.ts';
import { type Attempt, type Kept, Outbox, type Sent } from '../../client/outbox.ts';
import { applyChange, loadTopic, makeTopic, type Topic } from '../../client/topic.ts';
import type { Frame } from '../../client/wire.ts';
import type { CommandDeclaration, InputOf, Subject } from '../../kernel/pure.ts';
import type { Random } from '../exercise/random.ts';
import type { Following } from './feed.ts';
import type { Network } from './network.ts';
import { viewNames } from './rows.ts';
import type { Server } from './server.ts';
import type { Time } from './time.ts';

export interface ClientNeeds {
  readonly time: Time;
  readonly random: Random;
  readonly network: Network;
  readonly server: Server;
  readonly subject: Subject;
  /** Hears of every yes before anybody acts on it. */
  readonly onDone: (kept: Kept, position: number) => void;
  /** A no, or a question: answers whether the command is sent again, confirmed. */
  readonly onNo: (sent: Exclude<Sent, { kind: 'done' }>) => boolean;
}

const ANSWER_MS = 10_000;
const READ_MS = 15_000;
/** As long as a connection that nobody ends may seem to stand. */
const TCP_MS = 900_000;

/** One person's device: a store that outlives its windows; in each, the code that browsers run. */
export class Client {
  topics = new Map<string, Topic>();
  outbox!: Outbox;
  readonly needs: ClientNeeds;
  private readonly store = makeKeptStore(new Stored());
  private hub!: Hub;
  private windows = 0;

  constructor(needs: ClientNeeds) {
    this.needs = needs;
    this.open();
  }

  /** The window before is gone in the middle of whatever it did. */
  open(): void {
    const window = `${this.needs.subject.id}-${++this.windows}`;
    const lives = (): boolean => window === `${this.needs.subject.id}-${this.windows}`;
    this.outbox = this.makeOutbox(window, lives);
    this.hub = this.makeHub(lives);
    this.topics = new Map();
    const port: Port = { tell: (told) => lives() && this.hear(told) };
    const { id } = this.needs.subject;
    this.hub.ask(port, { ask: 'begin', account: id });
    for (const view of viewNames) {
      const shape = { view, key: 'id', parent: null, of: null, version: 1 };
      this.topics.set(view, makeTopic(shape));
      this.hub.ask(port, { ask: 'want', shape });
    }
    void this.outbox.begin(id);
    this.outbox.onChange(() => this.readStrays());
  }

  rows<R>(view: string): readonly R[] {
    return [...(this.topics.get(view)?.rows.values() ?? [])] as readonly unknown[] as readonly R[];
  }

  send<C extends CommandDeclaration>(command: C, input: InputOf<C>): void {
    void this.outbox.send(command, input as never).then((sent) => this.settle(sent));
  }

  /** Everything that waits for an answer, by the ids that it speaks of. */
  waitsFor(id: string): boolean {
    return this.outbox.waiting().some(({ input }) => Object.values(input as object).includes(id));
  }

  private settle(sent: Sent): void {
    if (sent.kind === 'done') return;
    const goesOn = this.needs.onNo(sent);
    if (goesOn && sent.kind === 'confirm') void sent.again().then((next) => this.settle(next));
    else this.outbox.putAway(sent);
  }

  private readStrays(): void {
    for (const { kept, sent } of this.outbox.strays()) {
      if (sent.kind === 'done') continue;
      if (this.needs.onNo(sent) && sent.kind === 'confirm') void sent.again();
      this.outbox.dismiss(kept.commandId);
    }
  }

  private makeOutbox(window: string, lives: () => boolean): Outbox {
    const { time, random } = this.needs;
    return new Outbox({
      post: (kept) => this.post(kept, lives),
      store: {
        list: () => this.store.list(),
        put: (kept) => lives() && this.store.put(kept),
        remove: (commandId) => lives() && this.store.remove(commandId),
      },
      wait: (ms) => time.pause(ms),
      now: () => time.now,
      alone: () => this.needs.network.isCut,
      newId: () => random.uuid(),
      window,
      lives: async (other) => other === window,
    });
  }

  private async post(kept: Kept, lives: () => boolean): Promise<Attempt> {
    const { server, subject } = this.needs;
    if (!lives()) return await new Promise<never>(() => undefined);
    const { name, commandId, input, confirmed, occurredAt } = kept;
    const answer = await this.ask(
      () => server.carryOut({ name, commandId, input, confirmed, occurredAt, subject }),
      ANSWER_MS,
    );
    if (!lives()) return await new Promise<never>(() => undefined);
    if (answer?.kind === 'done') this.needs.onDone(kept, answer.position);
    return answer ?? { kind: 'later', afterMs: null, why: 'alone' };
  }

  private ask<T>(work: () => Promise<T>, patienceMs: number): Promise<T | null> {
    const { network, time } = this.needs;
    return new Promise((resolve) => {
      network.carry(() => void work().then((answer) => network.carry(() => resolve(answer))));
      time.later(patienceMs, () => resolve(null));
    });
  }

  private makeHub(lives: () => boolean): Hub {
    const { server, time } = this.needs;
    return new Hub({
      read: async (shape): Promise<Read> => {
        const came = await this.ask(async () => (server.isUp() ? server.feed.read(shape.view) : null), READ_MS);
        return came === null ? { ok: false, status: 0, detail: 'alone' } : { ok: true, ...came };
      },
      connect: (on) => this.connect(on, lives),
      now: () => time.now,
      later: (ms, act) => time.later(ms, () => lives() && act()),
    });
  }

  /** Frames come in order or not at all; a connection that has lost one stays silent, and seems to stand. */
  private connect(on: { open(): void; frame(frame: Frame): void; closed(): void }, lives: () => boolean): Socket {
    const { server, network, time } = this.needs;
    let isThere = true;
    let arrivedAt = 0;
    const follower: Following = {
      topics: new Map(),
      send: (frame) => {
        if (isThere && network.loses()) isThere = false;
        if (!isThere || !lives()) return server.feed.followers.delete(follower);
        arrivedAt = Math.max(arrivedAt, time.now + network.delay());
        return time.later(arrivedAt - time.now, () => lives() && on.frame(overTheWire(frame)));
      },
    };
    const opens = server.isUp() && !network.loses();
    if (opens) server.feed.followers.add(follower);
    time.later(network.delay(), () => (opens ? on.open() : on.closed()));
    time.later(TCP_MS, on.closed);
    return {
      send: (message) => {
        const { subscribe = [] } = message as { subscribe?: readonly { view: string; from: number }[] };
        if (isThere && server.feed.followers.has(follower)) {
          for (const { view, from } of subscribe) server.feed.follow(follower, view, from);
        }
      },
      close: () => {
        isThere = false;
        server.feed.followers.delete(follower);
      },
    };
  }

  private hear(told: Told): void {
    if (told.tell !== 'rows' && told.tell !== 'change') return;
    const topic = this.topics.get(told.topic);
    if (topic === undefined) return;
    if (told.tell === 'rows') loadTopic(topic, told.position, told.rows);
    else applyChange(topic, told.position, told.change);
    // One change of a view in each frame: from here on the screen stands there.
    topic.position = told.position;
  }
}

function overTheWire(frame: Frame): Frame {
  return frame.type === 'changes' ? (JSON.parse(JSON.stringify(frame)) as Frame) : frame;
}

/** Text by key, its keys the object's own, as in a browser. */
class Stored {
  getItem(key: string): string | null {
    const held: unknown = Reflect.get(this, key);
    return typeof held === 'string' ? held : null;
  }
  setItem(key: string, text: string): void {
    Reflect.set(this, key, text);
  }
  removeItem(key: string): void {
    Reflect.deleteProperty(this, key);
  }
}
