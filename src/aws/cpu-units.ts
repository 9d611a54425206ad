/** Amazon ECS counts CPU in units. */
export const CPU_UNITS_PER_VCPU = 1_024;
