import { blackoutEvents } from './blackouts/events.ts';
import { cabEvents } from './cab/events.ts';
import { changeEvents } from './events.ts';
import { templateEvents } from './templates/events.ts';

/** The event types of changes, of their templates, blackouts and boards. */
export const changesEvents = { ...changeEvents, ...templateEvents, ...blackoutEvents, ...cabEvents };
