import { forbidden, invalidInput } from '../errors';
import type { Viewer } from '../viewer';
import type { ContentType } from './content-type.rules';

/** 50 MB: the limit of any kind (architecture.md 4). */
export const largestFile = 50 * 1024 * 1024;

interface FileKind {
  maxBytes: number;
  accepts: readonly ContentType[];
  /** Who may send one; without it, whoever may call the upload mutation of the service. */
  allows?(viewer: Viewer): boolean;
  /** Holds personal data: its bytes lie sealed in the database, and its service erases them. */
  sealed?: true;
}

export type FileKinds = Record<string, FileKind>;

export interface AnnouncedFile {
  kind: string;
  name: string;
  /** Bytes. */
  size: number;
  /** Hexadecimal in lower case. */
  sha256: string;
}

const longestName = 200;
/** Control characters, halves of characters, line separators, and what turns the direction of text: `invoice\u202Efdp.exe` reads as a PDF. */
const deceptive = /[\p{Cc}\p{Cs}\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
const pathPart = /[/\\]/;

/** Refuses a file before it is sent, as far as its announcement tells. */
export function checkAnnouncement(announced: AnnouncedFile, kinds: FileKinds, viewer: Viewer): void {
  const { kind, name, size, sha256 } = announced;
  const rule = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (!rule) throw invalidInput(`This kind of file is not taken here; use ${Object.keys(kinds).join(' or ')}.`, 'kind');
  if (rule.allows && !rule.allows(viewer)) throw forbidden(`A file of kind ${kind} is not yours to send.`);
  if (!isName(name)) {
    throw invalidInput(
      `Give the bare name of the file, of 1 to ${longestName} visible characters without / or \\.`,
      'name',
    );
  }
  if (!Number.isInteger(size) || size < 1) throw invalidInput('The file is empty; give its size in bytes.', 'size');
  if (size > rule.maxBytes) throw invalidInput(`A file of this kind has at most ${rule.maxBytes} bytes.`, 'size');
  if (!/^[0-9a-f]{64}$/.test(sha256)) {
    throw invalidInput('Give the SHA-256 of the bytes as 64 hexadecimal digits in lower case.', 'sha256');
  }
}

function isName(name: string): boolean {
  if (name.trim() === '' || name.length > longestName || name === '.' || name === '..') return false;
  return !deceptive.test(name) && !pathPart.test(name);
}
