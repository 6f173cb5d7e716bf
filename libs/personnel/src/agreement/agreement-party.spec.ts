import { person } from '@mashang/platform-testing';
import type { Party, Person } from './agreement-party';
import { isOfParty, partyOn, signsFor } from './agreement-party';

const TOWNSHIP = '350199101000';
const VILLAGE = '350199101201';

const people: Readonly<Record<string, Person>> = {
  'a leader': { principal: person.townshipLeader(), divisionCode: TOWNSHIP },
  "another township's leader": { principal: person.townshipLeader({ divisionCodes: ['350199102000'] }), divisionCode: null },
  "the unit's head": { principal: person.departmentHead({ departmentCode: 'GS-LAND' }), divisionCode: TOWNSHIP },
  "the unit's clerk": { principal: person.windowClerk({ departmentCode: 'GS-LAND', staffNo: 'T-1' }), divisionCode: TOWNSHIP },
  "another unit's head": { principal: person.departmentHead(), divisionCode: TOWNSHIP },
  'a village officer': { principal: person.windowClerk({ departmentCode: 'GS-VILLAGES', staffNo: 'V-1' }), divisionCode: VILLAGE },
  'somebody off the roll': { principal: person.auditor(), divisionCode: null },
};

const parties: Readonly<Record<string, Party>> = {
  township: { kind: 'DIVISION', code: TOWNSHIP },
  village: { kind: 'DIVISION', code: VILLAGE },
  unit: { kind: 'DEPARTMENT', code: 'GS-LAND' },
  person: { kind: 'OFFICER', code: 'T-1' },
};

const grid = (rule: typeof signsFor) =>
  Object.entries(people).map(([name, who]) => `${name}: ${Object.entries(parties).flatMap(([party, ref]) => (rule(ref, TOWNSHIP, who) ? [party] : [])).join(' ')}`);

describe('the parties of an agreement', () => {
  it('are signed for by these people only', () => {
    expect(grid(signsFor)).toEqual([
      'a leader: township',
      "another township's leader: ",
      "the unit's head: unit",
      "the unit's clerk: person",
      "another unit's head: ",
      'a village officer: village',
      'somebody off the roll: ',
    ]);
  });

  it('are made of these people', () => {
    expect(grid(isOfParty)).toEqual([
      'a leader: township',
      "another township's leader: ",
      "the unit's head: unit",
      "the unit's clerk: unit person",
      "another unit's head: ",
      'a village officer: village',
      'somebody off the roll: ',
    ]);
  });

  it('have the township as assigner at the top, the parent below it, and the county nowhere in this graph', () => {
    const { unit, township, person: officer } = parties as Record<'unit' | 'township' | 'person', Party>;
    expect(partyOn('ASSIGNER', { township: TOWNSHIP, party: unit, parent: null })).toEqual(township);
    expect(partyOn('ASSIGNER', { township: TOWNSHIP, party: officer, parent: unit })).toEqual(unit);
    expect(partyOn('ASSIGNER', { township: TOWNSHIP, party: township, parent: null })).toBeNull();
    expect(partyOn('PARTY', { township: TOWNSHIP, party: officer, parent: unit })).toEqual(officer);
  });
});
