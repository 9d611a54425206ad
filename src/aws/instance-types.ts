/** What an EC2 instance type brings. */
export interface InstanceType {
  readonly vcpus: number;
  readonly memoryGib: number;
  readonly networkInterfaces: number;
  readonly gpus: number;
  readonly architecture: 'x86_64' | 'arm64';
}

/** One size of a family: virtual CPUs, memory in GiB, network interfaces, GPUs. */
type Size = readonly [vcpus: number, memoryGib: number, networkInterfaces: number, gpus?: number];
type Sizes = Readonly<Record<string, Size>>;

/** The network interfaces of the general families go by the size alone. */
const INTERFACES: Readonly<Record<string, number>> = {
  medium: 2,
  large: 3,
  xlarge: 4,
  '2xlarge': 4,
  '4xlarge': 8,
  '8xlarge': 8,
  '12xlarge': 8,
  '16xlarge': 15,
  '24xlarge': 15,
  '32xlarge': 15,
  '48xlarge': 15,
};

const VCPUS: Readonly<Record<string, number>> = {
  medium: 1,
  large: 2,
  xlarge: 4,
  '2xlarge': 8,
  '4xlarge': 16,
  '8xlarge': 32,
  '12xlarge': 48,
  '16xlarge': 64,
  '24xlarge': 96,
  '32xlarge': 128,
  '48xlarge': 192,
};

const UP_TO_16 = ['medium', 'large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge'];
const UP_TO_24 = ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge', '24xlarge'];
const UP_TO_32 = [...UP_TO_24, '32xlarge'];
const UP_TO_48 = [...UP_TO_24, '48xlarge'];

const BURSTABLE: Sizes = {
  nano: [2, 0.5, 2],
  micro: [2, 1, 2],
  small: [2, 2, 3],
  medium: [2, 4, 3],
  large: [2, 8, 3],
  xlarge: [4, 16, 4],
  '2xlarge': [8, 32, 4],
};

const X86_FAMILIES: Readonly<Record<string, Sizes>> = {
  t2: {
    nano: [1, 0.5, 2],
    micro: [1, 1, 2],
    small: [1, 2, 3],
    medium: [2, 4, 3],
    large: [2, 8, 3],
    xlarge: [4, 16, 3],
    '2xlarge': [8, 32, 3],
  },
  t3: BURSTABLE,
  t3a: { ...BURSTABLE, small: [2, 2, 2] },
  m4: {
    large: [2, 8, 2],
    xlarge: [4, 16, 4],
    '2xlarge': [8, 32, 4],
    '4xlarge': [16, 64, 8],
    '10xlarge': [40, 160, 8],
    '16xlarge': [64, 256, 8],
  },
  ...families(['m5', 'm5a', 'm5d'], UP_TO_24, 4),
  ...families(['m6i', 'm6id'], UP_TO_32, 4),
  ...families(['m6a', 'm7i', 'm7a'], UP_TO_48, 4),
  c4: {
    large: [2, 3.75, 3],
    xlarge: [4, 7.5, 4],
    '2xlarge': [8, 15, 4],
    '4xlarge': [16, 30, 8],
    '8xlarge': [36, 60, 8],
  },
  c5: {
    large: [2, 4, 3],
    xlarge: [4, 8, 4],
    '2xlarge': [8, 16, 4],
    '4xlarge': [16, 32, 8],
    '9xlarge': [36, 72, 8],
    '12xlarge': [48, 96, 8],
    '18xlarge': [72, 144, 15],
    '24xlarge': [96, 192, 15],
  },
  ...families(['c6i'], UP_TO_32, 2),
  ...families(['c6a', 'c7i', 'c7a'], UP_TO_48, 2),
  ...families(['r5', 'r5a'], UP_TO_24, 8),
  ...families(['r6i'], UP_TO_32, 8),
  ...families(['r6a', 'r7i', 'r7a'], UP_TO_48, 8),
  g4dn: {
    xlarge: [4, 16, 3, 1],
    '2xlarge': [8, 32, 3, 1],
    '4xlarge': [16, 64, 3, 1],
    '8xlarge': [32, 128, 4, 1],
    '12xlarge': [48, 192, 8, 4],
    '16xlarge': [64, 256, 4, 1],
  },
  g5: {
    xlarge: [4, 16, 4, 1],
    '2xlarge': [8, 32, 4, 1],
    '4xlarge': [16, 64, 8, 1],
    '8xlarge': [32, 128, 8, 1],
    '12xlarge': [48, 192, 15, 4],
    '16xlarge': [64, 256, 8, 1],
    '24xlarge': [96, 384, 15, 4],
    '48xlarge': [192, 768, 7, 8],
  },
  p3: { '2xlarge': [8, 61, 4, 1], '8xlarge': [32, 244, 8, 4], '16xlarge': [64, 488, 8, 8] },
};

const ARM_FAMILIES: Readonly<Record<string, Sizes>> = {
  t4g: BURSTABLE,
  ...families(['m6g', 'm7g'], UP_TO_16, 4),
  ...families(['c6g', 'c7g'], UP_TO_16, 2),
  ...families(['r6g', 'r7g'], UP_TO_16, 8),
};

export function findInstanceType(name: string): InstanceType | undefined {
  const [family = '', size = ''] = name.split('.');
  const isArm = Object.hasOwn(ARM_FAMILIES, family);
  const sizes = isArm ? ARM_FAMILIES[family] : Object.hasOwn(X86_FAMILIES, family) ? X86_FAMILIES[family] : undefined;
  if (sizes === undefined || !Object.hasOwn(sizes, size)) return undefined;
  const [vcpus, memoryGib, networkInterfaces, gpus = 0] = sizes[size] as Size;
  return { vcpus, memoryGib, networkInterfaces, gpus, architecture: isArm ? 'arm64' : 'x86_64' };
}

const MIB_PER_GIB = 1_024;
/** The kernel keeps some of the nominal memory for itself: an instance of 4 GiB registers about 3,890 MiB. */
const USABLE_MEMORY = 0.95;

/** What tasks can have of an instance's memory. */
export function usableMemoryMib({ memoryGib }: InstanceType): number {
  return Math.floor(memoryGib * MIB_PER_GIB * USABLE_MEMORY);
}

/** The names of all types. */
export function knownTypes(): string[] {
  return [...Object.entries(X86_FAMILIES), ...Object.entries(ARM_FAMILIES)].flatMap(([family, sizes]) =>
    Object.keys(sizes).map((size) => `${family}.${size}`),
  );
}

export function knownFamilies(): string[] {
  return [...Object.keys(X86_FAMILIES), ...Object.keys(ARM_FAMILIES)];
}

function families(names: readonly string[], sizes: readonly string[], gibPerVcpu: number): Record<string, Sizes> {
  const bySize = sizes.map((size) => {
    const vcpus = VCPUS[size] ?? 0;
    return [size, [vcpus, vcpus * gibPerVcpu, INTERFACES[size] ?? 0]] as const;
  });
  return Object.fromEntries(names.map((name) => [name, Object.fromEntries(bySize)]));
}
