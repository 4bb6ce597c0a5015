import type { Actor, CommandOf, Outcome, Past } from '../../../kernel/pure.ts';
import { prioritiseServiceIncident } from '../desk/decide.ts';
import { weigh } from '../desk/weigh.ts';
import { olaTarget, ucTarget } from '../levels/which-agreement.ts';
import { withdrawServiceIncident } from '../own-records/decide.ts';
import * as rules from '../service-incidents/decide.ts';
import type { ServiceIncidentEvent } from '../service-incidents/events.ts';
import { type DeskPack, raiseFacts } from '../service-incidents/facts.ts';
import {
  evolveServiceIncident,
  type ServiceIncident,
  type ServiceIncidentState,
} from '../service-incidents/service-incident.ts';
import type { HistoryRecord, HistoryRow } from './commands.ts';
import type { Difference } from './differences.ts';

/** An event with the time at which it happened at the source. */
export type Happened = ServiceIncidentEvent & { readonly occurredAt: number };

/** What history is replayed under: the terms of today, and whoever takes it in. */
export interface ReplayTerms {
  readonly pack: DeskPack;
  readonly actor: Actor;
  readonly importId: string;
  readonly source: string;
  readonly rowsAre: 'records' | 'changes';
}

type Decision = Outcome<{ incident: readonly ServiceIncidentEvent[] }>;
type Waiting = 'waiting-user' | 'waiting-supplier' | 'waiting-date';

const waitsFor = { 'waiting-user': 'user', 'waiting-supplier': 'supplier', 'waiting-date': 'date' } as const;
const waitingStates: readonly Waiting[] = ['waiting-user', 'waiting-supplier', 'waiting-date'];
const AS_AT_SOURCE = 'As at the source';

/** Takes one record through the rules of IT incidents, row after row, each at its own time. */
export class Replay {
  readonly events: Happened[] = [];
  readonly differences = new Set<Difference>();
  state: ServiceIncidentState;
  /** Nothing happens before what happened before it. */
  at: number;
  readonly terms: ReplayTerms;

  constructor(state: ServiceIncidentState, at: number, terms: ReplayTerms) {
    this.state = state;
    this.at = at;
    this.terms = terms;
  }

  /** Null: done; else why it cannot be raised here. */
  raise(id: string, record: HistoryRecord, counted: { number: string; sequence: number }): string | null {
    const { importId, source, pack } = this.terms;
    const { reference, summary, description, reporter, callBack, categoryId, serviceId, parameters } = record;
    const [first] = record.rows;
    if (first === undefined) return 'It has no row.';
    const input = {
      ...{ serviceIncidentId: id, source: 'import' as const, reporterId: null, reporter: reporter || 'Not said' },
      ...{ callBack, summary, description, categoryId, serviceId, parameters, teamId: first.teamId },
      ...{ impact: first.impact, urgency: first.urgency, itemIds: [], siteId: null, symptoms: '' },
      ...{ callBackBy: null, followsId: null },
    };
    const command = this.command(input);
    const facts = raiseFacts(command, pack, counted);
    const decided = rules.raiseServiceIncident(
      command,
      { incident: this.state, earlier: null },
      { facts, candidate: null },
    );
    if (decided.outcome !== 'decided') return decided.detail;
    const history = { importId, source, reference };
    for (const event of decided.events.incident) {
      if (event.type === 'service.ServiceIncidentRaised') this.put({ ...event, data: { ...event.data, history } });
    }
    return null;
  }

  /** Says how far the rows were taken in; what follows in `events` is of the source. */
  mark(event: Extract<ServiceIncidentEvent, { type: 'service.ServiceIncidentImported' }>): Happened {
    const marked = { ...event, occurredAt: this.at };
    this.state = evolveServiceIncident(this.state, this.past(marked));
    return marked;
  }

  /** Brings the record from how it stands to how the row has it. */
  take(row: HistoryRow): void {
    this.until(this.firstMoment(row));
    this.weigh(row);
    this.assign(row);
    this.move(row);
  }

  /** A record that is told of as it stands was resolved when it says so; one that tells of changes, when its state changed. */
  private firstMoment({ state, at, resolvedAt, closedAt }: HistoryRow): number {
    const ending = state === 'resolved' || state === 'closed';
    if (!ending || this.running() === null) return at;
    if (this.terms.rowsAre === 'records') return resolvedAt ?? closedAt ?? at;
    if (state === 'resolved') return at;
    this.differences.add('closed-unresolved');
    return Math.min(resolvedAt ?? at, at);
  }

  private until(at: number): void {
    if (at < this.at) this.differences.add('back-in-time');
    else this.at = at;
  }

