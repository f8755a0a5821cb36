import { currencyDigits } from '../money/currency-digits.ts';
import { toMinor } from '../money/to-minor.ts';
import type { Plan } from '../plan/plan.ts';

/** Some 2,000 euros: `CAP_EUROS` × what `unitsOfAbout` says. */
const CAP_EUROS = 2000;
/**
 * Minor units. A visitor's money squared stays exact as a number (8.1 × 10^15 of 9.0 × 10^15), and the squares of a thousand visitors who all spent
 * as much fit into the 64 bits of one sum. Only where a thousand units and more make one euro, and each still has a hundred parts, is that
 * less than CAP_EUROS.
 */
export const CAP_MINOR_MAX = 90_000_000;

/**
 * How many units make about one euro, where that is nearer to one of these than to 1 (on a scale of powers: 4 is 10, 3 is 1). Orders of
 * magnitude, made from the reference rates that the European Central Bank and the national central banks published in 2024 and 2025: good enough
 * for where a cap begins, and for no conversion. What falls out of date by half a power of ten only moves that cap.
 */
const UNITS_OF_ABOUT: readonly (readonly [units: number, currencies: string])[] = [
  [10, 'AED BOB BRL BWP BYN CNY CUP CZK DKK ERN GHS GTQ HKD HNL HRK ILS LSL LYD MAD MDL MOP MVR MXN MYR'],
  [10, 'NAD NOK PEN PGK PLN QAR RON SAR SBD SCR SEK SLE STN SVC SZL TJS TMT TND TTD WST ZAR ZMW ZWG'],
  [100, 'AFN ALL BDT BTN CVE DJF DOP DZD EGP ETB GMD GYD HTG INR ISK JMD JPY KES KGS LRD MKD MRU MUR'],
  [100, 'MZN NIO NPR PHP RSD RUB SRD THB TRY TWD UAH UYU VUV XPF YER'],
  [1000, 'AMD AOA ARS CDF CLP CRC HUF IQD KMF KPW KRW KZT LKR MMK MWK NGN PKR RWF SDG SOS TZS VES XAF XOF'],
  [10_000, 'BIF COP GNF IDR KHR LAK MGA MNT PYG SLL SSP SYP UGX UZS VND ZWL'],
  [100_000, 'IRR LBP'],
];

/**
 * What one visitor's orders count at most, minor units, 1 to CAP_MINOR_MAX: the plan's `measurement.cap`, else 2,000 of euros, dollars and the like,
 * and of other currencies that times 10, 100, …, so that it is worth some 600 to 6,000 euros
 * (as far as CAP_MINOR_MAX lets it).
 *
 * @example orderCapOf({ currency: 'JPY', measurement: {} }) // 200_000: yen have no parts
 */
export function orderCapOf({
  currency,
  measurement: { cap },
}: {
  currency: string;
  measurement: Pick<Plan['measurement'], 'cap'>;
}): number {
  // Not `toMinor`, which throws where its result would not be exact: here that is held down anyway.
  const major = cap ?? CAP_EUROS * unitsOfAboutOneEuro(currency);
  const most = CAP_MINOR_MAX / 10 ** currencyDigits(currency);
  return major >= most ? CAP_MINOR_MAX : toMinor(major, currency);
}

function unitsOfAboutOneEuro(currency: string): number {
  return UNITS_OF_ABOUT.find(([, currencies]) => currencies.includes(currency))?.[0] ?? 1;
}
