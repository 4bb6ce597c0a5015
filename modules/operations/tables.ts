import type { ColumnType } from 'kysely';
import type { z } from 'zod';
import type { Locus } from '../../kernel/pure.ts';
import type { AssessmentShown, WrapUpShown } from './assessments/views.ts';
import type { CareShown } from './contacts/care-shown.ts';
import type { Channel } from './contacts/commands.ts';
import type { CallerFix } from './contacts/fix.ts';
import type { LineSource } from './incidents/line-source.ts';
import type { RecordShown } from './incidents/record-row.ts';
import type { Circle, KnownPlace } from './place.ts';
import type { Alarms, Clock, OpenIncidents, UnitOnIncident, Units } from './views.ts';
import type { WhereaboutsHeld } from './whereabouts/whereabouts.ts';

/** JSON columns are read parsed and written as text: the driver would send a list as a PostgreSQL array. */
type Json<T> = ColumnType<T, string, string>;
type JsonOrNull<T> = ColumnType<T | null, string | null, string | null>;

type UnitRow = z.output<typeof Units.row>;
export type AlarmRow = z.output<typeof Alarms.row>;
export type ClockRow = z.output<typeof Clock>;
export type AgencyRow = z.output<typeof OpenIncidents.row>['agencies'][number];
export type UnresourcedRow = NonNullable<z.output<typeof OpenIncidents.row>['unresourced']>;
type IncidentUnit = z.output<typeof UnitOnIncident>;

interface ActiveAssignment {
  readonly assignmentId: string;
  readonly incidentId: string;
  readonly milestone: 'assigned' | 'acknowledged' | 'en-route' | 'at-scene';
  readonly since: number;
}
interface StackedAssignment {
  readonly assignmentId: string;
  readonly incidentId: string;
}

/** Tables of this module that its slices write. Times are epoch milliseconds. */
export type OperationsTables = {
  'operations.contact': {
    id: string;
    day: string | null;
    sequence: number | null;
    number: string | null;
    state: 'ringing' | 'open' | 'settled';
    channel: Channel;
    caller_number: string | null;
    caller_name: string | null;
    caller_address: string | null;
    what: string | null;
    note: string | null;
    circle: JsonOrNull<Circle>;
    fix: JsonOrNull<CallerFix>;
    track: Json<readonly CallerFix[]>;
    place: JsonOrNull<KnownPlace>;
    received_at: number;
    answered_at: number | null;
    seat_id: string | null;
    taken_by: string | null;
    incident_id: string | null;
    outcome: string | null;
    settled_position: number | null;
    assessment: JsonOrNull<AssessmentShown>;
    care: JsonOrNull<CareShown>;
    closing_code: string | null;
    alarms: Json<readonly AlarmRow[]>;
    paper: string | null;
  };
  'operations.incident': {
    id: string;
    day: string;
    sequence: number;
    number: string;
    contact_id: string | null;
    state: 'open' | 'assigned' | 'attending' | 'at-scene' | 'resulted' | 'closed';
    code: string;
    code_name: string;
    grade: string;
    grade_name: string;
    weight: number;
    emergency_driving: boolean;
    channel: Channel;
    callers: number;
    label: string;
    lon: number | null;
    lat: number | null;
    gazetteer_id: string | null;
    verified: boolean;
    area_id: string | null;
    ward: string | null;
    setting: 'urban' | 'rural';
    /** Null: raised before this was kept. */
    whereabouts: JsonOrNull<WhereaboutsHeld>;
    transfer_waits: boolean;
    what: string | null;
    appointment_at: number | null;
    received_at: number;
    opened_at: number;
    closed_at: number | null;
    owner_seat_id: string | null;
    owner_seat_name: string | null;
    restriction: 'none' | 'restricted' | 'concealed';
    allowed: Json<readonly string[]>;
    locus: Json<Locus>;
    radius_metres: number;
    guarded_at: number;
    referred_to: 'control-room-supervisor' | 'fim' | null;
    referred_reason: string | null;
    next_review_at: number | null;
    result: string | null;
    closing_code: string | null;
    lines: number;
    last_line_at: number;
    assessment: JsonOrNull<AssessmentShown>;
    wrap_ups: Json<readonly WrapUpShown[]>;
    clocks: Json<readonly ClockRow[]>;
    units: Json<readonly IncidentUnit[]>;
    agencies: Json<readonly AgencyRow[]>;
    record: Json<RecordShown>;
    unresourced: JsonOrNull<UnresourcedRow>;
    alarms: Json<readonly AlarmRow[]>;
  };
  'operations.incident_line': {
    incident_id: string;
    id: string;
    position: number;
    at: number;
    occurred_at: number;
    kind: 'remark' | 'resource' | 'grade' | 'place' | 'contact' | 'promise' | 'agency' | 'access' | 'state';
    text: string | null;
    by: string;
    seat_id: string | null;
    corrects: string | null;
    corrected_by: string | null;
    /** The other incident that the line names. */
    about_id: string | null;
    source: LineSource;
  };
  'operations.attachment': {
    id: string;
    record_id: string;
    sha256: string;
    media_type: string;
    bytes: number;
    given_by: 'caller' | 'force';
    name: string | null;
    at: number;
    by: string;
    seat_id: string | null;
  };
  'operations.bell': {
    position: number;
    seat_id: string;
    stream: string;
    at: number;
    kind: string;
    alarm_class: 'A' | 'B';
  };
  'operations.last_looked': { account_id: string; incident_id: string; lines: number; at: number };
  'operations.unit': {
    id: string;
    callsign: string;
    kind: string;
    responds: boolean;
    armed: boolean;
    crew: Json<UnitRow['crew']>;
    /** Accounts of the crew: whose the unit is. */
    crew_accounts: string[];
    permits: Json<readonly string[]>;
    emergency_driver: boolean;
    vehicle: JsonOrNull<NonNullable<UnitRow['vehicle']>>;
    skills: Json<readonly string[]>;
    /** When the authority for a skill ends. */
    skills_until: Json<UnitRow['skillsUntil']>;
    equipment: Json<readonly string[]>;
    talkgroup: string;
    issi: string | null;
    other_issis: string[];
    area_id: string;
    station_id: string | null;
    status: string;
    meaning: string;
    status_name: string;
    availability: 'available' | 'conditional' | 'unavailable';
    since: number;
    began_at: number;
    shift_ends_at: number;
    on_duty: boolean;
    ended_at: number | null;
    emergency: boolean;
    active: JsonOrNull<ActiveAssignment>;
    active_incident_id: string | null;
    stacked: Json<readonly StackedAssignment[]>;
    alarms: Json<readonly AlarmRow[]>;
    silent_since: number | null;
  };
};
