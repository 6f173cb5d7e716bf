import type { AccessRule } from '@mashang/platform-identity';
import { either, inPerson, signedIn, withRole } from '@mashang/platform-identity';
import type { InterestDeclarationEntity } from './interest-declaration.entity';

type Row = Pick<InterestDeclarationEntity, 'staffNo'>;

export const ownInterest: AccessRule<Row> = inPerson(signedIn, ({ staffNo }: Row) => staffNo);

/** What officers say of their families is for few eyes. */
export const readInterest: AccessRule<Row> = either(withRole('TOWNSHIP_LEADER', 'AUDITOR'), ownInterest);

export const interestDeclarationAccess = {
  Query: { interestDeclarations: readInterest },
  Mutation: { declareInterest: ownInterest, endInterest: ownInterest },
} as const;
