import type { AccessRule } from '@mashang/platform-identity';
import { either, inOwnDivision, inPerson, signedIn, withRole } from '@mashang/platform-identity';
import type { InterestDeclarationEntity } from './interest-declaration.entity';

type Row = Pick<InterestDeclarationEntity, 'staffNo' | 'divisionCode'>;

export const ownInterest: AccessRule<Row> = inPerson(signedIn, ({ staffNo }: Row) => staffNo);

/** What officers say of their families is for few eyes. */
export const readInterest: AccessRule<Row> = either(inOwnDivision<Row>(withRole('TOWNSHIP_LEADER', 'AUDITOR')), ownInterest);

export const interestDeclarationAccess = {
  Query: { interestDeclarations: readInterest },
  Mutation: { declareInterest: ownInterest, endInterest: ownInterest },
} as const;
