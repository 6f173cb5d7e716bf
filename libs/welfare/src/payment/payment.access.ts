import { withScope } from '@mashang/platform-identity';

const welfareStaff = withScope('welfare:read');

export const paymentAccess = { Query: { payments: welfareStaff }, references: { Payment: welfareStaff } } as const;
