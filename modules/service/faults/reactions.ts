import { derivedId, idOfStream, type Reaction } from '../../../kernel/index.ts';
import type { Past } from '../../../kernel/pure.ts';
import type { CustodyEvent } from '../../estate/events.ts';
import type { Pack } from '../../force/index.ts';
import type { TourEvent } from '../../operations/events.ts';
import type { ServiceIncidentEvent } from '../service-incidents/events.ts';
import type { EstateDoor } from './estate-door.ts';
import type { FaultEvent } from './events.ts';
import { groundOf, localHour } from './ground.ts';
import { translate } from './translate.ts';

const raise = 'service.raiseServiceIncident';

/** The key was pressed: the IT incident that follows has the id of the fault. */
const raiseForFault = (pack: TranslateNeeds['pack']): Reaction => ({
  name: 'service.raiseForFault',
  author: 'one-key report',
  on: ['service.FaultReported'],
  react: async (event) => {
    const { data, detail } = event as unknown as Past<FaultEvent>;
    const { source, reporterId, itemIds, serviceId, siteId } = data;
    const { summary, reporter, said, state } = detail ?? { summary: 'Fault', reporter: 'erased', said: '', state: '' };
    // A service that the catalogue does not know would have the report refused.
    const known = pack().service.services.some(({ id }) => id === serviceId);
    const input = {
      ...{ serviceIncidentId: idOfStream(event.stream), source, reporterId, reporter, itemIds, siteId },
      ...{
        serviceId: known ? serviceId : null,
        summary: summary.slice(0, 200),
        description: said,
        symptoms: state,
        urgency: 1,
      },
    };
    return [{ name: raise, input }];
  },
});

/** A radio that fell silent is mended, too: the dispatcher has been asked to look after the officer before. */
const raiseForSilence: Reaction = {
  name: 'service.raiseForSilence',
  author: 'silent radio',
  on: ['operations.RadioFellSilent'],
  react: async (event) => {
    const { data } = event as unknown as Past<Extract<TourEvent, { type: 'operations.RadioFellSilent' }>>;
    const summary = `Radio of ${data.callsign}: silent`;
    const input = {
      ...{ serviceIncidentId: derivedId('silent-radio', event.stream, event.position), source: 'monitoring', summary },
      ...{ description: data.reason, itemIds: [data.itemId], reporter: 'Watch over radios', urgency: 2 },
    };
    return [{ name: raise, input }];
  },
};

/** Loss as one act: its IT incident was named when it was reported. */
const raiseForLoss: Reaction = {
  name: 'service.raiseForLoss',
  author: 'loss report',
  on: ['estate.ItemLost'],
  react: async (event) => {
    const { data, detail, actor } = event as unknown as Past<Extract<CustodyEvent, { type: 'estate.ItemLost' }>>;
    const { serviceIncidentId, label, siteId, personId } = data;
    const where = detail?.where ? ` (${detail.where})` : '';
    const input = {
      ...{ serviceIncidentId, source: 'portal', siteId, itemIds: [idOfStream(event.stream)], urgency: 1 },
      ...{ reporterId: personId, reporter: detail?.person || actor.name, summary: `${label} lost` },
      description: `${detail?.circumstances ?? 'erased'}${where}`,
    };
    return [{ name: raise, input }];
  },
};

export interface TranslateNeeds {
  readonly estate: EstateDoor;
  readonly pack: () => Pick<Pack, 'timezone' | 'service'>;
}

type Raised = Extract<ServiceIncidentEvent, { type: 'service.ServiceIncidentRaised' }>;

/** What is down is said at once in the words of those who police, into the record. */
function sayWhatIsHit({ estate, pack }: TranslateNeeds): Reaction {
  return {
    name: 'service.sayWhatIsHit',
    author: 'who is hit',
    on: ['service.ServiceIncidentRaised'],
    react: async (event, db) => {
      const { itemIds } = (event as unknown as Past<Raised>).data;
      if (itemIds.length === 0) return [];
      const ground = await groundOf(db, estate, itemIds, localHour(pack().timezone, event.occurredAt));
      const lines = translate(ground);
      if (lines.length === 0) return [];
      const text = lines.join('\n');
      return [{ name: 'service.noteServiceIncident', input: { serviceIncidentId: idOfStream(event.stream), text } }];
    },
  };
}

export function faultReactions(needs: TranslateNeeds): readonly Reaction[] {
  return [raiseForFault(needs.pack), raiseForSilence, raiseForLoss, sayWhatIsHit(needs)];
}
