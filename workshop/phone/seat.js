// The seat of this phone: 19 random letters and one that checks them. The same 20 are the code to come back with.
const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";   // Crockford's base 32: no i, l, o, u

/** The letters with their check letter. Odd weights: any one letter that is typed wrong is found out. */
const sealed = (letters) => letters + LETTERS[[...letters].reduce((sum, one, i) => sum + (2 * i + 1) * LETTERS.indexOf(one), 0) % 32];

export const newSeat = () => sealed(Array.from(crypto.getRandomValues(new Uint8Array(19)), (byte) => LETTERS[byte % 32]).join(""));

export const inGroups = (seat) => seat.match(/.{4}/g).join(" ");

/** The seat that was meant by what somebody typed, or null. */
export function readSeat(typed) {
  const plain = typed.toLowerCase().replace(/[^0-9a-z]/g, "").replace(/o/g, "0").replace(/[il]/g, "1");
  return /^[0-9a-hjkmnp-tv-z]{20}$/.test(plain) && sealed(plain.slice(0, 19)) === plain ? plain : null;
}
