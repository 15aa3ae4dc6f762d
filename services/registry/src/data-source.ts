import { platformMigration } from '@partner-commons/platform/platform-tables';
import { Agency } from './agencies/agency.entity';
import { PartnerImport } from './imports/partner-import.entity';
import { PartnerImportRow } from './imports/partner-import-row.entity';
import { Member } from './members/member.entity';
import { Roster1760000001000 } from './migrations/1760000001000-roster';
import { RegistrationCore1760000002000 } from './migrations/1760000002000-registration-core';
import { AgencyOffice } from './offices/office.entity';
import { Partner } from './partners/partner.entity';
import { PartnerName } from './partners/partner-name.entity';
import { Registration } from './registrations/registration.entity';

/** In order; each runs once per database. */
export const migrations = [platformMigration('registry'), Roster1760000001000, RegistrationCore1760000002000];

/** The tables that GraphQL types are written on; a guard compares them with the migrated database. */
export const entities = [
  Agency,
  AgencyOffice,
  Member,
  Registration,
  Partner,
  PartnerName,
  PartnerImport,
  PartnerImportRow,
];
