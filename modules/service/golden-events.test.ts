import { expect, test } from 'vitest';
import type { EventSchemas } from '../../kernel/pure.ts';
import ofAdHoc from './ad-hoc/golden-events.json' with { type: 'json' };
import ofAgreementReviews from './agreement-reviews/golden-events.json' with { type: 'json' };
import ofCatalogue from './catalogue/golden-events.json' with { type: 'json' };
import ofChanges from './changes/golden-events.json' with { type: 'json' };
import ofDesk from './desk/golden-events.json' with { type: 'json' };
import ofShifts from './desk/shifts/golden-events.json' with { type: 'json' };
import { serviceEvents } from './events.ts';
import ofFaults from './faults/golden-events.json' with { type: 'json' };
import ofReports from './figures/reports/golden-events.json' with { type: 'json' };
import ofImports from './imports/golden-events.json' with { type: 'json' };
import ofImprovements from './improvements/golden-events.json' with { type: 'json' };
import ofKnowledge from './knowledge/golden-events.json' with { type: 'json' };
import ofLevels from './levels/golden-events.json' with { type: 'json' };
import ofMail from './mail/golden-events.json' with { type: 'json' };
import ofMajors from './majors/golden-events.json' with { type: 'json' };
import ofNotices from './notices/golden-events.json' with { type: 'json' };
import ofProblems from './problems/golden-events.json' with { type: 'json' };
import ofProfiles from './profiles/golden-events.json' with { type: 'json' };
import ofRequests from './requests/golden-events.json' with { type: 'json' };
import ofServiceIncidents from './service-incidents/golden-events.json' with { type: 'json' };

/** What stands in a slice's golden-events.json was written once and is read for ever: add to it, never change it. */
const schemas: EventSchemas = serviceEvents;
const written: Readonly<Record<string, { data: object; detail?: object }>> = {
  ...ofServiceIncidents,
  ...ofDesk,
  ...ofShifts,
  ...ofFaults,
  ...ofMajors,
  ...ofMail,
  ...ofImports,
  ...ofReports,
  ...ofAdHoc,
  ...ofNotices,
  ...ofProblems,
  ...ofKnowledge,
  ...ofCatalogue,
  ...ofChanges,
  ...ofRequests,
  ...ofProfiles,
  ...ofLevels,
  ...ofImprovements,
  ...ofAgreementReviews,
};

test('there is an example of each event type and of no other', () => {
  expect(Object.keys(written).sort()).toEqual(Object.keys(schemas).sort());
});

test.each(Object.keys(schemas))('%s is read back as it was written', (type) => {
  expect(schemas[type]?.data.parse(written[type]?.data)).toEqual(written[type]?.data);
  expect(schemas[type]?.detail?.parse(written[type]?.detail)).toEqual(written[type]?.detail);
});
