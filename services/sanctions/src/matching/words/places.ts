/** Countries with their people and other forms; the first is the common form. */
const countries = `afghanistan afghan
albania albanian
algeria algerian algerie
angola angolan
argentina argentine argentinian
armenia armenian
australia australian
austria austrian
azerbaijan azerbaijani
bahrain bahraini
bangladesh bangladeshi
belarus belarusian byelorussia
belgium belgian belgique
bolivia bolivian
bosnia bosnian
brazil brasil brazilian brasileira brasileiro
bulgaria bulgarian
burma burmese myanmar
burundi
cambodia cambodian
cameroon cameroun
canada canadian
chad tchad
chile chilean
china chinese prc sino
colombia colombian colombiana colombiano
congo congolese
croatia croatian
cuba cuban cubana
cyprus cypriot
czech czechia
denmark danish
ecuador ecuadorian
egypt egyptian misr
eritrea eritrean
estonia estonian
ethiopia ethiopian
finland finnish
france french francaise
georgia georgian
germany german deutsche deutschland
ghana ghanaian
greece greek
guatemala
guinea
haiti haitian
honduras
hungary hungarian
india indian
indonesia indonesian
iran iranian
iraq iraqi
ireland irish
israel israeli
italy italian italia
japan japanese nippon
jordan jordanian
kazakhstan kazakh
kenya kenyan
korea korean
kosovo
kuwait kuwaiti
kyrgyzstan kyrgyz
laos lao
latvia latvian
lebanon lebanese liban
liberia liberian
libya libyan
lithuania lithuanian
madagascar malagasy
malaysia malaysian
mali malian
mauritania mauritanian
mexico mexican mexicana mexicano
moldova moldovan
mongolia mongolian
morocco moroccan maroc
mozambique
namibia
nepal nepalese
netherlands dutch
nicaragua
niger
nigeria nigerian
norway norwegian
oman omani
pakistan pakistani
palestine palestinian
panama panamanian
paraguay
peru peruvian
philippines philippine filipino
poland polish
portugal portuguese
qatar qatari
romania romanian
russia russian rossiya rossii
rwanda rwandan
saudi ksa
senegal
serbia serbian
singapore
slovakia slovak
slovenia
somalia somali
spain spanish espana
sudan sudanese
sweden swedish
switzerland swiss
syria syrian syrie
taiwan taiwanese
tajikistan tajik
tanzania tanzanian
thailand thai
togo
tunisia tunisian tunisie
turkey turkish turkiye
turkmenistan turkmen
uganda ugandan
ukraine ukrainian
uruguay
uzbekistan uzbek
venezuela venezuelan
vietnam vietnamese
yemen yemeni
zambia zambian
zimbabwe
usa america american us
uk britain british
uae emirates emirati
dprk
europe european
africa african
asia asian
arabia arabian arab
moscow moskva
tehran teheran
damascus dimashq
beijing peking
kyiv kiev
london
dubai
baghdad
kabul
delhi
istanbul
cairo`;

export const places: string[][] = countries.split('\n').map((line) => line.trim().split(/\s+/));

const placeWords = new Set(places.flat());

export function isPlace(text: string): boolean {
  return placeWords.has(text);
}

/** Names of several words for a place that is also known by one. */
export const placePhrases: readonly (readonly [readonly string[], string])[] = (
  [
    ['united states of america', 'usa'],
    ['united states', 'usa'],
    ['united kingdom', 'uk'],
    ['great britain', 'uk'],
    ['united arab emirates', 'uae'],
    ['democratic peoples republic of korea', 'dprk'],
    ['north korea', 'dprk'],
    ['peoples republic of china', 'china'],
    ['russian federation', 'russia'],
    ['islamic republic of iran', 'iran'],
    ['syrian arab republic', 'syria'],
    ['kingdom of saudi arabia', 'saudi'],
    ['saudi arabia', 'saudi'],
    ['saudi arabian', 'saudi'],
  ] as const
).map(([phrase, place]) => [phrase.split(' '), place] as const);
