import { z } from 'zod';
import type { Principal } from './principal';
import { ANONYMOUS, ROLES } from './principal';

/** Bounded, because the statement header carries the whole principal and Node accepts 16 KiB of headers. */
const name = z.string().min(1).max(200);
const code = z.string().min(1).max(64);

const fields = z.strictObject({
  subject: name,
  displayName: name,
  roles: z.array(z.enum(ROLES)).max(ROLES.length),
  scopes: z.array(code).max(64),
  staffNo: code.optional(),
  departmentCode: code.optional(),
  divisionCodes: z.array(code).max(256),
});

type ParsedPrincipal = z.infer<typeof fields>;

/** Plain JSON → frozen `Principal`. The anonymous subject is accepted only as the powerless `ANONYMOUS` itself. */
export const principalSchema = fields
  .refine((principal) => principal.subject !== ANONYMOUS.subject || isPowerless(principal), {
    message: `the subject ${ANONYMOUS.subject} carries no roles, scopes, staff number, department or divisions`,
  })
  .transform(frozen);

/** @throws {z.ZodError} when `value` is no principal; the caller says with which code it refuses. */
export function parsePrincipal(value: unknown): Principal {
  return principalSchema.parse(value);
}

function isPowerless(principal: ParsedPrincipal): boolean {
  const { roles, scopes, divisionCodes, staffNo, departmentCode } = principal;
  return (
    roles.length + scopes.length + divisionCodes.length === 0 && staffNo === undefined && departmentCode === undefined
  );
}

function frozen(principal: ParsedPrincipal): Principal {
  if (principal.subject === ANONYMOUS.subject) return ANONYMOUS;
  const { staffNo, departmentCode, roles, scopes, divisionCodes, ...rest } = principal;
  return Object.freeze({
    ...rest,
    roles: Object.freeze([...roles]),
    scopes: Object.freeze([...scopes]),
    divisionCodes: Object.freeze([...divisionCodes]),
    ...(staffNo === undefined ? {} : { staffNo }),
    ...(departmentCode === undefined ? {} : { departmentCode }),
  });
}
