import { notFound } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import type { Resource } from '../access-grants/access-grant.rules';

/**
 * How each part tells whose a thing is. Null when there is none, or the viewer may not know that there is one; it loads
 * for many at once, and reads nothing confidential.
 */
export type FindResource = (id: string) => Promise<Resource | null>;

/** What can be asked for, granted and read in confidence, whichever part owns it. */
export class DisclosableService {
  constructor(private readonly finders: Partial<Record<Resource['type'], FindResource>>) {}

  find(type: Resource['type'], id: string): Promise<Resource | null> {
    return isId(id) ? (this.finders[type]?.(id) ?? Promise.resolve(null)) : Promise.resolve(null);
  }

  /** Null for parts whose things have no name. */
  async referenceOf(type: Resource['type'], id: string): Promise<string | null> {
    return (await this.find(type, id))?.referenceNo ?? null;
  }

  async get(type: Resource['type'], id: string): Promise<Resource> {
    const resource = await this.find(type, id);
    if (!resource) throw notFound('resource');
    return resource;
  }
}
