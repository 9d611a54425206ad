import { writeRandomWords } from './random-words.js';

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
  const uuidOf = (count: number) => pickUuid([seed, count]);
  return {
    hex: (length) => pick(HEX, length, [seed, nextCount()]),
    uuid: () => uuidOf(nextCount()),
    reserve: nextCount,
    reservedUuid: uuidOf,
    digits: (length) => pick(DIGITS, length, [seed, nextCount()]).replace(/^0/, '9'),
    urlSafe: (length) => pick(URL_SAFE, length, [seed, nextCount()]),
  };
}

type Place = readonly [seed: number, count: number];

/** The longest identifier has 64 characters. */
const words = new Uint32Array(64);

function pick(alphabet: string, length: number, place: Place): string {
  writeRandomWords(words, length, place);
  const codes = Array<number>(length);
  for (let i = 0; i < length; i++) codes[i] = alphabet.charCodeAt(wordAt(i) % alphabet.length);
  return textOf(codes);
}

const ANY_UUID = Array.from('00000000-0000-4000-8000-000000000000', codeOf);
const UUID_PLACES = [...ANY_UUID.keys()].filter((place) => ANY_UUID[place] !== codeOf('-'));
const HEX_CODES = Array.from(HEX, codeOf);

function pickUuid(place: Place): string {
  writeRandomWords(words, UUID_PLACES.length, place);
  const codes = ANY_UUID.slice();
  for (let i = 0; i < UUID_PLACES.length; i++) codes[UUID_PLACES[i] as number] = HEX_CODES[wordAt(i) % 16] as number;
  // Version 4, and the two bits of the variant.
  codes[14] = codeOf('4');
  codes[19] = HEX.charCodeAt(8 + (wordAt(16) % 4));
  return textOf(codes);
}

function wordAt(index: number): number {
  return words[index] as number;
}

/** At once: a text that grows by one character after another takes 32 bytes for each of them, for as long as it is kept. */
function textOf(codes: readonly number[]): string {
  return String.fromCharCode(...codes);
}

function codeOf(character: string): number {
  return character.charCodeAt(0);
}
