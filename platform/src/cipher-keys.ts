import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type CipherKeys, cipherKeys, newCipherKeys } from './cipher';
import { ConfigError } from './config';

/** The keys of personal data in a 0600 file. Losing it loses the data, so backups of the database need it too. */
export function readCipherKeys(file: string): CipherKeys {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new ConfigError(`The keys for personal data are not readable: ${file}.`);
  }
  const parsed = cipherKeys.safeParse(parseJson(text));
  if (!parsed.success || !parsed.data.keys[parsed.data.current]) {
    throw new ConfigError(
      `${file} holds no usable keys for personal data: {"current": "k1", "keys": {"k1": "<32 bytes in base64>"}}.`,
    );
  }
  return parsed.data;
}

/** Makes the keys on the first start; whole or not at all. */
export function ensureCipherKeys(file: string): CipherKeys {
  if (!existsSync(file)) {
    writeFileSync(`${file}.new`, `${JSON.stringify(newCipherKeys())}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return readCipherKeys(file);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
