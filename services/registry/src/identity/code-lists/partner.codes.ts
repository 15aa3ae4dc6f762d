import type { RegistrationTrack } from '../../registration/registrations/registration.entity';
import type { PartnerType } from '../partners/partner.entity';
import { bilingual, type CodeTable } from './code-list.rules';

const table = (rows: Parameters<typeof bilingual>[0]): CodeTable => ({
  version: '1',
  effectiveFrom: '2026-01-01',
  codes: bilingual(rows),
});

/** HAB-13: the nineteen partner categories, not mutually exclusive (UNICEF-7). */
export const categoryTable = table({
  MEMBER_STATES: ['Member States', 'États membres'],
  LOCAL_REGIONAL_GOVERNMENTS: ['Local and regional governments', 'Autorités locales et régionales'],
  UN_AGENCIES: ['United Nations agencies', 'Organismes des Nations Unies'],
  OTHER_INTERGOVERNMENTAL_AND_BANKS: [
    'Other intergovernmental organisations and development banks',
    'Autres organisations intergouvernementales et banques de développement',
  ],
  PRIVATE_SECTOR: ['Private sector', 'Secteur privé'],
  CIVIL_SOCIETY_CBO_FAITH_BASED: [
    'Civil society, community-based and faith-based organisations',
    'Société civile, organisations communautaires et confessionnelles',
  ],
  ACADEMIA_RESEARCH: ['Academia and research', 'Universités et recherche'],
  PROFESSIONAL_ORGANISATIONS: ['Professional organisations', 'Organisations professionnelles'],
  WOMEN: ['Women', 'Femmes'],
  CHILDREN_YOUTH: ['Children and youth', 'Enfants et jeunes'],
  WORKERS_TRADE_UNIONS: ['Workers and trade unions', 'Travailleurs et syndicats'],
  FOUNDATIONS_PHILANTHROPISTS: ['Foundations and philanthropists', 'Fondations et philanthropes'],
  INDIGENOUS_PEOPLE: ['Indigenous people', 'Peuples autochtones'],
  GRASSROOTS_INFORMAL_SETTLEMENTS: [
    'Grassroots and people of informal settlements',
    'Communautés de base et habitants de quartiers informels',
  ],
  OLDER_PERSONS: ['Older persons', 'Personnes âgées'],
  PERSONS_WITH_DISABILITIES: ['Persons with disabilities', 'Personnes handicapées'],
  MEDIA: ['Media', 'Médias'],
  FARMERS: ['Farmers', 'Agriculteurs'],
  PARLIAMENTARIANS: ['Parliamentarians', 'Parlementaires'],
});

export const roleTable = table({
  IMPLEMENTING: ['Implementing partner', "Partenaire d'exécution"],
  OPERATIONAL: ['Operational partner', 'Partenaire opérationnel'],
  RESOURCE: ['Resource partner', 'Partenaire financier'],
  ADVOCACY: ['Advocacy partner', 'Partenaire de plaidoyer'],
  KNOWLEDGE: ['Knowledge partner', 'Partenaire de connaissances'],
  ADVISORY: ['Advisory partner', 'Partenaire consultatif'],
  AFFILIATE: ['Affiliate', 'Affilié'],
});

/** UNICEF-36: what a partner says of itself; evidence is a flag of its own. */
export const attributeTable = table({
  LOCAL: ['Local', 'Locale'],
  WOMEN_LED: ['Led by women', 'Dirigée par des femmes'],
  YOUTH_LED: ['Led by young people', 'Dirigée par des jeunes'],
  REFUGEE_LED: ['Led by refugees', 'Dirigée par des réfugiés'],
  OPD: ['Organisation of persons with disabilities', 'Organisation de personnes handicapées'],
  FAITH_BASED: ['Faith-based', 'Confessionnelle'],
  INDIGENOUS_LED: ['Led by indigenous people', 'Dirigée par des autochtones'],
  GRASSROOTS: ['Grassroots', 'Communauté de base'],
  DIASPORA: ['Of a diaspora', 'De la diaspora'],
  SURVIVOR_LED: ['Led by survivors', 'Dirigée par des survivants'],
});

