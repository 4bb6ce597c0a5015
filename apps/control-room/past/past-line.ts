import { type Came, type Problem, request } from '../../../client/http.ts';
import type { Ask, Told } from '../../../client/hub.ts';
import type { HubLine } from '../../../client/replica.ts';
import { type PositionRow, type Row, type TopicShape, topicName } from '../../../client/wire.ts';

/** A moment that is looked at; times are epoch milliseconds. */
export interface Look {
  readonly at: number;
  readonly purpose: string;
  /** The id of a seat: only what whoever sat there could see; null: what the looker may. */
  readonly seat: string | null;
}

/** The query of a look, as every address of the past takes it. */
export function queryOf({ at, purpose, seat }: Look): URLSearchParams {
  return new URLSearchParams({ at: String(at), purpose, ...(seat !== null && { seat }) });
}

const UNITS = 'operations.units';
const PAGE_ROWS = 2000;
const AGAIN_MS = 500;

interface Page {
  readonly asOf: number;
  readonly rows: readonly Row[];
  readonly next?: string;
}

type Read =
  | { readonly ok: true; readonly page: Page }
  | { readonly ok: false; readonly status: number; readonly detail: string };

/**
 * Stands where the hub of the live screens does: the same screens ask it for the same rows, and have them as they stood at the moment
 * that is shown. All that is wanted comes before any of it is told, so that no picture is of two moments.
 */
export class PastLine implements HubLine {
  #look: Look;
  readonly #wanted = new Map<string, TopicShape>();
  readonly #listeners = new Set<(told: Told) => void>();
  /** An answer to an older moment is thrown away. */
  #turn = 0;

  constructor(look: Look) {
    this.#look = look;
  }

  ask(ask: Ask): void {
    if (ask.ask === 'release') this.#wanted.delete(ask.topic);
    if (ask.ask !== 'want') return;
    this.#wanted.set(topicName(ask.shape), ask.shape);
    if (ask.shape.view !== 'positions') void this.#bring([ask.shape]);
  }

  onTold(listener: (told: Told) => void): void {
    this.#listeners.add(listener);
  }

  /** Shows another moment: answers true when all of it has been told, false when another was asked for meanwhile. */
  show(look: Look): Promise<boolean> {
    this.#look = look;
    this.#turn += 1;
    return this.#bring([...this.#wanted.values()].filter(({ view }) => view !== 'positions'));
  }

  async #bring(shapes: readonly TopicShape[]): Promise<boolean> {
    const turn = this.#turn;
    const reads = await Promise.all(shapes.map(async (shape) => ({ shape, read: await this.#read(shape, turn) })));
    if (turn !== this.#turn) return false;
    for (const { shape, read } of reads) this.#tellRead(shape, read);
    return true;
  }

  #tellRead(shape: TopicShape, read: Read): void {
    const topic = topicName(shape);
    if (!read.ok) {
      this.#tell({ tell: 'failed', topic, status: read.status, detail: read.detail });
      return;
    }
    const { asOf: position, rows } = read.page;
    this.#tell({ tell: 'rows', topic, position, rows });
    if (shape.view === UNITS) this.#tell({ tell: 'positions', rows: rows.flatMap(positionOf), whole: true });
  }

  #tell(told: Told): void {
    for (const listener of this.#listeners) listener(told);
  }

  async #read(shape: TopicShape, turn: number): Promise<Read> {
    const rows: Row[] = [];
    for (let after: string | null = null; ; ) {
      const came: Came = await patientRequest(addressOf(shape, this.#look, after), () => turn === this.#turn);
      if (came.status !== 200) return { ok: false, status: came.status, detail: detailOf(came) };
      const page = came.body as Page;
      rows.push(...page.rows);
      if (page.next === undefined) return { ok: true, page: { ...page, rows } };
      after = page.next;
    }
  }
}

function addressOf(shape: TopicShape, look: Look, after: string | null): string {
  const query = queryOf(look);
  query.set('limit', String(PAGE_ROWS));
  if (shape.of !== null) query.set('of', shape.of);
  if (after !== null) query.set('after', after);
  return `/api/past/views/${shape.view}?${query}`;
}

/** While the past is being made it says how far it is: asked again until it is there. */
export async function patientRequest(
  path: string,
  wanted: () => boolean,
  said: (detail: string) => void = () => undefined,
): Promise<Came> {
  for (;;) {
    const came = await request(path);
    if (![0, 429, 503].includes(came.status) || !wanted()) return came;
    // Whoever reads it need not ask: it is done here.
    said(detailOf(came).replace(/ Ask again\.$/, ''));
    await new Promise((go) => setTimeout(go, AGAIN_MS));
  }
}

export function detailOf({ body }: Came): string {
  return (body as Problem | null)?.detail ?? 'The server cannot be reached.';
}

function positionOf(row: Row): readonly PositionRow[] {
  const position = row.position as Omit<PositionRow, 'tourId' | 'source'> | null;
  if (position === null) return [];
  const { lon, lat, at, accuracyMetres = null } = position;
  return [{ tourId: String(row.id), lon, lat, at, accuracyMetres, source: 'past' }];
}
