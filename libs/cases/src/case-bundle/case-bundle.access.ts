import { withScope } from '@mashang/platform-identity';
import { readCase } from '../case/case.access';

/** One window takes in for all departments (一窗受理); what follows is each department's own, by the rules of its case. */
export const bundleIntake = withScope('cases:write');

export const caseBundleAccess = { Query: { caseBundle: readCase }, Mutation: { receiveBundle: bundleIntake } } as const;