  private weigh({ impact, urgency }: HistoryRow): void {
    const incident = this.running();
    if (incident === null || (incident.impact === impact && incident.urgency === urgency)) return;
    const { serviceId, itemIds, siteId = null, priority } = incident;
    const seen = { impact: incident.impact, urgency: incident.urgency, priority };
    const input = { serviceIncidentId: '', impact, urgency, priority: null, reason: AS_AT_SOURCE, seen };
    const weighed = weigh(this.terms.pack, { serviceId, itemIds, siteId, impact, urgency, floors: [] });
    const facts = { weighed, chosen: null, candidate: null };
    this.carry(prioritiseServiceIncident(this.command(input), this.states(), facts));
  }

  private assign({ teamId, assignee, group }: HistoryRow): void {
    const incident = this.running();
    if (incident === null) return;
    const to = { teamId: teamId ?? incident.teamId, assignee: assignee || null };
    if (to.teamId === incident.teamId && to.assignee === incident.assignee) return;
    const { pack } = this.terms;
    const input = { serviceIncidentId: '', ...to, assigneeId: null, note: group, seen: null };
    const facts = {
      hasTeam: pack.service.teams.some(({ id }) => id === to.teamId),
      ola: olaTarget(pack, to.teamId, incident.priority),
    };
    this.carry(rules.assignServiceIncident(this.command(input), this.states(), facts));
  }

  private move(row: HistoryRow): void {
    const waiting = waitingStates.find((state) => state === row.state);
    if (waiting !== undefined) this.wait(waiting);
    else if (row.state === 'resolved') this.resolve(row);
    else if (row.state === 'closed') this.close(row);
    else if (row.state === 'cancelled') this.cancel(row);
    else this.goOn();
  }

  private goOn(): void {
    if (this.state.situation === 'paused') {
      this.carry(rules.resumeServiceIncident(this.command({ serviceIncidentId: '', note: '' }), this.states()));
    } else if (this.running() === null) {
      const reopened = rules.reopenServiceIncident(
        this.command({ serviceIncidentId: '', reason: AS_AT_SOURCE }),
        this.states(),
      );
      if (reopened.outcome === 'refused') this.differences.add('reopen-too-late');
      this.carry(reopened);
    }
  }

  private wait(state: Waiting): void {
    const { pack } = this.terms;
    const found = pack.service.pauseReasons.find((reason) => reason.waitsFor === waitsFor[state]);
    if (this.state.situation === 'paused' && this.state.reason === found?.code) return;
    this.goOn();
    const incident = this.running();
    if (incident === null || found === undefined) return;
    const uc = found.waitsFor === 'supplier' ? ucTarget(pack, incident) : null;
    const input = { serviceIncidentId: '', reason: found.code, until: null, note: '' };
    const facts = { priorities: found.priorities, waitsFor: found.waitsFor, uc };
    const paused = rules.pauseServiceIncident(this.command(input), this.states(), facts);
    if (paused.outcome === 'refused') this.differences.add('pause-not-allowed');
    this.carry(paused);
  }

  private cancel({ resolution: reason }: HistoryRow): void {
    if (this.running() === null) return;
    this.carry(withdrawServiceIncident(this.command({ serviceIncidentId: '', reason }), this.states()));
  }

  private resolve({ resolution }: HistoryRow): void {
    if (this.running() === null) return;
    const input = { serviceIncidentId: '', resolution: resolution || 'Resolved', closureCategoryId: null };
    this.carry(rules.resolveServiceIncident(this.command(input), this.states(), { hasCategory: true }));
  }

  private close(row: HistoryRow): void {
    if (this.state.situation === 'closed') return;
    this.resolve(row);
    const at = this.terms.rowsAre === 'records' ? (row.closedAt ?? row.at) : row.at;
    this.at = Math.max(this.at, at);
    this.carry(rules.confirmServiceIncident(this.command({ serviceIncidentId: '' }), this.states()));
  }

  private states(): { readonly incident: ServiceIncidentState } {
    return { incident: this.state };
  }

  /** Null: it is over. */
  private running(): ServiceIncident | null {
    return this.state.situation === 'open' || this.state.situation === 'paused' ? this.state.incident : null;
  }

  private carry(decision: Decision): void {
    if (decision.outcome === 'decided') for (const event of decision.events.incident) this.put(event);
  }

  private put(event: ServiceIncidentEvent): void {
    const happened: Happened = { ...event, occurredAt: this.at };
    this.events.push(happened);
    this.state = evolveServiceIncident(this.state, this.past(happened));
  }

  private past(event: Happened): Past<ServiceIncidentEvent> {
    const { actor } = this.terms;
    const stands = { stream: '', version: 0, position: 0, recordedAt: this.at, occurredBy: 'claim' as const };
    return { ...event, ...stands, actor, commandId: HERE, packVersion: '' };
  }

  /** The clock of what is replayed is that of the source. */
  private command<Input>(input: Input): CommandOf<Input> {
    return { input, actor: this.terms.actor, occurredAt: this.at, recordedAt: this.at, confirmed: new Set() };
  }
}

/** Stands for the command that takes it in, which a rule does not know. */
const HERE = 'this import';
