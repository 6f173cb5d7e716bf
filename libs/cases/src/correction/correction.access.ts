import { headOfDepartment, writeCase } from '../case/case.access';

export const correctionAccess = { Mutation: { requestCorrection: writeCase, decideCorrection: headOfDepartment } } as const;
