/** Who was told what. Times are epoch milliseconds. */
export type TellingTables = {
  'service.staff_told': { person_id: string; position: number; service_incident_id: string; at: number; why: string };
};
