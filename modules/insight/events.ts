import { checkEvents } from './quality/events.ts';
import { reviewEvents } from './retention/review.ts';
import { reviewsDueEvents } from './retention/reviews-due.ts';

/** The event types of insight. Nobody reads this module; its log is for its own rebuild. */
export const insightEvents = { ...checkEvents, ...reviewEvents, ...reviewsDueEvents };
