import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describeConfiguration, gatewaySchema, townshipSchema } from '@mashang/platform-config';

const WORKSPACE = join(__dirname, '../../..');
const SUBGRAPHS = ['cases', 'personnel', 'projects', 'welfare'];

const read = (path: string): string => readFileSync(join(WORKSPACE, path), 'utf8');

function foldersIn(path: string): readonly string[] {
  return readdirSync(join(WORKSPACE, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${path}/${name}`);
}

function filesBelow(path: string): readonly string[] {
  return readdirSync(join(WORKSPACE, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(WORKSPACE, join(entry.parentPath, entry.name)));
}

describe('the workspace', () => {
  it('gives each lib and app a README that says what it owns, how to use it and why it is so', () => {
    const projects = [...foldersIn('apps'), ...foldersIn('libs').filter((path) => path !== 'libs/platform'), ...foldersIn('libs/platform')];
    const lacking = projects.filter(
      (path) =>
        !existsSync(join(WORKSPACE, path, 'README.md')) ||
        !['## What it owns', '## How to use it', '## Why it is so'].every((heading) => read(`${path}/README.md`).includes(heading)),
    );
    expect(lacking).toEqual([]);
  });

  it('tags every project, so that the module boundaries bind it', () => {
    const projects = ['apps', 'libs', 'libs/platform', 'tools'].flatMap(foldersIn).filter((path) => existsSync(join(WORKSPACE, path, 'package.json')));
    const untagged = projects.filter((path) => !/"type:[a-z-]+"/.test(read(`${path}/package.json`)));
    expect(untagged).toEqual([]);
  });

  it('uses only the suffixes of the closed list in subgraphs', () => {
    const roles = 'graphql|entity|repository|service|lifecycle|access|inputs|errors|loaders|resolvers|context|subgraph|spec|graphql.spec';
    const known = new RegExp(`/(?:index|[a-z0-9-]+|[a-z0-9-]+\\.(?:${roles}))\\.(?:ts|graphql)$|\\.spec\\.ts$`);
    const strange = SUBGRAPHS.flatMap((name) => filesBelow(`libs/${name}/src`)).filter((path) => !known.test(`/${path.split('/').at(-1)}`));
    expect(strange).toEqual([]);
  });

  it('has no file of code that is a second concept waiting for its name', () => {
    const code = ['apps', 'libs', 'tools'].flatMap(filesBelow).filter((path) => path.endsWith('.ts') && !/__generated__|\.spec\.ts|node_modules|\/migrations\//.test(path));
    expect(code.filter((path) => read(path).split('\n').length > 300)).toEqual([]);
  });

  it('lets nobody reach the events of the compose file without the password that the keys tool makes', () => {
    const compose = read('docker-compose.yml');
    expect(compose).toContain('"--pass=${NATS_PASSWORD:?run npm run -s keys > .env}"');
    const urls = [...compose.matchAll(/_EVENTS_URL: (\S+)/g)].map(([, url]) => url);
    expect(urls).toHaveLength(4);
    expect(new Set(urls)).toEqual(new Set(['nats://mashang:${NATS_PASSWORD}@nats:4222']));
    expect(read('tools/keys/src/main.ts')).toContain('NATS_PASSWORD: secret(18)');
  });

  it('runs each app but the township as a compose service', () => {
    const services = foldersIn('apps')
      .map((path) => path.replace('apps/', ''))
      .filter((name) => name !== 'township');
    for (const service of services) expect(read('docker-compose.yml')).toContain(`command: apps/${service}/src/main.ts`);
  });

  it('lists every variable of township and gateway in the README', () => {
    const variables = [townshipSchema, gatewaySchema].flatMap((schema) => describeConfiguration(schema).map(({ variable }) => variable));
    expect(variables.filter((variable) => !read('README.md').includes(variable))).toEqual([]);
  });

  it('names in the README only scripts that exist', () => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(read('package.json'));
    const named = [...`${read('README.md')}${read('CONTRIBUTING.md')}`.matchAll(/npm run (?:-s )?([a-z:-]+)/g)].map(([, name]) => name ?? '');
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
