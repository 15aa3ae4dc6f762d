import { bilingual, type CodeTable } from './code-list.rules';

/** IATI codelist OrganisationType, version 2.03. */
export const iatiTypeTable: CodeTable = {
  version: '2.03',
  effectiveFrom: '2018-02-19',
  codes: bilingual({
    '10': ['Government', 'Gouvernement'],
    '11': ['Local Government', 'Collectivité locale'],
    '15': ['Other Public Sector', 'Autre secteur public'],
    '21': ['International NGO', 'ONG internationale'],
    '22': ['National NGO', 'ONG nationale'],
    '23': ['Regional NGO', 'ONG régionale'],
    '24': ['Partner Country based NGO', 'ONG du pays partenaire'],
    '30': ['Public Private Partnership', 'Partenariat public-privé'],
    '40': ['Multilateral', 'Organisme multilatéral'],
    '60': ['Foundation', 'Fondation'],
    '70': ['Private Sector', 'Secteur privé'],
    '71': ['Private Sector in Provider Country', 'Secteur privé du pays fournisseur'],
    '72': ['Private Sector in Aid Recipient Country', 'Secteur privé du pays bénéficiaire'],
    '73': ['Private Sector in Third Country', "Secteur privé d'un pays tiers"],
    '80': ['Academic, Training and Research', 'Enseignement, formation et recherche'],
    '90': ['Other', 'Autre'],
  }),
};
