/**
 * The server that tests with a database run on: `mysql://user:password@host:port` without a schema, or undefined for
 * the embedded engine. The only place in test support that reads the environment; `tools/mariadb` sets it.
 */
export function testServerUrl(): string | undefined {
  const url = process.env['MASHANG_TEST_DATABASE'];
  return url === undefined || url === '' ? undefined : url.replace(/\/+$/, '');
}