/** HAB-15. */
export const channelTable = table({
  CALL_FOR_EOI: ['Call for expressions of interest', "Appel à manifestation d'intérêt"],
  ACCREDITATION: ['Accreditation', 'Accréditation'],
  ADVOCACY_CAMPAIGN: ['Advocacy campaign', 'Campagne de plaidoyer'],
  EVENT_OR_WORKSHOP: ['Event or workshop', 'Manifestation ou atelier'],
  URBAN_FORUM: ['Urban forum', 'Forum urbain'],
  DESK_RESEARCH: ['Desk research', 'Recherche documentaire'],
  RECOMMENDATION: ['Recommendation', 'Recommandation'],
  COMPETITION_OR_AWARD: ['Competition or award', 'Concours ou prix'],
  SELF_REQUEST: ['Own request', 'Demande spontanée'],
  OTHER: ['Other', 'Autre'],
});

const tracks: Record<RegistrationTrack, [string, string]> = {
  NON_PROFIT: ['Non-profit organisation', 'Organisation à but non lucratif'],
  OPERATIONAL_PARTNER: ['Operational partner', 'Partenaire opérationnel'],
  GOVERNMENT: ['Government', 'Gouvernement'],
  ACADEMIC: ['Academic institution', 'Établissement universitaire'],
  PRIVATE_SECTOR: ['Private sector', 'Secteur privé'],
  UN_ENTITY: ['United Nations entity', 'Entité des Nations Unies'],
  OTHER_INSTITUTION: ['Other institution', 'Autre institution'],
};
export const trackTable = table(tracks);

/** The third text is the IATI organisation type that stands for it (standards 3.6); a person has none. */
const types: Record<PartnerType, [en: string, fr: string, iati?: string]> = {
  INTERNATIONAL_NGO: ['International NGO', 'ONG internationale', '21'],
  NATIONAL_NGO: ['National NGO', 'ONG nationale', '22'],
  REGIONAL_NGO: ['Regional NGO', 'ONG régionale', '23'],
  COMMUNITY_BASED_ORG: ['Community-based organisation', 'Organisation communautaire', '24'],
  RED_CROSS_CRESCENT: ['Red Cross or Red Crescent', 'Croix-Rouge ou Croissant-Rouge', '22'],
  ACADEMIC_RESEARCH: ['Academic or research institution', 'Université ou institut de recherche', '80'],
  GOVERNMENT_NATIONAL: ['National government', 'Gouvernement national', '10'],
  GOVERNMENT_LOCAL: ['Local government', 'Collectivité locale', '11'],
  OTHER_PUBLIC: ['Other public body', 'Autre organisme public', '15'],
  UN_ENTITY: ['United Nations entity', 'Entité des Nations Unies', '40'],
  IGO_OR_DEVELOPMENT_BANK: [
    'Intergovernmental organisation or development bank',
    'Organisation intergouvernementale ou banque de développement',
    '40',
  ],
  PRIVATE_SECTOR: ['Private sector', 'Secteur privé', '70'],
  FOUNDATION: ['Foundation', 'Fondation', '60'],
  PROFESSIONAL_ASSOCIATION: ['Professional association', 'Association professionnelle', '90'],
  TRADE_UNION: ['Trade union', 'Syndicat', '90'],
  MEDIA: ['Media', 'Média', '90'],
  NETWORK_OR_COALITION: ['Network or coalition', 'Réseau ou coalition', '90'],
  PARLIAMENT: ['Parliament', 'Parlement', '15'],
  INDIVIDUAL: ['Individual', 'Personne physique'],
  OTHER: ['Other', 'Autre', '90'],
};

export const typeTable: CodeTable = {
  version: '1',
  effectiveFrom: '2026-01-01',
  codes: Object.entries(types).map(([code, [en, fr, iati]]) => ({
    code,
    labels: { en, fr },
    ...(iati && { attributes: { iatiOrganisationType: iati } }),
  })),
};
