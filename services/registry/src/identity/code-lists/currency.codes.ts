import { type CodeEntry, type CodeTable, type Labels, unLanguages } from './code-list.rules';

/** ISO 4217, those in circulation at the start of 2026; funds and precious metals are left out. */
const circulating =
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG'.split(
    ' ',
  );

const names = new Map(
  unLanguages.map((language) => [language, new Intl.DisplayNames([language], { type: 'currency' })]),
);

const entry = (code: string): CodeEntry => ({
  code,
  labels: Object.fromEntries(unLanguages.map((language) => [language, names.get(language)?.of(code)])) as Labels,
});

export const currencyTable: CodeTable = {
  version: '2026-01',
  effectiveFrom: '2026-01-01',
  codes: circulating.map(entry),
};
