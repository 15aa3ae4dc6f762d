import pino from 'pino';

/** Secrets and personal names never reach a log line, whoever logs the object that carries them. */
const redact = [
  'authorization',
  '*.authorization',
  'headers.authorization',
  'token',
  '*.token',
  'password',
  '*.password',
];

export const log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  redact,
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
});
export type Log = pino.Logger;
