import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readOrCreateKeyFile } from '@mashang/platform-identity';
import type { PersonalNumberVault } from '@mashang/platform-persistence';
import { personalNumberVault } from '@mashang/platform-persistence';

/**
 * The vault of a township's personal numbers: from the configured key, or in development from a key that is made once and
 * kept beside the databases.
 */
export async function openPersonalNumbers(dataFolder: string, configuredKey?: string): Promise<PersonalNumberVault> {
  const makeKey = () => randomBytes(32).toString('base64url');
  return personalNumberVault(configuredKey ?? (await readOrCreateKeyFile(join(dataFolder, 'personal-number-key'), makeKey)));
}
