import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { ConfigError } from '../config';

/** One random key per cluster, from which each role's password is derived: one 0600 file, nothing to keep in step. */
export function openPasswordKey(file: string, cluster: string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  if (existsSync(cluster)) {
    throw new ConfigError(
      `The passwords of ${cluster} are lost: ${file} is missing. Restore that file, or move the directory away to start empty.`,
    );
  }
  const key = randomBytes(32).toString('base64url');
  writeFileSync(`${file}.new`, `${key}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return key;
}

export const derivePassword = (key: string, role: string) => createHmac('sha256', key).update(role).digest('base64url');
