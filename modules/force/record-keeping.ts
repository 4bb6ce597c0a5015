import { z } from 'zod';

/** How long the force gives itself for what a record owes. */
export const RecordKeeping = z
  .strictObject({
    /** Minutes after a lower grade until the caller has been told, or it stands why not. */
    downgradeToldMinutes: z.number().positive().max(1440),
    /** Hours from the report until a crime is recorded or negated. */
    crimeRecordingHours: z.number().positive().max(168),
  })
  // Crime recording: 24 hours by the national counting rules; the telling is this project's own choice.
  .default({ downgradeToldMinutes: 30, crimeRecordingHours: 24 });
