import type { Aggregate } from '../../../kernel/pure.ts';
import { requestPromises } from './deadlines.ts';
import type { RequestEvent } from './events.ts';
import { evolveRequest, type RequestState } from './request.ts';

export const requestAggregate: Aggregate<RequestState, RequestEvent> = {
  name: 'service.request',
  initial: { situation: 'none' },
  evolve: evolveRequest,
  promises: requestPromises,
};
