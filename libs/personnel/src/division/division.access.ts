import { anyone } from '@mashang/platform-identity';

const publicGeography = anyone('the map of the township is public (政务公开)');

/** Divisions are public; the figures that hang on them ask for `statistics:read` in the SDL. */
export const divisionAccess = {
  Query: { division: publicGeography, divisions: publicGeography },
  references: { Division: publicGeography },
} as const;
