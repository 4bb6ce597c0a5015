import type { AnyPastEvent } from '../../kernel/pure.ts';
import { isStep } from '../../kernel/pure.ts';
import type { Client } from './client.ts';
import { incidentOf, rowOf, streamOfRow, tourOf } from './rows.ts';
import { foldOn, lastStepOf, promisesOf, type Rules, type Stood } from './rules.ts';
import type { Server } from './server.ts';

export type Violate = (what: string, detail: string) => void;

/** A command that was answered with yes. */
export interface Acked {
  readonly commandId: string;
  readonly position: number;
}

/**
 * Sees every transaction as it stands, and keeps what the log says apart from the server: every state of every stream, and
 * who is on what.
 */
export class Judge {
  private readonly rules: Rules;
  private readonly violate: Violate;
  private readonly streams = new Map<string, Stood[]>();
  private readonly written = new Map<string, number>();
  private readonly told = new Set<string>();
  private readonly commitments = new Map<string, readonly string[]>();
  private position = 0;

  constructor(rules: Rules, violate: Violate) {
    this.rules = rules;
    this.violate = violate;
  }

  hear({
    events,
    command,
  }: {
    events: readonly AnyPastEvent[];
    command: { commandId: string; position: number } | null;
  }): void {
    for (const event of events) this.note(event);
    if (command !== null) {
      if (this.written.has(command.commandId)) this.violate('applied twice', command.commandId);
      this.written.set(command.commandId, command.position);
    }
    this.checkCommitments(new Set(events.map((event) => event.stream)));
  }

  private note(event: AnyPastEvent): void {
    const { stream, version, position } = event;
    const states = this.streams.get(stream) ?? [];
    this.streams.set(stream, states);
    if (position !== ++this.position) this.violate('gap in the log', `${position} after ${this.position - 1}`);
    if (version !== states.length + 1) this.violate('gap in a stream', `${stream} ${version}`);
    states.push(foldOn(this.rules.registry.aggregateOf(stream), states.at(-1), event));
    if (!isStep(event)) return;
    const { key, startedAt, dueAt, step } = event.data;
    const telling = `${stream} ${key} ${startedAt} ${dueAt} ${step}`;
    if (this.told.has(telling)) this.violate('a promise told twice', telling);
    this.told.add(telling);
    if (event.occurredAt > event.recordedAt) this.violate('a promise told too early', telling);
  }

  /** What the unit says it is on, its incidents say too, and no other does. */
  private checkCommitments(streams: Iterable<string>): void {
    for (const stream of streams) this.commitments.set(stream, commitmentsOf(stream, this.streams.get(stream)?.at(-1)));
    const said = { incident: [] as string[], tour: [] as string[] };
    for (const [stream, all] of this.commitments) {
      if (stream.startsWith('operations.incident/')) said.incident.push(...all);
      if (stream.startsWith('operations.tour/')) said.tour.push(...all);
    }
    const active = said.incident.filter((one) => one.endsWith('active')).map((one) => one.slice(0, one.indexOf(' ')));
    if (new Set(active).size < active.length) this.violate('a unit on two incidents', active.join());
    const [incidents, tours] = [said.incident.sort().join(), said.tour.sort().join()];
    if (incidents !== tours) this.violate('unit and incident disagree', `${incidents} / ${tours}`);
  }

  /** What was said to be done stands in the log, just so, also after the last crash. */
  checkAcked(acked: readonly Acked[], server: Server): void {
    for (const { commandId, position } of acked) {
      const stands = server.findPosition(commandId);
      if (stands === undefined) this.violate('acked but missing', commandId);
      else if (stands !== position)
        this.violate('answered otherwise than it stands', `${commandId} ${position} ${stands}`);
    }
  }

  /** Every row of a screen stood in the log just so, and is not older than the position at which the screen says it is. */
  checkScreen(client: Client, server: Server): void {
    for (const [view, topic] of client.topics) {
      if (topic.position < 0) continue;
      const latest = new Map<string, number>();
      for (const { stream, version, position } of server.log)
        if (position <= topic.position) latest.set(stream, version);
      for (const [key, row] of topic.rows) {
        const stream = streamOfRow(view, key);
        const at = this.streams.get(stream)?.[Number(row.version) - 1];
        const was = at === undefined ? null : rowOf(stream, at);
        const who = `${client.needs.subject.id} ${view} ${key}`;
        if (JSON.stringify(was?.row) !== JSON.stringify(row)) this.violate('a row that never stood so', who);
        if (Number(row.version) < (latest.get(stream) ?? 0)) this.violate('a row older than its screen', who);
      }
    }
  }

  /** When all is quiet: every screen shows what stands, every incident has ended, and nothing due is untold. */
  checkEnd(clients: readonly Client[], server: Server, now: number): void {
    for (const client of clients) {
      this.checkScreen(client, server);
      for (const [view, { rows }] of client.topics) {
        const stands = new Map(server.feed.read(view).rows.map((row) => [String(row.id), JSON.stringify(row)]));
        const shown = new Map([...rows].map(([key, row]) => [key, JSON.stringify(row)]));
        const differ =
          [...stands].filter(([key, row]) => shown.get(key) !== row).length + Math.max(0, shown.size - stands.size);
        if (differ > 0)
          this.violate('a screen that is not current', `${client.needs.subject.id} ${view}: ${differ} rows`);
      }
      if (client.outbox.waiting().length > 0) this.violate('a command that never went', client.needs.subject.id);
    }
    for (const [stream, states] of this.streams) {
      const stood = states.at(-1);
      if (stood === undefined) continue;
      if (stream.startsWith('operations.incident/') && incidentOf(stood).situation !== 'closed') {
        this.violate('an incident without an end', stream);
      }
      for (const promise of promisesOf(this.rules.registry.aggregateOf(stream), stood)) {
        const isUntold = !promise.paused && promise.dueAt < now - 5_000 && lastStepOf(stood, promise) < 1;
        if (isUntold) this.violate('a promise that nobody told of', `${stream} ${promise.key}`);
      }
    }
  }
}

/** `tour incident assignment active|stacked`, as a unit or an incident says it. */
function commitmentsOf(stream: string, stood: Stood | undefined): readonly string[] {
  const id = stream.slice(stream.indexOf('/') + 1);
  if (stood !== undefined && stream.startsWith('operations.incident/')) {
    const on = incidentOf(stood).incident?.assignments ?? [];
    return on.map((one) => `${one.tourId} ${id} ${one.assignmentId} ${one.stacked ? 'stacked' : 'active'}`);
  }
  if (stood === undefined || !stream.startsWith('operations.tour/')) return [];
  const { active = null, stacked = [] } = tourOf(stood).tour ?? {};
  const first = active === null ? [] : [`${id} ${active.incidentId} ${active.assignmentId} active`];
  return [...first, ...stacked.map((one) => `${id} ${one.incidentId} ${one.assignmentId} stacked`)];
}
