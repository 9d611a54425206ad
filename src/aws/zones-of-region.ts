/** Without Amazon EC2 to ask, each Region has three zones. */
export function zonesOfRegion(region: string): string[] {
  return ['a', 'b', 'c'].map((letter) => `${region}${letter}`);
}
