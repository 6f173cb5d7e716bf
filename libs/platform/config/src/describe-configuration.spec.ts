import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configurationTable, describeConfiguration } from './describe-configuration';
import { gatewaySchema } from './gateway.configuration';
import { subgraphSchema } from './subgraph.configuration';
import { townshipSchema } from './township.configuration';

const WELFARE = subgraphSchema({
  name: 'welfare',
  defaultPort: 4003,
  secrets: ['personalNumberKey'],
});

describe('describeConfiguration', () => {
  it('says what a variable is for, what is expected, and what holds without it', () => {
    const rows = describeConfiguration(gatewaySchema);

    expect(rows).toContainEqual({
      variable: 'GATEWAY_MAXIMUM_DEPTH',
      meaning: 'how deep selections may nest',
      expected: 'an integer from 1 to 100',
      default: '15',
    });
    expect(rows).toContainEqual(expect.objectContaining({ variable: 'GATEWAY_SUBGRAPH_URLS', default: 'required' }));
  });

  it.each([
    ['township', townshipSchema],
    ['gateway', gatewaySchema],
    ['subgraph', WELFARE],
  ])('stands in the README as it is read: %s', (_name, schema) => {
    const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');

    expect(readme).toContain(configurationTable(schema));
  });
});
