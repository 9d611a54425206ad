/** An address in a VPC, by eight hexadecimal digits. The first addresses of a subnet belong to AWS. */
export function privateAddress(digits: string): string {
  const byte = (at: number) => parseInt(digits.slice(at, at + 2), 16);
  return `10.0.${byte(0)}.${4 + (byte(2) % 250)}`;
}
