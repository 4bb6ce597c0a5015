import { expect, test } from 'vitest';
import type { EventSchemas } from '../../kernel/pure.ts';
import ofCallOuts from './call-outs/golden-events.json' with { type: 'json' };
import ofCodes from './code-mappings/golden-events.json' with { type: 'json' };
import ofChoosing from './dispatch/choice/golden-events.json' with { type: 'json' };
import ofDuties from './duty/golden-events.json' with { type: 'json' };
import ofEmergency from './emergency/golden-events.json' with { type: 'json' };
import { operationsEvents } from './events.ts';
import ofFences from './fences/golden-events.json' with { type: 'json' };
import ofDesk from './golden-events.json' with { type: 'json' };
import ofMajors from './majors/golden-events.json' with { type: 'json' };
import ofMessages from './messages/golden-events.json' with { type: 'json' };
import ofAid from './mutual-aid/golden-events.json' with { type: 'json' };
import ofOfficers from './officers/golden-events.json' with { type: 'json' };
import ofPlanned from './planned/golden-events.json' with { type: 'json' };
import ofTactical from './tactical/golden-events.json' with { type: 'json' };
import ofTalkgroups from './talkgroups/golden-events.json' with { type: 'json' };

/** What stands in a slice's golden-events.json was written once and is read for ever: add to it, never change it. */
const schemas: EventSchemas = operationsEvents;
const written: Readonly<Record<string, { data: object; detail?: object }>> = {
  ...ofDesk,
  ...ofChoosing,
  ...ofMajors,
  ...ofEmergency,
  ...ofTactical,
  ...ofOfficers,
  ...ofDuties,
  ...ofMessages,
  ...ofTalkgroups,
  ...ofFences,
  ...ofPlanned,
  ...ofAid,
  ...ofCallOuts,
  ...ofCodes,
};

test('there is an example of each event type and of no other', () => {
  expect(Object.keys(written).sort()).toEqual(Object.keys(schemas).sort());
});

test.each(Object.keys(schemas))('%s is read back as it was written', (type) => {
  expect(schemas[type]?.data.parse(written[type]?.data)).toEqual(written[type]?.data);
  expect(schemas[type]?.detail?.parse(written[type]?.detail)).toEqual(written[type]?.detail);
});
