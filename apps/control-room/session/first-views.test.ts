import { expect, test } from 'vitest';
import { PackForScreens } from '../../../modules/force/contract.ts';
import { Alarms, Contacts, OpenIncidents, Units } from '../../../modules/operations/contract.ts';
import { firstViews } from './first-views.ts';

test('what is asked before the contracts are here is what they declare', () => {
  const declared = [OpenIncidents, PackForScreens, Contacts, Alarms, Units].map(
    ({ name, key, parent = null, version, permission }) => ({ view: name, key, parent, of: null, version, permission }),
  );
  expect(firstViews).toEqual(declared);
});
