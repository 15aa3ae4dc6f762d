import type { z } from 'zod';

/** Reads settings from the environment and reports every wrong one at once; nothing undeclared is readable. */
export function loadConfig<Shape extends z.ZodType>(shape: Shape, env: NodeJS.ProcessEnv): z.output<Shape> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = shape.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new ConfigError(`The configuration is not usable:\n${lines.join('\n')}`);
}

/** Printed as it is, without a stack: the operator can mend it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
