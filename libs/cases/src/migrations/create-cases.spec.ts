import { migrate, migrateDown, schemaDifferences } from '@mashang/platform-persistence';
import type { TestDatabase } from '@mashang/platform-testing';
import { openTestDatabase, testContext } from '@mashang/platform-testing';
import { aCase } from '../../test/case.builder';
import { saveHall, testVault } from '../../test/hall.builder';
import { CaseEntity } from '../case/case.entity';
import { casesSubgraph } from '../cases.subgraph';
import { ServiceItemEntity } from '../service-item/service-item.entity';

describe('the tables of cases', () => {
  let test: TestDatabase;

  beforeEach(async () => {
    const { name, entities, migrations } = casesSubgraph({ personalNumbers: testVault });
    test = await openTestDatabase({ name, entities, migrations });
  });

  afterEach(() => test.close());

  it('are made, taken back and made again, in step with the entities', async () => {
    expect(await schemaDifferences(test.database)).toEqual([]);
    await migrateDown(test.database);
    expect(await schemaDifferences(test.database)).not.toEqual([]);
    await migrate(test.database);
    expect(await schemaDifferences(test.database)).toEqual([]);
  });

  it.each([
    ['a state that is none', { state: 'LOST' }],
    ['a handling mode that is none', { handlingMode: 'SOMEHOW' }],
    ['a channel that is none', { channel: 'PIGEON' }],
    ['a kind of applicant that is none', { applicantKind: 'GHOST' }],
    ['an outcome that is none', { outcome: 'LOST' }],
    ['trips below zero', { citizenTrips: -1 }],
    ["cadres' trips below zero", { cadreTrips: -1 }],
    ['a satisfaction beyond five', { satisfaction: 6 }],
    ['a completed case that was never accepted', { acceptedAt: null, acceptedOn: null, promisedDueOn: null }],
    ['a closed case that still blocks the next', { openCaseKey: 'key' }],
  ])('refuse %s', async (_, changes) => {
    await saveHall(test.database);
    const caseNo = await aCase().accepted('2012-07-02T17:00:00+08:00', '2012-07-16').completed('2012-07-03T10:00:00+08:00').save(test.database);
    // What only a program error could write, so the types must be looked past.
    const wrong = changes as Partial<CaseEntity>;
    const change = test.database.transaction(testContext(), (tx) => test.database.manager(tx).update(CaseEntity, { caseNo }, wrong));
    await expect(change).rejects.toThrow(/ck_cases/i);
  });

  it.each([
    ['a promise longer than the law allows', { promisedWorkingDays: 31 }],
    ['an instant item with a promise of days', { caseType: 'INSTANT' }],
    ['former trips below zero', { formerTrips: -1 }],
    ['a type that is none', { type: 'FAVOUR' }],
    ['a level that is none', { exerciseLevel: 'GALAXY' }],
    ['a source of power that is none', { powerSource: 'HABIT' }],
    ['a nature that is none', { bodyNature: 'GHOST' }],
  ])('refuse %s', async (_, changes) => {
    await saveHall(test.database);
    // What only a program error could write, so the types must be looked past.
    const wrong = changes as Partial<ServiceItemEntity>;
    const change = test.database.transaction(testContext(), (tx) =>
      test.database.manager(tx).update(ServiceItemEntity, { implementationCode: 'GS-LAND-01', version: 1 }, wrong),
    );
    await expect(change).rejects.toThrow(/ck_service_items/i);
  });
});
