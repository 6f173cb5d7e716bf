import { randomBytes } from 'node:crypto';
import { generateStatementKeys } from '@mashang/platform-identity';

/** Prints fresh secrets of a deployment as lines of an environment file: npm run -s keys > .env */
async function main(): Promise<void> {
  const { privateKey, publicKey } = await generateStatementKeys();
  const secret = (bytes: number): string => randomBytes(bytes).toString('base64url');
  const lines = {
    GATEWAY_STATEMENT_PRIVATE_KEY: privateKey,
    GATEWAY_STATEMENT_PUBLIC_KEY: publicKey,
    PERSONAL_NUMBER_KEY: secret(32),
    MARIADB_ROOT_PASSWORD: secret(18),
    MARIADB_PASSWORD: secret(18),
    NATS_PASSWORD: secret(18),
  };
  process.stdout.write(Object.entries(lines).map(([name, value]) => `${name}=${value}\n`).join(''));
}

void main();
