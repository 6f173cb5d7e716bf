import { APPLICATION_DRAFT_STATES, applicationDraftLifecycle } from './application-draft.lifecycle';

describe('the lifecycle of a draft', () => {
  it('is this grid; a submitted or discarded draft is not written again', () => {
    expect(applicationDraftLifecycle.grid(APPLICATION_DRAFT_STATES)).toEqual(['DRAFT: save→DRAFT submit→SUBMITTED discard→DISCARDED', 'SUBMITTED:', 'DISCARDED:']);
  });
});
