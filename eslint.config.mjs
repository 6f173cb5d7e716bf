import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

/** Each guard's message names the way out, because none of them can be disabled inline. */
const environment = {
  selector: 'MemberExpression[object.name="process"][property.name="env"]',
  message: 'Only libs/platform/config reads the environment: add the variable there and take the parsed value as a parameter.',
};
const machineClock = {
  selector: 'NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.object.name="Date"][callee.property.name="now"]',
  message: 'Take time from the context: `ctx.clock.now()`.',
};
const machineRandomness = {
  selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
  message: 'Take randomness as a parameter, so that a test can set it.',
};
const nationalNumber = {
  selector: 'Literal[value=/(?:^|\\D)[1-9]\\d{16}[\\dXx](?:\\D|$)/], TemplateElement[value.raw=/(?:^|\\D)[1-9]\\d{16}[\\dXx](?:\\D|$)/]',
  message: 'This looks like a personal identity number: let a builder make a marked fake one.',
};
const templateSql = {
  selector: 'CallExpression[callee.property.name="query"] > TemplateLiteral.arguments:first-child[expressions.length>0]',
  message: 'No values in SQL text: bind them as parameters.',
};

const boundary = (sourceTag, ...allowed) => ({ sourceTag, onlyDependOnLibsWithTags: allowed });

/** Platform libraries in the order of the architecture page: each may import those above it. */
const platformOrder = ['config', 'observability', 'identity', 'persistence', 'subgraph', 'gateway', 'testing'];

const testSupportCycles = ['persistence', 'subgraph', 'gateway', 'identity', 'observability', 'config']
  .flatMap((name, index, names) => [['testing', name], ...names.slice(index + 1).map((other) => [name, other])])
  .map((pair) => pair.map((name) => `@mashang/platform-${name}`));

export default tseslint.config(
  { ignores: ['**/node_modules/**', '**/dist/**', '**/__generated__/**', '.nx/**', 'data/**'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strict],
    plugins: { '@nx': nx },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'max-lines': ['error', { max: 500, skipBlankLines: true }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
      'no-restricted-syntax': ['error', environment, machineClock, machineRandomness, nationalNumber, templateSql],
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          // Specs of the platform use its test support, which stands on the platform; no file of a library itself does.
          ignoredCircularDependencies: testSupportCycles,
          depConstraints: [
            boundary('type:domain', 'type:domain'),
            ...platformOrder.map((name, index) =>
              boundary(`scope:platform-${name}`, 'type:domain', ...platformOrder.slice(0, index + 1).map((other) => `scope:platform-${other}`)),
            ),
            ...['cases', 'personnel', 'welfare', 'projects'].map((name) => boundary(`scope:${name}`, `scope:${name}`, 'type:platform', 'type:domain')),
            boundary('type:gateway-app', 'type:platform', 'type:domain'),
            boundary('type:township-app', 'type:subgraph', 'type:platform', 'type:domain'),
            boundary('type:tool', 'type:tool', 'type:subgraph', 'type:platform', 'type:domain', 'type:township-app', 'type:gateway-app', 'type:subgraph-app'),
          ],
        },
      ],
    },
  },
  {
    files: ['libs/{cases,personnel,welfare,projects}/src/**/*.ts', 'apps/**/*.ts', 'libs/platform/{gateway,subgraph,identity}/src/**/*.ts'],
    ignores: ['**/*.entity.ts', '**/*.repository.ts', '**/migrations/**', '**/*.spec.ts', 'libs/platform/subgraph/src/contracts.ts'],
    rules: {
      'no-restricted-imports': ['error', { paths: [{ name: 'typeorm', message: 'TypeORM stays in entity, repository and migration files.' }] }],
    },
  },
  {
    files: ['apps/gateway/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [{ name: 'typeorm', message: 'The gateway touches no database.' }] }] },
  },
  {
    // graphql-js hands values over untyped: a scalar's own value, a reference's own row. Each place says so.
    files: ['libs/platform/subgraph/src/scalars/scalars.ts', 'libs/platform/subgraph/src/define-subgraph.ts'],
    rules: { '@typescript-eslint/consistent-type-assertions': 'off' },
  },
  {
    // Test support stands on the platform that these specs test.
    files: ['libs/platform/**/*.spec.ts', 'libs/platform/*/test/**/*.ts', 'libs/platform/testing/**/*.ts'],
    rules: { '@nx/enforce-module-boundaries': 'off' },
  },
  {
    files: ['libs/domain/src/clock.ts'],
    rules: { 'no-restricted-syntax': ['error', environment, machineRandomness, nationalNumber] },
  },
  {
    files: ['**/*.spec.ts', '**/test/**/*.ts', 'libs/platform/testing/**/*.ts', 'tools/**/*.ts'],
    rules: {
      '@typescript-eslint/consistent-type-assertions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-syntax': ['error', nationalNumber],
    },
  },
  {
    files: ['libs/platform/config/src/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', machineClock, machineRandomness, nationalNumber] },
  },
);
