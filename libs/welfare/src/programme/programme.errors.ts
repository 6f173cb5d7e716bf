import { DomainError } from '@mashang/domain';

export type ProgrammeErrorCode = 'PROGRAMME_PAYS_BY_CLAIM';

/** A question about a programme that does not fit how it pays. */
export class ProgrammeError extends DomainError<ProgrammeErrorCode> {}
