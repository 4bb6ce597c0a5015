import type { RowOf } from '../../kernel/pure.ts';
import {
  AgreeAppointment,
  Alarms,
  CallUnitBack,
  CloseIncident,
  EndEmergency,
  OpenIncidents,
  RecordResult,
  ResetUnitTimers,
  StandDown,
} from '../../modules/operations/contract.ts';
import { helpOfficer } from './officer-in-need.ts';
import { keepRecord } from './record-keeping.ts';
import { sendUnit } from './send-unit.ts';
import type { IncidentRow, Player, World } from './world.ts';

type Alarm = RowOf<typeof Alarms>;

const LOOK_SECONDS = 4;
/** How long after the last look at an incident without a free unit it is looked at again. */
const AGAIN_SECONDS = 45;
const VOICE_SECONDS = 20;

/** Whoever sends units: dispatchers and supervisors theirs, the FIM what is kept from them. */
export class Desk {
  readonly player: Player;
  private readonly world: World;
  private readonly colleague: Player | null;
  /** When each incident was first seen here, and when somebody was last looked for. */
  private readonly seenAt = new Map<string, number>();
  private readonly triedAt = new Map<string, number>();

  constructor(world: World, player: Player, colleague: Player | null) {
    this.world = world;
    this.player = player;
    this.colleague = colleague;
  }

  open(): void {
    this.world.agenda.every(LOOK_SECONDS, () => this.look());
  }

  /** The first thing that needs doing, gravest first; one at a time, as people work. */
  private async look(): Promise<void> {
    if (await this.answerUnits()) return;
    const mine = this.player.screen.rows(OpenIncidents).filter((row) => this.isMine(row));
    mine.sort((a, b) => a.grade.localeCompare(b.grade) || a.receivedAt - b.receivedAt);
    for (const row of mine) if (await this.attendTo(row)) return;
  }

  private isMine(row: IncidentRow): boolean {
    if (this.player.roles.includes('fim')) return row.restriction !== 'none';
    if (row.restriction !== 'none') return false;
    if (row.ownerSeatId === null) return this.player.roles.includes('control-room-supervisor');
    return row.ownerSeatId === this.player.seatId;
  }

  private async attendTo(row: IncidentRow): Promise<boolean> {
    const call = this.world.callOfIncident.get(row.id);
    if (await keepRecord(this.world, this.player, row)) return true;
    if (row.state === 'resulted') return row.units.length === 0 && (await this.close(row));
    // Raised by a crew itself: written off when it is done.
    if (call === undefined) return row.units.length === 0 && (await this.settleByPhone(row));
    const now = this.world.agenda.now();
    const since = this.seenAt.get(row.id) ?? now;
    this.seenAt.set(row.id, since);
    if (call.units === 0) return now - since > call.phoneMinutes * 60_000 && (await this.settleByPhone(row));
    if (row.clocks.some(({ key }) => key === 'arrive') && this.waitsForAppointment(row)) return this.agree(row);
    if (await this.chase(row)) return true;
    const lacks = row.units.length < call.units && now - since >= call.chooseSeconds * 1000;
    if (!lacks || now - (this.triedAt.get(row.id) ?? 0) < AGAIN_SECONDS * 1000) return false;
    const sent = await sendUnit(this.world, { player: this.player, colleague: this.colleague, row, call });
    if (!sent) this.triedAt.set(row.id, now);
    return sent;
  }

  /** A grade that is attended by appointment, while none has been agreed: its clock says so. */
  private waitsForAppointment(row: IncidentRow): boolean {
    return row.clocks.some(({ label }) => label.startsWith('Attend by appointment'));
  }

  private async agree({ id, receivedAt }: IncidentRow): Promise<boolean> {
    const appointmentAt = receivedAt + 90 * 60_000;
    const came = await this.player.person.send(AgreeAppointment, { incidentId: id, seen: null, appointmentAt });
    return came.kind === 'done';
  }

  private async close({ id }: IncidentRow): Promise<boolean> {
    const came = await this.player.person.send(CloseIncident, { incidentId: id });
    if (came.kind === 'done') this.world.count('incidents closed');
    return came.kind === 'done';
  }

  private async settleByPhone({ id, code }: IncidentRow): Promise<boolean> {
    const input = { incidentId: id, result: 'PHONE', closingCode: code, note: 'Settled by telephone' };
    const came = await this.player.person.send(RecordResult, input);
    return came.kind === 'done';
  }

  /** A unit that has not acknowledged is called by voice; when it stays silent another is found. */
  private async chase(row: IncidentRow): Promise<boolean> {
    const late = row.clocks.find(({ kind, state }) => kind === 'acknowledge' && state === 'breached');
    const assignmentId = late?.key.slice('acknowledge:'.length);
    const unit = row.units.find((one) => one.assignmentId === assignmentId);
    if (assignmentId === undefined || unit === undefined) return false;
    await this.world.agenda.pause(VOICE_SECONDS);
    const crew = this.world.crews.get(unit.tourId);
    if (crew?.hail() === true) return true;
    const input = { incidentId: row.id, tourId: unit.tourId, assignmentId, reason: 'Does not answer' };
    const came = await this.player.person.send(StandDown, input);
    if (came.kind === 'done') crew?.stoodDown(assignmentId);
    return came.kind === 'done';
  }

  /** Emergencies first, then units that asked to be called back. */
  private async answerUnits(): Promise<boolean> {
    if (!this.player.roles.includes('dispatcher')) return false;
    const alarms = this.player.screen.rows(Alarms);
    const emergency = alarms.find(({ key, incidentId }) => key === 'emergency' && incidentId === null);
    if (emergency !== undefined) return this.endEmergency(emergency);
    const back = alarms.find(({ key }) => key === 'call-back');
    if (back === undefined) return this.askAfter(alarms);
    await this.world.agenda.pause(VOICE_SECONDS);
    const came = await this.player.person.send(CallUnitBack, { tourId: back.subjectId });
    return came.kind === 'done';
  }

  /** A unit of whom nothing has been heard, or that stays where it is for long, is called and answers. */
  private async askAfter(alarms: readonly Alarm[]): Promise<boolean> {
    const late = alarms.filter(({ key }) => key === 'welfare' || key === 'unit-state');
    const [first] = late.filter(({ areaId }) => this.covers(areaId));
    if (first === undefined) return false;
    await this.world.agenda.pause(VOICE_SECONDS);
    const came = await this.player.person.send(ResetUnitTimers, { tourIds: [first.subjectId] });
    if (came.kind === 'done') this.world.count('units asked after');
    return came.kind === 'done';
  }

  private covers(areaId: string | null): boolean {
    const areas = this.world.pack.seats.find(({ id }) => id === this.player.seatId)?.areas ?? [];
    return areas.length === 0 || (areaId !== null && areas.includes(areaId));
  }

  private async endEmergency({ subjectId: tourId }: Alarm): Promise<boolean> {
    await this.world.agenda.pause(VOICE_SECONDS);
    await helpOfficer(this.world, this.player, tourId);
    const input = { tourId, finding: 'accidental-voice-checked' as const, note: 'Spoken to: knocked in the car' };
    const came = await this.player.person.send(EndEmergency, input);
    if (came.kind === 'done') await this.world.crews.get(tourId)?.backInService();
    return came.kind === 'done';
  }
}
