/** What whoever fills a pack in must know; in every language that the system's own texts are written in. */
export const instructions = {
  en: [
    'Fill in every part of this file that asks for something. Leave the names of the parts as they are, and save it as UTF-8.',
    'documents: put a scan (PDF, JPEG, PNG or DOCX, at most 20 MB) into "content" as base64, or its name into "fileName" and hand the scan over beside this file. Entries without a scan and title are left out.',
    'recommendationLetters: letters of different issuers, each with its scan.',
    'keyPersons: the head of the organisation (role HEAD), its board and who signs for it. Add an entry for each person.',
    'declaration: read each statement, answer true (yes) or false (no), print it, sign it by hand, and enter the day on which it was signed. A scan of the signed paper is handed over with this file.',
    'profile: fill "content" of each section by the codes of its fields; the choices are listed there. A field for a document takes the type of a document in "documents", such as LEGAL_REGISTRATION.',
    'Amounts are texts such as "250000.00"; days are written as 2026-02-27; countries by ISO 3166 with two letters, such as SO.',
  ],
  fr: [
    'Remplissez chaque partie de ce fichier qui demande une réponse. Ne changez pas les noms des parties et enregistrez en UTF-8.',
    'documents : mettez un scan (PDF, JPEG, PNG ou DOCX, 20 Mo au plus) dans « content » en base64, ou son nom dans « fileName » et remettez le scan avec ce fichier. Les entrées sans scan ni titre ne comptent pas.',
    'recommendationLetters : des lettres d’émetteurs différents, chacune avec son scan.',
    'keyPersons : le responsable de l’organisation (rôle HEAD), son conseil et les personnes qui signent pour elle. Ajoutez une entrée par personne.',
    'declaration : lisez chaque énoncé, répondez true (oui) ou false (non), imprimez, signez à la main et indiquez le jour de la signature. Un scan du papier signé est remis avec ce fichier.',
    'profile : remplissez « content » de chaque section selon les codes de ses champs ; les choix y sont indiqués. Un champ pour un document prend le type d’un document de « documents », comme LEGAL_REGISTRATION.',
    'Les montants sont des textes comme "250000.00" ; les jours s’écrivent 2026-02-27 ; les pays selon ISO 3166 avec deux lettres, comme SO.',
  ],
} as const;
