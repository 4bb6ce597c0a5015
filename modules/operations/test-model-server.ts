import { type Answer, handle, type KernelContext, makeKernel, openDatabase } from '../../kernel/index.ts';
import type { Subject } from '../../kernel/pure.ts';
import type { Action } from './test-model.ts';
import { oakham, type World } from './test-world.ts';

/** Every doubt that the model does not speak of. */
const accepted = [
  'not-suitable',
  'skill-missing',
  'unit-off-duty',
  'unit-unavailable',
  'unusual-order',
  'nothing-assigned',
];

/** One server: connections and kernel of its own. */
export interface Server {
  readonly world: World;
  readonly context: KernelContext;
  readonly close: () => Promise<void>;
}

export function startServer(world: World): Server {
  const { test: t, force, operations } = world;
  const db = openDatabase({ url: t.url, connections: 4 });
  const context = makeKernel({
    db,
    modules: [force.definition, operations.definition],
    clock: t.clock,
    packVersion: force.packVersion,
    occupiedSeats: async () => [],
    report: () => undefined,
  });
  return { world, context, close: () => db.destroy() };
}

export interface Sending {
  readonly action: Action;
  readonly by: Subject;
  readonly commandId: string;
}

export function send({ context, world }: Server, { action, by, commandId }: Sending): Promise<Answer> {
  const { name, input, confirmed = [] } = commandOf(action, world.test.clock.now());
  return handle(context, {
    name: `operations.${name}`,
    commandId,
    input,
    subject: by,
    confirmed: [...accepted, ...confirmed],
  });
}

interface Said {
  readonly name: string;
  readonly input: object;
  readonly confirmed?: readonly string[];
}

function commandOf(action: Action, now: number): Said {
  switch (action.do) {
    case 'open':
      return { name: 'openContact', input: { contactId: action.contactId, channel: '101', callerNumber: null } };
    case 'write': {
      const { contactId, seen, value } = action;
      return { name: 'writeContactField', input: { contactId, field: 'what', seen, value } };
    }
    case 'place':
      return { name: 'placeContact', input: { contactId: action.contactId, place: oakham } };
    case 'raise': {
      const { contactId, incidentId } = action;
      return { name: 'raiseIncident', input: { contactId, incidentId, code: '202' } };
    }
    case 'end-contact':
      return { name: 'closeContact', input: { contactId: action.contactId, outcome: 'advice-given', note: '' } };
    case 'book-on':
      return { name: 'bookOn', input: crewOf(action, now) };
    case 'book-off':
      return {
        name: 'bookOff',
        input: { tourId: action.tourId },
        confirmed: action.sure ? ['still-assigned'] : [],
      };
    case 'assign': {
      const { do: _, ...input } = action;
      return { name: 'assignUnit', input };
    }
    case 'progress': {
      const { do: _, ...input } = action;
      return { name: 'reportProgress', input };
    }
    case 'stand-down': {
      const { do: _, ...input } = action;
      return { name: 'standDown', input: { ...input, reason: 'Not needed' } };
    }
    case 'result':
      return {
        name: 'recordResult',
        input: { incidentId: action.incidentId, result: 'NFA', closingCode: '202', note: '' },
      };
    case 'close':
      return { name: 'closeIncident', input: { incidentId: action.incidentId } };
    case 'reopen':
      return { name: 'reopenIncident', input: { incidentId: action.incidentId, reason: 'They are back' } };
  }
}

const crewOf = ({ tourId, callsign }: Extract<Action, { do: 'book-on' }>, now: number) => ({
  tourId,
  callsign,
  kind: 'response',
  crew: [{ collar: '1', name: 'A', permit: 'response', accountId: null }],
  vehicle: null,
  skills: [],
  talkgroup: 'RUT-1',
  issi: null,
  areaId: 'oakham',
  stationId: null,
  shiftEndsAt: now + 3_600_000,
});

export const answerOf = (answer: Answer): string => ('code' in answer ? answer.code : answer.kind);
