import anyAscii from 'any-ascii';

const invisible = /[\p{Cf}\p{Cc}\p{M}]/gu;

/**
 * The one comparable form of a name for search and duplicates: Latin letters and digits in lower case, words separated
 * by one space. Computed here, so that no rule depends on the database server's locale (architecture.md 8).
 */
export function foldName(value: string): string {
  const bare = value.normalize('NFKD').replace(invisible, '');
  return anyAscii(bare)
    .toLowerCase()
    .replace(/[.'`’]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
