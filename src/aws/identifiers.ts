import { randomWords } from './random-words.js';

/** Makes identifiers in the forms of AWS. The same seed and counter always give the same identifier. */
export interface Identifiers {
  /** Lower-case hexadecimal digits: task ids have 32, docker ids 64. */
  hex(length: number): string;
  /** A version 4 UUID. */
  uuid(): string;
  /** A place for a UUID that is made when somebody asks for it, which is seldom. */
  reserve(): number;
  /** The version 4 UUID of a place: the same whenever that is. */
  reservedUuid(place: number): string;
  /** Decimal digits without a leading zero: `ecs-svc/` ids have 19. */
  digits(length: number): string;
  /** Letters, digits, `-` and `_`. */
  urlSafe(length: number): string;
}

const HEX = '0123456789abcdef';
const DIGITS = '0123456789';
const URL_SAFE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** `nextCount` is called once for each identifier: the counter lives in the state, so a loaded snapshot never repeats an id. */
export function createIdentifiers(seed: number, nextCount: () => number): Identifiers {
  const hexOf = (length: number, count: number) => pick(HEX, length, randomWords(seed, count));
  return {
    hex: (length) => hexOf(length, nextCount()),
    uuid: () => toUuid(hexOf(32, nextCount())),
    reserve: nextCount,
    reservedUuid: (place) => toUuid(hexOf(32, place)),
    digits: (length) => pick(DIGITS, length, randomWords(seed, nextCount())).replace(/^0/, '9'),
    urlSafe: (length) => pick(URL_SAFE, length, randomWords(seed, nextCount())),
  };
}

function toUuid(hex: string): string {
  const variant = HEX[8 + (parseInt(hex.charAt(16), 16) % 4)] ?? '8';
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** Texts that grow by one character after another would take 32 bytes for each of them, for as long as they are kept. */
function pick(alphabet: string, length: number, nextWord: () => number): string {
  const codes: number[] = [];
  for (let i = 0; i < length; i++) codes.push(alphabet.charCodeAt(nextWord() % alphabet.length));
  return String.fromCharCode(...codes);
}
