import type { Space } from './reconciliation.space';

/** What a client has to know about a space, by the schema of version 0.2. */
export const manifestOf = (space: Space, base: string) => ({
  versions: ['0.2'],
  name: space.name,
  identifierSpace: space.identifierSpace,
  schemaSpace: 'urn:partner-commons:schema',
  defaultTypes: space.types,
  suggest: {
    ...(space.suggest && { entity: { service_url: base, service_path: '/suggest/entity' } }),
    property: { service_url: base, service_path: '/suggest/property' },
    type: { service_url: base, service_path: '/suggest/type' },
  },
  ...(space.preview && { preview: { url: `${base}/preview?id={{id}}`, width: 400, height: 200 } }),
  ...(space.extend && {
    extend: { propose_properties: { service_url: base, service_path: '/extend/propose' }, property_settings: [] },
  }),
});
