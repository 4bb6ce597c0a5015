import { z } from 'zod';
import { askTerms } from './ask-terms.ts';
import { sendingTerms } from './sending-terms.ts';
import { StaffingTerms } from './staffing-terms.ts';

/** How a force sends units: what suits what, levels of its plans, reasons that are asked for, and who may send themselves. */
export const DispatchTerms = z.strictObject({
  ...sendingTerms,
  ...askTerms,
  staffing: StaffingTerms.prefault({}),
});
