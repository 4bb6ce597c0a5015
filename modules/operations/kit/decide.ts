import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { TourEvent } from '../resources/events.ts';
import { shownStatus, type TourState } from '../resources/tour.ts';
import type { NoteRadioSeen, NoteSilence } from './commands.ts';

type Command<C> = CommandOf<InputOf<C>>;
type OfTour = Outcome<{ tour: readonly TourEvent[] }>;
type States = { readonly tour: TourState };

export function noteSilence({ input }: Command<typeof NoteSilence>, { tour: state }: States): OfTour {
  if (state.situation !== 'on-tour') return refuse('no-such-tour', 'There is no such tour of duty running.');
  const { tour } = state;
  if (tour.silent !== null) return refuse('noted-already', 'It has been noted.');
  const { meaning } = shownStatus(state).status;
  const welfare = tour.active !== null || meaning === 'committed' || tour.terms.permits.length === 1;
  const { itemId, seenAt, reason } = input;
  const data = { callsign: tour.terms.callsign, itemId, seenAt, reason, welfare };
  return decided({ tour: [{ type: 'operations.RadioFellSilent', data }] });
}

export function noteRadioSeen(_: Command<typeof NoteRadioSeen>, { tour: state }: States): OfTour {
  if (state.situation === 'none') return refuse('no-such-tour', 'There is no tour of duty with this id.');
  if (state.tour.silent === null) return refuse('not-silent', 'It is not noted as silent.');
  return decided({ tour: [{ type: 'operations.RadioSeen', data: {} }] });
}
