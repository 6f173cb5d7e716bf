import { parseDatabaseUrl } from './engine';

describe('a database URL', () => {
  it.each([
    ['file:var/cases.db', 'var/cases.db'],
    ['file:./cases.db', './cases.db'],
    ['file:/var/lib/cases.db', '/var/lib/cases.db'],
    ['file:///var/lib/cases.db', '/var/lib/cases.db'],
  ])('%s names the file %s', (url, path) => {
    expect(parseDatabaseUrl(url)).toEqual({ engine: 'sqlite', path });
  });

  it('names server, user and schema, with escapes resolved and the usual port', () => {
    expect(parseDatabaseUrl('mysql://ca%40ses:p%2Fw%3A@db.internal/cases')).toEqual({
      engine: 'mariadb',
      host: 'db.internal',
      port: 3306,
      username: 'ca@ses',
      password: 'p/w:',
      schema: 'cases',
    });
  });

  it('may name an IPv6 address', () => {
    expect(parseDatabaseUrl('mysql://u:p@[::1]:3307/cases')).toMatchObject({ host: '::1', port: 3307 });
  });
});
