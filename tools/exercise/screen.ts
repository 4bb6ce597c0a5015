import { type Ask, Hub, type Port, type Read, type Told } from '../../client/hub.ts';
import { applyChange, loadTopic, makeTopic, type Topic } from '../../client/topic.ts';
import type { Frame, Row, TopicShape } from '../../client/wire.ts';
import type { RowOf, ViewDeclaration } from '../../kernel/pure.ts';
import type { Person } from './person.ts';

/** The rows that somebody's screen holds, kept through the feed by the very code that browsers run. */
export interface Screen {
  readonly person: Person;
  readonly views: readonly ViewDeclaration[];
  rows<V extends ViewDeclaration>(view: V): readonly RowOf<V>[];
  /** Every row of a view by its key, as it stands now. */
  copy(view: ViewDeclaration): ReadonlyMap<string, string>;
  /** Where the feed has told everything. */
  position(): number;
  until(position: number, patienceMs: number): Promise<boolean>;
  /** The connection breaks, and stays broken until it is mended. */
  lose(): void;
  mend(): void;
  close(): void;
}

export interface Glass {
  readonly url: string;
  /** Every frame as it came over the wire. */
  readonly onFrame: (frame: Frame) => void;
}

const RETRY_MS = 100;
const LONGEST_SPARING_MS = 5_000;
/** Positions come on a topic of their own: a row of the board carries whichever stood there when it was read. */
const loose = new Set(['position']);

export async function openScreen(person: Person, views: readonly ViewDeclaration[], glass: Glass): Promise<Screen> {
  const screen = new Held(person, views, glass);
  await screen.loaded();
  return screen;
}

class Held implements Screen {
  readonly person: Person;
  readonly views: readonly ViewDeclaration[];
  private readonly glass: Glass;
  private readonly topics = new Map<string, Topic>();
  private readonly waiting = new Set<() => void>();
  private readonly hub: Hub;
  private readonly port: Port;
  private socket: WebSocket | null = null;
  private lost = false;
  private told = -1;

  constructor(person: Person, views: readonly ViewDeclaration[], glass: Glass) {
    this.person = person;
    this.views = views;
    this.glass = glass;
    this.hub = new Hub({
      read: (shape) => this.read(shape),
      connect: (on) => this.connect(on),
      now: () => Date.now(),
      // The hub spares a server that is away; a minute of the exercise may be a second of ours. Its watch over a silent
      // connection goes by the machine's clock, as the server's beats do.
      later: (ms, act) => setTimeout(act, ms > LONGEST_SPARING_MS ? ms : Math.min(ms, RETRY_MS)),
    });
    this.port = { tell: (told) => this.hear(told) };
    const ask = (what: Ask): void => this.hub.ask(this.port, what);
    ask({ ask: 'begin', account: person.id });
    for (const view of views) {
      const shape = shapeOf(view);
      this.topics.set(view.name, makeTopic(shape));
      ask({ ask: 'want', shape });
    }
  }

  rows<V extends ViewDeclaration>(view: V): readonly RowOf<V>[] {
    return [...(this.topics.get(view.name)?.rows.values() ?? [])] as RowOf<V>[];
  }

  copy(view: ViewDeclaration): ReadonlyMap<string, string> {
    const rows = this.topics.get(view.name)?.rows ?? new Map<string, Row>();
    return new Map([...rows].map(([key, row]) => [key, textOf(row)]));
  }

  position(): number {
    return this.told;
  }

  async until(position: number, patienceMs: number): Promise<boolean> {
    return await this.wait(() => this.told >= position, patienceMs);
  }

  lose(): void {
    this.lost = true;
    this.socket?.close();
  }

  mend(): void {
    this.lost = false;
  }

  close(): void {
    this.hub.ask(this.port, { ask: 'bye' });
  }

  async loaded(): Promise<void> {
    const ready = await this.wait(() => [...this.topics.values()].every((topic) => topic.position >= 0), 30_000);
    if (!ready) throw new Error(`the screen of ${this.person.account} could not read its views`);
  }

  private async wait(isSo: () => boolean, patienceMs: number): Promise<boolean> {
    if (isSo()) return true;
    return await new Promise((resolve) => {
      const end = (answer: boolean): void => {
        this.waiting.delete(look);
        clearTimeout(timer);
        resolve(answer);
      };
      const look = (): void => {
        if (isSo()) end(true);
      };
      const timer = setTimeout(() => end(false), patienceMs);
      this.waiting.add(look);
    });
  }

  private hear(told: Told): void {
    if (told.tell === 'rows' || told.tell === 'change') {
      const topic = this.topics.get(told.topic);
      if (topic !== undefined && told.tell === 'rows') loadTopic(topic, told.position, told.rows);
      if (topic !== undefined && told.tell === 'change') applyChange(topic, told.position, told.change);
    }
    // Only a beat says that all topics stand there; after a break none may.
    if (told.tell === 'heard') this.told = told.position;
    if (told.tell === 'cut') this.told = -1;
    for (const look of [...this.waiting]) look();
  }

  private async read(shape: TopicShape): Promise<Read> {
    const view = this.views.find(({ name }) => name === shape.view);
    if (view === undefined) return { ok: false, status: 404, detail: 'not wanted' };
    const { asOf, rows } = await this.person.read(view);
    return { ok: true, asOf, rows: rows as readonly Row[] };
  }

  private connect(on: { open(): void; frame(frame: Frame): void; closed(): void }) {
    if (this.lost) {
      setTimeout(on.closed, RETRY_MS);
      return { send: () => undefined, close: () => undefined };
    }
    const headers = { authorization: `Bearer ${this.person.token}` };
    // Node's own WebSocket takes headers, which the browser's type does not know.
    const socket: WebSocket = Reflect.construct(WebSocket, [
      `${this.glass.url.replace('http', 'ws')}/api/live`,
      { headers },
    ]);
    this.socket = socket;
    socket.addEventListener('open', on.open);
    socket.addEventListener('close', on.closed);
    let over = false;
    socket.addEventListener('message', ({ data }) => {
      // What was on its way when the line was given up reaches no screen: it is told again on the next.
      if (over || this.lost) return;
      const frame: Frame = JSON.parse(String(data));
      this.glass.onFrame(frame);
      on.frame(frame);
    });
    return {
      send: (message: unknown) => socket.send(JSON.stringify(message)),
      close: () => {
        over = true;
        socket.close();
      },
    };
  }
}

function shapeOf(view: ViewDeclaration): TopicShape {
  return { view: view.name, key: view.key, parent: view.parent ?? null, of: null, version: view.version };
}

/** A row as text, its fields in order, without what the feed does not promise. */
export function textOf(row: Row): string {
  return JSON.stringify(sorted(Object.fromEntries(Object.entries(row).filter(([field]) => !loose.has(field)))));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
