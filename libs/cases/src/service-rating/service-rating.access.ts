import { anyone } from '@mashang/platform-identity';

const whoWasServed = anyone('the person served rates, by number and query code of the receipt; ratings are voluntary');

export const serviceRatingAccess = { Mutation: { rateCase: whoWasServed } } as const;
