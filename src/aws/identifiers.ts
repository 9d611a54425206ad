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
  const uuidOf = (count: number) => pickUuid(randomWords(seed, count));
  return {
    hex: (length) => pick(HEX, length, randomWords(seed, nextCount())),
    uuid: () => uuidOf(nextCount()),
    reserve: nextCount,
    reservedUuid: uuidOf,
    digits: (length) => pick(DIGITS, length, randomWords(seed, nextCount())).replace(/^0/, '9'),
    urlSafe: (length) => pick(URL_SAFE, length, randomWords(seed, nextCount())),
  };
}

/** Texts that grow by one character after another would take 32 bytes for each of them, for as long as they are kept. */
const characters = Buffer.alloc(64);

function pick(alphabet: string, length: number, nextWord: () => number): string {
  for (let i = 0; i < length; i++) characters[i] = alphabet.charCodeAt(nextWord() % alphabet.length);
  return characters.toString('latin1', 0, length);
}

/** An `x` is any digit, and `y` has the two bits of the variant. */
const UUID_FORM = 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx';

function pickUuid(nextWord: () => number): string {
  for (let i = 0; i < UUID_FORM.length; i++) {
    const form = UUID_FORM.charAt(i);
    characters[i] = (form === '-' ? form : pickDigit(form, nextWord())).charCodeAt(0);
  }
  return characters.toString('latin1', 0, UUID_FORM.length);
}

function pickDigit(form: string, word: number): string {
  if (form === 'x') return HEX.charAt(word % 16);
  return form === 'y' ? HEX.charAt(8 + (word % 4)) : form;
}
