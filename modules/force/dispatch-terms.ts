import { z } from 'zod';

/** How a force sends units: what suits what, levels of its plans, reasons that are asked for, and who may send themselves. */
export const DispatchTerms = z.strictObject({});
