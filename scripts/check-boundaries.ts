import { join } from 'node:path';
import type { ICruiseResult, IModule } from 'dependency-cruiser';

// A require, since the configuration is CommonJS for the command-line tool's sake.
const configuration = require('../.dependency-cruiser.cjs') as {
  forbidden: { name: string }[];
  options: Record<string, unknown>;
};
const root = join(__dirname, '..');
const canary = join(root, 'test', 'fixtures', 'boundary-canary');

/** Cruises one tree with our rules. */
async function cruiseTree(baseDir: string, folders: string[]): Promise<ICruiseResult> {
  const { cruise } = await import('dependency-cruiser');
  const { tsConfig: _unused, ...options } = configuration.options;
  const { output } = await cruise(folders, {
    ...options,
    baseDir,
    validate: true,
    ruleSet: { forbidden: configuration.forbidden },
  } as never);
  return output as ICruiseResult;
}

async function main(): Promise<void> {
  const problems: string[] = [];
  const ours = await cruiseTree(root, ['platform', 'services', 'gateway', 'scripts']);
  for (const { from, to, rule } of ours.summary.violations)
    problems.push(`${from} must not import ${to} (${rule.name})`);
  if (!ours.modules.some(reachesPlatformByName)) {
    problems.push('Imports by workspace name are not followed to their files, so the rules see only half of them.');
  }
  const noticed = new Set(
    (await cruiseTree(canary, ['platform', 'services', 'gateway'])).summary.violations.map(({ rule }) => rule.name),
  );
  for (const { name } of configuration.forbidden) {
    if (!noticed.has(name)) problems.push(`The rule ${name} does not notice its breach in ${canary}.`);
  }
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

const reachesPlatformByName = ({ source, dependencies }: IModule) =>
  source.startsWith('services/') &&
  dependencies.some(
    ({ module, resolved }) => module.startsWith('@partner-commons/platform/') && resolved.startsWith('platform/src/'),
  );

main();
