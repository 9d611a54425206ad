const UNITS_PER_VCPU = 1024;
const MIB_PER_GB = 1024;

/** `1 vCPU` is `1024`. Any other text stays as it is: whether it is a number of CPU units is for the rules to say. */
export function toCpuUnits(text: string): string {
  return convert(text, /^(\d*\.?\d+) ?vcpu$/i, UNITS_PER_VCPU);
}

/** `0.5GB` is `512`. */
export function toMebibytes(text: string): string {
  return convert(text, /^(\d*\.?\d+) ?gb$/i, MIB_PER_GB);
}

function convert(text: string, form: RegExp, factor: number): string {
  const amount = form.exec(text)?.[1];
  return amount === undefined ? text : String(Math.round(Number(amount) * factor));
}
