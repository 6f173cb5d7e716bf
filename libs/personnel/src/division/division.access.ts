import { divisionRange } from '@mashang/domain';
import type { AccessRule } from '@mashang/platform-identity';
import { anyone } from '@mashang/platform-identity';

const publicGeography = anyone('the map of the township is public (政务公开)');

/** Divisions are public; the figures that hang on them ask for `statistics:read` in the SDL. */
export const divisionAccess = {
  Query: { division: publicGeography, divisions: publicGeography },
  references: { Division: publicGeography },
} as const;

/** Narrows a rule to rows of the caller's own divisions; a township covers its villages. */
export function inOwnDivision<Row>(rule: AccessRule<Row>, divisionOf: (row: Row) => string): AccessRule<Row> {
  return {
    describe: `${rule.describe}, in the caller's own division`,
    admits: rule.admits,
    admitsRow: (principal, row) => {
      const code = divisionOf(row);
      const isOwn = principal.divisionCodes.map(divisionRange).some(({ from, to }) => from <= code && code <= to);
      return isOwn && (rule.admitsRow?.(principal, row) ?? true);
    },
  };
}
