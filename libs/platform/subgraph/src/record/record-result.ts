import { mutationResult } from '../mutation-result';

/** What came of a record's step: the payload, or which refusal kept the record as it was. */
export function recordResult<Payload>(step: Promise<unknown>, payload: () => Promise<Payload>) {
  return mutationResult(step, payload, {
    STATE_FORBIDS_STEP: (error) => ({ __typename: 'StateForbidsStep' as const, ...error }),
    STALE_VERSION: (error) => ({ __typename: 'ChangedMeanwhile' as const, ...error }),
  });
}
