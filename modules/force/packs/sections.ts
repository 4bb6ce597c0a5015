/** What a pack is edited, compared and published by: its fields, but for whose it is and which version. */
export const packSections = [
  ...(['name', 'timezone', 'bounds', 'centre', 'roads', 'urbanRule'] as const),
  ...(['codes', 'qualifiers', 'grades', 'statuses', 'results', 'skills', 'permits', 'unitKinds', 'plans'] as const),
  ...(['ladders', 'deadlineRules', 'statusRules', 'watch', 'calendars', 'areas', 'stations', 'seats'] as const),
  ...(['agencies', 'lookBack', 'demandHours', 'stalePositionSeconds', 'shiftEndMinutes', 'supervision'] as const),
  ...(['callTaking', 'record', 'assessment', 'history', 'service', 'estate', 'dispatch', 'control'] as const),
  ...(['demo', 'attributions'] as const),
] as const;
export type PackSection = (typeof packSections)[number];
