/** Bulk tables: fed by a reaction. Positions are those of the log, so that what is carried again changes nothing. */
export type InUseTables = {
  'estate.unit_out': {
    tour_id: string;
    callsign: string;
    issi: string | null;
    registration: string | null;
    talkgroup: string;
    area_id: string;
    station_id: string | null;
    armed: boolean;
    lone: boolean;
    assignment_id: string | null;
    incident_id: string | null;
    emergency: boolean;
    position: number;
  };
  'estate.open_call': {
    incident_id: string;
    grade: string;
    weight: number;
    area_id: string | null;
    beat_id: string | null;
    concealed: boolean;
    closed: boolean;
    position: number;
  };
};
